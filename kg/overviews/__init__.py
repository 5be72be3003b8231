"""Surveys put together from the whole vault: comparisons, definitions, gaps, suggestions, years."""
