"""A vault into which pages are imported, and the numbers that its graph gives."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg


class Importing:
    """A vault of its own; every import is followed by a look at the graph."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def vault(self) -> kg.Vault:
        return kg.open(self.root)

    def add(self, text: str) -> str:
        """Import a page; return the path of its note."""
        return self.vault.import_text(text).path

    def ask(self, pattern: str) -> list[str]:
        """Return `?x` of the pattern, each value once, in order."""
        table = self.vault.query(f"SELECT DISTINCT ?x WHERE {{ {pattern} }}").table
        assert table is not None
        return sorted(cell.value for (cell,) in table.rows if cell)

    def count(self, pattern: str) -> int:
        return len(self.ask(pattern))


@pytest.fixture
def importing(tmp_path: Path) -> Importing:
    from kg.library import init_vault

    init_vault(tmp_path / "v")
    return Importing(tmp_path / "v")
