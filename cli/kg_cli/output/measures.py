"""What is measured on the graph, as rows: hubs, communities, brokers, all things."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from kg.library import Vault
from kg.network.measuring import Measured, Measures
from kg.query.rows import Stats
from kg_cli.options import Settings
from kg_cli.output.json_text import json_text, record
from kg_cli.output.listing import Listing, print_listing, write
from kg_cli.output.safety import one_line

QUICK = 500
"""Up to so many notes are measured without being asked for."""

MOST = 20
"""So many hubs and brokers are listed."""

_FEW_MEMBERS = 5

Row = Mapping[str, object]

_THING = ("iri", "kind", "label", "degree", "pagerank", "betweenness", "community", "path", "line")
COLUMNS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "hubs": _THING,
        "measures": _THING,
        "communities": ("number", "name", "size", "members", "iri", "path", "line"),
        "brokers": ("label", "kind", "communities", "betweenness", "iri", "path", "line"),
    }
)
"""What csv, tsv and md get of each row."""

_TOLD: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "hubs": ("label", "kind", "degree", "pagerank", "betweenness", "community"),
        "measures": ("label", "kind", "degree", "pagerank", "betweenness", "community"),
        "communities": ("number", "name", "size", "members"),
        "brokers": ("label", "kind", "communities", "betweenness"),
    }
)
"""What a plain line and md tell after the place."""


def measures_at_hand(vault: Vault, counts: Stats, settings: Settings) -> Measures | None:
    """Return the measures for somebody who looks on, unless they would have to wait long."""
    if settings.row_format != "table":
        return None
    return vault.measures() if counts.notes <= QUICK else vault.kept_measures()


def print_measures(measures: Measures, what: str, root: Path, settings: Settings) -> int:
    """Print `hubs`, `communities`, `brokers` or all `measures`; return 1 when there are none."""
    if what == "measures" and settings.row_format == "json":
        write(json_text(measures) + "\n")
        return 0 if measures.things else 1
    rows = ROWS[what](measures)
    told = _TOLD[what]

    def draw() -> None:
        from kg_cli.output.drawn.measures import draw_measures  # noqa: PLC0415 - rich only to draw

        draw_measures(measures, what, root, settings)

    return print_listing(
        Listing(rows, COLUMNS[what], _lines(rows, told), draw, told=told), settings
    )


def hub_rows(measures: Measures) -> list[Row]:
    """Return the best connected things."""
    return [record(thing) for thing in measures.things[:MOST] if thing.degree]


def community_rows(measures: Measures) -> list[Row]:
    """Return the communities, each with its best connected members."""
    members, by_iri = members_by_community(measures), measures.by_iri()
    return [
        record(community)
        | {"members": members[community.number][:_FEW_MEMBERS]}
        | _place(by_iri[community.iri])
        for community in measures.communities
    ]


def members_by_community(measures: Measures) -> Mapping[int, Sequence[str]]:
    """Return what the members of each community are called, the best connected first.

    Claims are left out, for their names are sentences, unless a community has nothing else.
    """
    named: dict[int, list[str]] = {}
    claims: dict[int, list[str]] = {}
    for thing in measures.things:
        kept = claims if thing.kind == "claim" else named
        kept.setdefault(thing.community, []).append(one_line(thing.label))
    return claims | named


def broker_rows(measures: Measures) -> list[Row]:
    """Return the brokers, and which communities each lies between."""
    by_iri = measures.by_iri()
    return [
        {
            "iri": broker.iri,
            "label": by_iri[broker.iri].label,
            "kind": by_iri[broker.iri].kind,
            "communities": broker.communities,
            "betweenness": by_iri[broker.iri].betweenness,
            **_place(by_iri[broker.iri]),
        }
        for broker in measures.brokers[:MOST]
    ]


def thing_rows(measures: Measures) -> list[Row]:
    """Return all things."""
    return [record(thing) for thing in measures.things]


ROWS: Mapping[str, Callable[[Measures], list[Row]]] = MappingProxyType(
    {
        "hubs": hub_rows,
        "communities": community_rows,
        "brokers": broker_rows,
        "measures": thing_rows,
    }
)
"""What makes the rows of each list."""


def _place(thing: Measured) -> dict[str, object]:
    return {"path": thing.path, "line": thing.line} if thing.path else {}


def _lines(rows: Iterable[Row], told: Sequence[str]) -> Iterable[str]:
    for row in rows:
        place = f"{row['path']}:{row['line']}" if "path" in row else ""
        yield "\t".join([place, *(one_line(_cell(row[name])) for name in told)])


def _cell(value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return f"{value:.6g}" if isinstance(value, float) else str(value)
