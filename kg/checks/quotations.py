"""Checks of quotations: whether the PDF that a note names says them, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.checks.base import Finding
from kg.checks.graph import shortened
from kg.index import Index
from kg.index.pdfs import PdfTexts
from kg.markdown.locators import read_locator
from kg.pdf.model import Unreadable
from kg.pdf.searching import Passage, Text
from kg.query import rows

_QUOTED = """
SELECT DISTINCT ?q ?path ?line ?end ?text ?place ?file WHERE {
  ?q kg:verification %s ; dcterms:source/kg:sourcePath ?file ; schema:text ?text ;
     kg:line ?line ; dcterms:isPartOf/kg:sourcePath ?path .
  OPTIONAL { ?q kg:endLine ?end } OPTIONAL { ?q kg:locator ?place }
} ORDER BY ?path ?line ?q ?file"""
_QUOTED_FILES = """
SELECT DISTINCT ?file WHERE { ?q a schema:Quotation ; dcterms:source/kg:sourcePath ?file }
ORDER BY ?file"""
_RANGE = re.compile(r"(\d{1,6})(?:\s?[-‐-—]{1,3}\s?(\d{1,6}))?")


@dataclass(frozen=True, slots=True)
class _Quotation:
    """A quotation of a note, and the PDFs that the note names for it."""

    path: str
    line: int
    end: int
    text: str
    place: str
    files: tuple[str, ...]

    def finding(self, message: str, help_: str) -> Finding:
        """Say something of it."""
        return Finding(
            path=self.path, line=self.line, end_line=self.end, message=message, help=help_
        )


def quotation_not_found(index: Index) -> Iterator[Finding]:
    """A quotation that the PDF named by its note does not hold.

    Why: what stands in quotation marks goes into a chapter as somebody else's words. Spaces,
    hyphens, ligatures, quotation marks, capitals and accents may differ; `…` and `[…]` may
    stand for words that were left out. The passage that comes nearest is shown with its page, or
    the other PDF that has the words.

        pdf: "[[papers/doe2019.pdf]]"
        > Training selects for conduct.
        > — p. 3                            (the paper: "Training selects conduct.")

    Instead: the words of the paper, with `[…]` where some are left out and `[so]` where some
    are yours. Where it is the PDF that cannot be trusted (a bad scan):
    `<!-- kg-ignore: quotation-not-found -->` behind it.
    """
    texts = PdfTexts(index.root)
    for one in _quotations(index, "kg:NotFound"):
        message = f"'{shortened(one.text)}' is not in {' or '.join(one.files)}"
        yield one.finding(message, _elsewhere(index, texts, one) or _nearest(texts, one))


def quotation_on_another_page(index: Index) -> Iterator[Finding]:
    """A quotation that stands in its PDF, but not on the page that is given.

    Why: who looks it up does not find it.

        > Training selects conduct.
        > — p. 3                            (it stands on p. 4)

    Instead: the page as it is printed. The number that a viewer counts is taken as well.
    """
    texts = PdfTexts(index.root)
    for one in _quotations(index, "kg:Verbatim"):
        wanted = _pages(one.place)
        read = (text for file in one.files if isinstance(text := texts.text(file), Text))
        places = [passage for text in read for passage in _places(text, one.text)]
        if wanted and places and not any(_is_on(passage, wanted) for passage in places):
            labels = list(dict.fromkeys(f"p. {passage.label}" for passage in places))[:3]
            yield one.finding(
                f"'{shortened(one.text)}' stands on {' and '.join(labels)}, not on {one.place}",
                "give the page as it is printed",
            )


def unreadable_pdf(index: Index) -> Iterator[Finding]:
    """A PDF that a note quotes and that cannot be read, or not to its end.

    Why: what is quoted from it cannot be compared with it.

        pdf: "[[papers/locked.pdf]]"        (it wants a password)

    Instead: a copy without a password, one with text (`ocrmypdf scan.pdf text.pdf`), or what
    the finding says. Without `litkg[pdf]` no PDF can be read.
    """
    texts = PdfTexts(index.root)
    seen: set[tuple[str, str]] = set()
    for one in _quotations(index, "kg:Unverified"):
        for file in one.files:
            why = _why_unread(texts.text(file))
            if why and (one.path, file) not in seen:
                seen.add((one.path, file))
                yield one.finding(f"{file} {why.reason}", why.hint)


def _quotations(index: Index, verification: str) -> Iterator[_Quotation]:
    found: dict[str, _Quotation] = {}
    for row in rows(index.store, index.config.base, _QUOTED % verification):
        before = found[row["q"]].files if row["q"] in found else ()
        line, end = int(row["line"]), int(row["end"] or row["line"])
        files = (*before, row["file"])
        found[row["q"]] = _Quotation(row["path"], line, end, row["text"], row["place"] or "", files)
    yield from found.values()


def _elsewhere(index: Index, texts: PdfTexts, quotation: _Quotation) -> str:
    """Say which other PDF that some note quotes has the words; nothing where none has."""
    for row in rows(index.store, index.config.base, _QUOTED_FILES):
        text = None if row["file"] in quotation.files else texts.text(row["file"])
        found = text.find(quotation.text) if isinstance(text, Text) else None
        if found:
            return f"{row['file']} has it, on p. {found.label}"
    return ""


def _nearest(texts: PdfTexts, quotation: _Quotation) -> str:
    """Say which passage comes nearest."""
    files = quotation.files
    read = [(file, text) for file in files if isinstance(text := texts.text(file), Text)]
    near = [(passage, file) for file, text in read if (passage := text.nearest(quotation.text))]
    if not near:
        return "nothing there comes near it: is it from another work?"
    passage, file = max(near, key=lambda found: found[0].score)
    return f"p. {passage.label}{f' of {file}' if len(files) > 1 else ''} has '{passage.text}'"


def _why_unread(text: Text | Unreadable) -> Unreadable | None:
    """Return why words were not looked up in a PDF to its end; `None` where they were."""
    if isinstance(text, Unreadable):
        return text
    if text.is_whole:
        return None
    return Unreadable("has no text, or more pages than are read", "see docs/pdf.md for the limits")


def _pages(place: str) -> Sequence[tuple[int, int]]:
    """Return the pages that a locator names, as ranges.

    >>> _pages("pp. 3, 33-35"), _pages("ch. 2")
    ([(3, 3), (33, 35)], [])
    """
    said = read_locator(place)
    found = _RANGE.findall(said.value) if said.label == "page" else []
    return [(int(first), int(last or first)) for first, last in found]


def _places(text: Text, quotation: str) -> list[Passage]:
    """Return every place at which a quotation stands."""
    found = text.find(quotation)
    return (list(text.pages(quotation)) or [found]) if found else []


def _is_on(passage: Passage, wanted: Sequence[tuple[int, int]]) -> bool:
    numbers = {passage.page}
    if passage.label.isdecimal():
        numbers.add(int(passage.label))
    else:
        return True  # `iv`, `A-3`: what the reader calls it nobody knows
    return any(first <= number <= last for first, last in wanted for number in numbers)
