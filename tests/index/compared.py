"""What an index holds, so that two of them can be compared: that of a vault, that of its copy."""

from __future__ import annotations

import shutil
from pathlib import Path

from pyoxigraph import DefaultGraph, RdfFormat

import kg

_MERGE = (None, None, None, DefaultGraph())


def quads(vault: kg.Vault) -> list[bytes]:
    """Return every quad, the merged default graph's too, and the name of every graph."""
    store = vault._index.store  # noqa: SLF001 - all that it holds
    data = store.dump(format=RdfFormat.N_QUADS) or b""
    return sorted([*data.splitlines(), *(str(name).encode() for name in store.named_graphs())])


def beside(vault: kg.Vault) -> dict[str, list[tuple[object, ...]]]:
    """Return what the database holds, without row numbers and times."""
    run = vault._index.database.connection.execute  # noqa: SLF001 - the whole database
    run("CREATE VIRTUAL TABLE IF NOT EXISTS temp.instance USING fts5vocab(main, words, instance)")
    queries = {
        "file": "SELECT path, hash, state, diagnostics FROM file",
        "note": "SELECT path, line, place, kind, title, graph, counts, asked"
        " FROM note JOIN file ON file.id = file",
        "name": "SELECT name.kind, key, value, rank, file.path FROM name JOIN file ON id = file",
        "use": "SELECT use.kind, key, path FROM use JOIN file ON file.id = file",
        "label": "SELECT key, address, label.kind, shown, path FROM label JOIN file ON id = file",
        "text": "SELECT graph, names, head, body FROM text JOIN note ON id = text.note",
        "words": 'SELECT graph, term, col, "offset" FROM instance JOIN note ON id = instance.doc',
    }
    return {name: sorted(run(query).fetchall()) for name, query in queries.items()}


def counted(vault: kg.Vault) -> tuple[int, int]:
    """Return how many statements the index says there are, and how many there are."""
    store = vault._index.store  # noqa: SLF001 - as above
    return vault.stats().statements, sum(1 for _ in store.quads_for_pattern(*_MERGE))


def fresh(folder: Path) -> kg.Vault:
    """Build the index of a copy of the vault from nothing."""
    copy = folder.parent / f"{folder.name}-fresh"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(".kg"))
    return kg.open(copy)


def assert_as_from_nothing(folder: Path) -> kg.Vault:
    """Open the vault and compare its index with one that is built from nothing."""
    opened, built = kg.open(folder), fresh(folder)
    assert quads(opened) == quads(built)
    assert beside(opened) == beside(built)
    return opened
