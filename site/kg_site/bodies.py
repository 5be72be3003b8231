"""A note's own text as HTML: its links, boxes, formulas and footnotes in their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from html import escape
from textwrap import dedent

import pyromark

from kg.dataview import Answer
from kg.markdown.document import Document, Link
from kg.names import file_of
from kg.vault import Found
from kg_site import (
    answers,
    attachments,
    callouts,
    code,
    directions,
    excerpts,
    footnotes,
    headings,
    images,
    maths,
    prose,
    sanitizer,
    tables,
    tasks,
)
from kg_site.addresses import fragment, href, root
from kg_site.citations.gathering import Gathering, placed
from kg_site.citations.works import NOTHING, Works
from kg_site.excerpts import Excerpt
from kg_site.insertions import Mark, Place, splices
from kg_site.splices import Lines, Splice, insert, place, restore, text_of
from kg_site.targets import Anchor, Targets, anchor
from kg_site.views import Work

DEEPEST = 3
"""Embeds inside embeds are followed so far."""

_O = pyromark.Options
_MARKDOWN = pyromark.Markdown(
    options=_O.ENABLE_TABLES
    | _O.ENABLE_FOOTNOTES
    | _O.ENABLE_STRIKETHROUGH
    | _O.ENABLE_TASKLISTS
    | _O.ENABLE_MATH
)
_TITLE = re.compile(r"\s*<h1>(.*?)</h1>\s*", re.DOTALL)
_HREF = re.compile(r'(<a(?:[^>"]|"[^"]*")*?) href="([^"]*)"')
_EMPTY = re.compile(r"<p>\s*</p>\n?")


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a note as it stands on `page`.

    `title` is the heading it began with, which is not in `html`; `ids` are the places it
    has; `links` where it leads (page, id); `attachments` the files of the vault that it
    shows or links; `works` what it cites.
    """

    page: str
    title: str = ""
    html: str = ""
    outline: tuple[headings.Heading, ...] = ()
    ids: frozenset[str] = frozenset()
    links: frozenset[tuple[str, str]] = frozenset()
    attachments: frozenset[str] = frozenset()
    works: tuple[Work, ...] = ()


@dataclass(frozen=True, slots=True)
class Bodies:
    """Makes bodies; `most_stars` is where relevance ends (0: unknown).

    `answers` gives those to the queries in the note at a place, `page_of` the page of an
    address, `tag_page` that of a tag; `works` are what notes may cite.
    """

    read: Callable[[str], Document]
    targets: Targets
    attachments: attachments.Attachments
    most_stars: int = 0
    answers: Callable[[str], Iterable[Answer]] = lambda _: ()
    page_of: Callable[[str], str] = lambda _: ""
    tag_page: Callable[[str], str] = lambda _: ""
    works: Works = NOTHING

    def body(self, path: str, document: Document, page: str, marks: Iterable[Mark] = ()) -> Body:
        """Return the text of the note at *path* for *page*."""
        work = _Work(self, page, root(page))
        html, blocks = work.rendered(path, document, excerpts.whole(document), tuple(marks), ())
        works = work.citations.settle(place(html, blocks))
        html = work.citations.put(html)
        title = ""
        if first := _TITLE.match(html):
            title, html = text_of(first[1]), html[first.end() :]
        html, outline = headings.identify(html, headings.Ids())
        html = sanitizer.clean(work.citations.put(place(html, blocks)))
        html = images.only_ours(_EMPTY.sub("", html), work.made.__contains__)
        html, ids = headings.unique_ids(html)
        html = directions.directed(_HREF.sub(partial(_settled, work.made, ids), html))
        works = tuple(placed(one, ids) for one in works)
        links, shown = frozenset(work.links), frozenset(work.shown)
        return Body(page, title, html.strip(), outline, ids, links, shown, works)


def without_lost_ids(body: Body, ids: Mapping[str, frozenset[str]]) -> Body:
    """Return *body* without links to places that a page does not have: they lead to its top."""
    html = body.html
    for page, wish in sorted(body.links):
        if wish and wish not in ids.get(page, frozenset()):
            top = "" if page == body.page else root(body.page) + href(page)
            lost, top = escape(top + fragment(wish)), escape(top or "#main")
            html = html.replace(f'href="{lost}"', f'href="{top}"')
    return replace(body, html=html)


