"""A paper that has an entry in a bibliography, written with every field of that entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.bibfiles import Entry, Field
from kg.bibfiles.bibtex import MONTHS, PLAIN
from kg.bibfiles.names import joined, names
from kg.bibfiles.scanning import closing
from kg.bibfiles.unlatex import text_of
from kg.bibliography.latex import accented, latex
from kg.bibliography.reference import Reference

_TYPES = {
    "collection": "book", "dataset": "misc", "inreference": "incollection", "mvbook": "book",
    "mvcollection": "book", "mvproceedings": "proceedings", "online": "misc", "patent": "misc",
    "periodical": "misc", "reference": "book", "report": "techreport", "software": "misc",
    "standard": "misc", "suppbook": "inbook", "suppcollection": "incollection",
    "suppperiodical": "article", "thesis": "phdthesis",
}  # fmt: skip
"""BibTeX's types for those that only BibLaTeX knows."""
_NAMES = {
    "annotation": "annote", "eprintclass": "primaryclass", "eprinttype": "archiveprefix",
    "journaltitle": "journal", "location": "address",
}  # fmt: skip
_ALSO = (
    {"author", "editor"}, {"title"}, {"date", "year", "crossref", "xdata"},
    {"eprinttype", "archiveprefix"}, {"eprint"}, {"doi"}, {"isbn"}, {"url", "howpublished"},
    {"journal", "journaltitle", "booktitle", "publisher", "institution", "school", "organization",
     "howpublished", "series", "maintitle", "crossref", "xdata"},
)  # fmt: skip
"""Fields of which one says enough."""
_PEOPLE = ("author", "editor", "translator")
"""Fields of names, which only BibLaTeX lets one spell out as `family=…, given=…`."""
_PARENTS = ("crossref", "xdata")
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?")


def kept_type(entry: Entry, *, is_biblatex: bool) -> str:
    """Return the entry's type, for BibTeX one that it knows."""
    return entry.type if is_biblatex else _TYPES.get(entry.type, entry.type)


def kept_fields(
    reference: Reference,
    entry: Entry,
    others: Iterator[tuple[str, str]],
    present: Mapping[str, str],
    *,
    is_biblatex: bool,
) -> Iterator[tuple[str, str]]:
    """Yield the fields of *entry* as LaTeX, then those of *others* that it does not have.

    *present* are the keys of all entries that are written, by each key that their papers have,
    in lower case: one that takes over from another takes over only from these.
    """
    if reference.whole and not all(
        _written_keys(entry.get(name), present) for name in _PARENTS if entry.field(name)
    ):
        entry = reference.whole
    own = {field.name for field in entry.fields}
    for field in entry.fields:
        if field.name in _PARENTS:
            parents = _written_keys(field.value, present)
            if parents:
                yield field.name, parents
            else:
                own.discard(field.name)
        else:
            name = field.name if is_biblatex else _NAMES.get(field.name, field.name)
            yield (
                name if name == field.name or name not in own else field.name,
                latex_of(field, is_biblatex=is_biblatex),
            )
    if not is_biblatex and "year" not in own:
        yield from _year(entry.get("date"), has_month="month" in own)
        own |= {"year"} if "date" in own else set()
    for name, value in others:
        same = {name}.union(*(names for names in _ALSO if name in names))
        is_address = name == "url" and not reference.url  # of arXiv, which `eprint` says
        if value and own.isdisjoint(same) and not is_address:
            yield name, value


def _written_keys(keys: str, present: Mapping[str, str]) -> str:
    """Return *keys* as the entries that they mean are written, nothing where one is not."""
    asked = [key.strip() for key in keys.split(",")]
    found = [present.get(key.casefold(), "") for key in asked]
    if not all(found):
        return ""
    pairs = zip(asked, found, strict=True)
    return ",".join(k if k.casefold() == written.casefold() else written for k, written in pairs)


def latex_of(field: Field, *, is_biblatex: bool) -> str:
    """Return the value of a field as LaTeX, for BibTeX in ASCII as far as that goes."""
    if not is_biblatex and field.name in _PEOPLE and "=" in field.value:
        return accented(joined(list(names(field.latex or field.value))))
    if field.latex:
        return field.latex if is_biblatex else accented(field.latex)
    if field.name in PLAIN and not set("{}\\") & set(field.value):
        return field.value
    return field.value if field.name == "file" else latex(field.value, ascii_only=not is_biblatex)


def enclosed(name: str, value: str) -> str:
    """Return a value in braces, but for names of months: styles define them."""
    if name == "month" and value.lower() in MONTHS:
        return value.lower()
    if closing(value, 0, "}") < len(value) or closing(f"{value}}}", 0, "}") != len(value):
        value = latex(text_of(value), ascii_only=False)  # a brace too many would end the entry
    return f"{{{value}}}"


def _year(date: str, *, has_month: bool) -> Iterator[tuple[str, str]]:
    """Yield the fields that BibTeX has for a date."""
    found = _DATE.search(date)
    if found:
        yield "year", found[1]
        if found[2] and 1 <= int(found[2]) <= 12 and not has_month:
            yield "month", MONTHS[int(found[2]) - 1]
