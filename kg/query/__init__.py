"""Asking the index: things, links, SPARQL, counts; `kg.query.search` asks its text."""

from kg.query.links import all_links, links_from, links_to, unresolved_links
from kg.query.rows import Hit, Item, LinkRow, Node, QueryAnswer, Shown, Stats, Table
from kg.query.show import show
from kg.query.sparql import prefixes, rows, run
from kg.query.stats import stats
from kg.query.things import Thing, find_thing

__all__ = [
    "Hit",
    "Item",
    "LinkRow",
    "Node",
    "QueryAnswer",
    "Shown",
    "Stats",
    "Table",
    "Thing",
    "all_links",
    "find_thing",
    "links_from",
    "links_to",
    "prefixes",
    "rows",
    "run",
    "show",
    "stats",
    "unresolved_links",
]
