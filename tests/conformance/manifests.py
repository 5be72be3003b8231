"""The manifests of the W3C's SPARQL tests: what is asked of which data, and what is right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from rdflib import RDF, Graph, Namespace
from rdflib.collection import Collection
from rdflib.term import BNode, Node, URIRef

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")

_EVALUATED = (MF.QueryEvaluationTest, MF.CSVResultFormatTest)
_RIGHT = (MF.PositiveSyntaxTest, MF.PositiveSyntaxTest11)
_WRONG = (MF.NegativeSyntaxTest, MF.NegativeSyntaxTest11)


@dataclass(frozen=True, slots=True)
class Case:
    """One test: `kind` is `evaluation`, `syntax` or `no syntax`.

    `named` are files of named graphs, each with the address of its graph; `result` is the file
    of the right answer, `None` for a test of syntax; *lax*: it does not matter how often.
    """

    name: str
    group: str
    kind: str
    query: Path
    data: tuple[Path, ...] = ()
    named: tuple[tuple[str, Path], ...] = ()
    result: Path | None = None
    lax: bool = False


def cases(group: Path) -> Iterator[Case]:
    """Yield the tests of queries in the folder *group*, in the order of its manifest."""
    path = group / "manifest.ttl"
    manifest = Graph().parse(path, format="turtle", publicID=path.as_uri())
    for entries in manifest.objects(None, MF.entries):
        for entry in Collection(manifest, entries):
            found = _case(manifest, entry, group.name)
            if found:
                yield found


def _case(manifest: Graph, entry: Node, group: str) -> Case | None:
    types = set(manifest.objects(entry, RDF.type))
    name = str(manifest.value(entry, MF.name) or entry)
    action = manifest.value(entry, MF.action)
    if types & {*_RIGHT, *_WRONG} and isinstance(action, URIRef):
        return Case(name, group, "syntax" if types & {*_RIGHT} else "no syntax", _file(action))
    query = manifest.value(action, QT.query)
    result = manifest.value(entry, MF.result)
    if not types & {*_EVALUATED} or query is None or result is None:
        return None
    data = tuple(_file(one) for one in manifest.objects(action, QT.data))
    named = tuple(_named(manifest, one) for one in manifest.objects(action, QT.graphData))
    lax = (entry, MF.resultCardinality, MF.LaxCardinality) in manifest
    return Case(name, group, "evaluation", _file(query), data, named, _file(result), lax)


def _named(manifest: Graph, one: Node) -> tuple[str, Path]:
    """Return the address of a named graph and its file; a node may tell them apart."""
    if isinstance(one, BNode):
        graph = manifest.value(one, QT.graph) or one
        label = manifest.value(one, URIRef("http://www.w3.org/2000/01/rdf-schema#label"))
        return str(label or graph), _file(graph)
    return str(one), _file(one)


def _file(address: Node) -> Path:
    return Path(unquote(urlsplit(str(address)).path))
