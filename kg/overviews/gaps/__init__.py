"""What is missing: each group of gaps is a function, its docstring says what is in it."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from kg.errors import UnknownName
from kg.overviews.gaps.base import Found, Gap, Gaps, Group
from kg.overviews.gaps.claims import undefined, unsourced, unsupported, untested
from kg.overviews.gaps.notes import unlinked, unwritten
from kg.overviews.gaps.papers import unread, unused
from kg.overviews.graph import Graph

__all__ = ["GROUPS", "Gap", "Gaps", "gaps", "still_missing"]

GROUPS: Mapping[str, Group] = MappingProxyType(
    {
        group.__name__: group
        for group in (
            unsupported,
            untested,
            unsourced,
            undefined,
            unread,
            unused,
            unwritten,
            unlinked,
        )
    }
)
"""The groups by name, in the order in which they are listed."""


def gaps(graph: Graph, names: Sequence[str] = (), limit: int | None = None) -> tuple[Gaps, ...]:
    """Return the gaps of the groups called *names*, of all without any; empty ones as well.

    At most *limit* of each group. Raises `UnknownName`.
    """
    for name in names:
        if name not in GROUPS:
            raise UnknownName("group of gaps", name, list(GROUPS))
    graph.read_places()
    wanted = [name for name in GROUPS if name in names or not names]
    return tuple(_group(graph, name, limit) for name in wanted)


def still_missing(
    found: Sequence[Gaps], elsewhere: Sequence[Gaps], limit: int | None = None
) -> tuple[Gaps, ...]:
    """Return those of the gaps that were *found* which are gaps *elsewhere* as well."""
    known = {(gap.group, gap.iri) for group in elsewhere for gap in group.gaps}
    kept = [[gap for gap in group.gaps if (gap.group, gap.iri) in known] for group in found]
    return tuple(
        replace(group, total=len(gaps), gaps=tuple(gaps[:limit]))
        for group, gaps in zip(found, kept, strict=True)
    )


def _group(graph: Graph, name: str, limit: int | None) -> Gaps:
    title, _, meaning = inspect.cleandoc(GROUPS[name].__doc__ or "").partition("\n\n")
    found = GROUPS[name](graph)
    shown = tuple(_gap(graph, name, one) for one in found[:limit])
    return Gaps(name, title.rstrip("."), " ".join(meaning.split()), len(found), shown)


def _gap(graph: Graph, group: str, found: Found) -> Gap:
    label = graph.said(found.thing, "schema:text") or graph.title(found.thing)
    path, line = graph.place(found.at or found.thing)
    return Gap(group, found.thing, label, found.reason, path, line)
