"""The short query language as tables: what `kg find --fields` lists and `docs/find.md` shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.find.fields import GROUPS
from kg.find.kinds import KINDS, STEPS
from kg.find.marks import HAS, IS
from kg.find.valuetypes import TYPES


class Entry(NamedTuple):
    """A field: its names, the operators it takes and what they mean, what it matches."""

    field: str
    also: tuple[str, ...]
    operators: tuple[str, ...]
    operators_mean: str
    matches: str


def entries() -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """Yield each group of fields with its heading, in the order in which they are documented."""
    for heading, fields in GROUPS.items():
        yield (
            heading,
            tuple(
                Entry(f.name, f.also, TYPES[f.type].operators, TYPES[f.type].about, f.about)
                for f in fields
            ),
        )
    yield "What is there, what is returned", (*_marked(), *_directives())


def _marked() -> Iterator[Entry]:
    said = "; ".join(f"`{mark.name}` {mark.about}" for mark in HAS.values())
    yield Entry("has", (), (":",), "`:` is there", f"any field; {said}")
    said = "; ".join(f"`{mark.name}` {mark.about}" for mark in IS.values())
    yield Entry("is", (), (":",), "`:` is so", said)


def _directives() -> Iterator[Entry]:
    yield Entry("kind", (), (":",), "`:` returns", f"what is found: {', '.join(KINDS)}")
    yield Entry("sort", (), (":",), "`:` orders by", "a field, or several: `sort:-year,title`")
    yield Entry("limit", (), (":",), "`:` at most", "how many are returned")


def steps() -> Iterator[tuple[str, str, str]]:
    """Yield a kind, the kind that has a field, and how one comes from the first to the second."""
    for (kind, other), step in STEPS.items():
        yield kind, other, step.words
