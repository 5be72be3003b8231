"""The shapes of things, as SVG elements around a middle."""

from __future__ import annotations

from math import cos, pi, sin

_CORNERS = {"diamond": (4, 0.0, 1.25), "triangle": (3, pi / 6, 1.25), "hexagon": (6, 0.0, 1.15)}
"""Number of corners, angle of the first, and size compared with a circle of the same weight."""


def symbol(shape: str, x: float, y: float, radius: float) -> str:
    """Return the element of a shape."""
    match shape:
        case "circle":
            return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}"/>'
        case "box":
            half = 0.9 * radius
            return _box(x - half, y - half, 2 * half, 2 * half, radius * 0.25)
        case "sheet":
            return _box(x - 0.75 * radius, y - 0.95 * radius, 1.5 * radius, 1.9 * radius, 1)
        case _:
            count, first, size = _CORNERS[shape]
            turns = [first + 2 * pi * corner / count for corner in range(count)]
            corners = (
                f"{x + size * radius * cos(turn):.1f},{y + size * radius * sin(turn):.1f}"
                for turn in turns
            )
            return f'<polygon points="{" ".join(corners)}"/>'


def _box(x: float, y: float, width: float, height: float, corner: float) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
        f' rx="{corner:.1f}"/>'
    )
