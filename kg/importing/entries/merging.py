"""An entry that is imported again, and the one in the bibliography that somebody worked on.

The entry keeps a short hash of each field that the import brought, in `kg-import`: a field that
still says that is the import's, and follows it; any other is its owner's, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg import identifiers
from kg.bibfiles import Entry, Field, Name, names
from kg.bibfiles.entries import IMPORTED
from kg.names import digest, fold

_SAME = (
    ("journal", "journaltitle"), ("address", "location"), ("annote", "annotation"),
    ("archiveprefix", "eprinttype"), ("primaryclass", "eprintclass"), ("year", "date"),
    ("institution", "school"), ("langid", "language"),
)  # fmt: skip
"""Names by which BibTeX and BibLaTeX call the same."""
_PEOPLE = frozenset({"author", "editor", "translator"})
_DASHES = re.compile(r"\s*[-–]+\s*")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field of which the bibliography says one thing and the import another."""

    field: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What an import changes in an entry: fields with new values, fields that it did not have."""

    changed: tuple[Field, ...] = ()
    added: tuple[Field, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    marks: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that change."""
        return tuple(one.name for one in (*self.changed, *self.added))


def merged(mine: Entry, theirs: Entry) -> Merged:
    """Return what importing *theirs* does to *mine*; nobody's words are overwritten."""
    known = frozenset(mine.get(IMPORTED).split())
    changed: list[Field] = []
    added: list[Field] = []
    conflicts: list[Conflict] = []
    for new in theirs.fields:
        if new.name == IMPORTED:  # of a bibliography that was imported into itself
            continue
        old = _field(mine, new.name)
        if old is None:
            if mark(new) not in known:
                added.append(new)
        elif (old.value, old.latex) == (new.value, new.latex) or mark(new) in known:
            continue
        elif mark(old) in known and old.name == new.name:
            changed.append(new)
        elif not _is_same(old, new):
            conflicts.append(Conflict(new.name, old.value, new.value))
    return Merged(tuple(changed), tuple(added), tuple(conflicts), marks(theirs))


def marks(entry: Entry) -> str:
    """Return what `kg-import` says when all fields of *entry* were imported."""
    return " ".join(sorted({mark(one) for one in entry.fields if one.name != IMPORTED}))


def mark(field: Field) -> str:
    """Return what a field is known by as long as it says the same."""
    return digest(field.name, " ".join((field.latex or field.value).split()))[:6]


def _field(entry: Entry, name: str) -> Field | None:
    group = next((names for names in _SAME if name in names), (name,))
    return entry.field(name) or next((f for n in group if (f := entry.field(n))), None)


def _is_same(old: Field, new: Field) -> bool:
    """Tell whether two values of a field say the same in other words."""
    a, b = old.value, new.value
    match new.name:
        case "doi":
            return identifiers.doi(a) == identifiers.doi(b)
        case "url":
            return identifiers.url_key(a) == identifiers.url_key(b)
        case "year" | "date":
            return identifiers.year(a) == identifiers.year(b) != 0
        case "pages":
            return _DASHES.sub("-", a) == _DASHES.sub("-", b)
        case name if name in _PEOPLE:
            return [*_people(old)] == [*_people(new)]
        case _:
            return fold(a) == fold(b) and (fold(a) != "" or a == b)


def _people(field: Field) -> Iterator[tuple[str, str]]:
    found: tuple[Name, ...] = names(field.latex or field.value)
    return ((fold(one.family), fold(one.given)[:1]) for one in found)
