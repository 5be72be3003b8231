"""What the lists of the browser are made of: rows, each with the place that it stands for."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from rich.console import Console
from rich.text import Text

from kg_cli.browse.history import Visit
from kg_cli.output.drawn.terminal import BAD, DOUBTFUL, GOOD, KIND, STRONG, WEAK, text

KINDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "paper": ("P", "blue"),
        "concept": ("C", KIND),
        "artifact": ("A", DOUBTFUL),
        "note": ("N", GOOD),
        "person": ("@", "cyan"),
        "claim": ("!", BAD),
    }
)
"""The letter and the colour of each kind of thing."""


_CONSOLE = Console(file=io.StringIO(), width=80)
"""Rich wants one to wrap text; nothing is printed on it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: what it says, what it leads to, where it is written.

    `lead` stands before the first line of `said`, the other lines begin below its end; with
    `wraps` long lines are wrapped, else cut. `opens` is what Enter goes to; `path` and `line`
    are where it is written. The cursor passes over what is `still`. `key` tells the row from
    the others when the list is made anew.
    """

    said: Text
    lead: Text = field(default_factory=Text)
    opens: Visit | None = None
    path: str = ""
    line: int = 0
    still: bool = False
    wraps: bool = True
    key: str = ""

    def lines(self, width: int) -> Sequence[Text]:
        """Return the row as lines of at most *width* cells."""
        lead = self.lead if self.lead.cell_len < width else Text()
        room = max(1, width - lead.cell_len)
        below = Text(" " * lead.cell_len)
        said = self.said.wrap(_CONSOLE, room) if self.wraps else self._cut(room)
        return [_joined(below if n else lead, line) for n, line in enumerate(said or [Text()])]

    def _cut(self, width: int) -> Sequence[Text]:
        lines = list(self.said.split(allow_blank=True))
        for line in lines:
            line.truncate(width, overflow="ellipsis")
        return lines


def _joined(start: Text, end: Text) -> Text:
    """Return two texts as one, each in its own style."""
    return Text().append_text(start).append_text(end)


def line_key(path: str, line: int) -> str:
    """Return the key of the row that shows a line of a note."""
    return f"{path}:{line}"


def heading(title: str, count: int = 0) -> Row:
    """Return the heading over a group of rows, with their number where there is one."""
    said = text(title, STRONG)
    if count:
        said.append(f"  {count}", WEAK)
    return Row(said, still=True)


def remark(sentence: str) -> Row:
    """Return what a list says when it has nothing to say."""
    return Row(text(sentence, WEAK), still=True)


def mark(kind: str, *, word: bool = False) -> Text:
    """Return the letter of a kind, or its whole word, in its colour."""
    letter, color = KINDS.get(kind, ("·", WEAK))
    return Text().append_text(text(kind if word else letter, color))


def beside(*parts: Text, gap: str = " ") -> Text:
    """Return the parts that say something, side by side."""
    return Text(gap).join(part for part in parts if part)


def stacked(*parts: Text) -> Text:
    """Return the parts that say something, each on lines of its own."""
    return Text("\n").join(part for part in parts if part)
