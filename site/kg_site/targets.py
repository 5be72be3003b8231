"""What a link in a note becomes on a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from html import escape
from posixpath import basename
from typing import TypeAlias

from kg.markdown.document import Link, LinkKind
from kg.names import slug
from kg.vault import Ambiguous, Found, Missing, Resolution
from kg_site import titles
from kg_site.addresses import fragment, href

Resolve: TypeAlias = Callable[[str, str], Resolution]
"""`resolve(target, path of the note that links)`."""


@dataclass(frozen=True, slots=True)
class NotePage:
    """The page of a note, and what it is called.

    `name` is its file's name, by which it is linked.
    """

    page: str
    title: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Targets:
    """Knows the page of each note, by its path."""

    resolve: Resolve
    pages: Mapping[str, NotePage]
    elsewhere: Callable[[str], NotePage | None] = lambda _: None
    """The page of a note of another vault, an address of the web, empty where it has none."""

    def note(self, link: Link, from_path: str) -> Resolution:
        """Return the note that *link* means: its own where it names none."""
        if not link.target:
            return Found(from_path)
        found = self.resolve(link.target, from_path)
        return found if not isinstance(found, Found) or found.path in self.pages else Missing()

    def away(self, link: Link, from_path: str) -> NotePage | None:
        """Return the page of the note of another vault that *link* means, if it means one."""
        found = self.resolve(link.target, from_path) if link.target else None
        return self.elsewhere(found.path) if isinstance(found, Found) else None


@dataclass(frozen=True, slots=True)
class Anchor:
    """The start and end tag of a link, its words, where it leads (nowhere: an empty page)."""

    opening: str
    closing: str
    words: str
    href: str = ""
    page: str = ""
    id: str = ""


def anchor(targets: Targets, link: Link, from_path: str, page: str, root: str) -> Anchor:
    """Return the tags around the words of *link*, which stands on *page*."""
    match targets.note(link, from_path):
        case Found(path=path):
            there = targets.pages[path]
            wish = wanted_id(link)
            way = "" if there.page == page else root + href(there.page)
            address = way + fragment(wish)
            address = address or "#main"
            words = shown(link, there)
            title = f' title="{escape(there.title)}"' if there.title != words else ""
            tag = f'<a class="internal" href="{escape(address)}"{title}>'
            return Anchor(tag, "</a>", words, address, there.page, wish)
        case Missing():
            away = targets.away(link, from_path)
            return _nowhere(link, "Not written yet") if away is None else _away(link, away)
        case Ambiguous():
            return _nowhere(link, "Several notes are called this")


def _away(link: Link, there: NotePage) -> Anchor:
    """Return the tags of a link to another vault: to its site, or to nothing but a title."""
    bare = replace(link, target=link.target.rpartition(":")[2])  # without the name of the vault
    words, title = shown(bare, there), escape(there.title)
    if not there.page:
        return Anchor(f'<span class="elsewhere" title="{title}">', "</span>", words)
    address = there.page + fragment(wanted_id(link))
    tag = f'<a class="external" href="{escape(address)}" title="{title}">'
    return Anchor(tag, "</a>", words, address)


def _nowhere(link: Link, why: str) -> Anchor:
    return Anchor(f'<span class="missing" title="{why}">', "</span>", shown(link))


def wanted_id(link: Link) -> str:
    """Return the id on the note's page that *link* points to, empty for the whole note."""
    if link.block:
        return f"^{link.block}"
    return str(slug(link.headings[-1])) if link.headings else ""


def shown(link: Link, there: NotePage | None = None) -> str:
    """Return what the reader sees of *link*, which means the note *there*.

    Without a label it is the last part of the path, and the section. A file's name
    that is not made of words (`LN-Last-2024-Topic`) gives way to the note's title.
    """
    if link.label:
        return link.label
    name = link.target if link.kind is LinkKind.URL else basename(link.target)
    name = name.removesuffix(".md")
    if there and name == there.name and " " not in name:
        name = titles.short(there.title)
    section = " › ".join(link.headings)
    return f"{name} › {section}" if name and section else name or section or f"^{link.block}"
