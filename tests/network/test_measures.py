"""What is measured: who is central, what belongs together, what joins it; kept until it changes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.network.edges import Edge, Node
from kg.network.measuring import Measures, PaperPair
from kg.network.measuring import centrality as central
from kg.network.measuring.communities import communities
from kg.network.measuring.matrix import Matrices, matrices
from kg.network.measuring.measure import measure

PAIRS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=30)


def network(pairs: Iterable[tuple[int, int]], count: int = 12) -> Matrices:
    return matrices(things(count), links(pairs))


def things(count: int, kind: str = "note") -> list[Node]:
    return [Node(f"n{n:02}", kind, f"Thing {n}") for n in range(count)]


def links(pairs: Iterable[tuple[int, int]]) -> list[Edge]:
    return [
        Edge(f"n{a:02}", f"n{b:02}", "links to", "", "", "a.md", 1, "a") for a, b in sorted(pairs)
    ]


@settings(deadline=None)
@given(PAIRS)
def test_pagerank_is_that_of_networkx(pairs: list[tuple[int, int]]) -> None:
    found = network(pairs)
    graph = nx.from_scipy_sparse_array(found.directed, create_using=nx.DiGraph)
    wanted = nx.pagerank(graph, tol=1e-12, max_iter=1000)
    assert np.allclose(central.pagerank(found.directed), [wanted[n] for n in range(12)])


@settings(deadline=None)
@given(PAIRS)
def test_betweenness_is_that_of_networkx(pairs: list[tuple[int, int]]) -> None:
    found = network(pairs)
    wanted = nx.betweenness_centrality(nx.from_scipy_sparse_array(found.joined))
    between, sources = central.betweenness(found.joined)
    assert sources == 0
    assert np.allclose(between, [wanted[n] for n in range(12)])


def test_of_very_many_things_betweenness_is_counted_from_some(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graph = nx.barabasi_albert_graph(400, 2, seed=1)
    joined = network(graph.edges, 400).joined
    exact, _ = central.betweenness(joined)
    monkeypatch.setattr(central, "EXACT_UP_TO", 100)
    sampled, sources = central.betweenness(joined)
    assert sources == central.SOURCES
    assert np.array_equal(sampled, central.betweenness(joined)[0])
    assert np.corrcoef(exact, sampled)[0, 1] > 0.95
    assert set(np.argsort(exact)[-3:]) == set(np.argsort(sampled)[-3:])


TWO_GROUPS = [*combinations(range(5), 2), *combinations(range(5, 10), 2), (4, 5), (9, 10), (9, 11)]
"""Two groups of five who all know each other, one connection between them, and two leaves."""


def two_groups() -> Measures:
    return measure(things(13), links(TWO_GROUPS))


def test_communities_are_the_groups_named_after_the_best_connected() -> None:
    found = two_groups()
    assert [(c.number, c.name, c.size) for c in found.communities] == [
        (1, "Thing 9", 7),
        (2, "Thing 4", 5),
    ]
    of = {thing.label: thing.community for thing in found.things}
    assert {of[f"Thing {n}"] for n in range(5)} == {2}
    assert {of[f"Thing {n}"] for n in range(5, 12)} == {1}
    assert of["Thing 12"] == 0
    assert found.modularity > 0.4


def test_a_bridge_is_the_one_connection_to_a_part() -> None:
    assert [(b.first, b.second, b.apart) for b in two_groups().bridges] == [("n04", "n05", 5)]


def test_two_parts_that_two_connections_join_have_no_bridge() -> None:
    assert measure(things(12), links([*TWO_GROUPS, (3, 6)])).bridges == ()


def test_brokers_lie_between_communities() -> None:
    assert [(b.iri, b.communities) for b in two_groups().brokers] == [
        ("n05", (1, 2)),
        ("n04", (1, 2)),
    ]


def test_degree_counts_things_not_edges() -> None:
    found = measure(things(3), links([(0, 1), (1, 0), (0, 1), (0, 0)]))
    assert {thing.iri: thing.degree for thing in found.things} == {"n00": 1, "n01": 1, "n02": 0}


@settings(deadline=None)
@given(PAIRS)
def test_to_take_leaves_together_with_what_they_hang_on_loses_nothing(
    pairs: list[tuple[int, int]],
) -> None:
    found = network(pairs)
    parts = communities(found)
    graph = nx.from_scipy_sparse_array(found.joined)
    alone = [{n} for n in np.flatnonzero(parts.numbers == 0).tolist()]
    together = [set(np.flatnonzero(parts.numbers == c.number).tolist()) for c in parts.communities]
    wanted = nx.community.modularity(graph, together + alone) if graph.size() else 0.0
    assert parts.modularity == pytest.approx(wanted, abs=1e-4)
    for one, neighbours in graph.adjacency():
        if len(neighbours) == 1:
            assert parts.numbers[one] == parts.numbers[next(iter(neighbours))]


def test_papers_that_the_same_notes_cite_are_cocited(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    type: literature
    title: Paper A
    arxiv: "1901.00001"
    ---
    [[LN-B]] and [[LN-C]]
    == LN-B.md
    ---
    type: literature
    title: Paper B
    arxiv: "1901.00002"
    ---
    == LN-C.md
    ---
    type: literature
    title: Paper C
    arxiv: "1901.00003"
    ---
    == LN-D.md
    ---
    type: literature
    title: Paper D
    arxiv: "1901.00004"
    ---
    [[LN-B]] and [[LN-C]]
    == map.md
    [[LN-B]], [[LN-C]], [[LN-D]]
    """
    found = vault.measures()
    paper = {thing.label: thing.iri for thing in found.things}
    a, b, c, d = (paper[f"Paper {name}"] for name in "ABCD")
    assert found.cocited == (PaperPair(b, c, 3),)
    assert found.coupled == (PaperPair(a, d, 2),)


