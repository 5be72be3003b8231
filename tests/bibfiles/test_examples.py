"""The example files of bibtexparser, pybtex, Better BibTeX and rispy, where they were fetched."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import kg
from kg.bibfiles import read_bibliography
from kg.importing.entries import Source, read_entries
from kg.importing.entries.importing import import_entries
from tests.bibfiles.fetch_examples import HERE, SUFFIXES

FOLDER = Path(os.environ.get("KG_BIB_EXAMPLES") or HERE)
FILES = sorted(path for path in FOLDER.rglob("*") if path.suffix in SUFFIXES)
OURS = frozenset({"kg-import", "crossref", "xdata"})
"""Fields that are not there, and those in which keys change where two entries are one paper."""
_ENTRY = re.compile(rb"^\s*@(?!comment|string|preamble)\w+\s*[{(]", re.MULTILINE | re.IGNORECASE)

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(not FILES, reason="fetch_examples.py has not fetched them"),
]


def sources() -> list[Source]:
    full = (path.read_bytes() for path in FILES if path.stat().st_size)
    return [source for data in full if (source := read_entries("-", data))]


def test_every_entry_is_read() -> None:
    fewer = {}
    for path in FILES:
        data = path.read_bytes()
        found = read_bibliography(path.name, data, "ris" if path.suffix == ".ris" else "bibtex")
        begun = len(_ENTRY.findall(data)) if path.suffix != ".ris" else 0
        if len(found.entries) < begun:
            fewer[path.name] = (begun, len(found.entries))
    assert not fewer


def test_all_of_them_are_imported_and_again_without_a_change(tmp_path: Path) -> None:
    for number, source in enumerate(sources()):
        done = import_entries(tmp_path, f"{number}.bib", source)
        again = import_entries(tmp_path, f"{number}.bib", source)
        assert len(done.entries) == len(source.read.entries)
        assert not again.count("created"), source.name
        assert not again.count("updated"), source.name


def test_they_come_out_of_the_graph_with_every_field(tmp_path: Path) -> None:
    kept = [source for source in sources() if len(source.read.entries) < 100][:60]
    for number, source in enumerate(kept):
        root = tmp_path / str(number)
        root.mkdir()
        import_entries(root, "references.bib", source)
        vault = kg.open(root)
        before = read_bibliography("x.bib", (root / "references.bib").read_bytes()).entries
        after = read_bibliography("x.bib", vault.bibliography("biblatex").encode()).entries
        by_key = {one.key: {f.name: f.value for f in one.fields} for one in after}
        for entry in before:
            if entry.key in by_key:
                said = {f.name: f.value for f in entry.fields if f.name not in OURS}
                assert said.items() <= by_key[entry.key].items()
