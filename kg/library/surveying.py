"""Surveys over many notes: comparisons, definitions, gaps, what to read next, years."""

from __future__ import annotations

from kg.library.opened import Opened


class Surveying(Opened):
    """Questions whose answer is put together from the whole vault."""
