"""The rows of what is written: the lines of a thing's notes, as they stand in their files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text

from kg_cli.browse.history import Visit
from kg_cli.browse.page import Page, Source
from kg_cli.browse.rows import Row, heading, line_key, remark
from kg_cli.output.drawn.terminal import DOUBTFUL, GOOD, KIND, PLACE, STRONG, WEAK

_FENCE = re.compile(r"\s*(```|~~~)")
_STYLES: Sequence[tuple[str, str]] = (
    (r"^\s*(?:>\s?)+", DOUBTFUL),
    (r"^\s*(?:[-*+]|\d+[.)])(?=\s)", DOUBTFUL),
    (r"(?<!\*)\*\*[^*]+\*\*", STRONG),
    (r"`[^`]+`", GOOD),
    (r"!?\[\[[^\]]*\]\]", PLACE),
    (r"(?<!\[)\[[^\]\[]*\]\([^)]*\)", PLACE),
    (r"(?<![\w/])#[\w/-]*[^\W\d][\w/-]*", KIND),
    (r"\s\^[\w-]+$", WEAK),
)
"""What is told apart by its looks within a line of prose; the later wins."""


def written_rows(page: Page) -> Sequence[Row]:
    """Return the lines of the notes of *page*, under their paths where there are several."""
    several = len(page.sources) > 1
    opens = _opened(page)
    rows: list[Row] = []
    for source in page.sources:
        if several:
            rows += [*([Row(Text(), still=True)] if rows else []), heading(source.path)]
        rows += _lines(source, opens)
    return rows or [remark("No note is about this yet.")]


def _lines(source: Source, opens: Mapping[str, Visit]) -> Iterator[Row]:
    digits = len(str(len(source.lines)))
    for number, (line, style) in enumerate(zip(source.lines, _styles(source.lines), strict=True)):
        place = line_key(source.path, number + 1)
        yield Row(
            _looks(line, style),
            Text(f"{number + 1:>{digits}}  ", WEAK),
            opens=opens.get(place),
            path=source.path,
            line=number + 1,
            key=place,
        )


def _looks(line: str, style: str | None) -> Text:
    """Return a line as it looks: in one *style*, or by what it holds."""
    said = Text(line.expandtabs(4), style or "")
    if style is None:
        for pattern, look in _STYLES:
            said.highlight_regex(pattern, look)
    return said


def _styles(lines: Sequence[str]) -> Iterator[str | None]:
    """Yield the style of each line as a whole; `None` for prose, which has parts."""
    front, fence = lines[:1] == ("---",), ""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if front:
            front = number == 0 or line not in ("---", "...")
            yield WEAK
        elif mark and fence in ("", mark[1]):
            fence = "" if fence else mark[1]
            yield WEAK
        elif fence:
            yield GOOD
        else:
            yield f"{STRONG} {KIND}" if re.match(r"#{1,6}\s", line) else None


def _opened(page: Page) -> Mapping[str, Visit]:
    """Return where each line leads that has a link: to its end, or to all the line's links."""
    found: dict[str, Visit] = {}
    several = Counter(line_key(link.path, link.line) for link in page.shown.links)
    for link in page.shown.links:
        place = line_key(link.path, link.line)
        if several[place] > 1:
            found.setdefault(place, Visit(page.shown.iri, "links", link.iri))
        elif link.status == "resolved":
            found[place] = Visit(link.to_iri)
    return found
