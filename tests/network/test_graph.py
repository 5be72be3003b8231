"""A neighbourhood, or everything, as a value; and the graph in the hands of other libraries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from rdflib import Dataset, Graph, URIRef

import kg
from kg.errors import UnknownName, UnknownThing
from kg.network.subgraph import Subgraph
from tests.conftest import write_files

CHAIN = """
== a.md
See [[b]] — the next one, and [[c]].
== b.md
On to [[c]].
== c.md
On to [[d]].
== d.md
# D
== alone.md
# Alone
"""


@pytest.fixture
def chain(tmp_path: Path) -> kg.Vault:
    return kg.open(write_files(tmp_path, CHAIN))


def names(graph: Subgraph) -> list[str]:
    return [node.label for node in graph.nodes]


def pairs(graph: Subgraph) -> set[tuple[str, str]]:
    label = {iri: node.label for iri, node in graph.by_iri().items()}
    return {(label[edge.source], label[edge.target]) for edge in graph.edges}


def test_a_neighbourhood_reaches_as_far_as_it_is_told(chain: kg.Vault) -> None:
    assert names(chain.graph("a", depth=0)) == ["a"]
    assert names(chain.graph("a")) == ["a", "b", "c"]
    assert names(chain.graph("a", depth=2)) == ["a", "b", "c", "D"]


def test_edges_between_neighbours_belong_to_the_neighbourhood(chain: kg.Vault) -> None:
    assert pairs(chain.graph("a")) == {("a", "b"), ("a", "c"), ("b", "c")}


def test_without_a_thing_everything_is_there_also_what_stands_alone(chain: kg.Vault) -> None:
    found = chain.graph()
    assert set(names(found)) == {"a", "b", "c", "D", "Alone"}
    assert found.focus == ""
    assert len(found.edges) == 4


def test_too_many_neighbours_are_cut_and_counted_the_most_telling_stay(chain: kg.Vault) -> None:
    found = chain.graph("a", depth=3, most=2)
    assert (names(found), found.left_out) == (["a", "b"], 1)


def test_of_everything_the_best_connected_stay(chain: kg.Vault) -> None:
    found = chain.graph(most=3)
    assert (set(names(found)), found.left_out) == ({"a", "b", "c"}, 2)


def test_kinds_of_things_and_edges_can_be_kept_to(example: kg.Vault) -> None:
    papers = example.graph("@hubinger2019risks", depth=2, kinds=["papers", "concept"])
    assert {node.kind for node in papers.nodes} == {"paper", "concept"}
    argued = example.graph(edges=["rests on", "supports"])
    assert {edge.kind for edge in argued.edges} == {"rests on", "supports"}
    with pytest.raises(UnknownName, match="no kind"):
        example.graph(kinds=["planet"])
    with pytest.raises(UnknownThing):
        example.graph("nobody wrote this")


def test_networkx_gets_every_thing_and_edge_with_what_is_known_of_it(example: kg.Vault) -> None:
    found, graph = example.graph(), example.as_networkx()
    assert set(graph) == {node.iri for node in found.nodes}
    assert graph.number_of_edges() == len(found.edges)
    assert len({key for *_, key in graph.edges(keys=True)}) == len(found.edges)
    edge = next(edge for edge in found.edges if edge.reason)
    kept = [data for _, data in graph[edge.source][edge.target].items()]
    assert edge.reason in {data["reason"] for data in kept}
    node = found.nodes[0]
    assert graph.nodes[node.iri]["label"] == node.label
    start, end = (
        example.graph(name, depth=0).focus for name in ("@hubinger2019risks", "PR-Ethics-Chapter")
    )
    assert nx.has_path(graph, start, end)


# rdflib 7.6 calls its own deprecated properties when a dataset is asked or written
ASKS = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")


@ASKS
def test_rdflib_asks_the_same_graph_with_its_prefixes(example: kg.Vault) -> None:
    dataset = example.as_rdflib()
    query = "SELECT DISTINCT ?p { ?p a kg:Paper }"
    table = example.query(query).table
    assert table is not None
    assert len(list(dataset.query(query))) == len(table.rows) > 10
    assert len(dataset) == example.stats().statements
    note = URIRef(f"{example.config.base}note/PN-Inner-Alignment")
    text = dataset.graph(note).serialize(format="turtle")
    assert "@prefix kg: <https://w3id.org/litkg/ns#>" in text
    assert len(Graph().parse(data=text)) == len(dataset.graph(note)) > 50


TRIPLE = (URIRef("https://a.org/s"), URIRef("https://a.org/p"), URIRef("https://a.org/o"))
INSERT = "INSERT DATA { <https://a.org/s> <https://a.org/p> <https://a.org/o> }"
TURTLE = "<https://a.org/s> <https://a.org/p> <https://a.org/o> ."


@ASKS
@pytest.mark.parametrize(
    "write",
    [
        lambda d: d.add(TRIPLE),
        lambda d: d.addN([(*TRIPLE, d.default_graph)]),
        lambda d: d.remove((None, None, None)),
        lambda d: d.default_graph.set(TRIPLE),
        lambda d: d.graph(URIRef("https://a.org/g")).add(TRIPLE),
        lambda d: d.remove_graph(URIRef("https://a.org/g")),
        lambda d: d.update(INSERT),
        lambda d: d.parse(data=TURTLE, format="turtle"),
        lambda d: d.store.destroy("."),
    ],
)
def test_nothing_can_be_written_through_rdflib(
    example: kg.Vault, write: Callable[[Dataset], object]
) -> None:
    dataset = example.as_rdflib()
    before = len(dataset)
    with pytest.raises(TypeError, match="made of the notes"):
        write(dataset)
    assert len(dataset) == before
