"""A batch of citations that was fetched, as a note: who cites whom, as a service has it.

A file of JSON Lines (https://jsonlines.org/). The first line says who said so, and when:

    {"litkg": "citations", "service": "OpenAlex", "url": "https://openalex.org/", "day": "2026-11-26"}

Each of the others tells of one paper of the vault; papers have `arxiv`, `doi`, `url`, `title`,
`year` and `author` (the first one's family name), as far as they are known:

    {"paper": {"arxiv": "1906.01820"}, "references": [{"doi": …}], "cited_by": [{"doi": …}]}
"""  # noqa: E501 - a line of the form is one line

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from kg import identifiers
from kg.diagnostics import Diagnostic, Severity
from kg.markdown.decoding import normalise
from kg.notes.model import Agent, Counts, Date, Edge, Note, PaperId, Self, Uri

_Json: TypeAlias = Mapping[Any, object]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NO_KIND = ""
"""As of a bibliography: nobody takes it for a note that was written."""


def batch_note(path: str, data: bytes) -> Note:
    """Return what the batch at *path* says. Never raises on what stands in it."""
    edges: dict[Edge, None] = {}
    told: list[Diagnostic] = []
    for number, line in enumerate(data.split(b"\n"), 1):
        match _parsed(line):
            case {"litkg": "citations", **said}:
                edges.update(dict.fromkeys(_about(said)))
            case {"paper": paper, **said} if own := _paper(paper):
                edges.update(dict.fromkeys(_citations(own, said)))
            case _:
                told += [_unreadable(path, number)] if line.strip() else []
    return Note(
        path=path,
        kind=_NO_KIND,
        classes=("kg:CitationBatch",),
        title=path.rpartition("/")[2].removesuffix(".jsonl"),
        topic=None,
        aliases=(),
        citekey="",
        tags=(),
        items=(),
        edges=tuple(edges),
        counts=Counts(),
        body="",
        diagnostics=tuple(told),
    )


def _parsed(line: bytes) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _about(said: _Json) -> Iterator[Edge]:
    """State who said so, and when."""
    service, url, day = (_text(said, name) for name in ("service", "url", "day"))
    if service:
        yield Edge(Self(), "prov:wasAttributedTo", Agent(service, is_machine=True))
    for place in identifiers.urls(url):
        yield Edge(Self(), "dcterms:source", Uri(place))
    if _DAY.fullmatch(day):
        yield Edge(Self(), "dcterms:created", Date(day))


def _citations(own: PaperId, said: _Json) -> Iterator[Edge]:
    """State whom a paper cites, and who cites it."""
    for name in ("references", "cited_by"):
        others = said.get(name)
        for one in others if isinstance(others, list) else ():
            other = _paper(one)
            if other and own != other:
                citing, cited = (own, other) if name == "references" else (other, own)
                yield Edge(citing, "cito:cites", cited)


def _paper(said: object) -> PaperId | None:
    """Return a paper; `None` where nothing identifies it."""
    if not isinstance(said, dict):
        return None
    url, title = _text(said, "url"), " ".join(_text(said, "title").split())
    year = said.get("year")
    paper = PaperId(
        arxiv=identifiers.arxiv_id(_text(said, "arxiv")),
        doi=identifiers.doi(_text(said, "doi")),
        url=identifiers.url_key(url) if url else "",
        title=title,
        year=year if isinstance(year, int) and 0 < year < 10_000 else 0,
        author=" ".join(_text(said, "author").split()),
        fetched=True,
    )
    return paper if paper.arxiv or paper.doi or paper.url or title else None


def _text(said: _Json, name: str) -> str:
    found = said.get(name)
    return normalise(found) if isinstance(found, str) else ""


def _unreadable(path: str, line: int) -> Diagnostic:
    message = "the line is none of a batch of citations"
    hint = "fetch it again: `kg refresh-citations`"
    return Diagnostic(path, line, 1, line, 1, "unreadable", Severity.ERROR, message, hint)