@dataclass(slots=True)
class _Work:
    """One body being made: what it linked and showed so far."""

    bodies: Bodies
    page: str
    root: str
    made: set[str] = field(default_factory=set)
    links: set[tuple[str, str]] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    embeds: int = 0
    citations: Gathering = field(init=False)

    def __post_init__(self) -> None:
        """Begin to gather what is cited."""
        self.citations = Gathering(self.bodies.works, self.root, self.made, self.links)

    def rendered(
        self,
        path: str,
        document: Document,
        excerpt: Excerpt,
        marks: tuple[Mark, ...],
        inside: tuple[tuple[str, Excerpt], ...],
    ) -> tuple[str, list[tuple[Splice, str]]]:
        """Return the HTML of an excerpt, and the blocks still to be placed in it."""
        lines = Lines.of(document.text, document.first_line)
        here = (*inside, (path, excerpt))
        spot = Place(
            document=document,
            lines=lines,
            root=self.root,
            marks=marks,
            is_embedded=bool(inside),
            anchor=lambda link: self.anchor(link, path),
            embed=lambda link: self.embed(link, path, here),
            show=lambda link, title: self.show(link, path, title),
            tag=self.tag,
            cite=self.citations.add,
            uncited=lambda cite, is_bare: self.citations.missing(cite, is_bare=is_bare),
        )
        self.made.update(self.root + href(mark.page) for mark in marks if mark.page)
        start, end = lines.offset(excerpt.first), lines.offset(excerpt.last + 1) - 1
        inner = splices(spot)
        text, taken = insert(document.text, inner, start, max(start, end))
        html = restore(_MARKDOWN.html(dedent(text) if inside else text), taken)
        prefix = f"e{self.embeds}-" if inside else ""
        html = answers.bake(html, self.bodies.answers(path), self.opening)
        return self.dressed(html, prefix), taken

    def opening(self, address: str) -> str:
        """Return the start tag of a link to the page of *address*, and remember it."""
        page = self.bodies.page_of(address)
        if not page:
            return ""
        self.made.add(self.root + href(page))
        self.links.add((page, ""))
        return f'<a class="internal" href="{escape(self.root + href(page))}">'

    def tag(self, name: str) -> tuple[str, str]:
        """Return the HTML tags around a tag: a link where it has a page."""
        page = self.bodies.tag_page(name)
        if not page:
            return '<span class="tag">', "</span>"
        way = self.root + href(page)
        self.made.add(way)
        return f'<a class="tag" href="{escape(way)}">', "</a>"

    def dressed(self, html: str, prefix: str) -> str:
        """Set what Markdown leaves plain."""
        html = images.figures(callouts.boxes(html))
        html = code.blocks(html)
        html = maths.formulas(html)
        html = tables.regions(html)
        html = tasks.boxes(html)
        html = footnotes.gather(html, prefix)
        return prose.signs(html, self.bodies.most_stars)

    def anchor(self, link: Link, path: str) -> Anchor:
        """Return the tags of *link*, and remember where it leads."""
        if attachments.is_attachment(link.target) and (found := self.attachment(link, path)):
            return self.download(link, found)
        tags = anchor(self.bodies.targets, link, path, self.page, self.root)
        if tags.href:
            self.made.add(tags.href)
        if tags.page:
            self.links.add((tags.page, tags.id))
        return tags

    def download(self, link: Link, found: str) -> Anchor:
        """Return the tags of a *link* to the attachment *found*."""
        src = self.attached(found) + _page_of_paper(link)
        self.made.add(src)
        what = attachments.said(found, self.bodies.attachments.size(found))
        tag = f'<a class="attachment" href="{escape(src)}" title="{escape(what)}">'
        return Anchor(tag, "</a>", link.label or link.target, src)

    def show(self, link: Link, path: str, title: str) -> str:
        """Return what shows the attachment that *link* means, nothing when it is not here."""
        found = self.attachment(link, path)
        if not images.is_picture(found):
            if not found:
                return ""
            src = self.attached(found) + _page_of_paper(link)
            self.made.add(src)
            size = self.bodies.attachments.size(found)
            label = "" if link.label.isdecimal() else link.label
            return attachments.player(src, found, size, label)
        data = self.bodies.attachments.read(found)
        if not data:
            return ""
        return images.tag(self.attached(found), link.label, link.target, data, title)

    def attachment(self, link: Link, path: str) -> str:
        """Return the file of the vault that *link* means, empty where none may be shown."""
        named = self.bodies.targets.resolve(link.target, path)
        found = named.path if isinstance(named, Found) else ""
        files = self.bodies.attachments
        if not files.has(found):
            found = files.find(link.target, file_of(path))
        return found if files.size(found) <= attachments.LIMIT else ""

    def attached(self, found: str) -> str:
        """Return the address of the attachment *found*, and remember that it is shown."""
        self.shown.add(found)
        src = attachments.source(self.root, found)
        self.made.add(src)
        return src

    def embed(self, link: Link, path: str, inside: tuple[tuple[str, Excerpt], ...]) -> str:
        """Return what *link* embeds, in a box with a link to where it comes from."""
        tags = self.anchor(link, path)
        found = self.bodies.targets.note(link, path)
        if not isinstance(found, Found):
            return f"{tags.opening}{escape(tags.words)}{tags.closing}"
        title = self.bodies.targets.pages[found.path].title
        source = f"{tags.opening}{escape(title)}{tags.closing}"
        document = self.bodies.read(found.path)
        excerpt = _meant(document, link)
        if excerpt is None or len(inside) > DEEPEST or (found.path, excerpt) in inside:
            return source
        self.embeds += 1
        html, blocks = self.rendered(found.path, document, excerpt, (), inside)
        html = headings.flatten(_TITLE.sub("", html, count=1))
        return (
            f'<figure class="embed"><blockquote class="embed">{place(html, blocks)}</blockquote>'
            f'<figcaption class="source">From {source}</figcaption></figure>'
        )


def _page_of_paper(link: Link) -> str:
    """Return the fragment that opens a PDF at a page, as Obsidian writes it: `#page=3`."""
    wish = link.headings[-1] if link.headings else ""
    return f"#{wish}" if re.fullmatch(r"page=\d{1,5}", wish) else ""


def _meant(document: Document, link: Link) -> Excerpt | None:
    if link.block:
        return excerpts.block(document, link.block)
    if link.headings:
        return excerpts.section(document, link.headings)
    return excerpts.whole(document)


def _settled(made: set[str], ids: frozenset[str], match: re.Match[str]) -> str:
    """Keep a link that leads out, or where this page meant it to lead; else only its words."""
    address = match[2]
    if address.startswith(("http:", "https:")) and " class=" not in match[1]:
        return f'{match[1]} class="external" href="{address}"'
    if address.startswith(("http:", "https:", "mailto:")) or address in made:
        return match[0]
    return match[0] if address[:1] == "#" and address[1:] in ids else match[1]
