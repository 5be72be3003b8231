"""The newest notes as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kg_site.addresses import href
from kg_site.files import File
from kg_site.metadata import dates
from kg_site.pages import Page
from kg_site.shelf import Shelf

FEED = "feed.xml"

MOST = 50
"""Notes in the feed."""

_ATOM = "http://www.w3.org/2005/Atom"
_UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML has no way to write."""


def feed_files(shelf: Shelf, pages: Sequence[Page]) -> Iterator[File]:
    """Yield the feed, where notes tell when they were written: an entry without a day is none."""
    if notes := newest(shelf):
        about = {page.frame.subject: page for page in pages if page.frame.kind == "note"}
        yield File(FEED, partial(_feed, shelf, {iri: about[iri] for iri in notes}))


def newest(shelf: Shelf) -> tuple[str, ...]:
    """Return the notes that changed last, the latest first."""
    days = dates.changed(shelf)
    return tuple(sorted(sorted(days), key=lambda iri: days[iri], reverse=True)[:MOST])


def _feed(shelf: Shelf, notes: Mapping[str, Page]) -> bytes:
    """Return the feed; what it is called by is the vault's address, wherever the site lies."""
    config, site = shelf.vault.config, shelf.site
    written, changed = dates.written(shelf), dates.changed(shelf)
    home = site.base_url.rstrip("/") + "/" if site.base_url else ""
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": site.language})
    _text(feed, "id", config.base)
    _text(feed, "title", site.title)
    if config.site.description:
        _text(feed, "subtitle", config.site.description)
    _text(feed, "updated", _moment(max(changed[iri] for iri in notes)))
    _text(SubElement(feed, "author"), "name", config.site.author or site.title)
    if site.licence.text:
        _text(feed, "rights", site.licence.text)
    _text(feed, "generator", "litkg")
    SubElement(
        feed, "link", {"rel": "alternate", "type": "text/html", "href": home or "index.html"}
    )
    if home:
        SubElement(feed, "link", {"rel": "self", "href": urljoin(home, FEED)})
    for iri, page in notes.items():
        entry = _entry(feed, page, home)
        _text(entry, "updated", _moment(changed[iri]))
        if iri in written:
            _text(entry, "published", _moment(written[iri]))
        for tag in sorted(shelf.knowledge.tags.get(iri, ())):
            SubElement(entry, "category", {"term": _fit(tag)})
    indent(feed, "")
    written_out: bytes = tostring(feed, "utf-8", xml_declaration=True)
    return written_out + b"\n"


def _entry(feed: Element, page: Page, home: str) -> Element:
    entry = SubElement(feed, "entry")
    _text(entry, "id", page.frame.subject)
    _text(entry, "title", page.frame.title)
    address = page.frame.canonical or urljoin(home, href(page.path))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address})
    summary = page.entry.summary if page.entry and page.entry.summary else page.frame.description
    _text(entry, "summary", summary)
    return entry


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _fit(text)


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)
