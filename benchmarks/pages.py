"""What a page of a website weighs when it is first seen: itself and what it loads, compressed."""

from __future__ import annotations

import gzip
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_SHOWN = {"stylesheet", "icon", "preload", "modulepreload"}


def heaviest(site: Path) -> tuple[str, int]:
    """Return the kind and the bytes of the heaviest page among the largest of each kind."""
    largest = (
        max(files, key=lambda file: file.stat().st_size)
        for folder in sorted(site.iterdir())
        if folder.is_dir() and (files := list(folder.rglob("index.html")))
    )
    weighed = [(weight(page), page) for page in (site / "index.html", *largest)]
    bytes_, page = max(weighed)
    return page.parent.relative_to(site).parts[0] if page.parent != site else "home", bytes_


def weight(page: Path) -> int:
    """Return the bytes of *page* with all that it loads by itself, each compressed by gzip."""
    reader = _Loads()
    reader.feed(page.read_text("utf-8"))
    loaded = {(page.parent / name).resolve() for name in reader.found}
    return sum(map(_compressed, [page, *sorted(file for file in loaded if file.is_file())]))


class _Loads(HTMLParser):
    """Collects the files that a browser fetches in order to show a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = ""
        if tag == "link" and _SHOWN & set(given.get("rel", "").split()):
            name = given.get("href", "")
        elif tag in {"script", "img"}:
            name = given.get("src", "")
        address = urlsplit(name)
        if address.path and not address.scheme:
            self.found.append(unquote(address.path))


def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))
