"""A comparison: things side by side, property by property, each cell with who says it where."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.names import fold


@dataclass(frozen=True, slots=True)
class Said:
    """What one place says in a cell.

    `qualifier` is what stood in brackets behind the value; `number` counts the parts of
    one text (numbered contributions) from 1 and is 0 of a whole; `rating` is in stars;
    `source` is the title of the note that says it.
    """

    iri: str
    text: str
    path: str
    line: int
    source: str = ""
    qualifier: str = ""
    number: int = 0
    rating: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """All that is said of a thing under one property, in order of place."""

    said: tuple[Said, ...] = ()
    differs: bool = field(init=False)
    """Whether two notes say different things."""

    def __post_init__(self) -> None:
        """Compare what the notes say, each as a whole."""
        by_note: dict[str, set[tuple[object, ...]]] = {}
        for one in self.said:
            said = (fold(one.text) or one.text, fold(one.qualifier), one.rating)
            by_note.setdefault(one.path, set()).add(said)
        views = list(by_note.values())
        object.__setattr__(self, "differs", any(view != views[0] for view in views[1:]))


@dataclass(frozen=True, slots=True)
class Compared:
    """A thing that is compared: a paper, or what a row of a table is about.

    `name` is short and tells it from the others (`Irving et al. 2018`), `label` is its
    title in full; `path` and `line` are those of the first note that describes it.
    """

    iri: str
    name: str
    label: str
    path: str
    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Things side by side: `cells` of each thing stand in the order of `properties`.

    `kind` says what the things are (`Paper`, or the heading of a table's first column).
    """

    title: str
    kind: str
    properties: tuple[str, ...]
    things: tuple[Compared, ...]
