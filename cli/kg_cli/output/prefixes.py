"""The prefixes by which IRIs are shortened for people: those that queries know."""

from __future__ import annotations

from collections.abc import Mapping

from kg.vocabulary import LOCAL_PREFIXES, PREFIXES


def prefixes(base: str) -> Mapping[str, str]:
    """Return each prefix with its namespace, for a vault whose IRIs begin with *base*."""
    return {**PREFIXES, **{name: f"{base}{name}/" for name in LOCAL_PREFIXES}}
