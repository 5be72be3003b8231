"""Drawings in SVG: `drawing` draws, the other modules know what."""
