"""Comparison tables of the notes, those that compare the same merged into one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import AmbiguousThing, UnknownName
from kg.names import fold
from kg.overviews.comparison import Cell, Compared, Comparison, Said
from kg.overviews.graph import Graph, note_of

_TABLES = """
SELECT DISTINCT ?table ?label ?line {
  ?table a kg:ComparisonTable ; rdfs:label ?label ; kg:line ?line
}"""
_BETWEEN = " · "
"""Between the headings of a table in its label, as it is stated."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A comparison table as one note has it; `headings` of its columns, the first of its rows."""

    iri: str
    name: str
    headings: tuple[str, ...]
    source: str
    path: str
    line: int


def tables(graph: Graph) -> tuple[TableRow, ...]:
    """Return the comparison tables of all notes, those of the same name together."""
    found = [_table(graph, row) for row in graph.rows(_TABLES)]
    return tuple(sorted(found, key=lambda t: (fold(t.name), t.path, t.line, t.iri)))


def by_table(
    graph: Graph, name: str, notes: Sequence[str] = (), within: Collection[str] | None = None
) -> Comparison:
    """Merge the comparison tables called *name*: by all their headings, the first, or an address.

    *notes* are those that *name* may mean instead; *within* are the notes whose tables count,
    maybe none of these.
    Tables with the same headings, or the same first heading where *name* is that, become one:
    a thing that two notes compare has one row. Raises `UnknownName`, or `AmbiguousThing` for
    a note with several tables.
    """
    every = tables(graph)
    wanted = fold(name)
    chosen = (
        [t for t in every if fold(t.name) == wanted or t.iri == name]
        or [t for t in every if fold(t.headings[0]) == wanted]
        or _only([t for t in every if note_of(t.iri) in notes], name)
    )
    if not chosen:
        raise UnknownName("comparison table", name, _nearest(name, every))
    counting = [t for t in chosen if within is None or note_of(t.iri) in within]
    return _merged(graph, counting) if counting else Comparison(name, "", (), ())


def _table(graph: Graph, row: Mapping[str, str]) -> TableRow:
    headings = tuple(row["label"].split(_BETWEEN))
    source, path = graph.title(note_of(row["table"])), graph.path(row["table"])
    return TableRow(row["table"], row["label"], headings, source, path, int(row["line"]))


def _only(found: Sequence[TableRow], name: str) -> Sequence[TableRow]:
    names = list(dict.fromkeys(table.name for table in found))
    if len(names) > 1:
        raise AmbiguousThing(name, names)
    return found


def _nearest(name: str, every: Iterable[TableRow]) -> Sequence[str]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only for a mistyped name

    known = {fold(name): name for t in every for name in (t.headings[0], t.name)}
    close = process.extract(fold(name), list(known), scorer=fuzz.WRatio, score_cutoff=70, limit=3)
    return [known[key] for key, _, _ in close]


def _merged(graph: Graph, chosen: Sequence[TableRow]) -> Comparison:
    """Return one comparison of several tables, rows in the order of the notes."""
    things: dict[str, dict[str, list[Said]]] = {}
    for table in sorted(chosen, key=lambda t: (t.path, t.line)):
        for thing, name, said in sorted(_cells(graph, table), key=lambda c: (c[2].line, c[2].iri)):
            things.setdefault(thing, {}).setdefault(name, []).append(said)
    properties = _properties(graph, chosen, {name for cells in things.values() for name in cells})
    labels, corner = tuple(properties.values()), chosen[0].headings[0]
    one = len({table.name for table in chosen}) == 1
    return Comparison(
        title=chosen[0].name if one else corner,
        kind="" if corner in labels else corner,  # the corner of a table may be empty
        properties=labels,
        things=tuple(_compared(graph, thing, things[thing], properties) for thing in things),
    )


def _cells(graph: Graph, table: TableRow) -> Iterator[tuple[str, str, Said]]:
    """Yield what each cell of a table is about, under which property, and what it says."""
    for cell in graph.subjects("qb:dataSet", table.iri):
        yield (
            graph.said(cell, "kg:rowItem"),
            graph.said(cell, "kg:columnProperty"),
            Said(
                iri=cell,
                text=graph.said(cell, "kg:cellValue"),
                path=table.path,
                line=graph.number(cell, "kg:line"),
                source=table.source,
                qualifier=graph.said(cell, "kg:cellQualifier"),
            ),
        )


def _compared(
    graph: Graph, thing: str, said: Mapping[str, Sequence[Said]], properties: Iterable[str]
) -> Compared:
    label = graph.items.label(thing)
    cells = tuple(Cell(tuple(said.get(name, ()))) for name in properties)
    first = next(one for cell in cells for one in cell.said)
    return Compared(thing, label, label, first.path, first.line, cells)


def _properties(
    graph: Graph, chosen: Sequence[TableRow], addresses: Iterable[str]
) -> Mapping[str, str]:
    """Return the label of each property, in the order in which the tables have them."""
    headings = dict.fromkeys(fold(name) for table in chosen for name in table.headings)
    order = {name: index for index, name in enumerate(headings)}
    labels = {address: graph.items.label(address) for address in addresses}
    last = len(order)
    return dict(sorted(labels.items(), key=lambda one: (order.get(fold(one[1]), last), one[1])))
