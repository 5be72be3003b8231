"""The screen: a list to find in on the left, a page to read and to walk on the right."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from kg_cli.browse.asking import Asker
from kg_cli.browse.finder import Finder
from kg_cli.browse.foot import Foot
from kg_cli.browse.history import History, Visit
from kg_cli.browse.keys import PAGE_KEYS, WALK_KEYS, WORK_KEYS, bindings
from kg_cli.browse.reader import Reader
from kg_cli.browse.rowlist import RowList
from kg_cli.browse.tabs import TabStrip, next_tab

PREVIEW = 0.12
"""Seconds that the cursor rests on a thing before its page is shown."""
READING, ZOOMED = "-reading", "-zoomed"
"""Classes of the screen: the page is looked at, where only one side has room; it is alone."""


class Walk(Screen[None]):
    """Where one finds, reads and walks.

    The page shows what the cursor of the list is on; only what is gone to is remembered.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings((*WALK_KEYS, *PAGE_KEYS, *WORK_KEYS))

    def __init__(self, asker: Asker, start: str) -> None:
        """Walk the vault of *asker*, from the thing at the address *start* on if there is one."""
        super().__init__()
        self.finder = Finder(asker)
        self.reader = Reader(asker)
        self.history = History()
        self._start = start
        self._previews = False

    def compose(self) -> ComposeResult:
        """Put the two sides over the keys."""
        with Horizontal():
            yield self.finder
            yield self.reader
        yield Foot()

    def on_mount(self) -> None:
        """Begin in the list, or at the thing that was named."""
        if self._start:
            self.walk(Visit(self._start))
        else:
            self._look_at_list()

    @property
    def reads(self) -> bool:
        """Whether the page has the focus, and not the list."""
        return self.focused is self.reader.list

    @property
    def place(self) -> tuple[str, int]:
        """Path and line of the row that is looked at; empty and 0 where there is none."""
        return self.reader.place if self.reads else self.finder.place

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell that a slash is a letter in the field."""
        typed = action == "find" and self.focused is self.finder.field
        return False if typed else super().check_action(action, parameters)

    def reread(self) -> None:
        """Show what the vault says now."""
        self.finder.reread()
        self.reader.reread()

    def walk(self, visit: Visit) -> None:
        """Go somewhere, to come back from there."""
        self._visit(self._history().to(visit))

    def _history(self) -> History:
        """Return the history with the row that is looked at now; a preview is not in it."""
        seen = self.reader.visit
        return self.history if self._previews or not seen else self.history.at(seen)

    def _visit(self, history: History) -> None:
        self.history, self._previews = history, False
        if history.now:
            self._look_at_page()
            self.reader.open(history.now)

    def _look_at_list(self) -> None:
        self.remove_class(READING, ZOOMED)
        self.set_focus(self.finder.list)

    def _look_at_page(self) -> None:
        self.add_class(READING)
        self.set_focus(self.reader.list)

    @on(RowList.Moved, "#found")
    def preview(self, event: RowList.Moved) -> None:
        """Show the page of what the cursor of the list is on, while the list is looked at."""
        if event.row.opens and not self.reads:
            self._previews = True
            self.reader.open(event.row.opens, wait=PREVIEW)

    @on(RowList.Chosen, "#found, #rows")
    def go(self, event: RowList.Chosen) -> None:
        """Go where a row leads."""
        if event.row.opens:
            self.walk(event.row.opens)

    @on(TabStrip.Picked)
    def pick(self, event: TabStrip.Picked) -> None:
        """Show the tab that was clicked."""
        self.action_turn(event.tab)

    def action_find(self) -> None:
        """Type what is to be found."""
        self.remove_class(READING, ZOOMED)
        self.set_focus(self.finder.field)

    def action_other(self) -> None:
        """Go to the other side."""
        if self.reads:
            self._look_at_list()
        else:
            self._look_at_page()

    def action_into(self) -> None:
        """Go from the list to the page; open a row of the neighbourhood."""
        row = self.reader.list.row
        if not self.reads:
            self.finder.list.action_choose()
        elif row and self.reader.tab == "around" and not self.reader.is_open(row):
            self.reader.unfold(row)

    def action_out(self) -> None:
        """Close a row of the neighbourhood; go from the page to the list."""
        row = self.reader.list.row
        if self.reads and row and self.reader.is_open(row):
            self.reader.unfold(row)
        elif self.reads:
            self._look_at_list()

    def action_fold(self) -> None:
        """Open or close a row of the neighbourhood."""
        row = self.reader.list.row
        if self.reads and row and self.reader.tab == "around":
            self.reader.unfold(row)

    def action_back(self) -> None:
        """Go back to where one was; from a preview to the page that it took the place of."""
        if self._previews and self.history.now:
            self._visit(self.history)
        elif self.history.past:
            self._visit(self._history().back())

    def action_forward(self) -> None:
        """Go forward again."""
        if self.history.future:
            self._visit(self._history().forward())

    def action_escape(self) -> None:
        """Go from the page to the list; there, forget what was typed."""
        if self.reads:
            self._look_at_list()
        else:
            self.finder.field.value = ""

    def action_turn(self, tab: str) -> None:
        """Show a tab of the page."""
        self.reader.turn(tab)

    def action_next(self, step: int) -> None:
        """Show the tab beside."""
        self.reader.turn(next_tab(self.reader.tab, step))

    def action_text(self) -> None:
        """Show what is written, or what is said."""
        self.reader.turn("said" if self.reader.tab == "text" else "text")

    def action_zoom(self) -> None:
        """Show the page alone, or both sides."""
        self._look_at_page()
        self.toggle_class(ZOOMED)
