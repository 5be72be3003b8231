"""The index on disk: graph, names and text, kept in step with the notes."""

from kg.index.freshness import Progress, Refreshed
from kg.index.lock import Waiting
from kg.index.opened import EVERYWHERE, PUBLISHED, Index, open_index

__all__ = ["EVERYWHERE", "PUBLISHED", "Index", "Progress", "Refreshed", "Waiting", "open_index"]
