"""The index on disk: graph, names and text, kept in step with the notes."""

from kg.index.opened import Index, open_index
from kg.index.refresh import Progress, Refreshed

__all__ = ["Index", "Progress", "Refreshed", "open_index"]
