"""A vault whose graph holds given data: its store is filled on disk, and opened as any other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store

import kg

Graphs = Iterable[tuple[str, Path]]
"""Addresses of graphs, empty for the default graph, each with a file of what is in it."""


def empty_vault(folder: Path) -> Path:
    """Make *folder* a vault without notes; return it."""
    (folder / "kg.yaml").write_text("title: Given data\n", "utf-8")
    kg.open(folder)
    return folder


def vault_of(folder: Path, graphs: Graphs) -> kg.Vault:
    """Open the vault at *folder* with nothing but *graphs* in its store."""
    (built,) = (folder / ".kg" / "graph").iterdir()
    store = Store(str(built))
    store.clear()
    for address, path in graphs:
        graph = NamedNode(address) if address else DefaultGraph()
        store.load(
            path.read_bytes(), _format(path), base_iri=path.absolute().as_uri(), to_graph=graph
        )
    store.flush()
    del store
    return kg.open(folder, refresh=False)


def _format(path: Path) -> RdfFormat:
    return RdfFormat.from_extension(path.suffix.removeprefix(".")) or RdfFormat.TURTLE
