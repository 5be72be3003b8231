"""What search engines read first: the map of the site, and where it lies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from urllib.parse import urljoin
from xml.sax.saxutils import escape

from kg_site.files import File
from kg_site.metadata import dates
from kg_site.pages import Page
from kg_site.shelf import Shelf

MOST = 50_000
"""Pages in one map: the protocol takes no more."""

MAP = "sitemap.xml"

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap_files(shelf: Shelf, pages: Sequence[Page]) -> Iterator[File]:
    """Yield robots.txt, and the map where the site knows its address: it needs whole ones."""
    home = shelf.site.base_url.rstrip("/") + "/" if shelf.site.base_url else ""
    yield File("robots.txt", lambda: _robots(home).encode())
    if home:
        yield from maps(home, pages, dates.changed(shelf))


def maps(
    home: str, pages: Sequence[Page], days: Mapping[str, str], most: int = MOST
) -> Iterator[File]:
    """Yield the map of *pages*, or one of several maps with *most* pages each."""
    listed = [page for page in pages if page.frame.canonical]
    parts = [listed[at : at + most] for at in range(0, len(listed), most)]
    if len(parts) == 1:
        yield File(MAP, partial(_map, parts[0], days))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield File(name, partial(_map, part, days))
    yield File(MAP, lambda: _index([urljoin(home, name) for name in names]))


def _map(pages: Sequence[Page], days: Mapping[str, str]) -> bytes:
    lines = (_place(page.frame.canonical, days.get(page.frame.subject, "")) for page in pages)
    return f"{_HEAD}<urlset {_SPACE}>\n{''.join(lines)}</urlset>\n".encode()


def _place(address: str, day: str) -> str:
    last = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<url><loc>{escape(address)}</loc>{last}</url>\n"


def _index(addresses: Sequence[str]) -> bytes:
    lines = (f"<sitemap><loc>{escape(address)}</loc></sitemap>\n" for address in addresses)
    return f"{_HEAD}<sitemapindex {_SPACE}>\n{''.join(lines)}</sitemapindex>\n".encode()


def _robots(home: str) -> str:
    found = f"\nSitemap: {urljoin(home, MAP)}\n" if home else ""
    return f"User-agent: *\nAllow: /\n{found}"
