"""A page as a value: where it goes, what is on it, and how it is found."""

from __future__ import annotations

from dataclasses import dataclass

from kg_site.views import Frame


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page as plain text; `id` is its place on the page, empty for the beginning."""

    id: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What search, previews and feeds know of a page, all of it plain text.

    `names` are other names under which it is looked for: aliases, citekeys, identifiers.
    """

    kind: str
    byline: str = ""
    names: tuple[str, ...] = ()
    summary: str = ""
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site.

    `path` is relative to the site; `template` the name of its template, which is given
    `view` under the name `subject`. A page without an `entry` is not found by searching.
    """

    path: str
    template: str
    subject: str
    frame: Frame
    view: object
    entry: Entry | None = None
