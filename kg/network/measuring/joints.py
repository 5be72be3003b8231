"""What joins the parts of the network: bridges and brokers."""

from __future__ import annotations

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.network.measuring.matrix import Matrices
from kg.network.measuring.values import Bridge, Broker

_LEAST_APART = 3
"""A connection is told as a bridge where it keeps so many things, not only a leaf or two."""

_MOST_BRIDGES, _MOST_BROKERS = 100, 50


def bridges(network: Matrices) -> tuple[Bridge, ...]:
    """Return the connections without which a part would be cut off, the largest part first."""
    graph = nx.from_scipy_sparse_array(network.joined)
    found = [(int(first), int(second)) for first, second in nx.bridges(graph)]
    graph.remove_edges_from(found)
    part: dict[int, int] = {}
    sizes: list[int] = []
    for number, members in enumerate(nx.connected_components(graph)):
        part.update(dict.fromkeys(members, number))
        sizes.append(len(members))
    tree: nx.Graph[int] = nx.Graph((part[a], part[b]) for a, b in found)
    behind = _behind(tree, sizes)
    told = []
    for pair in found:
        ends = frozenset(part[end] for end in pair)
        if behind[ends] >= _LEAST_APART:
            first, second = sorted(network.nodes[end].iri for end in pair)
            told.append(Bridge(first, second, behind[ends]))
    return tuple(sorted(told, key=lambda b: (-b.apart, b.first, b.second))[:_MOST_BRIDGES])


def _behind(tree: nx.Graph[int], sizes: list[int]) -> dict[frozenset[int], int]:
    """Return for each edge of a forest the size of the smaller of the two sides."""
    behind: dict[frozenset[int], int] = {}
    for members in nx.connected_components(tree):
        total = sum(sizes[member] for member in members)
        root = min(members)
        below = {member: sizes[member] for member in members}
        for child, parent in _upwards(tree, root):
            below[parent] += below[child]
            behind[frozenset((child, parent))] = min(below[child], total - below[child])
    return behind


def _upwards(tree: nx.Graph[int], root: int) -> list[tuple[int, int]]:
    """Return each node below *root* with the one above it, the deepest first."""
    above = [(child, parent) for parent, child in nx.bfs_edges(tree, root)]
    return above[::-1]


def brokers(
    network: Matrices, numbers: NDArray[np.int64], between: NDArray[np.float64]
) -> tuple[Broker, ...]:
    """Return the things with neighbours in several communities, most ways lead over the first."""
    order = sorted(np.flatnonzero(between > 0).tolist(), key=lambda n: (-between[n], n))
    found: list[Broker] = []
    for node in order:
        start, end = network.joined.indptr[node : node + 2]
        touched = set(numbers[network.joined.indices[start:end]].tolist()) - {0}
        touched.add(int(numbers[node]))
        if len(touched) > 1:
            found.append(Broker(network.nodes[node].iri, tuple(sorted(touched))))
        if len(found) == _MOST_BROKERS:
            break
    return tuple(found)
