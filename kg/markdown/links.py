"""The links of a document's body, of every kind, each with the text it stands in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

from kg.markdown.document import Link, LinkKind
from kg.markdown.leaves import Leaves
from kg.markdown.masking import Range, mask
from kg.markdown.source import Source
from kg.markdown.structure import Destination
from kg.markdown.urls import find_urls, is_url
from kg.markdown.wikilinks import Wikilink, find_wikilinks, split_fragment

_AUTOMATIC = ("Autolink", "Email")


def read_links(
    source: Source, visible: str, destinations: Sequence[Destination], leaves: Leaves
) -> tuple[list[Link], list[Range]]:
    """Return the links of the body in reading order, and their ranges.

    *visible* is the text with code, HTML and comments covered. Where a Markdown link and
    a wikilink overlap the wikilink counts, as in Obsidian: in `[[1]](https://…)` it is a
    wikilink followed by an address in brackets.
    """
    wikilinks = list(find_wikilinks(source.text, visible)) if "]]" in visible else []
    kept = _apart_from(wikilinks, destinations) if wikilinks else destinations
    ranges = sorted([(w.start, w.end) for w in wikilinks] + [(d.start, d.end) for d in kept])
    found = [(w.start, w.end, _wiki_fields(w)) for w in wikilinks]
    found += [(d.start, d.end, _markdown_fields(source.text, d)) for d in kept]
    if "://" in visible:
        prose = mask(visible, ranges) if ranges else visible
        bare = list(find_urls(prose))
        found += [(s, e, (LinkKind.URL, source.text[s:e], (), "", "")) for s, e in bare]
        ranges = sorted(ranges + bare) if bare else ranges
    found.sort(key=_start)
    return _placed(source, found, leaves), ranges


_Fields = tuple[LinkKind, str, tuple[str, ...], str, str]


def _start(found: tuple[int, int, _Fields]) -> int:
    return found[0]


def _placed(
    source: Source, found: Iterable[tuple[int, int, _Fields]], leaves: Leaves
) -> list[Link]:
    """Return the links that stand in a text and lead somewhere."""
    links = []
    for start, end, (kind, target, headings, block, label) in found:
        leaf = leaves.at(start)
        if leaf and end <= leaf.end and (target or headings or block):
            span, offset = source.span(start, end), leaf.offset(start)
            links.append(Link(kind, target, headings, block, label, span, leaf.text, offset))
    return links


def _apart_from(
    wikilinks: Sequence[Wikilink], destinations: Iterable[Destination]
) -> list[Destination]:
    starts = [link.start for link in wikilinks]
    apart = []
    for destination in destinations:
        before = bisect_left(starts, destination.end) - 1
        if before < 0 or wikilinks[before].end <= destination.start:
            apart.append(destination)
    return apart


def _wiki_fields(link: Wikilink) -> _Fields:
    kind = LinkKind.EMBED if link.is_embed else LinkKind.WIKILINK
    return kind, link.target, link.headings, link.block, link.label


def _markdown_fields(text: str, destination: Destination) -> _Fields:
    url = destination.url
    if destination.kind in _AUTOMATIC:
        return LinkKind.URL, "mailto:" * (destination.kind == "Email") + url, (), "", ""
    label = text[destination.label_start : destination.label_end].strip()
    if is_url(url):
        return LinkKind.URL, url, (), "", label
    kind = LinkKind.IMAGE if destination.is_image else LinkKind.MARKDOWN
    path, headings, block = split_fragment(url)
    if "%" in url:
        path, block = unquote(path), unquote(block)
        headings = tuple(unquote(heading) for heading in headings)
    return kind, path, headings, block, label
