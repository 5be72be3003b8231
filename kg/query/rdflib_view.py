"""The graph as rdflib sees it: read where it lies, never written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

from oxrdflib import OxigraphStore
from pyoxigraph import Store
from rdflib import Dataset, Graph, URIRef

from kg.graph.readable import ReadableStore


class ReadOnlyStore(OxigraphStore):
    """A store of rdflib over ours that refuses to change it."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("the graph cannot be written to: it is made of the notes, change those")

    create = destroy = add = remove = update = remove_graph = _refuse
    addN = _refuse  # noqa: N815 - as rdflib calls it

    def add_graph(self, graph: Graph) -> None:
        """Let a named graph be looked at: to name one adds nothing."""


def to_rdflib(store: ReadableStore, prefixes: Mapping[str, str]) -> Dataset:
    """Return the graph as a dataset: a named graph for each note, their merge as default.

    *prefixes* are known to its queries and used when it is serialized. What changes it
    raises `TypeError`. A graph that lies elsewhere is fetched first.
    """
    view = ReadOnlyStore(store=store if isinstance(store, Store) else _fetched(store))
    for prefix, namespace in prefixes.items():
        view.bind(prefix, URIRef(namespace))
    return Dataset(store=view)


def _fetched(store: ReadableStore) -> Store:
    whole = Store()
    whole.extend(store.quads_for_pattern(None, None, None, None))
    return whole
