"""How things hang together: explained paths, what stands on what, the graph as a whole."""

from __future__ import annotations

from kg.library.opened import Opened


class Connecting(Opened):
    """The typed edges between things, each with its reason and place."""
