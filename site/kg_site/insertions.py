"""What is spliced into a note's Markdown before it is rendered: a list of small functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape

from kg.markdown.document import (
    Citation,
    Cite,
    Document,
    Heading,
    Link,
    LinkKind,
    ListBlock,
    Paragraph,
    Quote,
    Span,
    Table,
    Text,
    walk,
)
from kg_site import images
from kg_site.addresses import href
from kg_site.attachments import is_attachment
from kg_site.splices import Lines, Splice
from kg_site.targets import Anchor, shown

_BOLD = re.compile(r"\*\*([^*_`$<>&\[\]\\\n]+?):?\*\*")
_IMAGE_TITLE = re.compile(r"""\s(?:"([^"]*)"|'([^']*)')\s*\)\Z""")
_OWN_LINE = re.compile(r"\s*\Z")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something the graph knows of a line: its id; the words there that name a thing's page."""

    line: int
    id: str
    label: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """The note that is being rendered, and the page it is rendered for.

    `anchor` gives the tags around a link's words, `embed` the HTML of an embedded note,
    `show` what shows a file of the vault under a title or nothing, `tag` the tags around a tag,
    `cite` what stands for a citation or nothing where it cites nothing that is known, `uncited`
    what stands for one unknown key, in brackets or not.
    """

    document: Document
    lines: Lines
    root: str
    marks: Sequence[Mark]
    is_embedded: bool
    anchor: Callable[[Link], Anchor]
    embed: Callable[[Link], str]
    show: Callable[[Link, str], str]
    tag: Callable[[str], tuple[str, str]]
    cite: Callable[[Citation], str]
    uncited: Callable[[Cite, bool], str]


def splices(place: Place) -> Iterator[Splice]:
    """Return everything to splice into the note; what comes first wins where two overlap."""
    for insertion in INSERTIONS:
        yield from insertion(place)


def comments(place: Place) -> Iterator[Splice]:
    """Drop `%%comments%%`."""
    for span in place.document.comments:
        start = place.lines.offset(span.line, span.column)
        yield Splice(start, place.lines.offset(span.end_line, span.end_column), "", block=True)


def links(place: Place) -> Iterator[Splice]:
    """Turn each link into what it leads to."""
    for link in place.document.links:
        if link.key:
            continue
        start = place.lines.offset(link.span.line, link.span.column)
        end = place.lines.offset(link.span.end_line, link.span.end_column)
        yield from _LINKS[link.kind](place, link, start, end)


def block_ids(place: Place) -> Iterator[Splice]:
    """Put a place where `^id` is written."""
    for block in place.document.block_ids:
        start, end = place.lines.offset(block.line), place.lines.offset(block.line + 1) - 1
        line = place.document.text[start:end]
        at = line.rfind(f"^{block.id}")
        if at < 0 or not _OWN_LINE.match(line, at + len(block.id) + 1):
            continue
        html = "" if place.is_embedded else f'<span class="at" id="^{escape(block.id)}"></span>'
        is_alone = not line[:at].strip(" >\t")
        begin = start + (at if is_alone else len(line[:at].rstrip()))
        yield Splice(begin, start + at + len(block.id) + 1, html, block=is_alone)


def citations(place: Place) -> Iterator[Splice]:
    """Set citations; where nothing that they cite is known, only say so of each key."""
    for citation in place.document.citations:
        start, end = _range(place, citation.span)
        if html := place.cite(citation):
            yield Splice(start, end, html, place.document.text[start:end])
            continue
        for cite in citation.cites:
            start, end = _range(place, cite.span)
            if html := place.uncited(cite, citation.is_in_text):
                yield Splice(start, end, html, place.document.text[start:end])


def tags(place: Place) -> Iterator[Splice]:
    """Turn `#tags` into links to the notes that carry them."""
    for tag in place.document.tags:
        if not tag.key:
            start = place.lines.offset(tag.span.line, tag.span.column)
            end = place.lines.offset(tag.span.end_line, tag.span.end_column)
            name = f"#{tag.name}"
            opening, closing = place.tag(tag.name)
            yield Splice(start, end, f"{opening}{escape(name)}{closing}", name)


def fields(place: Place) -> Iterator[Splice]:
    """Set the `key::` of inline fields as such."""
    for field in place.document.inline_fields:
        start = place.lines.offset(field.span.line, field.span.column)
        at = place.document.text.find(f"{field.key}", start)
        end = place.document.text.find("::", at) + 2
        if start <= at < end <= start + len(field.key) + 8:
            yield Splice(at, end, f'<span class="field">{escape(field.key)}</span>', field.key)


