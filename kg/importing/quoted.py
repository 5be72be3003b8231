"""What a reader marked in a PDF, as quotations in a note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from kg.importing.phrases import inert, safe
from kg.pdf import Mark, MarkKind

_WAYS: Mapping[MarkKind, str] = {
    "highlight": "",
    "underline": "underlined",
    "squiggly": "underlined",
    "strikeout": "struck out",
    "note": "",
}
_COLORS: Mapping[str, tuple[int, int, int]] = {
    "yellow": (255, 230, 60),
    "orange": (255, 160, 40),
    "red": (240, 60, 60),
    "pink": (250, 130, 190),
    "purple": (160, 100, 220),
    "blue": (80, 150, 240),
    "green": (90, 200, 90),
    "gray": (160, 160, 160),
}
_NAMED = re.compile(rf"(?:, | \()(?:{'|'.join(_COLORS)})\)$", re.MULTILINE)
_LINK = re.compile(r"\[\[[^\[\]|]+#page=\d+\|([^\[\]|]+)\]\]|\[([^\[\]]+)\]\([^()\s]+#page=\d+\)")
_UNSPEAKABLE = re.compile(r"[\[\]|#^<>\n]")
"""What no name in `[[…]]` can hold."""


def quoted_marks(marks: Sequence[Mark], path: str) -> Iterator[str]:
    """Yield the blocks of Markdown for *marks*: a quotation with its page, a comment below it.

    *path* is the PDF's in the vault; without one the page is no link. Colors are named where
    the reader used several.
    """
    several = len({mark.color for mark in marks if mark.color}) > 1
    for mark in marks:
        place = page_link(path, mark.page, f"p. {mark.label}")
        how = ", ".join(filter(None, (_WAYS[mark.kind], color_name(mark.color) * several)))
        comment = "\n\n".join(safe(line) for line in mark.comment.split("\n") if line.strip())
        if mark.text:
            yield f"> {inert(mark.text)}\n> — {place}{f' ({how})' if how else ''}"
            if comment:
                yield comment
        else:
            yield f"{place}: {comment}"


def page_link(path: str, page: int, label: str) -> str:
    """Return a link to a page of a PDF as Obsidian and browsers open it; without *path* the label.

    >>> page_link("papers/x.pdf", 3, "p. 33"), page_link("a#1.pdf", 3, "p. 3")
    ('[[papers/x.pdf#page=3|p. 33]]', '[p. 3](a%231.pdf#page=3)')
    """
    said = inert(label)
    if not path or _UNSPEAKABLE.search(label):
        return said
    if _UNSPEAKABLE.search(path):
        return f"[{said}]({quote(path)}#page={page})"
    return f"[[{path}#page={page}|{said}]]"


def enduring(block: str) -> str:
    r"""Return a block without what another mark, or another place of the file, makes different.

    >>> enduring("> So it is\n> — [[papers/x.pdf#page=3|p. 33]] (underlined, green)")
    '> So it is\n> — p. 33 (underlined)'
    """
    plain = _LINK.sub(lambda link: link[1] or link[2], block)
    return _NAMED.sub(lambda how: ")" if how[0].startswith(",") else "", plain)


def file_link(path: str) -> str:
    """Return what `pdf:` in front matter says: a link where the name can be in one.

    >>> file_link("papers/x.pdf"), file_link("a#1.pdf")
    ('[[papers/x.pdf]]', 'a#1.pdf')
    """
    return path if _UNSPEAKABLE.search(path) else f"[[{path}]]"


def color_name(color: str) -> str:
    """Return the name that comes nearest to `#rrggbb`.

    >>> color_name("#ffd400"), color_name("#2ea8e5"), color_name("")
    ('yellow', 'blue', '')
    """
    if not re.fullmatch(r"#[0-9a-f]{6}", color):
        return ""
    here = [int(color[n : n + 2], 16) for n in (1, 3, 5)]

    def away(name: str) -> int:
        return sum((a - b) ** 2 for a, b in zip(here, _COLORS[name], strict=True))

    return min(_COLORS, key=away)
