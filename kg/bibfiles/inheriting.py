"""What an entry takes over from others: `crossref`, `xdata`.

Rules: the manual of BibLaTeX, appendix B. Identifiers are never taken over: the volume's
are not the chapter's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

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

_MOST_PARENTS, _MOST_FIELDS = 50, 200
"""How many entries an entry takes over from, and fields from each: nobody has more."""


def inherited(read: Bibliography, path: str) -> Bibliography:
    """Return the entries with what they take over; told where the other entry is missing."""
    family = _Family({entry.key.lower(): entry for entry in reversed(read.entries)})
    told = list(read.diagnostics)
    for entry in read.entries:
        for key, line in _named(entry):
            if key.lower() not in family.by_key:
                message = f"entry '{entry.key}' takes over from '{key}', which is not here"
                told.append(Place(path, line).malformed(message, "add that entry"))
    whole = tuple(map(family.whole, read.entries))
    return Bibliography(whole, tuple(sorted(told)))


def _named(entry: Entry) -> Iterator[tuple[str, int]]:
    for name in ("crossref", "xdata"):
        if said := entry.field(name):
            yield from ((key.strip(), said.line) for key in said.value.split(",") if key.strip())


@dataclass(slots=True)
class _Family:
    """Entries that take over from each other: each is put together once, in a circle too."""

    by_key: Mapping[str, Entry]
    known: dict[str, Entry] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def whole(self, entry: Entry) -> Entry:
        """Return *entry* with what it takes over."""
        own = {one.name for one in entry.fields}
        taken: list[Field] = []
        for key, _ in islice(_named(entry), _MOST_PARENTS):
            other = self._parent(key.lower())
            for one in _handed_down(other, entry) if other and other.key != entry.key else ():
                if one.name not in own:
                    own.add(one.name)
                    taken.append(one)
        return replace(entry, fields=(*entry.fields, *taken)) if taken else entry

    def _parent(self, key: str) -> Entry | None:
        if key not in self.known and key in self.by_key:
            if key in self.begun or len(self.begun) > _DEEPEST:
                return self.by_key[key]  # a circle, or a chain that nobody meant
            self.begun.add(key)
            self.known[key] = self.whole(self.by_key[key])
            self.begun.discard(key)
        return self.known.get(key)


def _handed_down(parent: Entry, child: Entry) -> Sequence[Field]:
    fields = parent.fields[:_MOST_FIELDS]
    if parent.type == "xdata":
        return [one for one in fields if one.name != "xdata"]
    found = [one for one in fields if one.name not in _OWN]
    title = parent.field("title")
    if title and child.type in _IN_PARTS:
        found.append(replace(title, name="booktitle"))
    elif title and child.type in ("article", "suppperiodical"):
        found.append(replace(title, name="journaltitle"))
    author = parent.field("author")
    if author and child.type == "inbook":
        found.append(author)
    return found
