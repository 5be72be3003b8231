"""Lines of a page to chunks: paragraphs, list items, tables, quotes, fenced blocks.

A page that was copied out of a browser has its list markers on lines of their own (`-`,
`[12]`), or none; a page in Markdown has them where they belong. Both give the same chunks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

_LONE_BULLET = re.compile(r"\s*(?:[-*+•◦▪‣·]|\\[-*+])\s*\Z")
_LONE_NUMBER = re.compile(r"\s*(?:\\?\[([1-9][0-9]{0,3})\\?\]|([1-9][0-9]{0,3})\\?[.)])\s*\Z")
_BULLET = re.compile(r"(\s*)[-*+•◦▪‣]\s+(?P<text>\S.*)\Z")
_NUMBER = re.compile(
    r"(\s*)(?:\\?\[([1-9][0-9]{0,3})\\?\]|([1-9][0-9]{0,2})\\?[.)])\s+(?P<text>\S.*)\Z"
)
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_TABS = re.compile(r"[^\t]*\t[^\t]")
_ENDED = re.compile(r"[.?!:;…)\]\"”’*_|]\s*\Z")


class Kind(Enum):
    """What a chunk is."""

    TEXT = auto()
    ITEM = auto()
    TABLE = auto()
    QUOTE = auto()
    FENCE = auto()


@dataclass(frozen=True, slots=True)
class Chunk:
    """A few lines that belong together; markers of list items are taken off.

    `number` is that of a numbered item, 0 for a bullet; `depth` how far it is indented.
    """

    kind: Kind
    lines: tuple[str, ...]
    number: int = 0
    depth: int = 0

    @property
    def marker(self) -> str:
        """The marker of a list item, in Markdown."""
        return f"{self.number}." if self.number else "-"

    @property
    def text(self) -> str:
        """The lines as one."""
        return " ".join(line.strip() for line in self.lines if line.strip())

    def with_line(self, line: str) -> Chunk:
        """Go on with a line."""
        return replace(self, lines=(*self.lines, line))


@dataclass(slots=True)
class _Chunker:
    """Puts lines to the chunk before them, or begins another."""

    hang: bool
    done: list[Chunk]
    open: Chunk | None = None
    lone: bool = False
    fence: str = ""
    blank: bool = False

    def close(self) -> None:
        if self.open and (self.open.text or self.open.kind is Kind.FENCE):
            self.done.append(self.open)
        elif self.open and self.open.number:
            self.done.append(Chunk(Kind.TEXT, (f"[{self.open.number}]",)))
        self.open = None

    def begin(self, chunk: Chunk, *, lone: bool = False) -> None:
        self.close()
        self.open, self.lone = chunk, lone

    def take(self, line: str) -> None:
        if self.fence:
            self._in_fence(line)
        elif not line.strip():
            self.blank = True
            if self.open and self.open.kind in (Kind.TABLE, Kind.QUOTE):
                self.close()
        else:
            self._take(line)
            self.blank = False

    def _in_fence(self, line: str) -> None:
        assert self.open is not None  # noqa: S101 - a fence is open
        self.open = self.open.with_line(line)
        if line.strip().startswith(self.fence) and not line.strip().strip("`~"):
            self.fence = ""
            self.close()

    def _take(self, line: str) -> None:
        fence = _FENCE.match(line)
        number = _LONE_NUMBER.match(line)
        if fence:
            self.begin(Chunk(Kind.FENCE, (line,)))
            self.fence = fence[1]
        elif _LONE_BULLET.match(line):
            self.begin(Chunk(Kind.ITEM, ()), lone=True)
        elif number:
            position = int(number[1] or number[2])
            if self.open and self.open.kind is Kind.ITEM and self.lone and not self.open.lines:
                self.open = replace(self.open, number=position)  # `-`, then `[12]`
            else:
                self.begin(Chunk(Kind.ITEM, (), position), lone=True)
        elif line.lstrip().startswith("|"):
            self._same(Kind.TABLE, line)
        elif line.lstrip().startswith(">"):
            self._same(Kind.QUOTE, line)
        elif _TABS.match(line.strip()):
            self._same(Kind.TABLE, line)
        else:
            self._words(line)

    def _same(self, kind: Kind, line: str) -> None:
        if self.open and self.open.kind is kind:
            self.open = self.open.with_line(line)
        else:
            self.begin(Chunk(kind, (line,)))

    def _words(self, line: str) -> None:
        numbered, bullet = _NUMBER.match(line), _BULLET.match(line)
        found = numbered or bullet
        within = self.open is not None and self.open.kind is Kind.ITEM
        if found and not (within and self.lone and numbered and not self._is_next(numbered)):
            position = int(numbered[2] or numbered[3]) if numbered else 0
            self.begin(Chunk(Kind.ITEM, (found["text"],), position, len(found[1].expandtabs(4))))
        elif self.open and within and (self.lone or self.hang or line.startswith(("  ", "\t"))):
            self.open = self.open.with_line(line.strip())
        elif self.open and self._goes_on(line):
            self.open = self.open.with_line(line)
        else:
            self.begin(Chunk(Kind.TEXT, (line.strip(),)))

    def _is_next(self, found: re.Match[str]) -> bool:
        """Tell whether a number begins another item, or stands in the text of a lone one."""
        return found[2] is not None

    def _goes_on(self, line: str) -> bool:
        """Tell whether *line* is the rest of a wrapped paragraph."""
        if self.blank or self.open is None or self.open.kind is not Kind.TEXT:
            return False
        last = self.open.lines[-1]
        return len(last) > 50 and not _ENDED.search(last) and line[:1].islower()


def chunks(lines: Sequence[str], *, hang: bool = False) -> list[Chunk]:
    """Return the chunks of *lines*; with *hang* unmarked lines go on with the item before.

    >>> [(c.number, c.lines) for c in chunks(["-", "[3]", "A title", "work page 2018", "- b"])]
    [(3, ('A title', 'work page 2018')), (0, ('b',))]
    """
    chunker = _Chunker(hang, [])
    for line in lines:
        chunker.take(line)
    chunker.close()
    return chunker.done


def is_marker(line: str) -> bool:
    """Tell whether *line* is a list marker by itself."""
    return _LONE_BULLET.match(line) is not None or _LONE_NUMBER.match(line) is not None


def is_listed(line: str) -> bool:
    """Tell whether *line* is a list item, a part of a table or of a quote."""
    return bool(_BULLET.match(line) or _NUMBER.match(line)) or line.lstrip().startswith(("|", ">"))


def table_lines(chunk: Chunk) -> Iterator[str]:
    """Yield a table's lines as Markdown; cells may stand between tabs."""
    if chunk.lines[0].lstrip().startswith("|"):
        yield from (line.strip() for line in chunk.lines)
        return
    rows = [[cell.strip().replace("|", "\\|") for cell in line.split("\t")] for line in chunk.lines]
    width = max(map(len, rows))
    for index, row in enumerate(rows):
        yield f"| {' | '.join(row + [''] * (width - len(row)))} |"
        if index == 0:
            yield "|" + "---|" * width
