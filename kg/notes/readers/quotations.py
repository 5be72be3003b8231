"""Quotations: what was said, by whom, where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.markdown import Block, LinkKind, Paragraph, Quote, plain, walk
from kg.markdown.locators import read_locator, written
from kg.notes.model import PaperId, PdfFile, Self, Target, Term
from kg.notes.pdfs import is_pdf
from kg.notes.people import person
from kg.notes.readers.quoting import Said, quoted_blocks, quoted_inline
from kg.notes.reading import Context, Reading

_ATTRIBUTION = re.compile(r"(?:^|\n)\s*(?:—|–|--|―)\s*(?P<who>[^\n]{2,300})\s*\Z")
_PAGE = re.compile(r"(?:\A|[,;(]\s*|\)\s+)(?=(?:pp?|pages?)\b\.?\s*\d)", re.IGNORECASE)
_CITED = re.compile(r"\[?-?@[^\s\],;]+.*", re.DOTALL)
_SOURCE = re.compile(
    r"^(?P<speaker>[^,(]{2,80}?)(?:,\s*(?P<work>.+?))?\s*(?:\((?P<year>\d{4})\))?\.?$"
)


def quotations(blocks: Sequence[Block], context: Context) -> Iterator[Reading]:
    """Read every block quote that ends with its attribution (`— Speaker, Work (2019)`).

    In a note that names a PDF, words in quotation marks are quotations too.
    """
    for block in walk(blocks):
        if isinstance(block, Quote) and block.blocks:
            said = "\n".join(b.text.raw for b in block.blocks if isinstance(b, Paragraph))
            last = block.blocks[-1]
            if isinstance(last, Paragraph) and (found := _ATTRIBUTION.search(last.text.raw)):
                words = plain(said[: len(said) - len(found[0])])
                lines = (block.line, block.end_line)
                yield _quotation(Said(words, plain(found["who"]), lines), context)
            elif context.pdfs:
                for one in quoted_blocks(block, said):
                    yield _quotation(one, context)
    if context.pdfs:
        for one in quoted_inline(blocks):
            if placed(one.who)[1]:
                yield _quotation(one, context)


def _quotation(said: Said, context: Context) -> Reading:
    who, place = placed(said.who)
    speaker, work = attribution(_CITED.sub("", who).strip(" ,;(["))
    return context.item(
        "quotation",
        ("schema:Quotation",),
        [
            ("schema:text", said.text.strip('"“”„«» ')),
            ("schema:spokenByCharacter", person(speaker) if speaker else None),
            *(("schema:isBasedOn", paper) for paper in _based_on(said, work, context)),
            ("kg:locator", place),
            *(("dcterms:source", PdfFile(target)) for target in _files(said, context)),
            ("kg:verification", Term("kg:Unverified")),
            ("dcterms:isPartOf", Self()),
        ],
        said.lines,
        said.text,
    )


def _based_on(said: Said, work: str, context: Context) -> Iterator[PaperId | Target]:
    """Yield what may be the paper that is quoted, the one believed first to begin with.

    What is cited or linked on the last line; the work that is named; the note's own paper.
    """
    last = said.lines[1]
    cited = [link for link in context.cited if link.span.line == last]
    yield from map(Target, cited)
    if not cited:
        links = (link for link in context.links if not link.key and link.span.line == last)
        notes = (link for link in links if link.kind is LinkKind.WIKILINK)
        yield from (Target(link) for link in notes if not is_pdf(link.target))
        if work:
            yield PaperId(title=work)
        elif isinstance(context.topic, PaperId):
            yield context.topic


def _files(said: Said, context: Context) -> Sequence[str]:
    """Return the PDFs that a quotation is linked with, else those of its note."""
    first, last = said.lines
    linked = [
        link.target
        for link in context.links
        if not link.key and first <= link.span.line <= last and is_pdf(link.target)
    ]
    return list(dict.fromkeys(linked)) or context.pdfs


def placed(text: str) -> tuple[str, str]:
    """Return an attribution without the page that it names, and the page.

    >>> placed("Evan Hubinger, Risks (2019), p. 3"), placed("pp. 4-5 (underlined)")
    (('Evan Hubinger, Risks (2019)', 'p. 3'), ('', 'pp. 4-5'))
    >>> placed("A reader, Notes on p. values")
    ('A reader, Notes on p. values', '')
    """
    found = _PAGE.search(text)
    if found is None:
        return text, ""
    said = read_locator(text[found.end() :])
    return text[: found.start()].rstrip(" ,;("), written(said.label, said.value)


def attribution(text: str) -> tuple[str, str]:
    """Return speaker and work of an attribution.

    >>> attribution("Evan Hubinger, Risks from Learned Optimization (2019)")
    ('Evan Hubinger', 'Risks from Learned Optimization')
    >>> attribution("Anon.")
    ('Anon', '')
    """
    found = _SOURCE.match(text.strip())
    if found is None:
        return text.strip(), ""
    return found["speaker"].strip(), (found["work"] or "").strip(' ,*_"“”')
