"""What the readers of one note have given, put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from kg.diagnostics import Diagnostic, Severity
from kg.markdown import Block
from kg.notes.model import Anchor, Edge, Item, Part, Self, Term
from kg.notes.reading import Lines, PaperField, Reading, Reason

V = TypeVar("V")


@dataclass(slots=True)
class Gathered:
    """What the readers have given so far."""

    items: list[Item] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    reasons: dict[tuple[int, int], Reason] = field(default_factory=dict)
    fields: list[PaperField] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    anchors: dict[str, str] = field(default_factory=dict)

    def take(self, block: Block) -> None:
        """Mark the lines of *block* as read."""
        self.taken.update(range(block.line, block.end_line + 1))

    def add(self, readings: Iterator[Reading]) -> None:
        """Sort each reading into its place."""
        for one in readings:
            match one:
                case Item(line=line, end_line=end_line):
                    self.items.append(one)
                    self.taken.update(range(line, end_line + 1))
                case Edge():
                    self.edges.append(one)
                case Lines(first=first, last=last):
                    self.taken.update(range(first, last + 1))
                case Reason(link=link):
                    place = (link.span.line, link.span.column)
                    known = self.reasons.get(place)
                    self.reasons[place] = known.with_(one) if known else one
                case PaperField():
                    self.fields.append(one)
                case Anchor(name=name, key=key):
                    self.anchors.setdefault(f"@{name}", key)

    def tie_anchors(self) -> None:
        """Let parts that were meant by name be meant by key; drop what names nothing."""
        if self.anchors or any(_is_named(e.subject) or _is_named(e.value) for e in self.edges):
            self.items = [self._tied(item) for item in self.items]
            pairs = [(e, self._part(e.subject), self._part(e.value)) for e in self.edges]
            self.edges = [
                Edge(subject, e.property, value)
                for e, subject, value in pairs
                if subject is not None and value is not None
            ]

    def _tied(self, item: Item) -> Item:
        said = [(name, self._part(value)) for name, value in item.statements]
        return replace(item, statements=tuple((n, v) for n, v in said if v is not None))

    def _part(self, value: V) -> V | Part | None:
        if isinstance(value, Part) and value.key.startswith("@"):
            key = self.anchors.get(value.key)
            return Part(key) if key else None
        return value


def _is_named(value: object) -> bool:
    return isinstance(value, Part) and value.key.startswith("@")


def settle_ratings(path: str, front_matter_end: int, gathered: Gathered) -> None:
    """Leave one rating where front matter and body agree; report where they do not.

    The front matter wins for the shortcut `kg:relevance`.
    """
    rated = [i for i in gathered.items if ("kg:aspect", Term("kg:Relevance")) in i.statements]
    declared = [i for i in rated if i.line <= front_matter_end]
    written = [i for i in rated if i.line > front_matter_end and _stars(i)]
    for item in declared:
        if any(_stars(item) == _stars(other) for other in written):
            gathered.items.remove(item)
        elif written:
            line = written[0].line
            gathered.diagnostics.append(
                Diagnostic(
                    path, line, 1, line, 1, "values-disagree", Severity.WARNING,
                    f"{_stars(written[0])} stars here and {_stars(item)} in the front matter",
                    f"line {item.line} is believed; make the two agree",
                )
            )  # fmt: skip
    for item in (declared or written)[:1]:
        gathered.edges.append(Edge(Self(), "kg:relevance", _stars(item)))


def _stars(item: Item) -> int:
    return next(
        (v for p, v in item.statements if p == "schema:ratingValue" and isinstance(v, int)), 0
    )
