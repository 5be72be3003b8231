"""Drawings in SVG."""

from kg.network.formats.svg.drawing import Address, to_svg

__all__ = ["Address", "to_svg"]
