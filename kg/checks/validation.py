"""SHACL through pySHACL, on the part of the graph that the shapes speak of.

pySHACL wants a graph of rdflib, and copying a large vault into one takes longer than the
validation. A shape sees nothing but the properties and classes it names, so only their
triples are copied, unless a shape is closed or holds SPARQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat
from pyshacl import errors
from pyshacl import validate as run_pyshacl
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import SchemaError
from kg.index import Index
from kg.resources import own_text

_TYPE = NamedNode(str(RDF.type))
_SEES_EVERYTHING = (SH.closed, SH.sparql, SH.target, SH.js, SH.rule)
_FAULTS = (errors.ShapeLoadError, errors.ConstraintLoadError, errors.RuleLoadError,
           errors.ReportableRuntimeError, errors.ValidationFailure)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Result:
    """One result of a validation.

    `focus` is an address, `path` that of a single property, `severity` a local name of SHACL.
    """

    focus: str
    path: str
    value: str
    message: str
    severity: str
    shape: str
    file: str


def validate(index: Index, files: Sequence[Path]) -> Iterator[Result]:
    """Hold the shapes in *files* against the graph. Raises `SchemaError` with file and line."""
    shapes = Graph()
    origin: dict[Node | None, Path] = {}
    for file in files:
        one = _parsed(file)
        shapes += one
        origin.update(dict.fromkeys(one.subjects(), file))
    report = _report(_seen(index, shapes), shapes)
    if not isinstance(report, Graph):
        raise SchemaError(files[0], 1, f"pySHACL cannot use these shapes: {report}")
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape = _named(shapes, report.value(result, SH.sourceShape))
        file = origin.get(shape, files[0])
        yield Result(
            focus=str(report.value(result, SH.focusNode)),
            path=_plain(report.value(result, SH.resultPath)),
            value=_plain(report.value(result, SH.value)),
            message=_message(report, result),
            severity=_local(report.value(result, SH.resultSeverity)),
            shape=_local(shape),
            file=file.relative_to(index.root).as_posix(),
        )


def _report(graph: Graph, shapes: Graph) -> object:
    """Return the report on *graph*, or the fault in *shapes* that keeps pySHACL from one."""
    try:
        return run_pyshacl(graph, shacl_graph=shapes, inplace=True, do_owl_imports=False)[1]
    except _FAULTS as error:
        return error


def _parsed(file: Path) -> Graph:
    """Read Turtle. Raises `SchemaError` with the line that cannot be read."""
    try:
        text = own_text(file)
        quads = list(pyoxigraph.parse(text, format=RdfFormat.TURTLE, base_iri=file.as_uri()))
    except SyntaxError as error:
        reason = str(error.msg).partition(": ")[2] or str(error.msg)
        raise SchemaError(file, error.lineno or 1, reason) from error
    except (OSError, ValueError) as error:
        raise SchemaError(file, 1, f"cannot be read: {error}") from error
    return _as_rdflib(quads)


def _seen(index: Index, shapes: Graph) -> Graph:
    """Return the triples of the merged graph that the shapes can see."""

    def found(predicate: NamedNode | None, value: NamedNode | None) -> Iterator[Quad]:
        return index.store.quads_for_pattern(None, predicate, value, DefaultGraph())

    if any((None, term, None) in shapes for term in _SEES_EVERYTHING):
        return _as_rdflib(found(None, None))
    said = {node for triple in shapes for node in triple if isinstance(node, URIRef)}
    names = [NamedNode(str(node)) for node in sorted(said) if not node.startswith(str(SH))]
    quads: list[Quad] = []
    for name in names:
        quads += found(_TYPE, name)
        if name != _TYPE:
            quads += found(name, None)
    if RDF.type in set(shapes.objects()):  # a shape asks for the types themselves
        quads += found(_TYPE, None)
    return _as_rdflib(quads)


def _as_rdflib(quads: Iterable[Quad]) -> Graph:
    triples = pyoxigraph.serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    return Graph().parse(data=triples or b"", format="nt")


def _named(shapes: Graph, shape: Node | None) -> Node | None:
    """Return the shape with a name that a nameless one is part of."""
    seen: set[Node] = set()
    while isinstance(shape, BNode) and shape not in seen:
        seen.add(shape)
        shape = next(shapes.subjects(None, shape), shape)
    return shape


def _message(report: Graph, result: Node) -> str:
    """Return the shape's own message, in English where it has several."""
    said = [m for m in report.objects(result, SH.resultMessage) if isinstance(m, Literal)]
    said.sort(key=lambda m: (m.language not in (None, "en"), str(m)))
    return " ".join(str(said[0]).split()) if said else "does not conform to its shape"


def _plain(node: Node | None) -> str:
    """Return an address or a text; nothing for what has neither, such as a path of steps."""
    return "" if node is None or isinstance(node, BNode) else str(node)


def _local(node: Node | None) -> str:
    return str(node or "").rpartition("#")[2].rpartition("/")[2]
