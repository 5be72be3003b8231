"""BibTeX and BibLaTeX to entries.

`bibtexparser` finds the blocks and goes on behind one that is broken; the fields inside are
scanned here, because a slip in one must not cost the others.

Form: https://www.bibtex.org/Format/ and the manual of BibLaTeX, chapter 2.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.bibfiles.entries import Bibliography, Entry, Field, Place
from kg.bibfiles.mending import mended
from kg.bibfiles.scanning import Block, Written, closing, scan
from kg.bibfiles.unlatex import plain_of, text_of
from kg.diagnostics import Diagnostic

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The macros that every style defines."""

PLAIN = frozenset(
    """
    bdsk-url-1 bdsk-url-2 crossref doi eid eprint eprintclass eprinttype archiveprefix entryset
    file ids isbn issn pmcid pmid related timestamp date-added date-modified url urldate urlraw
    xdata xref
    """.split()  # noqa: SIM905 - words read best as a text
)
"""Fields that LaTeX does not set as text."""
_VERBATIM = frozenset({"file"})
"""Fields whose backslashes are meant."""
_MOST = 500
"""Fields of one entry that are read."""
_LONGEST = 10_000
"""Characters of what a `@string` stands for."""
_MOST_GROWTH = 10_000_000
"""Characters that the names of such definitions may bring into one file."""
_NUMBER = re.compile(r"\d+\Z")
_TYPE = re.compile(r"@\s*(\w+)")
_OPENING = re.compile(r"[{(]")
_BEGIN = re.compile(r"(?<=\n)[ \t]*@\s*\w+\s*[{(]")
"""Where a block begins, as far as the parser is sure: at the beginning of a line."""


class Raw(NamedTuple):
    """A block as it is written, the place of its first character and that character's line."""

    text: str
    start: int
    line: int


def raw_blocks(text: str) -> Iterator[Raw]:
    """Yield the blocks of *text* in order, whole or broken, comments left out."""
    from bibtexparser.model import ParsingFailedBlock  # noqa: PLC0415 - slow to import
    from bibtexparser.splitter import Splitter  # noqa: PLC0415 - as above

    logger = logging.getLogger("bibtexparser")  # what is wrong is told as a diagnostic
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    masked = text.replace(r"\\", "\1\1")  # the parser takes the brace in `{\\}` for an escaped one
    at, line = 0, 1
    for block in Splitter(masked).split().blocks:
        raw = block.raw or getattr(getattr(block, "ignore_error_block", None), "raw", None) or ""
        if raw.startswith("@") and (start := masked.find(raw, at)) >= 0:
            is_broken = isinstance(block, ParsingFailedBlock) and not block.ignore_error_block
            raw = text[start : _end_of_broken(text, start) if is_broken else start + len(raw)]
            line += text.count("\n", at, start)
            if not raw[:9].lower().startswith("@comment") and not _is_remark(text, start):
                yield Raw(raw, start, line)
            line += raw.count("\n")
            at = start + len(raw)


def _is_remark(text: str, start: int) -> bool:
    """Tell whether a block was taken out with a `%` before it, as Biber has it."""
    before = text[text.rfind("\n", 0, start) + 1 : start].strip()
    return before != "" and not before.strip("% \t")


def _end_of_broken(text: str, start: int) -> int:
    """Return where a block ends in which the parser gave up: no later than the next begins."""
    following = _BEGIN.search(text, start + 1)
    limit = following.start() if following else len(text)
    opening = _OPENING.search(text, start)
    if opening is None:
        return limit
    own = text[start:limit]
    end = closing(own, opening.end() - start, "}" if opening[0] == "{" else ")")
    return min(start + end + 1, limit)


class Placed(NamedTuple):
    """An entry and the block that it was read from; `is_sound`: its braces balance."""

    entry: Entry
    raw: Raw
    block: Block
    is_sound: bool


def placed_entries(text: str) -> tuple[Placed, ...]:
    """Return the entries of *text* with their places in it, to change them there."""
    reading = _Reading("")
    for raw in raw_blocks(text):
        reading.block(raw)
    return tuple(reading.placed)


def read_bibtex(text: str, path: str) -> Bibliography:
    """Return the entries of *text*; broken ones are passed over and told."""
    reading = _Reading(path)
    for raw in raw_blocks(text):
        reading.block(raw)
    entries = tuple(one.entry for one in reading.placed)
    return Bibliography(entries, tuple(sorted(reading.told)))


