"""The rows of a neighbourhood: edges by their kind, each end opened to its own edges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rich.text import Text

from kg.library import Vault
from kg.network.edges import Edge, Node
from kg_cli.browse.history import Visit
from kg_cli.browse.rows import Row, beside, heading, mark, remark, stacked
from kg_cli.output.drawn.terminal import KIND, STRONG, WEAK, text

Trail = tuple[tuple[str, str], ...]
"""The steps to a row from the thing in the middle: the kind of edge in words, the address."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What hangs together with a thing by one kind of edge: `words`, read from the thing."""

    words: str
    node: Node
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """The neighbours of the thing in the `center`, and those of every row that was opened."""

    center: str
    opened: Mapping[Trail, tuple[Neighbour, ...]] = field(default_factory=dict)

    def open(self, trail: Trail, found: tuple[Neighbour, ...]) -> Around:
        """Return it with the row at the end of *trail* opened."""
        return Around(self.center, {**self.opened, trail: found})

    def close(self, trail: Trail) -> Around:
        """Return it with the row at the end of *trail* closed, and all below it."""
        kept = {t: n for t, n in self.opened.items() if t[: len(trail)] != trail}
        return Around(self.center, kept)


def neighbours(vault: Vault, address: str) -> tuple[Neighbour, ...]:
    """Return the neighbours of a thing, those of one kind together, the most telling first.

    Raises `UnknownThing`.
    """
    here = vault.topic(address)
    found: dict[str, dict[str, list[Edge]]] = {}
    for edge in vault.around(here):
        kind = found.setdefault(edge.read_from(here), {})
        kind.setdefault(edge.other(here), []).append(edge)
    return tuple(
        Neighbour(words, vault.node(end), tuple(edges))
        for words, ends in found.items()
        for end, edges in ends.items()
    )


def around_rows(around: Around) -> Sequence[Row]:
    """Return the tree of *around* as rows."""
    rows = [*_rows(around, ())]
    return rows or [remark("Nothing hangs together with this.")]


def trail_key(trail: Trail) -> str:
    """Return the key of the row at the end of *trail*."""
    return "\n".join(f"{words}\t{address}" for words, address in trail)


def trail_of(row: Row) -> Trail:
    """Return the trail to a row."""
    steps = (step.partition("\t") for step in row.key.split("\n") if step)
    return tuple((words, address) for words, _, address in steps)


def _rows(around: Around, trail: Trail) -> Iterator[Row]:
    passed = {around.center, *(address for _, address in trail)}
    shown = [n for n in around.opened.get(trail, ()) if n.node.iri not in passed]
    words = ""
    for neighbour in shown:
        if neighbour.words != words:
            words = neighbour.words
            yield _group(words, sum(n.words == words for n in shown), len(trail))
        below = (*trail, (words, neighbour.node.iri))
        yield _row(neighbour, below, is_open=below in around.opened)
        yield from _rows(around, below)


def _group(words: str, count: int, depth: int) -> Row:
    if not depth:
        return heading(words, count)
    said = beside(text(words, KIND), text(str(count), WEAK), gap="  ")
    return Row(said, Text("    " * depth), still=True)


def _row(neighbour: Neighbour, trail: Trail, *, is_open: bool) -> Row:
    node, edge = neighbour.node, neighbour.edges[0]
    lead = Text("    " * (len(trail) - 1)).append("  ▾ " if is_open else "  ▸ ", WEAK)
    name = text(node.label, STRONG if node.kind != "claim" else "")
    said = stacked(beside(mark(node.kind, word=True), name), *_reasons(neighbour))
    return Row(said, lead, Visit(node.iri), edge.path, edge.line, key=trail_key(trail))


def _reasons(neighbour: Neighbour) -> Iterator[Text]:
    """Yield why, each once: the reasons that were written, else the sentences around."""
    reasons = dict.fromkeys(edge.reason for edge in neighbour.edges if edge.reason)
    if reasons:
        yield from map(text, reasons)
    else:
        said = dict.fromkeys(edge.sentence for edge in neighbour.edges)
        yield from (text(one, WEAK) for one in said if one != neighbour.node.label)
