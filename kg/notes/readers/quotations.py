"""Quotations: what was said, by whom, where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.markdown import Block, Paragraph, Quote, plain, walk
from kg.markdown.locators import read_locator, written
from kg.notes.model import PaperId, Self, Term
from kg.notes.people import person
from kg.notes.reading import Context, Reading

_ATTRIBUTION = re.compile(r"(?:^|\n)\s*(?:—|–|--|―)\s*(?P<who>[^\n]{2,300})\s*\Z")
_PAGE = re.compile(r"(?:\A|[,;(]\s*|\)\s+)(?=(?:pp?|pages?)\b\.?\s*\d)", re.IGNORECASE)
_SOURCE = re.compile(
    r"^(?P<speaker>[^,(]{2,80}?)(?:,\s*(?P<work>.+?))?\s*(?:\((?P<year>\d{4})\))?\.?$"
)


def quotations(blocks: Sequence[Block], context: Context) -> Iterator[Reading]:
    """Read every block quote that ends with its attribution (`— Speaker, Work (2019)`)."""
    for block in walk(blocks):
        if isinstance(block, Quote) and block.blocks:
            last = block.blocks[-1]
            if isinstance(last, Paragraph) and _ATTRIBUTION.search(last.text.raw):
                yield _quotation(block, context)


def _quotation(quote: Quote, context: Context) -> Reading:
    said = "\n".join(b.text.raw for b in quote.blocks if isinstance(b, Paragraph))
    found = _ATTRIBUTION.search(said)
    text = plain(said[: found.start()] if found else said)
    who, place = placed(plain(found["who"]) if found else "")
    speaker, work = attribution(who)
    paper = context.topic if isinstance(context.topic, PaperId) else None
    return context.item(
        "quotation",
        ("schema:Quotation",),
        [
            ("schema:text", text.strip('"“”„«» ')),
            ("schema:spokenByCharacter", person(speaker) if speaker else None),
            ("schema:isBasedOn", PaperId(title=work) if work else paper),
            ("kg:locator", place),
            ("kg:verification", Term("kg:Unverified")),
            ("dcterms:isPartOf", Self()),
        ],
        (quote.line, quote.end_line),
        text,
    )


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
