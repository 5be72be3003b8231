"""How two things hang together: the path that says most, hop by hop."""

from __future__ import annotations

import pytest

import kg
from kg.errors import UnknownName
from kg.network.network import Network
from kg.network.paths import PathAnswer


def routes(answer: PathAnswer) -> list[list[str]]:
    """Return each path as the names on it and what joins them."""
    return [
        [answer.start.label, *(word for hop in path.hops for word in (hop.said, hop.end.label))]
        for path in answer.paths
    ]


ARGUED = """
== LN-A.md
---
type: literature
title: Paper A
arxiv: "1901.00001"
---
# LN: A

## Key Results
- First finding. (supports) [[LN-B#^second]] — the same measured elsewhere ^first

See [[Hub]] and [[PN-C]].
== LN-B.md
---
type: literature
title: Paper B
arxiv: "1901.00002"
---
# LN: B

## Key Results
- Second finding. ^second
== PN-C.md
---
type: concept
title: Concept C
---
# Concept C

[[LN-B]] — where it was named
== Hub.md
# Hub
[[LN-B]]
== Alone.md
# Alone
"""


def test_argued_relations_go_before_plain_mentions(vault: kg.Vault) -> None:
    answer = vault.path("LN-A#^first", "LN-B")
    assert routes(answer) == [
        ["First finding. (supports) LN-B > ^second — the same measured elsewhere", "supports",
         "Second finding.", "is claimed by", "Paper B"]
    ]  # fmt: skip
    hop = answer.paths[0].hops[0]
    assert (hop.edge.reason, hop.edge.path, hop.edge.line) == (
        "the same measured elsewhere",
        "LN-A.md",
        9,
    )


test_argued_relations_go_before_plain_mentions.__doc__ = ARGUED


def test_other_paths_follow_by_cost_and_none_comes_twice(vault: kg.Vault) -> None:
    answer = vault.path("Paper A", "Paper B", count=10)
    found = routes(answer)
    assert ["Paper A", "links to", "Hub", "links to", "Paper B"] in found
    assert ["Paper A", "links to", "Concept C", "links to", "Paper B"] in found
    assert len({tuple(route) for route in found}) == len(found) > 2
    costs = [path.cost for path in answer.paths]
    assert costs == sorted(costs)
    for path in answer.paths:
        things = [hop.start.iri for hop in path.hops]
        assert len(set(things)) == len(things)


test_other_paths_follow_by_cost_and_none_comes_twice.__doc__ = ARGUED


def test_a_path_reads_backwards_too(vault: kg.Vault) -> None:
    there, back = vault.path("Paper A", "Concept C"), vault.path("Concept C", "Paper A")
    assert routes(there) == [["Paper A", "links to", "Concept C"]]
    assert routes(back) == [["Concept C", "is linked from", "Paper A"]]
    assert there.paths[0].cost == back.paths[0].cost


test_a_path_reads_backwards_too.__doc__ = ARGUED


def test_via_and_avoid_take_kinds_of_edges_and_of_things(vault: kg.Vault) -> None:
    only = vault.path("Paper A", "Paper B", count=10, via=["concept"])
    assert routes(only) == [
        ["Paper A", "links to", "Paper B"],
        ["Paper A", "links to", "Concept C", "links to", "Paper B"],
    ]
    without = vault.path("Paper A", "Paper B", count=10, avoid=["links to"])
    assert without.paths
    assert all("links to" not in route for route in routes(without))
    none = vault.path("Paper A", "Paper B", via=["cites"])
    assert (none.paths, none.is_filtered) == ((), True)
    with pytest.raises(UnknownName, match="suports"):
        vault.path("Paper A", "Paper B", via=["suports"])


test_via_and_avoid_take_kinds_of_edges_and_of_things.__doc__ = ARGUED


def test_where_there_is_no_path_what_is_near_is_named(vault: kg.Vault) -> None:
    answer = vault.path("Concept C", "Alone")
    assert (answer.paths, answer.is_filtered, answer.near_end) == ((), False, ())
    assert [(hop.said, hop.end.label) for hop in answer.near_start] == [
        ("links to", "Paper B"),
        ("is linked from", "Paper A"),
    ]


test_where_there_is_no_path_what_is_near_is_named.__doc__ = ARGUED


def test_a_thing_and_the_note_on_it_are_the_same(vault: kg.Vault) -> None:
    (path,) = vault.path("LN-A", "Paper A").paths
    assert (path.hops, path.cost) == ((), 0)


test_a_thing_and_the_note_on_it_are_the_same.__doc__ = ARGUED


def test_a_detour_is_taken_around_a_hub_and_a_hub_is_named(vault: kg.Vault) -> None:
    """
    == A.md
    # A
    [[Hub]] — for no reason of its own
    [[Side]] — for a reason
    == B.md
    # B
    == Side.md
    # Side
    [[Way]] — for a reason
    == Way.md
    # Way
    [[B]] — for a reason
    == Hub.md
    # Hub
    [[B]] — for a reason
    """
    assert routes(vault.path("A", "B")) == [["A", "links to", "Hub", "links to", "B"]]
    for number in range(400):
        (vault.root / f"n{number}.md").write_text("See [[Hub]].\n", "utf-8")
    vault.refresh()
    best, second = vault.path("A", "B", count=2).paths
    assert [hop.end.label for hop in best.hops] == ["Side", "Way", "B"]
    assert [hop.end.label for hop in second.hops] == ["Hub", "B"]
    assert second.hops[0].pointing > 400
    assert best.hops[0].pointing == 0


def test_the_cheapest_path_is_that_of_networkx_on_the_example(example: kg.Vault) -> None:
    import networkx as nx

    network = Network(example._index.store, example.config.base)  # noqa: SLF001 - beside the library
    plain: nx.Graph[str] = nx.Graph()
    for edge in network.edges():
        cost = edge.cost
        if not plain.has_edge(edge.source, edge.target) or (
            plain[edge.source][edge.target]["cost"] > cost
        ):
            plain.add_edge(edge.source, edge.target, cost=cost)
    start = example.path("LN-Katz-2017-Reluplex", "LN-Katz-2017-Reluplex").start.iri

    def weight(a: str, b: str, data: dict[str, float]) -> float:
        halves = [_hub(network.pointing(end)) / 2 for end in (a, b)]
        return data["cost"] + sum(halves)

    lengths = nx.single_source_dijkstra_path_length(plain, start, weight=weight)
    ends = [a for a in sorted(plain.nodes) if "/concept/" in a or "/artifact/" in a]
    assert len(ends) > 40
    for end in ends:
        (path,) = example.path("LN-Katz-2017-Reluplex", end).paths
        own = (_hub(network.pointing(start)) + _hub(network.pointing(end))) / 2
        assert path.cost == pytest.approx(lengths[end] - own, abs=0.006)


def _hub(pointing: int) -> float:
    from math import log2

    return max(0.0, log2(max(pointing, 1) / 16) * 0.5)
