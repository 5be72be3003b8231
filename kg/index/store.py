"""The quads of a vault on disk: one named graph a note, their merge as default graph.

Oxigraph's union of named graphs counts a triple twice that two notes state, so the
default graph holds the merge: a triple leaves it when no other note states it.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from kg.graph import Stated, Term, Triple
from kg.index.refusals import refusal

_CHUNK = 8_000_000
"""Bytes of TriG that are handed to the store at once."""

_OPEN_ATTEMPTS = 20
_PAUSE = 0.01
"""Seconds between two attempts to open a store."""


class Lines(NamedTuple):
    """Notes as TriG: each in its graph, and in the default graph what it alone can say.

    `alone` is the number of lines of the default graph among `quads`; `shared` are those
    that other notes may say as well: each goes there once.
    """

    quads: bytes
    alone: int
    shared: list[str]


_BROKEN = (OSError, RuntimeError, ValueError)
"""What the store raises when its files are not what it wrote."""


class BrokenStore(Exception):  # noqa: N818 - a state of the files, mended by building anew
    """The files of a store cannot be used."""


def build(folder: Path, parts: Iterable[Lines]) -> int:
    """Load *parts* into a new store at *folder*; return the size of the default graph.

    The folder must be new: a bulk load that is killed leaves files behind that nobody
    owns, so a half-built folder is thrown away, never used.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    from concurrent.futures import Future, ThreadPoolExecutor  # noqa: PLC0415 - only to build

    store = Store(str(folder))
    total = 0
    loading: Future[None] | None = None
    with ThreadPoolExecutor(1) as thread:  # one chunk is loaded while the next is gathered
        for chunk, count in _chunks(parts):
            if loading:
                loading.result()
            loading = thread.submit(store.bulk_load, chunk, RdfFormat.TRIG, lenient=True)
            total += count
        if loading:
            loading.result()
    store.optimize()  # each load leaves files of its own, and a look-up would ask all of them
    store.flush()
    return total


def open_for_reading(folder: Path) -> Store:
    """Open a store that nobody writes to any more.

    It is tried again before it is called broken: to build anew takes long. Raises
    `BrokenStore` when the store cannot be opened.
    """
    for attempt in range(1, _OPEN_ATTEMPTS + 1):
        try:
            return Store.read_only(str(folder))
        except _BROKEN as error:
            if attempt == _OPEN_ATTEMPTS:
                raise BrokenStore(str(error)) from error
            time.sleep(_PAUSE)
    raise BrokenStore(str(folder))


def open_for_writing(folder: Path) -> Store:
    """Open a store to replace notes in it. Raises `BrokenStore`, or `OSError` on a full disk."""
    try:
        return Store(str(folder))
    except _BROKEN as error:
        if refusal(error):
            raise
        raise BrokenStore(str(error)) from error


def replace(store: Store, graph: Term, triples: Iterable[Triple]) -> int:
    """Let *graph* hold exactly *triples*, and the default graph their merge.

    One update string of what differs: the store carries it out whole or not at all. Return by
    how much the default graph has grown.
    """
    new = dict.fromkeys(f"{s} {p} {o} ." for s, p, o in triples)
    name = NamedNode(graph[1:-1])
    old = {
        f"{quad.subject} {quad.predicate} {quad.object} .": quad
        for quad in store.quads_for_pattern(None, None, None, name)
    }
    going = [line for line in old if line not in new]
    coming = [line for line in new if line not in old]
    leaving = [line for line in going if not _stated_elsewhere(store, old[line], name)]
    changed = _merged([*leaving, *coming])
    before = sum(map(store.__contains__, changed))
    less, more = "\n".join(going), "\n".join(coming)
    store.update(
        f"DELETE DATA {{ {' '.join(leaving)} GRAPH {graph} {{ {less} }} }} ;\n"
        f"INSERT DATA {{ {more} GRAPH {graph} {{ {more} }} }}"
        + ("" if new else f" ;\nDROP SILENT GRAPH {graph}")  # an empty graph keeps its name
    )
    return sum(map(store.__contains__, changed)) - before


def _merged(lines: Iterable[str]) -> set[Quad]:
    """Return *lines* as quads of the default graph."""
    return set(parse("\n".join(lines).encode(), format=RdfFormat.N_TRIPLES, lenient=True))


def _stated_elsewhere(store: Store, quad: Quad, graph: NamedNode) -> bool:
    same = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return any(other.graph_name not in (graph, DefaultGraph()) for other in same)


def lines(notes: Iterable[Stated]) -> Lines:
    """Return *notes* as they are loaded."""
    quads: list[str] = []
    shared: list[str] = []
    number = 0
    for note in notes:
        own = note.graph[:-1]  # subjects that no other note states
        triples = [
            f"{subject} {predicate} {value} .\n" for subject, predicate, value in note.triples
        ]
        alone = [triple for triple in triples if triple.startswith(own)]
        shared += [triple for triple in triples if not triple.startswith(own)]
        quads += (*alone, note.graph, " {\n", *triples, "}\n")
        number += len(alone)
    return Lines("".join(quads).encode(), number, shared)


def _chunks(parts: Iterable[Lines]) -> Iterator[tuple[bytes, int]]:
    """Yield TriG of some megabytes, each with how many of its lines the default graph takes."""
    waiting: list[bytes] = []
    size = count = 0
    seen: set[str] = set()
    for part in parts:
        merged = [line for line in dict.fromkeys(part.shared) if line not in seen]
        seen.update(merged)
        waiting += [part.quads, "".join(merged).encode()]
        size, count = size + len(waiting[-2]) + len(waiting[-1]), count + part.alone + len(merged)
        if size > _CHUNK:
            yield b"".join(waiting), count
            waiting, size, count = [], 0, 0
    if waiting:
        yield b"".join(waiting), count
