"""Named queries, drawn: under each topic a table of names and questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.table import Table
from rich.text import Text

from kg.query.named import NamedQuery
from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import KIND, STRONG, WEAK, draw, text
from kg_cli.output.queries import usage


def draw_queries(topics: Mapping[str, Sequence[NamedQuery]], settings: Settings) -> None:
    """Draw the queries of each topic; names stand under each other in all of them."""
    names = [query.name for queries in topics.values() for query in queries]
    width = max(map(len, names), default=0)
    parts = [part for topic, queries in topics.items() for part in _topic(topic, queries, width)]
    draw(settings, *parts[1:])


def _topic(topic: str, queries: Sequence[NamedQuery], width: int) -> list[Table | Text]:
    drawn = Table.grid(padding=(0, 2))
    drawn.add_column(width=width)
    drawn.add_column(overflow="fold")
    for query in queries:
        given = usage(query)
        told = Text("\n").join([text(query.description), *([text(given, WEAK)] if given else [])])
        drawn.add_row(text(query.name, STRONG), told)
    return [Text(), text(topic, KIND), drawn]
