"""The comparison tables of the notes, those with the same headings merged into one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.names import fold
from kg.overviews.comparison import Cell, Compared, Comparison, Said
from kg_site.columns import Graph

BETWEEN = " · "
"""Between the headings of a table in its label, as it is stated."""

Grid = dict[str, dict[str, list[Said]]]
"""What is said, by thing and heading."""


def comparisons_of(graph: Graph) -> tuple[Comparison, ...]:
    """Return the comparison tables by name; things in the order in which the notes have them."""
    labels = graph.column("rdfs:label")
    tables: dict[str, list[str]] = {}
    for table in graph.members("kg:ComparisonTable"):
        for label in labels.get(table, ()):
            tables.setdefault(fold(label) or label, []).append(table)
    cells: dict[str, list[str]] = {}
    for cell, its in graph.column("qb:dataSet").items():
        for table in its:
            cells.setdefault(table, []).append(cell)
    return tuple(_merged(graph, tables[name], cells) for name in sorted(tables))


def _merged(graph: Graph, tables: Iterable[str], cells: Mapping[str, list[str]]) -> Comparison:
    ordered = sorted(tables, key=lambda table: (_path(graph, table), _line(graph, table), table))
    label = graph.one(ordered[0], "rdfs:label")
    headings = label.split(BETWEEN)
    grid: Grid = {}
    for table in ordered:
        for cell in sorted(cells.get(table, ()), key=lambda one: (_line(graph, one), one)):
            heading = _label(graph, graph.one(cell, "kg:columnProperty"))
            thing = grid.setdefault(graph.one(cell, "kg:rowItem"), {})
            thing.setdefault(heading, []).append(_said(graph, cell))
    found = dict.fromkeys(heading for row in grid.values() for heading in row)
    order = [fold(heading) for heading in headings]
    properties = sorted(found, key=lambda h: order.index(fold(h)) if fold(h) in order else 99)
    corner = "" if headings[0] in properties else headings[0]
    things = tuple(_compared(graph, thing, grid[thing], properties) for thing in grid)
    return Comparison(label, corner, tuple(properties), things)


def _compared(
    graph: Graph, thing: str, said: Mapping[str, list[Said]], properties: Iterable[str]
) -> Compared:
    cells = tuple(Cell(tuple(said.get(heading, ()))) for heading in properties)
    first = next(one for cell in cells for one in cell.said)
    label = _label(graph, thing)
    return Compared(thing, label, label, first.path, first.line, cells)


def _said(graph: Graph, cell: str) -> Said:
    return Said(
        iri=cell,
        text=graph.one(cell, "kg:cellValue"),
        path=_path(graph, cell),
        line=_line(graph, cell),
        qualifier=graph.one(cell, "kg:cellQualifier"),
    )


def _label(graph: Graph, thing: str) -> str:
    names = (graph.one(thing, name) for name in ("skos:prefLabel", "rdfs:label", "dcterms:title"))
    return next(filter(None, names), thing.rstrip("/").rpartition("/")[2])


def _path(graph: Graph, item: str) -> str:
    return graph.one(item.partition("#")[0], "kg:sourcePath")


def _line(graph: Graph, item: str) -> int:
    return graph.number(item, "kg:line")
