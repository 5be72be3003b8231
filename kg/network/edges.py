"""The values of the network: things, and the edges between them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.network.kinds import WITHOUT_REASON, kind_of


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the network.

    `kind` is `paper`, `concept`, `artifact`, `claim`, `person` or `note`: a note about a
    paper, concept or artifact is not a node of its own, it speaks for its topic. `path` and
    `line` say where a claim or note stands, and where the note about anything else begins
    (empty and 0 where there is none).
    """

    iri: str
    kind: str
    label: str
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """One step between two things, as somebody wrote it.

    `kind` is the name of one of `kg.network.kinds.KINDS` (`supports`, `cites`, `links to`):
    read from `source` to `target`, both addresses. `reason` is why, `sentence` the words
    around it, `word` the author's own name for the relation; each may be empty. `path` and
    `line` tell where it is written, `note` is the address of the note that says so.
    """

    source: str
    target: str
    kind: str
    reason: str
    sentence: str
    path: str
    line: int
    note: str
    word: str = ""

    def other(self, end: str) -> str:
        """Return the address of the end that is not *end*."""
        return self.target if end == self.source else self.source

    def read_from(self, end: str) -> str:
        """Return the kind in words, read from *end* to the other end."""
        kind = kind_of(self.kind)
        return kind.name if end == self.source else kind.inverse

    @property
    def cost(self) -> float:
        """Return what a hop over this edge costs: less where somebody wrote why."""
        return kind_of(self.kind).cost + (0 if self.reason else WITHOUT_REASON)

    @property
    def telling(self) -> tuple[float, str, int, str, str, str, str]:
        """Return what edges are sorted by: the most telling first, then by their place."""
        words = self.reason + self.sentence
        return (self.cost, self.path, self.line, self.source, self.target, self.kind, words)
