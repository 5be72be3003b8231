"""What belongs together: communities by Louvain's method, each named after a member."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.network.measuring.matrix import Matrices, Matrix
from kg.network.measuring.values import Community

_SEED = 1


@dataclass(frozen=True, slots=True)
class Parts:
    """The number of the community of each node (0: of none), the communities, and how apart."""

    numbers: NDArray[np.int64]
    communities: tuple[Community, ...]
    modularity: float


def communities(network: Matrices) -> Parts:
    """Return the communities of two members and more, the largest first.

    A thing that hangs on one other only belongs where that one does, in any best partition;
    so it is looked at together with it, which halves the work.
    """
    graph, host = _without_leaves(network.joined)
    found = nx.community.louvain_communities(graph, weight="weight", seed=_SEED)
    apart = nx.community.modularity(graph, found, weight="weight") if graph.size() else 0.0
    group = {one: number for number, members in enumerate(found) for one in members}
    groups: dict[int, list[int]] = {}
    for node, stands_in in enumerate(host.tolist()):
        groups.setdefault(group[stands_in], []).append(node)
    best = [_best_first(members, network) for members in groups.values() if len(members) > 1]
    best.sort(key=lambda ordered: (-len(ordered), network.nodes[ordered[0]].iri))
    numbers = np.zeros(len(host), dtype=np.int64)
    for number, ordered in enumerate(best, 1):
        numbers[ordered] = number
    named = (_named(number, ordered, network) for number, ordered in enumerate(best, 1))
    return Parts(numbers, tuple(named), round(float(apart), 4))


def _without_leaves(joined: Matrix) -> tuple[nx.Graph[int], NDArray[np.int64]]:
    """Return the graph whose leaves are loops at what they hang on, and who stands for whom."""
    degrees = np.diff(joined.indptr)
    host = np.arange(len(degrees))
    for leaf in np.flatnonzero(degrees == 1):
        other = joined.indices[joined.indptr[leaf]]
        if degrees[other] > 1 or other < leaf:
            host[leaf] = other
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(np.unique(host).tolist())
    pairs = joined.tocoo()
    for start, end, weight in zip(pairs.row, pairs.col, pairs.data, strict=True):
        if start < end:
            ends = int(host[start]), int(host[end])
            before = graph.get_edge_data(*ends, {"weight": 0.0})["weight"]
            graph.add_edge(*ends, weight=before + float(weight))
    return graph, host


def _best_first(members: Sequence[int], network: Matrices) -> list[int]:
    degrees = network.degrees
    return sorted(members, key=lambda one: (-int(degrees[one]), network.nodes[one].iri))


def _named(number: int, members: Sequence[int], network: Matrices) -> Community:
    best = network.nodes[members[0]]
    return Community(number, best.label, best.iri, len(members))
