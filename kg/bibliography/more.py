"""What the entry of a paper says beyond the record: for CSL and RIS."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.bibfiles import Entry, names
from kg.bibfiles.csl import TYPES, VARIABLES

_CSL_TYPES = {
    **{theirs: csl for csl, theirs in reversed(tuple(TYPES.items()))},
    "article": "article-journal", "conference": "paper-conference", "inbook": "chapter",
    "mastersthesis": "thesis", "online": "webpage", "phdthesis": "thesis", "proceedings": "book",
    "techreport": "report",
}  # fmt: skip
_CSL_NAMES = {
    **{theirs: csl for csl, theirs in reversed(tuple(VARIABLES.items())) if theirs != "number"},
    "address": "publisher-place", "annote": "annote", "institution": "publisher",
    "publisher": "publisher", "school": "publisher",
    "eventtitle": "event-title", "language": "language",
}  # fmt: skip
_NUMBERS = ("article", "periodical")
"""Types whose `number` is an issue."""
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_IN_PARTS = ("conference", "inbook", "incollection", "inproceedings", "inreference")
_DASH = re.compile(r"\s*(?:-{1,3}|–)\s*")
_KNOWN = frozenset({"title", "DOI", "ISBN", "URL"})
"""Variables that the record says."""


def csl_type_of(entry: Entry) -> str:
    """Return CSL's type of an entry, nothing where its own tells too little."""
    return "" if entry.type in ("misc", "unpublished") else _CSL_TYPES.get(entry.type, "")


def csl_more(entry: Entry) -> Iterator[tuple[str, object]]:
    """Yield the variables of CSL that the fields of *entry* are."""
    for field in entry.fields:
        variable = _CSL_NAMES.get(field.name, "")
        if field.name == "number":
            variable = "issue" if entry.type in _NUMBERS else "number"
        if variable == "page":
            yield variable, _DASH.sub("-", field.value)
        elif field.name in ("editor", "translator"):
            people = names(field.latex or field.value)
            yield (
                field.name,
                [
                    {"family": one.family, "given": one.given}
                    if one.given
                    else {"literal": one.family}
                    for one in people
                ],
            )
        elif field.name == "urldate" and (day := day_of(field.value)):
            yield "accessed", {"date-parts": [day]}
        elif variable and variable not in _KNOWN:
            yield variable, field.value


def day_of(date: str) -> list[int]:
    """Return year, month and day of a date, as far as it says them; nothing of a span.

    >>> day_of("2023-03-15"), day_of("2023"), day_of("2023/2024"), day_of("March 2023")
    ([2023, 3, 15], [2023], [], [])
    """
    return list(map(int, date.split("-"))) if _DATE.fullmatch(date) else []


def ris_more(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the tags of RIS that the fields of *entry* are."""
    for field in entry.fields:
        match field.name:
            case "pages":
                first, *last = _DASH.split(field.value, maxsplit=1)
                yield "SP", first
                yield "EP", last[0] if last else ""
            case "editor":
                people = names(field.latex or field.value)
                yield from (("A2", f"{p.family}, {p.given}".strip(", ")) for p in people)
            case "publisher" if entry.type in _IN_PARTS:
                yield "PB", field.value
            case "date" | "urldate":
                day = "/".join(f"{n:02}" for n in day_of(field.value))
                yield "Y2" if field.name == "urldate" else "DA" if "/" in day else "", day
            case "keywords":
                yield from (("KW", one.strip()) for one in re.split("[,;]", field.value))
            case _:
                yield _RIS.get(field.name, ""), field.value


_RIS: Mapping[str, str] = {
    "abstract": "AB", "address": "CY", "edition": "ET", "issn": "SN", "location": "CY",
    "number": "IS", "shorttitle": "ST", "volume": "VL", "language": "LA", "langid": "LA",
}  # fmt: skip
