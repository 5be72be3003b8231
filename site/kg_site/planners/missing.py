"""The page a server shows where there is none: what may have been meant, and the ways in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from kg_site.pages import Page
from kg_site.shelf import Shelf

PATH = "404.html"
LEDE = "Nothing lies at this address. It may have been renamed, or mistyped."


@dataclass(frozen=True, slots=True)
class MissingView:
    """The page of what is not there."""

    lede: str


def missing_page(shelf: Shelf) -> Iterator[Page]:
    """Make the page: shown at any depth, so its addresses begin at the root where that is known."""
    frame = shelf.frame(PATH, "Not found", LEDE, "missing", "missing", scripts=("missing.js",))
    base = shelf.site.base_url
    way = urlsplit(base).path.rstrip("/") + "/" if base else ""
    yield Page(
        PATH,
        "missing.html.j2",
        "missing",
        replace(frame, canonical="", root=way),
        MissingView(LEDE),
    )
