"""Commands for Wikidata: an item for each paper that has a DOI or an arXiv identifier.

Form: https://www.wikidata.org/wiki/Help:QuickStatements, version 1: commands a line, between tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from kg.bibliography.reference import ARXIV, Reference
from kg.exports.source import Source

_KINDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "article": ("Q580922", "preprint"),
        "article-journal": ("Q13442814", "scholarly article"),
        "book": ("Q571", "book"),
        "paper-conference": ("Q23927052", "conference paper"),
        "report": ("Q10870555", "report"),
        "thesis": ("Q1266946", "thesis"),
    }
)
"""The items of Wikidata that CSL's types are, and what they are called."""
_ITEM = re.compile(r"https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/(Q[1-9]\d*)\Z")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_LONGEST = 250
"""Characters of a label; Wikidata takes no longer one."""


def as_document(source: Source) -> bytes:
    """Return the commands. A paper that says which item it is gets no new one."""
    return "".join(f"{line}\n" for line in _lines(source)).encode()


def _lines(source: Source) -> Iterator[str]:
    for paper in source.papers:
        if paper.title and (paper.doi or paper.arxiv):
            item = _item(source, paper.iri)
            if not item:
                yield "CREATE"
                yield from _named(paper)
            for command in _stated(source, paper):
                yield f"{item or 'LAST'}\t{command}"


def _named(paper: Reference) -> Iterator[str]:
    kind = _kind(paper)[1]
    yield f"LAST\tLen\t{_text(paper.title[:_LONGEST])}"
    yield f"LAST\tDen\t{_text(f'{kind} published in {paper.year}' if paper.year else kind)}"


def _stated(source: Source, paper: Reference) -> Iterator[str]:
    """Yield what is known of a paper, property and value."""
    yield f"P31\t{_kind(paper)[0]}"
    yield f"P1476\ten:{_text(paper.title)}"
    for place, author in enumerate(paper.authors, start=1):
        yield f'P2093\t{_text(author.name)}\tP1545\t"{place}"'
    if paper.year:
        yield f"P577\t+{paper.year:04}-00-00T00:00:00Z/9"
    if paper.doi:
        yield f"P356\t{_text(paper.doi.upper())}"
    if paper.arxiv:
        yield f"P818\t{_text(paper.arxiv)}"
    if paper.url not in ("", ARXIV + paper.arxiv) and not _ITEM.match(paper.url):
        yield f"P953\t{_text(paper.url)}"
    for cited in source.graph.all(paper.iri, "cito:cites"):
        if item := _item(source, cited):
            yield f"P2860\t{item}"


def _kind(paper: Reference) -> tuple[str, str]:
    return _KINDS.get(paper.type, _KINDS["article-journal"])


def _item(source: Source, paper: str) -> str:
    """Return the item of Wikidata that a paper is said to be."""
    for curie in ("schema:sameAs", "schema:url"):
        for address in source.graph.all(paper, curie):
            if found := _ITEM.match(address):
                return found[1]
    return ""


def _text(text: str) -> str:
    """Return *text* between quotation marks.

    Those in it stay: a text goes to the last one. There is no way to write a vertical bar, at
    which some readers end a column.

    >>> print(_text('The "new" A|B'))
    "The "new" A∣B"
    """
    words = " ".join(_CONTROLS.sub(" ", text).split())
    return f'"{words.replace("|", "∣")}"'
