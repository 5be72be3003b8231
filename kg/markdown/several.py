"""Several notes in one file: each further front matter begins another note."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.markdown.document import Document, Rule
from kg.markdown.parser import parse

_MARK = re.compile(r"^---[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"""(?:[^\W\d_][\w -]{0,40}|"[^"\n]{1,40}"|'[^'\n]{1,40}'):(?:\s|$)""")
_GOES_ON = re.compile(r"[ \t#]|-[ \t]|[\]}]")
_NAMING = frozenset(("id", "title", "type", "aliases", "alias", "tags"))
"""Keys of which one is enough; of others it takes two, so that `Note: …` is no front matter."""


def parse_notes(text: str) -> tuple[Document, ...]:
    """Take a file apart: one note, or several, each at its own lines.

    Where a file begins with front matter, a further note begins at a thematic break `---`
    with `key: value` lines right below it, as far as the next `---`. Never raises; the work
    grows with the length of the text.
    """
    whole = parse(text)
    if not whole.front_matter.end_line or len(_MARK.findall(whole.text)) < 4:
        return (whole,)
    breaks = [block.line for block in whole.blocks if isinstance(block, Rule)]
    lines = whole.text.split("\n")
    starts = list(_beginnings(lines, breaks))
    if not starts:
        return (whole,)
    ends = [*starts, len(lines) + 1]
    first = parse("\n".join(lines[: starts[0] - 1]) + "\n")
    return (first, *(_part(lines, *pair) for pair in zip(starts, ends[1:], strict=True)))


def _part(lines: list[str], start: int, end: int) -> Document:
    more = "\n" if end <= len(lines) else ""
    return parse("\n".join(lines[start - 1 : end - 1]) + more, start)


def _beginnings(lines: list[str], breaks: list[int]) -> Iterator[int]:
    """Yield the lines of the breaks that begin a note."""
    done = 0
    for line in breaks:
        if line <= done or lines[line - 1].rstrip() != "---":
            continue
        done = _closing(lines, line)
        if done and _is_front_matter(lines[line : done - 1]):
            yield line
        else:
            done = line


def _closing(lines: list[str], opening: int) -> int:
    """Return the line of the `---` below the keys that begin after *opening*, 0 for none."""
    for number in range(opening, len(lines)):
        line = lines[number]
        if line.rstrip() == "---":
            return number + 1
        if line.strip() and not (_KEY.match(line) or _GOES_ON.match(line)):
            return 0
    return 0


def _is_front_matter(yaml: list[str]) -> bool:
    if not yaml or not _KEY.match(yaml[0]):
        return False
    names = {line.partition(":")[0].strip("\"' ").lower() for line in yaml if _KEY.match(line)}
    return len(names) > 1 or not names.isdisjoint(_NAMING)
