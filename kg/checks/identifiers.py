"""Checks of what identifies a paper: in the form that programs can use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from kg import identifiers
from kg.checks.base import Edit, Finding
from kg.checks.matter import entries
from kg.checks.texts import Texts
from kg.diagnostics import Severity
from kg.index import Index

_DOI_PREFIX = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)(?=10\.)", re.IGNORECASE)
_ARXIV_PREFIX = re.compile(
    r"(?:https?://(?:www\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv:\s*)"
    r"(?P<id>(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?)(?:\.pdf)?\Z",
    re.IGNORECASE,
)
_ISBN10 = re.compile(r"(?:isbn[ :]*)?((?:\d[ -]?){9}[\dx])\Z", re.IGNORECASE)
_NUMBER = re.compile(r"[\d.]+\Z")
_EARLIEST = 1000


class _Fault(NamedTuple):
    """What is wrong with a value, what to do, and the value that it should be, if that is sure."""

    message: str
    help: str
    instead: str = ""
    severity: Severity | None = None


def malformed_identifier(index: Index) -> Iterator[Finding]:
    """A DOI, arXiv id, ISBN or citekey in the front matter that is none, or is not bare.

    Why: papers are told apart by their identifiers; one that cannot be read does not count,
    and one with its address around it cannot be looked up elsewhere.

        doi: https://doi.org/10.1126/science.aar6404
        arxiv: "1906.1820"

    Instead:

        doi: 10.1126/science.aar6404
        arxiv: "1906.01820"

    An address around a good identifier is only mentioned (info). `--fix` takes it off, writes
    an ISBN of ten digits with thirteen, and puts an arXiv id in quotes that YAML takes for a
    number: without them `1906.01820` loses its last zero.
    """
    texts = Texts(index)
    for name, entry in entries(index, *_FAULTS):
        fault = _FAULTS[name](entry.value)
        if fault is None and not entry.is_number:
            continue
        place = texts.of_value(entry.path, entry.first, entry.key)
        line = texts.line(entry.path, place.line)
        typed = line[place.column - 1 : place.end_column - 1]
        if entry.is_number and _NUMBER.match(typed) and typed != entry.value:
            message = f"YAML takes {typed} for the number {entry.value}"
            fault = _Fault(message, f'write it in quotes: "{typed}"', typed, None)
        if fault is None:
            continue
        is_quoted = line[: place.column - 1].endswith(("'", '"'))
        text = fault.instead if is_quoted or "/" in fault.instead else f'"{fault.instead}"'
        edit = Edit(place.line, place.column, place.line, place.end_column, text)
        is_sure = fault.instead and typed in (entry.value, fault.instead)
        yield Finding(
            path=entry.path,
            line=place.line,
            column=place.column,
            end_column=place.end_column,
            message=fault.message,
            help=fault.help,
            severity=fault.severity,
            edits=(edit,) if is_sure else (),
        )


def implausible_year(index: Index) -> Iterator[Finding]:
    """A year in the front matter that is none, or that is still to come.

    Why: the paper is missing from timelines, or stands at their end.

        year: 20019

    Instead:

        year: 2019

    Words (`forthcoming`) and next year are let pass.
    """
    texts, latest = Texts(index), datetime.now(UTC).year + 1
    for _, entry in entries(index, "year"):
        year = identifiers.year(entry.value)
        if not any(c.isdigit() for c in entry.value) or _EARLIEST <= year <= latest:
            continue
        place = texts.of_value(entry.path, entry.first, entry.key)
        yield Finding(
            path=entry.path,
            line=place.line,
            column=place.column,
            end_column=place.end_column,
            message=f"'{entry.value}' is no year"
            if year < _EARLIEST
            else f"the year {year} is still to come",
            help="four digits: the year in which the paper appeared",
        )


def _doi(value: str) -> _Fault | None:
    if not identifiers.doi(value):
        return _Fault(f"'{value}' is no DOI", "a DOI begins with `10.`: 10.1126/science.aar6404")
    bare = _DOI_PREFIX.sub("", value)
    if bare == value or identifiers.doi(bare) != bare.lower():
        return None
    return _Fault("the DOI stands in an address", f"write `{bare}`", bare, Severity.INFO)


def _arxiv(value: str) -> _Fault | None:
    known = identifiers.arxiv_id(value)
    if not known or not _is_numbered(known):
        return _Fault(f"'{value}' is no arXiv id", "it looks like 1906.01820 or cs/0112017")
    found = _ARXIV_PREFIX.match(value)
    if found is None:
        return None
    return _Fault("the arXiv id is not bare", f"write `{found['id']}`", found["id"], Severity.INFO)


def _is_numbered(known: str) -> bool:
    """Tell whether an identifier has a month, and as many digits as its year has.

    Form: https://info.arxiv.org/help/arxiv_identifier.html

    >>> [_is_numbered(one) for one in ("1906.01820", "1906.1820", "0704.0001", "1913.01820")]
    [True, False, True, False]
    """
    month, point, number = known.partition(".")
    if not point or "/" in known:
        return True
    return 1 <= int(month[2:]) <= 12 and len(number) == (5 if month >= "1501" else 4)


def _isbn(value: str) -> _Fault | None:
    digits = identifiers.isbn(value)
    if digits:
        if _check_digit(digits[:12]) == digits[12]:
            return None
        return _Fault(f"'{value}' is no ISBN: its last digit does not fit", "look it up again")
    short = _ISBN10.match(value)
    ten = re.sub(r"[ -]", "", short[1]).upper() if short else ""
    if ten and sum((10 - i) * (10 if c == "X" else int(c)) for i, c in enumerate(ten)) % 11 == 0:
        whole = f"978{ten[:9]}"
        whole += _check_digit(whole)
        return _Fault(
            "the ISBN has ten digits", f"write it with thirteen: `{whole}`", whole, Severity.INFO
        )
    return _Fault(f"'{value}' is no ISBN", "thirteen digits that begin with 978 or 979")


def _citekey(value: str) -> _Fault | None:
    if identifiers.citekey(value):
        return None
    return _Fault(f"'{value}' is no citekey", "letters, digits and `_:./+-`, without blanks")


def _check_digit(twelve: str) -> str:
    """Return the thirteenth digit of an ISBN (ISO 2108).

    >>> _check_digit("978019967811")
    '2'
    """
    return str(-sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(twelve)) % 10)


_FAULTS: Mapping[str, Callable[[str], _Fault | None]] = {
    "doi": _doi,
    "arxiv": _arxiv,
    "isbn": _isbn,
    "citekey": _citekey,
}
