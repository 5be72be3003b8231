"""The folders of the graph: whoever writes makes a new one, so no reader ever sees a write.

A graph is not written to again once the database points to it. A small change begins with the
files of the graph before, linked and not copied: the store never alters a file of quads. So a
writer may be killed at any moment, and a reader goes on with what it opened: its files would
otherwise go while it has yet to open most of them.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import weakref
from pathlib import Path

from kg.index import lock
from kg.index.database import Database

GRAPHS = "graph"
"""The folder, in that of the index, in which the graphs lie."""

_READERS = "readers"
"""The file in a graph that its readers hold."""

_NEVER_ALTERED = ".sst"
_NOT_OURS = frozenset({"LOCK", "LOG", _READERS})


class Hold:
    """Keeps a graph from being removed, as long as this is not released and not forgotten."""

    def __init__(self, graph: Path) -> None:
        """Take hold of *graph*. Raises `OSError` where none is."""
        handle = os.open(graph / _READERS, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_SH)
        self.release = weakref.finalize(self, os.close, handle)


def next_graph(folder: Path) -> Path:
    """Return where the next graph of the index at *folder* is to lie; nothing is there yet."""
    graphs = folder / GRAPHS
    graphs.mkdir(exist_ok=True)
    numbers = [int(entry.name) for entry in graphs.iterdir() if entry.name.isdigit()]
    return graphs / str(max(numbers, default=0) + 1)


def succeed(before: Path, after: Path) -> None:
    """Make *after* a graph like *before*, which stays as it is."""
    after.mkdir()
    for entry in os.scandir(before):
        target = after / entry.name
        if entry.name.endswith(_NEVER_ALTERED):
            try:
                os.link(entry.path, target)
            except OSError:  # no links on this file system, or too many
                shutil.copyfile(entry.path, target)
        elif entry.name not in _NOT_OURS and not entry.name.startswith("LOG.old"):
            shutil.copyfile(entry.path, target)


def point_to(folder: Path, database: Database, graph: Path) -> None:
    """End the transaction of *database* by pointing to *graph*, which is whole.

    From here on readers see what was written.
    """
    (graph / _READERS).touch()
    database.set_meta("graph", graph.name)
    database.stamp()
    with lock.exclusive(folder):
        database.connection.execute("COMMIT")


def sweep(folder: Path, kept: str) -> None:
    """Remove the graphs that nobody reads, and what a killed writer left; *kept* stays.

    The caller is the only writer, and *kept* what the database points to: so no reader is
    about to take hold of another.
    """
    graphs = folder / GRAPHS
    for graph in graphs.iterdir() if graphs.is_dir() else ():
        if graph.name != kept and not _is_read(graph):
            shutil.rmtree(graph, ignore_errors=True)


def _is_read(graph: Path) -> bool:
    try:
        handle = os.open(graph / _READERS, os.O_RDONLY)
    except OSError:
        return False  # it was never whole
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False