def test_an_artifact_cites_what_informs_it() -> None:
    nodes = [*things(3, "paper"), Node("x", "artifact", "X"), Node("y", "artifact", "Y")]
    informs = [
        Edge(f"n{n:02}", artifact, "informs", "", "", "a.md", 1, "a")
        for n in range(2)
        for artifact in "xy"
    ]
    assert measure(nodes, informs).cocited == (PaperPair("n00", "n01", 2),)


def test_every_thing_of_a_vault_is_measured(example: kg.Vault) -> None:
    found = example.measures()
    assert {thing.iri for thing in found.things} == {node.iri for node in example.graph().nodes}
    assert sum(thing.pagerank for thing in found.things) == pytest.approx(1, abs=1e-5)
    assert sum(c.size for c in found.communities) == sum(t.community > 0 for t in found.things)
    assert found.things[0].degree == max(thing.degree for thing in found.things)


def test_a_vault_without_anything_is_measured_too(tmp_path: Path) -> None:
    found = kg.open(tmp_path).measures()
    assert (found.things, found.communities, found.bridges) == ((), (), ())


def kept_file(vault: kg.Vault) -> Path:
    return vault.root / ".kg" / "measures.json"


def test_measures_are_kept_until_a_note_changes(vault: kg.Vault) -> None:
    """
    == a.md
    [[b]]
    == b.md
    [[c]]
    == c.md
    # C
    """
    measured = vault.measures()
    kept = json.loads(kept_file(vault).read_text("utf-8"))
    kept_file(vault).write_text(json.dumps(kept | {"modularity": 77}), "utf-8")
    again = kg.open(vault.root)
    assert again.measures().modularity == 77  # it was read, not measured again
    assert again.kept_measures() == again.measures()
    (vault.root / "d.md").write_text("[[a]]\n", "utf-8")
    again.refresh()
    assert again.kept_measures() is None
    assert len(again.measures().things) == 4
    (vault.root / "d.md").unlink()
    last = kg.open(vault.root)
    assert last.kept_measures() is None
    assert last.measures() == measured


@pytest.mark.parametrize(
    "broken",
    ["", "{", "[]", "null", '{"of": 1}', '{"of": [1, "STAMP"], "rows": {}}',
     '{"of": [1, "STAMP"], "rows": {"things": [[1]]}}', "[" * 5000, "\udce9"],
)  # fmt: skip
def test_measures_that_cannot_be_read_are_measured_again(vault: kg.Vault, broken: str) -> None:
    """
    == a.md
    [[b]]
    == b.md
    # B
    """
    measured = vault.measures()
    stamp = vault._index.stamp  # noqa: SLF001 - a file that is right but for its rows
    text = broken.replace("STAMP", stamp)
    kept_file(vault).write_bytes(text.encode("utf-8", "surrogateescape"))
    again = kg.open(vault.root)
    assert again.kept_measures() is None
    assert again.measures() == measured
    assert kg.open(vault.root).kept_measures() == measured


def test_where_nothing_can_be_kept_it_is_measured_all_the_same(vault: kg.Vault) -> None:
    """
    == a.md
    [[b]]
    == b.md
    # B
    """
    kept_file(vault).mkdir()
    assert len(vault.measures().things) == 2
