"""`[[…]]` and `![[…]]`: where they stand, and what their parts are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.markdown.masking import escaped


class Wikilink(NamedTuple):
    """A wikilink or embed from its first bracket (or `!`) to its last.

    `target` is empty for a link into the same note, `label` where none was given.
    """

    start: int
    end: int
    is_embed: bool
    target: str
    headings: tuple[str, ...]
    block: str
    label: str


def find_wikilinks(text: str, visible: str, start: int = 0) -> Iterator[Wikilink]:
    """Yield the wikilinks of *text* from *start* on, innermost ones only.

    *visible* is *text* with code and comments covered. Closing brackets are looked for
    first and their opening backwards from there, so each character is read twice at most,
    however many brackets are left open.
    """
    at = start
    while True:
        close = visible.find("]]", at)
        if close < 0:
            return
        begin = visible.rfind("[[", at, close)
        if begin >= 0 and "\n" not in visible[begin:close]:
            if visible.startswith("]", close + 2):
                close += _inner_bracket(visible, begin, close)
            link = _wikilink(text, visible, begin, close)
            if link:
                yield link
                at = link.end
                continue
        at = close + 1


def _inner_bracket(text: str, begin: int, close: int) -> int:
    """Return 1 if the first of three closing brackets closes one inside: `[[a|[1]]]`."""
    return int(text.count("[", begin + 2, close) > text.count("]", begin + 2, close))


def _wikilink(text: str, visible: str, begin: int, close: int) -> Wikilink | None:
    target, headings, block, label = parts(text[begin + 2 : close])
    if not (target or headings or block) or escaped(visible, begin):
        return None
    is_embed = begin > 0 and visible[begin - 1] == "!" and not escaped(visible, begin - 1)
    return Wikilink(begin - is_embed, close + 2, is_embed, target, headings, block, label)


def parts(inside: str) -> tuple[str, tuple[str, ...], str, str]:
    r"""Split what stands between the brackets into target, headings, block and label.

    In a table the pipe before the label is escaped: `[[a\|b]]`.
    """
    path, pipe, label = inside.partition("|")
    if pipe:
        path = path.removesuffix("\\")
        label = label.strip()
    target, headings, block = split_fragment(path)
    return target, headings, block, label


def split_fragment(path: str) -> tuple[str, tuple[str, ...], str]:
    """Split `a#H1#H2` or `a#^id` into the target, its headings and its block."""
    if "#" not in path:
        return path.strip(), (), ""
    target, *fragments = [part.strip() for part in path.split("#")]
    block = fragments.pop()[1:].strip() if fragments[-1].startswith("^") else ""
    return target, tuple(filter(None, fragments)), block
