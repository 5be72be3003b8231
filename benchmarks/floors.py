"""The floors: the least that any program has to do for a vault, as small programs.

`python -m benchmarks.floors STEP VAULT QUADS` prints the seconds of CPU that one step takes; what
it needs is read before the clock starts.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

Step = Callable[[], object]
"""The part that is measured."""

START = "import typer, rich.table"
"""What a command line program of this kind imports at least."""


def seconds(step: str, vault: Path, quads: Path) -> float:
    """Return the seconds of CPU that *step*, one of `STEPS`, takes; threads included."""
    measured = STEPS[step](vault, quads)
    begin = time.process_time()
    measured()
    return time.process_time() - begin


def _files(vault: Path) -> list[Path]:
    return sorted(vault.glob("*/*.md"))


def _texts(vault: Path) -> list[str]:
    return [file.read_text("utf-8") for file in _files(vault)]


def _walk(vault: Path, _: Path) -> Step:
    """Look up size and time of every file."""

    def visited(folder: str) -> int:
        with os.scandir(folder) as entries:
            return sum(
                visited(one.path) if one.is_dir(follow_symlinks=False) else one.stat().st_size
                for one in entries
                if not one.name.startswith(".")
            )

    return lambda: visited(str(vault))


def _read(vault: Path, _: Path) -> Step:
    """Read every byte."""
    files = _files(vault)
    return lambda: [file.read_bytes() for file in files]


def _front_matter(vault: Path, _: Path) -> Step:
    """Read the front matter of every note with PyYAML's C scanner."""
    import yaml  # noqa: PLC0415 - not part of the other steps

    heads = [text[4:].partition("\n---\n")[0] for text in _texts(vault)]
    return lambda: [yaml.load(head, yaml.CSafeLoader) for head in heads]


def _parse(vault: Path, _: Path) -> Step:
    """Parse the Markdown of every note into events with ranges."""
    import pyromark  # noqa: PLC0415 - as above

    texts = _texts(vault)
    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
    return lambda: [pyromark.events_with_range(text, options=options) for text in texts]


def _full_text(vault: Path, _: Path) -> Step:
    """Index every note with SQLite's FTS5."""
    rows = [(file.stem, text) for file, text in zip(_files(vault), _texts(vault), strict=True)]

    def index() -> None:
        with tempfile.TemporaryDirectory(dir=vault.parent) as folder:
            database = sqlite3.connect(Path(folder) / "text.sqlite")
            with database:
                database.execute("CREATE VIRTUAL TABLE words USING fts5 (title, body, content='')")
                database.executemany("INSERT INTO words (title, body) VALUES (?, ?)", rows)
            database.close()

    return index


def _load(vault: Path, quads: Path) -> Step:
    """Load the very quads of the vault into a new Oxigraph store."""
    from pyoxigraph import RdfFormat, Store  # noqa: PLC0415 - as above

    def load() -> None:
        with tempfile.TemporaryDirectory(dir=vault.parent) as folder:
            store = Store(folder)
            store.bulk_load(path=str(quads), format=RdfFormat.N_QUADS, lenient=True)
            store.flush()
            del store

    return load


STEPS: Mapping[str, Callable[[Path, Path], Step]] = {
    "walk": _walk,
    "read": _read,
    "front-matter": _front_matter,
    "parse": _parse,
    "full-text": _full_text,
    "load": _load,
}
"""Every step: it gets ready, and returns what is measured."""

BUILD = ("front-matter", "parse", "full-text", "load")
"""The steps whose sum is the floor of a build from nothing."""

if __name__ == "__main__":
    sys.stdout.write(f"{seconds(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))}\n")
