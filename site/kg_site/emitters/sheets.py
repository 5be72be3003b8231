"""The style sheet, the icon, and the scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg_site import scripts, styles
from kg_site.files import File
from kg_site.pages import Page
from kg_site.shelf import Shelf
from kg_site.theming.accents import accented


def sheet_files(shelf: Shelf, pages: Sequence[Page]) -> Iterator[File]:
    """Yield what every page loads, and the scripts that only some of *pages* do."""
    accent = accented(shelf.vault.config.site.accent)
    yield File("styles/site.css", lambda: styles.sheet(shelf.theme.styles, accent))
    yield File("styles/icon.svg", (styles.FOLDER / "icon.svg").read_bytes)
    yield File("scripts/theme.js", (scripts.FOLDER / "theme.js").read_bytes)
    yield File("scripts/site.js", scripts.bundle)
    for name in sorted({name for page in pages for name in page.frame.scripts}):
        yield File(f"scripts/{name}", (scripts.FOLDER / name).read_bytes)
