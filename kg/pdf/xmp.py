"""XMP: what a file says of itself in RDF, found by its marker as ISO 16684-1 (annex) has it.

The packet is looked through with patterns, not parsed: it is a stranger's XML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

_LARGEST = 1_000_000
_DATES = ("prism:coverDate", "prism:publicationDate", "prism:coverDisplayDate")
_TAGS = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Xmp:
    """What of a packet is about the paper; `identifiers` are texts that may hold a DOI."""

    title: str = ""
    authors: tuple[str, ...] = ()
    venue: str = ""
    date: str = ""
    identifiers: tuple[str, ...] = ()


def read_xmp(data: bytes) -> Xmp:
    """Return what the last packet in a file says: later ones replace earlier ones.

    >>> read_xmp(b'<x:xmpmeta><prism:doi>10.1/x</prism:doi></x:xmpmeta>').identifiers
    ('10.1/x',)
    """
    end = data.rfind(b"</x:xmpmeta>")
    begin = data.rfind(b"<x:xmpmeta", max(0, end - _LARGEST), end) if end > 0 else -1
    packet = data[begin : end + 12].decode("utf-8", "replace") if begin >= 0 else ""
    if not packet:
        return Xmp()
    said = ("prism:doi", "pdfx:doi", "dc:identifier", "prism:url", "pdfx:arXivID")
    return Xmp(
        title=next(iter(_items(packet, "dc:title")), ""),
        authors=_items(packet, "dc:creator"),
        venue=next(iter(_items(packet, "prism:publicationName")), ""),
        date=next((d for name in _DATES for d in _items(packet, name)), ""),
        identifiers=tuple(one for name in said for one in _items(packet, name)),
    )


def _items(packet: str, name: str) -> tuple[str, ...]:
    """Return the values of a property: an element, its list, or an attribute."""
    found: list[str] = []
    start, end = f"<{name}", f"</{name}>"
    at = packet.find(start)
    if at >= 0 and packet[at + len(start) : at + len(start) + 1] in (">", " ", "\n", "\t", "\r"):
        until = packet.find(end, at)
        inside = packet[packet.find(">", at) + 1 : max(until, 0)]
        items = inside.split("<rdf:li")[1:] if "<rdf:li" in inside else [f">{inside}"]
        found = [_plain(item.partition(">")[2]) for item in items]
    attribute = re.search(rf"\b{re.escape(name)}\s*=\s*(\"[^\"<>]*\"|'[^'<>]*')", packet)
    if attribute:
        found.append(_plain(attribute[1][1:-1]))
    return tuple(one for one in found if one)


def _plain(text: str) -> str:
    said = unescape(_TAGS.sub(" ", text.partition("</rdf:li>")[0]))
    return " ".join("".join(c if c.isprintable() else " " for c in said).split())[:1000]
