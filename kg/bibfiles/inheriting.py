"""What an entry takes over from others: `crossref`, `xdata`.

Rules: the manual of BibLaTeX, appendix B. Identifiers are never taken over: the volume's
are not the chapter's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.bibfiles.entries import Bibliography, Entry, Field, Place

DATA_ONLY = frozenset({"xdata", "set", "control", "ieeetranbstctl", "settings"})
"""Types of entries that are no publications."""

_OWN = frozenset(
    """
    crossref xref xdata ids doi isbn issn url eprint file abstract keywords note annotation pages
    shorttitle sorttitle label entryset related timestamp title subtitle titleaddon author
    kg-import
    """.split()  # noqa: SIM905 - words read best as a text
)
"""Fields that are an entry's own."""
_IN_PARTS = frozenset(
    {"inproceedings", "conference", "incollection", "inbook", "suppbook", "suppcollection"}
)
_DEEPEST = 5
"""Steps from an entry to one that it takes over from."""


def inherited(read: Bibliography, path: str) -> Bibliography:
    """Return the entries with what they take over; told where the other entry is missing."""
    by_key = {entry.key.lower(): entry for entry in reversed(read.entries)}
    told = list(read.diagnostics)
    for entry in read.entries:
        for key, line in _named(entry):
            if key.lower() not in by_key:
                message = f"entry '{entry.key}' takes over from '{key}', which is not here"
                told.append(Place(path, line).malformed(message, "add that entry"))
    whole = tuple(_whole(entry, by_key, _DEEPEST) for entry in read.entries)
    return Bibliography(whole, tuple(sorted(told)))


def _named(entry: Entry) -> Iterator[tuple[str, int]]:
    for name in ("crossref", "xdata"):
        if field := entry.field(name):
            yield from ((key.strip(), field.line) for key in field.value.split(",") if key.strip())


def _whole(entry: Entry, by_key: Mapping[str, Entry], steps: int) -> Entry:
    own = {field.name for field in entry.fields}
    taken: list[Field] = []
    for key, _ in _named(entry) if steps else ():
        other = by_key.get(key.lower())
        if other and other.key != entry.key:
            is_data = other.type == "xdata"
            for field in _handed_down(_whole(other, by_key, steps - 1), entry, is_data=is_data):
                if field.name not in own:
                    own.add(field.name)
                    taken.append(field)
    return replace(entry, fields=(*entry.fields, *taken)) if taken else entry


def _handed_down(parent: Entry, child: Entry, *, is_data: bool) -> Sequence[Field]:
    if is_data:
        return [field for field in parent.fields if field.name != "xdata"]
    found = [field for field in parent.fields if field.name not in _OWN]
    title = parent.field("title")
    if title and child.type in _IN_PARTS:
        found.append(replace(title, name="booktitle"))
    elif title and child.type in ("article", "suppperiodical"):
        found.append(replace(title, name="journaltitle"))
    author = parent.field("author")
    if author and child.type == "inbook":
        found.append(author)
    return found
