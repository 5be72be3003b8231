"""The strip of tabs over a page: one line, each tab also under the mouse."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text
from textual import events
from textual.message import Message
from textual.widget import Widget

from kg_cli.browse.around import Around, around_rows
from kg_cli.browse.linked import backlink_rows, link_rows
from kg_cli.browse.page import Page
from kg_cli.browse.rows import Row
from kg_cli.browse.said import said_rows
from kg_cli.browse.written import written_rows
from kg_cli.output.drawn.terminal import WEAK

Rows = Sequence[Row]


@dataclass(frozen=True, slots=True)
class Tab:
    """One side of a page: what it is called, and the rows that it shows."""

    name: str
    rows: Callable[[Page, Around], Rows]


def _of_page(rows: Callable[[Page], Rows]) -> Callable[[Page, Around], Rows]:
    return lambda page, _: rows(page)


TABS: Mapping[str, Tab] = {
    "said": Tab("Said", _of_page(said_rows)),
    "text": Tab("Text", _of_page(written_rows)),
    "links": Tab("Links", _of_page(link_rows)),
    "backlinks": Tab("Backlinks", _of_page(backlink_rows)),
    "around": Tab("Around", lambda _, around: around_rows(around)),
}
"""The sides of a page, in order."""

_GAP = 2


class TabStrip(Widget):
    """The names of the tabs, with the number of rows behind them where it is known."""

    ALLOW_SELECT = False

    @dataclass
    class Picked(Message):
        """A tab was clicked."""

        tab: str

    def __init__(self) -> None:
        """Begin with the first tab."""
        super().__init__(id="tabs")
        self._active = next(iter(TABS))
        self._counts: Mapping[str, int] = {}

    def show(self, active: str, counts: Mapping[str, int]) -> None:
        """Show which tab is open, and how many rows some of them have."""
        self._active, self._counts = active, counts
        self.refresh()

    def render(self) -> Text:
        """Draw the strip."""
        gap = Text(" " * _GAP)
        return gap.join(self._label(tab) for tab in TABS)

    def on_click(self, event: events.Click) -> None:
        """Say which tab was clicked."""
        at, end = event.x, 0
        for tab in TABS:
            start, end = end, end + self._label(tab).cell_len + _GAP
            if start <= at < end - _GAP:
                self.post_message(self.Picked(tab))

    def _label(self, tab: str) -> Text:
        name = Text(TABS[tab].name, "bold underline" if tab == self._active else "")
        count = self._counts.get(tab)
        return name if count is None else name.append(f" {count}", WEAK)


def next_tab(tab: str, step: int) -> str:
    """Return the tab that is *step* places on, round and round.

    >>> next_tab("around", 1), next_tab("said", -1)
    ('said', 'around')
    """
    names: Sequence[str] = list(TABS)
    return names[(names.index(tab) + step) % len(names)]
