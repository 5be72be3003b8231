"""Where nodes are drawn: groups apart, nothing on top of another, the same each time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from kg.network.layout import layout

Numbers = NDArray[np.int64]


def in_groups(nodes: int, edges: int, groups: int) -> tuple[Numbers, Numbers]:
    """Return edges of which five in six stay inside a group, and the group of each node."""
    random = np.random.default_rng(5)
    group = np.arange(nodes) % groups
    ends = random.integers(0, nodes, (edges, 2))
    inside = random.random(edges) < 5 / 6
    ends[inside, 1] += (group[ends[inside, 0]] - group[ends[inside, 1]]) % groups
    return ends % nodes, group


EDGES, GROUP = in_groups(1200, 6000, 12)
POINTS = layout(EDGES, len(GROUP))


def neighbours_of_own_group(points: NDArray[np.float64]) -> float:
    """Return how many of each node's ten nearest are of its group, as a part of 1."""
    distances = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    nearest = np.argsort(distances, axis=1)[:, 1:11]
    return float((GROUP[nearest] == GROUP[:, None]).mean())


def test_groups_lie_apart() -> None:
    assert neighbours_of_own_group(POINTS) > 0.9


def test_the_points_lie_around_the_middle_at_a_mean_distance_of_one() -> None:
    assert np.allclose(POINTS.mean(axis=0), 0)
    assert np.hypot(*POINTS.T).mean() == pytest.approx(1)


def test_no_two_nodes_lie_on_each_other() -> None:
    distances = np.hypot(*(POINTS[:, None] - POINTS[None]).transpose(2, 0, 1))
    np.fill_diagonal(distances, 1)
    assert distances.min() > 0.005


def test_the_same_graph_is_laid_out_the_same() -> None:
    assert np.array_equal(layout(EDGES, len(GROUP)), POINTS)
    assert not np.array_equal(layout(EDGES, len(GROUP), seed=2), POINTS)


def test_nodes_stay_where_they_were_and_new_ones_come_beside_their_neighbours() -> None:
    before = POINTS.copy()
    before[::50] = np.nan
    after = layout(EDGES, len(GROUP), before)
    moved = np.hypot(*(after - POINTS).T)
    assert np.median(moved[~np.isnan(before[:, 0])]) < 0.1
    assert neighbours_of_own_group(after) > 0.9


def test_nodes_without_an_edge_lie_around_the_others() -> None:
    points = layout([(0, 1), (1, 2), (2, 0)], 9)
    middle = points[:3].mean(axis=0)
    distance = np.hypot(*(points - middle).T)
    assert distance[:3].max() < distance[3:].min()


@settings(deadline=None)
@given(st.integers(0, 12), st.data())
def test_every_node_of_any_graph_has_a_point(n: int, data: st.DataObject) -> None:
    pair = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1))
    edges = data.draw(st.lists(pair, max_size=20)) if n else []
    points = layout(np.array(edges, dtype=np.int64).reshape(-1, 2), n)
    assert points.shape == (n, 2)
    assert np.isfinite(points).all()


def test_an_edge_to_no_node_is_refused() -> None:
    with pytest.raises(ValueError, match="not among the 2"):
        layout([(0, 2)], 2)
