"""Answers that can be compared: rows and triples up to the names of their blank nodes.

Numbers are compared by value: the store keeps them in their canonical form.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox
from rdflib import RDF, Graph, Namespace
from rdflib.term import Literal, Node, URIRef

from kg.query import QueryAnswer, Table
from kg.query.rows import Node as Term
from kg_cli.output.sparql_results import table_csv

RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = {"integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger",
          "negativeInteger", "nonPositiveInteger", "unsignedInt", "unsignedLong"}  # fmt: skip
_INDEX = re.compile(r":index[\s>]")
_FORMATS = {".srx": "XML", ".srj": "JSON", ".tsv": "TSV"}

OxTerm: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal
Row: TypeAlias = dict[str, OxTerm]
Answer: TypeAlias = bool | frozenset[str]
"""The truth of an ASK, or rows or triples in a form that is the same for the same answer."""


def given(answer: QueryAnswer, result: Path, *, lax: bool = False) -> Answer:
    """Return what was answered, as the file *result* would have it; *lax*: each row once."""
    if answer.truth is not None:
        return answer.truth
    if answer.triples is not None:
        return canonical(ox.parse(answer.triples, ox.RdfFormat.N_TRIPLES))
    table = answer.table or Table((), ())
    if result.suffix == ".csv":
        return _csv(table_csv(table))
    rows = [_row(table.variables, row) for row in table.rows]
    return _rows(_distinct(rows) if lax else rows, ordered=_is_ordered(result))


def right(result: Path, *, lax: bool = False) -> Answer:
    """Return the right answer out of a file of any of the W3C's formats."""
    match result.suffix:
        case ".csv":
            return _csv(result.read_text("utf-8"))
        case ".srx" | ".srj" | ".tsv":
            form = getattr(ox.QueryResultsFormat, _FORMATS[result.suffix])
            found = ox.parse_query_results(result.read_bytes(), form)
            if isinstance(found, ox.QueryBoolean):
                return bool(found)
            names = [variable.value for variable in found.variables]
            pairs = [zip(names, solution, strict=True) for solution in found]
            rows = [{n: t for n, t in row if t is not None} for row in pairs]
            return _rows(_distinct(rows) if lax else rows)
        case _:
            return _graph(result)


def _graph(result: Path) -> Answer:
    """Return a graph, or the rows or the truth that a graph describes."""
    form = {".ttl": "turtle", ".rdf": "xml", ".nt": "nt"}[result.suffix]
    graph = Graph().parse(result, format=form, publicID=result.as_uri())
    told = graph.value(None, RDF.type, RS.ResultSet)
    if told is None:
        return canonical(ox.parse(graph.serialize(format="nt"), ox.RdfFormat.N_TRIPLES))
    truth = graph.value(told, RS.boolean)
    if truth is not None:
        return bool(truth)
    solutions = sorted(graph.objects(told, RS.solution), key=lambda one: _index(graph, one))
    rows = [
        {
            str(graph.value(binding, RS.variable)): _from_rdflib(graph.value(binding, RS.value))
            for binding in graph.objects(solution, RS.binding)
        }
        for solution in solutions
    ]
    return _rows(rows, ordered=_is_ordered(result))


def _index(graph: Graph, solution: Node) -> int:
    number = graph.value(solution, RS["index"])
    return 0 if number is None else int(str(number))


def _is_ordered(result: Path) -> bool:
    """Tell whether a file gives its rows in an order: it numbers them."""
    return (
        result.suffix in (".ttl", ".rdf") and _INDEX.search(result.read_text("utf-8")) is not None
    )


def _distinct(rows: Sequence[Row]) -> list[Row]:
    return list({frozenset(row.items()): row for row in rows}.values())


def _rows(rows: Sequence[Row], *, ordered: bool = False) -> frozenset[str]:
    """Return rows as triples of one node each: equal rows are counted, blank nodes renamed."""
    triples = []
    for number, row in enumerate(rows):
        node = ox.BlankNode()
        triples.append(_triple(node, "row", ox.Literal(str(number) if ordered else "")))
        triples += [_triple(node, f"v-{name}", _by_value(term)) for name, term in row.items()]
    return canonical(triples)


def _triple(node: ox.BlankNode, name: str, term: OxTerm | ox.Triple) -> ox.Quad:
    return ox.Quad(node, ox.NamedNode(f"urn:{name}"), term)


def canonical(triples: Iterable[ox.Quad | ox.Triple]) -> frozenset[str]:
    """Return triples in a form that is the same for the same graph, whatever its blank nodes."""
    quads = (ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    data = ox.Dataset([ox.Quad(q.subject, q.predicate, _by_value(q.object)) for q in quads])
    data.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return frozenset(map(str, data))


def _by_value(term: OxTerm | ox.Triple) -> OxTerm | ox.Triple:
    """Return a number in one spelling for each value and type, any other term as it is."""
    if not isinstance(term, ox.Literal) or not term.datatype.value.startswith(XSD):
        return term
    kind = term.datatype.value.removeprefix(XSD)
    try:
        if kind == "boolean":
            spelt = {"0": "false", "1": "true"}
            return ox.Literal(spelt.get(term.value, term.value), datatype=term.datatype)
        if kind in _WHOLE:
            return ox.Literal(str(int(term.value)), datatype=term.datatype)
        if kind == "decimal":
            return ox.Literal(f"{Decimal(term.value).normalize():f}", datatype=term.datatype)
        if kind in ("double", "float"):
            value = float(term.value.replace("INF", "inf"))
            shown = "NaN" if math.isnan(value) else f"{value:.6g}"
            return ox.Literal(shown, datatype=term.datatype)
    except (ValueError, ArithmeticError):
        return term
    return term


def _row(names: Sequence[str], row: Sequence[Term | None]) -> Row:
    return {name: _term(term) for name, term in zip(names, row, strict=True) if term is not None}


def _term(term: Term) -> OxTerm:
    match term.kind:
        case "uri":
            return ox.NamedNode(term.value)
        case "bnode":
            return ox.BlankNode(term.value.removeprefix("_:"))
        case _ if term.language:
            return ox.Literal(term.value, language=term.language)
        case _ if term.datatype:
            return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype))
        case _:
            return ox.Literal(term.value)


def _from_rdflib(node: Node | None) -> OxTerm:
    match node:
        case URIRef():
            return ox.NamedNode(str(node))
        case Literal(language=str(language)):
            return ox.Literal(str(node), language=language)
        case Literal(datatype=URIRef() as datatype):
            return ox.Literal(str(node), datatype=ox.NamedNode(str(datatype)))
        case Literal():
            return ox.Literal(str(node))
        case _:
            return ox.BlankNode(str(node))


def _csv(text: str) -> frozenset[str]:
    """Return the rows of a CSV by column, blank nodes all alike, with how often each occurs."""
    names, *rows = csv.reader(io.StringIO(text, newline=""))
    told = [sorted(zip(names, map(_cell, row), strict=True)) for row in rows]
    return frozenset(f"{row} {told.count(row)}" for row in told)


def _cell(cell: str) -> str:
    if cell.startswith("_:"):
        return "_:"
    try:
        return f"{float(cell):.6g}"
    except ValueError:
        return cell
