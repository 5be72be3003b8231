"""Headings: an id for each, levels without gaps, the outline."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.names import slug
from kg_site.splices import text_of

_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r"""(<[a-zA-Z][a-z0-9]*(?:[^>"]|"[^"]*")*?) id="([^"]*)\"""")

RESERVED = frozenset({"main", "outline", "facts", "backlinks", "related", "top"})
"""Ids that the templates use."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the outline."""

    level: int
    id: str
    text: str


@dataclass(slots=True)
class Ids:
    """The ids given out on one page."""

    taken: set[str] = field(default_factory=lambda: set(RESERVED))

    def give(self, wish: str) -> str:
        """Return *wish*, or the nearest that is free: `wish-2`."""
        name, number = wish, 2
        while name in self.taken:
            name, number = f"{wish}-{number}", number + 1
        self.taken.add(name)
        return name


def identify(html: str, ids: Ids) -> tuple[str, tuple[Heading, ...]]:
    """Give the headings ids and levels from 2 on without gaps; return the outline too."""
    outline: list[Heading] = []
    open_levels: list[int] = []

    def one(match: re.Match[str]) -> str:
        written, inner = int(match[1]), match[2]
        text = text_of(inner)
        while open_levels and open_levels[-1] >= written:
            open_levels.pop()
        open_levels.append(written)
        level = min(1 + len(open_levels), 6)
        heading = Heading(level, ids.give(slug(text)), text)
        outline.append(heading)
        return (
            f'<h{level} id="{heading.id}">{inner}'
            f'<a class="anchor" href="#{heading.id}" aria-label="Link to this section"></a>'
            f"</h{level}>"
        )

    return _HEADING.sub(one, html), tuple(outline)


def flatten(html: str) -> str:
    """Return *html* with headings as bold paragraphs: it is shown inside another text."""
    return _HEADING.sub(r'<p class="subhead">\2</p>', html)


def unique_ids(html: str) -> tuple[str, frozenset[str]]:
    """Drop every id that occurred before; return the ids that are left too."""
    seen: set[str] = set(RESERVED)

    def one(match: re.Match[str]) -> str:
        if match[2] in seen:
            return match[1]
        seen.add(match[2])
        return match[0]

    return _ID.sub(one, html), frozenset(seen - RESERVED)
