"""How kinds of things and edges look, in every format that draws them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.network.edges import Edge


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of thing looks: its shape, and `#rrggbb` of its surface and its outline.

    The colours of each pair are for a light and for a dark ground.
    """

    shape: str
    fill: tuple[str, str]
    line: tuple[str, str]


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "paper": Look("box", ("#cfe2f7", "#1f3d5e"), ("#2468ad", "#83b7ee")),
        "concept": Look("circle", ("#cdebd3", "#1d4529"), ("#2a7d46", "#7fcd97")),
        "artifact": Look("hexagon", ("#fbdfb5", "#553a11"), ("#a8650c", "#eab464")),
        "claim": Look("diamond", ("#e6d9f5", "#40305a"), ("#7445ad", "#bd9ce8")),
        "person": Look("triangle", ("#f8d5dd", "#552333"), ("#b03a5b", "#ec93ab")),
        "note": Look("sheet", ("#e3e3e0", "#3c3c39"), ("#62625d", "#b5b5ae")),
    }
)
"""The look of each kind of thing."""


@dataclass(frozen=True, slots=True)
class Family:
    """Kinds of edges that look alike: what they do, colours on light and dark ground, dashes.

    `dashes` are lengths of dash and gap as SVG has them; a full line has none.
    """

    words: str
    color: tuple[str, str]
    dashes: str = ""


FAMILIES: Mapping[str, Family] = MappingProxyType(
    {
        "supports": Family("supports", ("#2a8a46", "#6cc585")),
        "opposes": Family("opposes", ("#c4342d", "#f0817b")),
        "carries": Family("stands on, informs", ("#b8720a", "#e5ad57")),
        "says": Family("claims, defines", ("#7a4fb5", "#b896e6")),
        "orders": Family("concept to concept", ("#12807c", "#5fc4bf")),
        "cites": Family("cites", ("#2f6fb5", "#7fb2ea")),
        "mentions": Family("links to, speaks of", ("#85857e", "#9b9b93")),
        "writes": Family("is written by", ("#b06a80", "#c98fa1"), "2 3"),
    }
)
"""Families of edges by name, in the order of a legend."""

_MEMBERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "supports": (
            "supports", "confirms", "agrees with", "implies", "restates", "cites as evidence",
            "obtains support from", "answers",
        ),
        "opposes": (
            "disputes", "contradicts", "refutes", "disagrees with", "critiques", "corrects",
            "retracts", "qualifies",
        ),
        "carries": ("rests on", "informs", "would settle", "extrapolates from", "is part of"),
        "says": ("claims", "defines", "is about", "poses"),
        "orders": ("is narrower than", "is related to"),
        "mentions": ("links to", "speaks of"),
        "writes": ("is written by",),
    }
)  # fmt: skip
_BY_KIND = {kind: name for name, kinds in _MEMBERS.items() for kind in kinds}

_SHOWN = 60
"""Characters of a label in a drawing."""


def family(edge: Edge) -> str:
    """Return the name of the family of an edge; a kind that is in no other is a citation."""
    return _BY_KIND.get(edge.kind, "cites")


def shortened(label: str, most: int = _SHOWN) -> str:
    """Return a label on one line, cut between words to *most* characters.

    >>> shortened("a  rather long story", 12)
    'a rather …'
    """
    words = " ".join(label.split())
    if len(words) <= most:
        return words
    cut = words[: most - 1]
    return f"{cut.rpartition(' ')[0] or cut} …"


def told(edge: Edge) -> str:
    """Return what an edge says beyond its kind: why, else the words around, and its place."""
    words = shortened(edge.reason or edge.sentence, 300)
    place = f"{edge.path}:{edge.line}" if edge.path else ""
    return " — ".join(filter(None, (words, place)))