@dataclass(slots=True)
class _Reading:
    """A file as it is read: the `@string` definitions met so far, the keys taken."""

    path: str
    placed: list[Placed] = field(default_factory=list)
    told: list[Diagnostic] = field(default_factory=list)
    strings: dict[str, str] = field(default_factory=lambda: {month: month for month in MONTHS})
    keys: dict[str, int] = field(default_factory=dict)
    growth: int = 0

    def block(self, raw: Raw) -> None:
        found = _TYPE.match(raw.text)
        kind = found[1].lower() if found else ""
        if kind == "string":
            for one in scan(raw.text, has_key=False).fields:
                self.strings[one.name] = self._joined(one)[:_LONGEST]
        elif kind and kind != "preamble":
            self._entry(raw, scan(raw.text))

    def _joined(self, one: Written) -> str:
        """Return a value with what its names stand for, as long as that is no flood."""
        latex = one.latex(self.strings if self.growth < _MOST_GROWTH else {})
        self.growth += max(0, len(latex) - (one.end - one.start))
        return latex.strip()

    def _entry(self, raw: Raw, block: Block) -> None:
        place = Place(self.path, raw.line)
        is_sound = block.is_closed
        if by_line := mended(raw.text, block):
            block, culprit = by_line.block, by_line.culprit
            at = Place(self.path, raw.line + raw.text.count("\n", 0, culprit.at))
            message = f"{_called(block)}: the braces of field '{culprit.name}' do not balance"
            self.told.append(at.malformed(message, "the entry was read line by line"))
        if any(not one.is_closed for one in block.fields):
            open_ = next(one for one in block.fields if not one.is_closed)
            at = Place(self.path, raw.line + raw.text.count("\n", 0, open_.at))
            message = f"{_called(block)}: its field '{open_.name}' is never closed"
            self.told.append(at.unreadable(message, "close the brace or the quote"))
            return
        if not block.fields and not block.key:
            self.told.append(place.unreadable(f"@{block.type} has neither key nor fields"))
            return
        if len(block.fields) > _MOST:
            message = f"{_called(block)} has more than {_MOST} fields"
            self.told.append(place.malformed(message, "only the first are read"))
            block = block._replace(fields=block.fields[:_MOST], rest=())
        if not block.key:
            self.told.append(place.malformed(f"@{block.type} has no key", "give it one"))
        self.told += self._slips(raw, block)
        self._taken(block.key, raw.line)
        end_line = raw.line + raw.text.rstrip().count("\n")
        fields = tuple(self._fields(raw, block))
        entry = Entry(block.key, block.type, fields, raw.line, end_line)
        self.placed.append(Placed(entry, raw, block, is_sound))

    def _taken(self, key: str, line: int) -> None:
        before = self.keys.setdefault(key.lower(), line)
        if key and before != line:
            message = f"key '{key}' is an entry's on line {before} already"
            place = Place(self.path, line)
            self.told.append(place.duplicate(message, "give one of them another key"))

    def _slips(self, raw: Raw, block: Block) -> Iterator[Diagnostic]:
        def place(at: int) -> Place:
            return Place(self.path, raw.line + raw.text.count("\n", 0, at))

        called = _called(block)
        if not block.is_closed:
            yield place(0).malformed(f"{called} is never closed", "add its last brace")
        for at in block.rest:
            said = " ".join(raw.text[at : at + 30].split())
            yield place(at).malformed(f"{called}: no field begins at '{said}'")
        seen: set[str] = set()
        for one in block.fields:
            if not one.has_comma:
                message = f"{called}: no comma behind field '{one.name}'"
                yield place(one.at).malformed(message, "add it")
            if one.name in seen:
                message = f"{called} has field '{one.name}' twice"
                yield place(one.at).malformed(message, "the first one counts, as for BibTeX")
            seen.add(one.name)
            for piece in one.pieces:
                if piece.is_bare and not self._is_known(piece.text):
                    message = f"{called}: no @string defines '{piece.text}'"
                    yield place(one.at).malformed(message, "define it, or put it in braces")

    def _is_known(self, bare: str) -> bool:
        return bare.lower() in self.strings or _NUMBER.match(bare) is not None

    def _fields(self, raw: Raw, block: Block) -> Iterator[Field]:
        seen: set[str] = set()
        for one in block.fields:
            if one.name not in seen:
                seen.add(one.name)
                line = raw.line + raw.text.count("\n", 0, one.at)
                yield _field(one.name, self._joined(one), line)


def _called(block: Block) -> str:
    return f"entry '{block.key}'" if block.key else f"this @{block.type}"


def _field(name: str, latex: str, line: int) -> Field:
    """Return a field as it was written, its text made out."""
    if name in _VERBATIM:
        return Field(name, latex, "", line)
    if name in PLAIN:
        return Field(name, plain_of(latex), "", line)
    return Field.of_latex(name, text_of(latex), " ".join(latex.split()), line)
