"""Named queries as a list: what each answers, and what it has to be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from kg.query.named import NamedQuery, Parameter
from kg_cli.options import Settings
from kg_cli.output.listing import Listing
from kg_cli.output.safety import one_line

COLUMNS = ("name", "topic", "parameters", "description")


def queries_listing(queries: Sequence[NamedQuery], settings: Settings) -> Listing:
    """List *queries* by topic."""
    found = sorted(queries, key=lambda query: (query.topic, query.name))

    def draw() -> None:
        from kg_cli.output.drawn.queries import draw_queries  # noqa: PLC0415 - rich only to draw

        draw_queries(by_topic(found), settings)

    rows = [_record(query) | {"parameters": usage(query)} for query in found]
    lines = ("\t".join(one_line(str(row[name])) for name in COLUMNS) for row in rows)
    return Listing([_record(query) for query in found], COLUMNS, lines, draw, rows)


def by_topic(queries: Sequence[NamedQuery]) -> Mapping[str, Sequence[NamedQuery]]:
    """Return *queries*, which are in order of topic, under their topics."""
    return {topic: list(group) for topic, group in groupby(queries, key=lambda q: q.topic)}


def usage(query: NamedQuery) -> str:
    """Return the parameters as they are given; those that may be left out in brackets.

    >>> usage(NamedQuery("x", "", parameters=(Parameter("paper", "paper"),)))
    'paper=PAPER'
    >>> usage(NamedQuery("x", "", parameters=(Parameter("least", "integer", "2"),)))
    '[least=2]'
    """
    return " ".join(map(_usage, query.parameters))


def _usage(parameter: Parameter) -> str:
    shown = f"{parameter.name}={parameter.default or parameter.type.upper()}"
    return shown if parameter.required else f"[{shown}]"


def _record(query: NamedQuery) -> dict[str, object]:
    return {
        "name": query.name,
        "topic": query.topic,
        "description": query.description,
        "remarks": query.remarks,
        "parameters": [_parameter(parameter) for parameter in query.parameters],
    }


def _parameter(parameter: Parameter) -> dict[str, object]:
    return {
        "name": parameter.name,
        "type": parameter.type,
        "required": parameter.required,
        "default": parameter.default,
        "description": parameter.description,
    }
