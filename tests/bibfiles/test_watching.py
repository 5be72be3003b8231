"""`kg build --watch` sees a bibliography change as it sees notes change."""

from __future__ import annotations

from pathlib import Path

import kg
from tests.cli.test_watching import watching
from tests.index.compared import assert_as_from_nothing


def titles(folder: Path) -> set[str]:
    vault = kg.open(folder, refresh=False)
    return {paper.title for paper in vault.references.all.values()}


def test_a_bibliography_that_changes_is_read(vault_folder: Path) -> None:
    """
    == references.bib
    @book{a, title = {Gnats}}
    == one.md
    # One
    """
    file = vault_folder / "references.bib"
    with watching(vault_folder) as watched:
        assert titles(vault_folder) == {"Gnats"}
        file.write_text("@book{a, title = {Gnus}}\n@book{b, title = {Midges}}\n", "utf-8")
        watched.says(read=1)
        assert titles(vault_folder) == {"Gnus", "Midges"}
        file.unlink()
        watched.says(removed=1)
        assert not titles(vault_folder)
    assert_as_from_nothing(vault_folder)
