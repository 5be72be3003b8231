"""What a reader is given and what it gives back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from kg.markdown import Link, LinkKind, Text
from kg.names import digest
from kg.notes.model import Anchor, Edge, Item, Person, Ref, Statements, Value
from kg.notes.sections import Section


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that a reader took without stating an item of its own."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a link was made; `relation` is the typed relation, if one was written.

    `expected` is set where a reason belongs but none was given. `entry` is the text that
    the link was read in and where in it the link begins, if not its whole block.
    """

    link: Link
    text: str
    relation: str = ""
    expected: bool = False
    entry: tuple[str, int] | None = None

    def with_(self, other: Reason) -> Reason:
        """Return this reason with what *other* says and this one does not."""
        return Reason(
            self.link,
            self.text or other.text,
            self.relation or other.relation,
            self.expected or other.expected,
            self.entry or other.entry,
        )


@dataclass(frozen=True, slots=True)
class PaperField:
    """What a note says of one field of its paper's record, and on which line."""

    field: str
    value: object
    line: int
    in_front_matter: bool = False


Reading: TypeAlias = Item | Edge | Lines | Reason | PaperField | Anchor


class PlacedLink(NamedTuple):
    """A link and where it begins and ends in the text that was asked about."""

    link: Link
    start: int
    end: int


@dataclass(slots=True)
class Context:
    """The note that is being read: what its readers need to know of it.

    `topic` is what the note is about; `by` who says what the note says; `authors` who
    says what the paper says; `headings` are the note's own, folded; `cited` the works it cites,
    as links; `pdfs` those that it is about, as it names them.
    """

    path: str
    project: str
    topic: Ref | None
    links: Sequence[Link]
    block_ids: Mapping[int, str]
    by: Ref
    authors: tuple[Person, ...] = ()
    title: str = ""
    headings: frozenset[str] = frozenset()
    cited: Sequence[Link] = ()
    pdfs: tuple[str, ...] = ()
    _counts: dict[str, int] = field(default_factory=dict)
    _links_by_line: dict[int, list[Link]] | None = None
    _line_starts: dict[int, list[int]] = field(default_factory=dict)

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
        kept: Statements = tuple(
            [(p, v) for p, v in statements if v or (v is not None and v != "")]
        )
        block_id = self.block_ids.get(place[0]) if kind in _ADDRESSABLE else None
        key = (
            f"^{block_id}"
            if block_id
            else f"{kind}-{digest(kind, ' '.join(identity.casefold().split()))}"
        )
        return Item(self._unused(key), tuple(classes), kept, *place)

    def _unused(self, key: str) -> str:
        """Return *key*, with a number behind it where another item has it."""
        unused = key
        while unused in self._counts:
            self._counts[key] += 1
            unused = f"{key}-{self._counts[key]}"
        self._counts[unused] = 1
        return unused

    def links_in(
        self, text: Text, start: int = 0, end: int | None = None, *, cited: bool = False
    ) -> list[PlacedLink]:
        """Return the links to notes and files that begin in `text.raw[start:end]`.

        *text* is the whole text of a block, or some of its lines; *cited*: also the works that
        are cited there.
        """
        stop = len(text.raw) if end is None else end
        bases: dict[int, int] = {}
        found = []
        for line in range(text.line, text.end_line + 1):
            for link in self._on_line(line):
                if link.kind is LinkKind.CITATION and not cited:
                    continue
                base = bases.get(id(link.text))
                if base is None:
                    base = bases[id(link.text)] = self._base(link.text, text)
                at = link.offset - base
                if base >= 0 and start <= at < stop:
                    length = link.span.end_column - link.span.column
                    found.append(PlacedLink(link, at, at + length))
        return found

    def _base(self, whole: Text, part: Text) -> int:
        """Return where *part*, some lines of *whole*, begins in it; -1 when it is no part."""
        starts = self._line_starts.get(id(whole))
        if starts is None:
            ends = [found.end() for found in _LINE_END.finditer(whole.raw)]
            starts = self._line_starts[id(whole)] = [0, *ends]
        line = part.line - whole.line
        if 0 <= line < len(starts) and whole.raw.startswith(part.raw, starts[line]):
            return starts[line]
        return -1

    def _on_line(self, line: int) -> list[Link]:
        if self._links_by_line is None:
            self._links_by_line = {}
            links = self.links
            if self.cited:
                links = sorted((*links, *self.cited), key=attrgetter("span"))
            for link in links:
                if link.kind is not LinkKind.URL and not link.key:
                    self._links_by_line.setdefault(link.span.line, []).append(link)
        return self._links_by_line.get(line, [])


Reader: TypeAlias = Callable[[Section, Context], Iterator[Reading]]


_LINE_END = re.compile(r"\n")
_ADDRESSABLE = frozenset(("claim", "definition", "assessment", "integration", "section"))
