"""What is measured on the graph, drawn: hubs, communities, brokers and bridges."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.network.measuring import Measured, Measures
from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import KIND, STRONG, WEAK, draw, place, table, text
from kg_cli.output.findings import counted
from kg_cli.output.measures import MOST, members_by_community
from kg_cli.output.safety import one_line
from kg_cli.output.standing import shortened

FEW = 6
"""So many of each are shown below the counts."""

_LABEL = 70
_ALL_THINGS = 1_000


def draw_measures(measures: Measures, what: str, root: Path, settings: Settings) -> None:
    """Draw one list."""
    if what == "measures":
        parts: Iterator[RenderableType] = iter((_things(measures.things[:_ALL_THINGS], root),))
    else:
        parts = _SECTIONS[what](measures, root, MOST)
    draw(settings, *parts)


def sections(measures: Measures, root: Path) -> Iterator[RenderableType]:
    """Yield what is shown of the measures below the counts."""
    for section in _SECTIONS.values():
        yield from section(measures, root, FEW)


def _hubs(measures: Measures, root: Path, most: int) -> Iterator[RenderableType]:
    hubs = [thing for thing in measures.things[:most] if thing.degree]
    if hubs:
        yield _title("Hubs", "hang together with most things")
        yield _things(hubs, root)


def _things(things: Sequence[Measured], root: Path) -> Table:
    drawn = table()
    drawn.add_column("", ratio=1, overflow="fold")
    for heading in ("things", "PageRank", "between", "community"):
        drawn.add_column(heading, justify="right")
    for thing in things:
        drawn.add_row(
            _named(thing, root),
            f"{thing.degree:,}",
            _percent(thing.pagerank),
            _percent(thing.betweenness),
            str(thing.community or ""),
        )
    return drawn


def _communities(measures: Measures, _: Path, most: int) -> Iterator[RenderableType]:
    found = measures.communities[:most]
    if not found:
        return
    apart = f"{len(measures.communities):,} in all, modularity {measures.modularity:.2f}"
    yield _title("Communities", apart)
    members = members_by_community(measures)
    drawn = table()
    drawn.add_column("", justify="right")
    drawn.add_column("around", ratio=1, overflow="fold")
    drawn.add_column("things", justify="right")
    for community in found:
        others = (shortened(name, 40) for name in members[community.number][1:5])
        name = text(shortened(one_line(community.name), _LABEL), STRONG)
        around = Text("\n").join([name, text("; ".join(others), WEAK)])
        drawn.add_row(str(community.number), around, f"{community.size:,}")
    yield drawn


def _brokers(measures: Measures, root: Path, most: int) -> Iterator[RenderableType]:
    by_iri = measures.by_iri()
    if measures.brokers:
        how = f"counted from {measures.sources} things" if measures.sources else "counted exactly"
        yield _title("Brokers", f"most shortest ways between communities lead over them, {how}")
        drawn = table()
        drawn.add_column("", ratio=1, overflow="fold")
        drawn.add_column("between", justify="right")
        drawn.add_column("communities", justify="right")
        for broker in measures.brokers[:most]:
            thing = by_iri[broker.iri]
            joined = str(len(broker.communities))
            drawn.add_row(_named(thing, root), _percent(thing.betweenness), joined)
        yield drawn
    yield from _bridges(measures, by_iri, most)


def _bridges(
    measures: Measures, by_iri: Mapping[str, Measured], most: int
) -> Iterator[RenderableType]:
    if measures.bridges:
        yield _title("Bridges", "the one connection to a part of the graph")
        drawn = Table.grid(padding=(0, 2))
        drawn.add_column(ratio=1, overflow="fold")
        drawn.add_column(justify="right")
        for bridge in measures.bridges[:most]:
            ends = (by_iri[end].label for end in (bridge.first, bridge.second))
            pair = Text(" — ").join(text(shortened(one_line(end), _LABEL)) for end in ends)
            drawn.add_row(pair, Text(f"keeps {counted(bridge.apart, 'thing')}", WEAK))
        yield Padding(drawn, (0, 0, 0, 1))


_SECTIONS: Mapping[str, Callable[[Measures, Path, int], Iterator[RenderableType]]] = {
    "hubs": _hubs,
    "communities": _communities,
    "brokers": _brokers,
}


def _named(thing: Measured, root: Path) -> Text:
    label = text(shortened(one_line(thing.label), _LABEL))
    head = Text("  ").join((label, text(thing.kind, KIND)))
    return Text("\n").join(filter(None, (head, place(root, thing.path, thing.line))))


def _title(name: str, what: str) -> Text:
    return Text.assemble("\n", (name, STRONG), "  ", (what, WEAK))


def _percent(share: float) -> str:
    return f"{share:.1%}" if share >= 0.0005 else ""
