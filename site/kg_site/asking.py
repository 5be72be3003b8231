"""What the Ask page loads, as scripts: the vault's graph, its names, its queries, the engine."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from kg import Vault
from kg.errors import SchemaError
from kg.query.named import TYPES, NamedQuery
from kg.query.sparql import prefixes
from kg_site.scripts import data_script
from kg_site.shelf import Shelf

ENGINE = Path(__file__).parent / "engine" / "oxigraph.js"
"""Comes from npm when the package is built (`site/engine`); without npm there is none."""

LICENSE = ENGINE.with_name("LICENSE.txt")

GRAPH, NAMES, QUERIES = "ask/graph.js", "ask/names.js", "ask/queries.js"


def graph_script(shelf: Shelf) -> bytes:
    """Return the graph: N-Quads, packed with gzip, in base 64."""
    packed = shelf.forms.dumps["nquads"].read()
    return data_script(GRAPH, base64.b64encode(packed).decode())


def names_script(shelf: Shelf) -> bytes:
    """Return each thing: the end of its address, its page, its names, what it is about."""
    base, notes = shelf.vault.config.base, shelf.knowledge.notes
    names: dict[str, list[str]] = {iri: [] for iri in shelf.addresses.pages}
    for label in shelf.vault.labels():
        if label.address.startswith(base):
            names.setdefault(label.address, []).append(label.shown)
    things = [
        (
            iri.removeprefix(base),
            shelf.addresses.page(iri),
            sorted(set(names[iri])),
            [topic.removeprefix(base) for topic in notes[iri].topics] if iri in notes else [],
        )
        for iri in sorted(names)
    ]
    return data_script(NAMES, things)


def queries_script(shelf: Shelf, queries: Iterable[NamedQuery]) -> bytes:
    """Return what the page knows before it is asked: the queries, and how they are written."""
    base = shelf.vault.config.base
    setting = {
        "base": base,
        "prefixes": prefixes(base),
        "types": dict(TYPES),
        "queries": {query.name: query.text for query in queries},
    }
    return data_script(QUERIES, setting)


def usable_queries(vault: Vault) -> Sequence[NamedQuery]:
    """Return the named queries in order of topic; one that cannot be asked is left out."""
    queries = vault.queries()
    found: list[NamedQuery] = []
    for name in queries:
        try:
            found.append(queries[name])
        except SchemaError:  # `kg check` says so, with file and line
            continue
    return sorted(found, key=lambda query: (query.topic, query.name))


def by_topic(queries: Sequence[NamedQuery]) -> Iterable[tuple[str, tuple[NamedQuery, ...]]]:
    """Yield each topic with its queries, which are in order of topic."""
    for topic, group in groupby(queries, key=lambda query: query.topic):
        yield topic, tuple(group)
