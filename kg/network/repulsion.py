"""How all nodes push each other off: through a grid by FFT, and one by one where they touch."""

from __future__ import annotations

from functools import cache
from math import ceil, log2, sqrt
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import fft
from scipy.spatial import cKDTree

Points: TypeAlias = NDArray[np.float64]
Weights: TypeAlias = NDArray[np.float64]

_LEAST_CELLS, _MOST_CELLS = 64, 256
_CELLS_PER_NODE = 2.5
"""Cells of the grid along a side, for each node along a side."""

_SOFT = 0.5
"""Square of the distance, in cells, below which the force of a point grows no further."""

_GOLDEN = 2.399963229728653
"""The golden angle in radians: directions that repeat late."""


def repulsion(points: Points, weights: Weights) -> Points:
    """Return the force on a node of weight 1 at each point: of all weights, 1/distance each.

    Each weight is shared among the four nodes of the grid around it, the grid is convolved
    with the force of one point, and the forces are read off the same four nodes.
    """
    cells = _cells(len(points))
    low = points.min(axis=0)
    size = max(float((points.max(axis=0) - low).max()), 1e-9) / (cells - 2)
    at = (points - low) / size
    corner = at.astype(np.int64)
    right = at - corner
    left = 1 - right
    places = [(corner[:, 0] + i) * cells + corner[:, 1] + j for i in (0, 1) for j in (0, 1)]
    shares = [a[:, 0] * b[:, 1] for a in (left, right) for b in (left, right)]
    masses = np.zeros(cells * cells)
    for place, share in zip(places, shares, strict=True):
        masses += np.bincount(place, weights * share, minlength=len(masses))
    shape = (2 * cells, 2 * cells)
    spectrum = fft.rfft2(masses.reshape(cells, cells), shape)
    forces = np.empty_like(points)
    for axis, kernel in enumerate(_kernels(cells)):
        field = fft.irfft2(spectrum * kernel, shape)[:cells, :cells].ravel()
        forces[:, axis] = sum(
            field[place] * share for place, share in zip(places, shares, strict=True)
        )
    return forces / size


def apart(points: Points, distance: float, rounds: int) -> Points:
    """Push points apart until none is nearer than *distance* to another, or rounds are over."""
    for _ in range(rounds):
        near = cKDTree(points).query_pairs(distance, output_type="ndarray")
        if not len(near):
            break
        between = points[near[:, 0]] - points[near[:, 1]]
        length = np.hypot(*between.T)
        same = length < 1e-9
        angle = near[same, 0] * _GOLDEN
        between[same] = np.column_stack([np.cos(angle), np.sin(angle)])
        push = between * ((distance - length) / np.where(same, 1, length) / 2)[:, None]
        crowd = np.maximum(np.bincount(near.ravel(), minlength=len(points)), 1)
        points = points + gathered(near, push, len(points)) / (2 * np.sqrt(crowd))[:, None]
    return points


def gathered(pairs: NDArray[np.int64], pull: Points, n: int) -> Points:
    """Add up for each node what its pairs do to it: the first goes along, the second against."""
    both = [
        np.bincount(pairs[:, 0], pull[:, axis], minlength=n)
        - np.bincount(pairs[:, 1], pull[:, axis], minlength=n)
        for axis in (0, 1)
    ]
    return np.column_stack(both)


def _cells(n: int) -> int:
    wanted = ceil(log2(max(_CELLS_PER_NODE * sqrt(n), 1)))
    return min(max(1 << wanted, _LEAST_CELLS), _MOST_CELLS)


@cache
def _kernels(cells: int) -> tuple[NDArray[np.complex128], NDArray[np.complex128]]:
    """Return the spectra of the force of one point, along each axis."""
    steps = np.arange(2 * cells)
    steps = np.where(steps < cells, steps, steps - 2 * cells)
    along, across = np.meshgrid(steps, steps, indexing="ij")
    square = along * along + across * across + _SOFT
    return fft.rfft2(along / square), fft.rfft2(across / square)
