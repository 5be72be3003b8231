"""Where, in the text of a link, its target and each part of what follows `#` stand."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from urllib.parse import quote, unquote

from kg.markdown import Link, LinkKind
from kg.markdown.wikilinks import split_fragment
from kg.moving.originals import Original

_TITLE = r"""(?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?"""
_INLINE = re.compile(
    rf"\]\(\s*(?:<((?:[^<>\n\\]|\\.)*)>|([^\s<](?:[^\s\\]|\\.)*?)){_TITLE}\s*\)\Z", re.DOTALL
)
_DEFINITION = re.compile(
    r"^[ \t>]*\[((?:[^\[\]\\]|\\.)+)\]:[ \t]*(?:\r?\n[ \t>]*)?(?:<((?:[^<>\n\\]|\\.)*)>|(\S+))",
    re.MULTILINE,
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENCODED = re.compile(r"%[89A-Fa-f][0-9A-Fa-f]")
_ASCII_URL = re.compile(r"[\s<>()%\\&\x00-\x1f\x7f-\U0010ffff]")
_PLAIN_URL = re.compile(r"[\s<>()%\\&\x00-\x1f\x7f]")


class Style(Enum):
    """How names are written where a link says where it leads."""

    WIKI = "[[name]]"
    ANGLE = "[label](<name>)"
    URL = "[label](name)"
    ASCII = "[label](n%C3%A4me)"
    PATH = "name"


@dataclass(frozen=True, slots=True)
class LinkPlaces:
    """Offsets in the file: of the target, and of each part behind a `#`; a block's with its `^`."""

    style: Style
    target: tuple[int, int]
    parts: tuple[tuple[int, int], ...]

    def written(self, name: str) -> str:
        """Return *name* as it is written in a link of this style."""
        if self.style in (Style.URL, Style.ASCII):
            unfit = _PLAIN_URL if self.style is Style.URL else _ASCII_URL
            return unfit.sub(lambda found: quote(found[0]), name)
        if self.style is Style.ANGLE:
            return re.sub(
                r"[<>\\&]", lambda found: f"%{ord(found[0]):02X}", name.replace("%", "%25")
            )
        return name


def link_places(original: Original, link: Link) -> LinkPlaces | None:
    """Return where the parts of *link* stand; `None` where that cannot be told."""
    span = link.span
    start = original.offset(span.line, span.column)
    end = original.offset(span.end_line, span.end_column)
    if link.kind in (LinkKind.WIKILINK, LinkKind.EMBED):
        opening = original.text.find("[[", start, end) + 2
        inside = original.text[opening : end - 2]
        path, pipe, _ = inside.partition("|")
        path = path.removesuffix("\\") if pipe else path
        return _split(Style.WIKI, opening, path)
    raw = original.text[start:end]
    if link.key:  # a bare path in front matter
        return LinkPlaces(Style.PATH, (start, end), ())
    for style, at, written in _destinations(original.text, raw, start):
        if _leads_as(written, link):
            return _split(style, at, written)
    return None


def _destinations(text: str, raw: str, start: int) -> Iterator[tuple[Style, int, str]]:
    """Yield what may be the destination of a Markdown link, with its offset."""
    if raw.endswith(")"):
        at = raw.rfind("](")
        while at >= 0:
            found = _INLINE.match(raw, at)
            if found:
                yield _destination(found, 1, start)
            at = raw.rfind("](", 0, at)
        return
    labels = re.findall(r"\[((?:[^\[\]\\]|\\.)+)\]", raw)
    wanted = {_label(label) for label in labels[-1:]} | {_label(raw.strip("![]"))}
    for found in _DEFINITION.finditer(text):
        if _label(found[1]) in wanted:
            yield _destination(found, 2, 0)


def _destination(found: re.Match[str], first: int, start: int) -> tuple[Style, int, str]:
    if found[first] is not None:
        return Style.ANGLE, start + found.start(first), found[first]
    url = found[first + 1]
    style = Style.ASCII if _ENCODED.search(url) else Style.URL
    return style, start + found.start(first + 1), url


def _label(text: str) -> str:
    """Return a label of a reference as Markdown compares it."""
    return " ".join(text.casefold().split())


def _leads_as(written: str, link: Link) -> bool:
    url = html.unescape(_ESCAPE.sub(r"\1", written))
    target, headings, block = split_fragment(url)
    headings = tuple(unquote(heading) for heading in headings)
    return (unquote(target), headings, unquote(block)) == (link.target, link.headings, link.block)


def _split(style: Style, start: int, path: str) -> LinkPlaces:
    """Cut `target#A#B`, at the offset *start*, into the offsets of its parts."""
    places = []
    for part in path.split("#"):
        lead = len(part) - len(part.lstrip())
        stripped = part.strip()
        places.append((start + lead, start + lead + len(stripped)))
        start += len(part) + 1
    return LinkPlaces(style, places[0], tuple(p for p in places[1:] if p[0] < p[1]))