def marks(place: Place) -> Iterator[Splice]:
    """Put a place where the graph has an item, and link the thing it is named after."""
    if not place.marks or place.is_embedded:
        return
    beginnings = _beginnings(place.document, place.lines)
    for mark in place.marks:
        at = beginnings.get(mark.line)
        if at is None:
            continue
        if mark.id:
            yield Splice(at, at, f'<span class="at" id="{escape(mark.id)}"></span>')
        if mark.label and mark.page:
            yield from _named(place, mark, at)


INSERTIONS = (comments, links, citations, block_ids, tags, fields, marks)


def _range(place: Place, span: Span) -> tuple[int, int]:
    lines = place.lines
    return lines.offset(span.line, span.column), lines.offset(span.end_line, span.end_column)


def _named(place: Place, mark: Mark, at: int) -> Iterator[Splice]:
    """Link the words a line begins with: those in bold, else the name itself."""
    text = place.document.text
    start = end = at
    if bold := _BOLD.match(text, at):
        start, end = bold.span(1)
    elif text[at : at + len(mark.label) + 1].casefold() == f"{mark.label}:".casefold():
        end = at + len(mark.label)
    if start < end:
        address = escape(place.root + href(mark.page))
        html = f'<a class="thing" href="{address}">{escape(text[start:end])}</a>'
        yield Splice(start, end, html, text[start:end])


def _beginnings(document: Document, lines: Lines) -> dict[int, int]:
    """Return where on each line the running text begins, after markers and pipes."""
    found: dict[int, int] = {}
    for text in _texts(document):
        for number, raw in enumerate(text.raw.split("\n"), text.line):
            start, end = lines.offset(number), lines.offset(number + 1)
            at = document.text.find(raw, start, end) if raw.strip() else -1
            if at >= 0:
                found.setdefault(number, at)
    return found


def _texts(document: Document) -> Iterator[Text]:
    """Yield the running texts that can begin a line."""
    for block in walk(document.blocks):
        match block:
            case Paragraph(text=text) | Heading(text=text) | Quote(title=Text() as text):
                yield text
            case ListBlock(items=items):
                yield from (item.text for item in items)
            case Table(rows=rows):
                yield from (row[0] for row in rows)
            case _:
                pass


def _words(place: Place, link: Link, start: int, end: int) -> Iterator[Splice]:
    anchor = place.anchor(link)
    html = f"{anchor.opening}{escape(anchor.words)}{anchor.closing}"
    yield Splice(start, end, html, anchor.words)


def _labelled(place: Place, link: Link, start: int, end: int) -> Iterator[Splice]:
    """Splice the tags around `[label]` and leave the label, which may be set in bold."""
    text = place.document.text
    close = _closing_bracket(text, start, end)
    if text[start] != "[" or close < 0 or images.is_picture(link.target):
        yield from _words(place, link, start, end)
        return
    anchor = place.anchor(link)
    yield Splice(start, start + 1, anchor.opening)
    yield Splice(close, end, anchor.closing)


def _closing_bracket(text: str, start: int, end: int) -> int:
    depth = 0
    for at in range(start, end):
        if text[at - 1 : at] == "\\":
            continue
        depth += (text[at] == "[") - (text[at] == "]")
        if depth == 0:
            return at
    return -1


def _embedded(place: Place, link: Link, start: int, end: int) -> Iterator[Splice]:
    if is_attachment(link.target):
        yield from _shown(place, link, start, end)
    else:
        html = place.embed(link)
        yield Splice(start, end, html, shown(link), block=html.startswith("<figure"))


def _shown(place: Place, link: Link, start: int, end: int) -> Iterator[Splice]:
    """Show a picture, play a film, link any other file."""
    if "://" in link.target:
        return
    words = link.label or link.target
    title = _IMAGE_TITLE.search(place.document.text, start, end)
    html = place.show(link, unescape(title[1] or title[2]) if title else "")
    if not html:
        html = f'<span class="missing" title="This file is not here">{escape(words)}</span>'
    yield Splice(start, end, html, words, block=html.startswith("<figure"))


def _bare(place: Place, link: Link, start: int, end: int) -> Iterator[Splice]:
    """Link a URL that stands bare; Markdown itself sees to the others."""
    written = place.document.text[start:end]
    if written == link.target and written.startswith(("http://", "https://")):
        address = f'<a class="external bare" href="{escape(written)}">{escape(written)}</a>'
        yield Splice(start, end, address, written)


_LINKS: dict[LinkKind, Callable[[Place, Link, int, int], Iterator[Splice]]] = {
    LinkKind.WIKILINK: _words,
    LinkKind.EMBED: _embedded,
    LinkKind.MARKDOWN: _labelled,
    LinkKind.IMAGE: _shown,
    LinkKind.URL: _bare,
}
