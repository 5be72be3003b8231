"""What a reader is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from kg.markdown import Link, LinkKind, Text
from kg.names import digest, fold
from kg.notes.model import Edge, Item, Person, Ref, Statements, Value
from kg.notes.sections import Section


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that a reader took without stating an item of its own."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a link was made; `relation` is the typed relation, if one was written.

    `expected` is set where a reason belongs but none was given.
    """

    link: Link
    text: str
    relation: str = ""
    expected: bool = False


@dataclass(frozen=True, slots=True)
class PaperField:
    """What a note says of one field of its paper's record, and on which line."""

    field: str
    value: object
    line: int
    in_front_matter: bool = False


Reading: TypeAlias = Item | Edge | Lines | Reason | PaperField


class PlacedLink(NamedTuple):
    """A link and where it begins and ends in the text that was asked about."""

    link: Link
    start: int
    end: int


@dataclass(slots=True)
class Context:
    """The note that is being read: what its readers need to know of it.

    `topic` is what the note is about; `by` who says what the note says; `authors` who
    says what the paper says.
    """

    path: str
    project: str
    topic: Ref | None
    links: Sequence[Link]
    block_ids: Mapping[int, str]
    by: Ref
    authors: tuple[Person, ...] = ()
    _counts: dict[str, int] = field(default_factory=dict)
    _links_by_line: dict[int, list[Link]] | None = None

    def item(
        self,
        kind: str,
        classes: Sequence[str],
        statements: Sequence[tuple[str, Value | None]],
        place: tuple[int, int],
        identity: str = "",
    ) -> Item:
        """Make an item with its key: the block id of its line, else a hash of *identity*.

        Statements whose value is `None` or empty are left out.
        """
        kept: Statements = tuple((p, v) for p, v in statements if v is not None and v != "")
        key = self.block_ids.get(place[0]) if kind in _ADDRESSABLE else None
        key = f"^{key}" if key else f"{kind}-{digest(kind, fold(identity) or identity)}"
        count = self._counts[key] = self._counts.get(key, 0) + 1
        return Item(key if count == 1 else f"{key}-{count}", tuple(classes), kept, *place)

    def links_in(self, text: Text, start: int = 0, end: int | None = None) -> list[PlacedLink]:
        """Return the links to notes and files that begin in `text.raw[start:end]`.

        *text* is the whole text of a block, or some of its lines.
        """
        stop = len(text.raw) if end is None else end
        found = []
        for line in range(text.line, text.end_line + 1):
            for link in self._on_line(line):
                base = _line_start(link.text.raw, text.line - link.text.line)
                at = link.offset - base
                if link.text.raw.startswith(text.raw, base) and start <= at < stop:
                    length = link.span.end_column - link.span.column
                    found.append(PlacedLink(link, at, at + length))
        return found

    def _on_line(self, line: int) -> list[Link]:
        if self._links_by_line is None:
            self._links_by_line = {}
            for link in self.links:
                if link.kind is not LinkKind.URL and not link.key:
                    self._links_by_line.setdefault(link.span.line, []).append(link)
        return self._links_by_line.get(line, [])


Reader: TypeAlias = Callable[[Section, Context], Iterator[Reading]]

_ADDRESSABLE = frozenset(("claim", "definition", "assessment", "integration", "section"))


def _line_start(raw: str, line: int) -> int:
    """Return where line number *line*, counted from 0, begins in *raw*."""
    start = 0
    for _ in range(line):
        start = raw.find("\n", start) + 1
    return start
