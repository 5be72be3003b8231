"""A list of rows with a cursor: the one widget in which the browser shows everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from kg_cli.browse.keys import LIST_KEYS, bindings
from kg_cli.browse.rows import Row

_PLAIN, _WEAK = Style(), Style(dim=True)
_MARGIN = 2
"""Cells to the right of the rows, in which one sees how far one has scrolled."""


class RowList(ScrollView, can_focus=True):
    """Rows under a cursor; what is still is passed over, long rows are wrapped.

    The terminal's own colours are used. The row under the cursor has one colour only: what
    tells its parts apart would not be readable on it.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = bindings(LIST_KEYS)

    cursor: reactive[int] = reactive(-1, repaint=False)
    """The number of the row under the cursor; -1 where there is none."""

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        rows: RowList
        row: Row

        @property
        def control(self) -> RowList:
            """The list that says so."""
            return self.rows

    class Chosen(Moved):
        """A row was chosen, with Enter or the mouse."""

    def __init__(self, id: str, *, keeps_cursor: bool = False) -> None:  # noqa: A002 - Textual's
        """Make an empty list; with *keeps_cursor* the cursor is seen without the focus, too."""
        super().__init__(id=id)
        self._keeps_cursor = keeps_cursor
        self.rows: Sequence[Row] = ()
        self._lines: list[tuple[int, Text]] = []
        self._starts: list[int] = []
        self._width = 0

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def show(self, rows: Sequence[Row], key: str = "", at: int = 0) -> None:
        """Show *rows*, the cursor on the one called *key*, else on the nearest to number *at*."""
        self.rows = rows
        self._lay_out()
        named = next((n for n, row in enumerate(rows) if key and row.key == key), at)
        self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self.set_reactive(RowList.cursor, -1)
        self.cursor = self._nearest(named)
        self.refresh()

    def go_to(self, number: int) -> None:
        """Move the cursor to the row of that number, or the nearest one that it may stand on."""
        self.cursor = self._nearest(number)

    def watch_cursor(self, before: int, now: int) -> None:
        """Show the row under the cursor, and say that it is there."""
        for number in (before, now):
            if 0 <= number < len(self._starts):
                first = self._starts[number]
                self.refresh_lines(first, self._end(number) - first)
        if self.row is not None:
            self._scroll_to_cursor()
            self.post_message(self.Moved(self, self.row))

    def on_resize(self) -> None:
        """Wrap the rows anew where the width is another."""
        if self._width != self._room:
            self._lay_out()
            self._scroll_to_cursor()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width = self._width
        top = self.scroll_offset.y + y
        number, line = self._lines[top] if top < len(self._lines) else (-1, Text())
        style = self.rich_style
        if number >= 0 and number == self.cursor and (self.has_focus or self._keeps_cursor):
            line = Text(line.plain)
            style = self.get_component_rich_style("rows--cursor")
        strip = Strip(line.render(self.app.console)).adjust_cell_length(width, _PLAIN)
        return Strip.join([strip.apply_style(style), self._thumb(y)])

    def _thumb(self, y: int) -> Strip:
        """Draw one line of what tells how far one has scrolled.

        A scrollbar of Textual's is drawn again with each layout: too much for a slow line.
        """
        height, lines = self._height, len(self._lines)
        length = max(1, height * height // max(1, lines))
        first = round(self.scroll_offset.y * (height - length) / max(1, lines - height))
        seen = lines > height and first <= y < first + length
        return Strip(
            [Segment("┃".rjust(_MARGIN) if seen else " " * _MARGIN, self.rich_style + _WEAK)],
            _MARGIN,
        )

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        at = event.get_content_offset(self)
        line = self.scroll_offset.y + at.y if at else len(self._lines)
        if line < len(self._lines):
            number, _ = self._lines[line]
            if not self.rows[number].still:
                self.cursor = number
                self.action_choose()

    def action_choose(self) -> None:
        """Say that the row under the cursor was chosen."""
        if self.row is not None:
            self.post_message(self.Chosen(self, self.row))

    def action_move(self, step: int) -> None:
        """Move the cursor one row up or down; first show what is hidden of the row it is on."""
        number = next(self._standing(self.cursor + step, step), None)
        if number is None or self._has_more(step):
            self.scroll_relative(y=step, animate=False)
        else:
            self.cursor = number

    def action_page(self, halves: int) -> None:
        """Move the cursor by halves of what is to be seen."""
        step, lines = (1 if halves > 0 else -1), halves * max(1, self._height // 2)
        if self.row is None or self._has_more(step):
            self.scroll_relative(y=lines, animate=False)
            return
        line = min(max(0, self._starts[self.cursor] + lines), len(self._lines) - 1)
        number = self._lines[line][0]
        if number == self.cursor:
            number += step
        self.go_to(next(self._standing(number, step), self.cursor))

    def action_end(self, which: int) -> None:
        """Move the cursor to the first row, or to the last."""
        self.go_to(0 if which < 0 else len(self.rows) - 1)
        self.scroll_to(y=0 if which < 0 else self.max_scroll_y, animate=False)

    @property
    def _room(self) -> int:
        """The cells that a row may take."""
        return max(0, self.scrollable_content_region.width - _MARGIN)

    @property
    def _height(self) -> int:
        return self.scrollable_content_region.height

    def _has_more(self, step: int) -> bool:
        """Tell whether the row under the cursor goes on above or below what is to be seen."""
        if self.row is None:
            return False
        top = self.scroll_offset.y
        if step < 0:
            return self._starts[self.cursor] < top
        return self._end(self.cursor) > top + self._height

    def _end(self, number: int) -> int:
        after = number + 1
        return self._starts[after] if after < len(self._starts) else len(self._lines)

    def _standing(self, number: int, step: int) -> Iterator[int]:
        """Yield the rows from *number* on, up or down, that the cursor may stand on."""
        way = range(number, len(self.rows)) if step > 0 else range(number, -1, -1)
        return (n for n in way if 0 <= n < len(self.rows) and not self.rows[n].still)

    def _nearest(self, number: int) -> int:
        number = max(0, min(number, len(self.rows) - 1))
        after = next(self._standing(number, 1), None)
        return next(self._standing(number, -1), -1) if after is None else after

    def _lay_out(self) -> None:
        width = self._width = self._room
        self._lines, self._starts = [], []
        for number, row in enumerate(self.rows if width else ()):
            self._starts.append(len(self._lines))
            self._lines += ((number, line) for line in row.lines(width))
        self.virtual_size = Size(width, len(self._lines))

    def _scroll_to_cursor(self) -> None:
        if 0 <= self.cursor < len(self._starts):
            top = self._starts[self.cursor]
            while top and self.rows[self._lines[top - 1][0]].still:
                top -= 1  # the heading over it is to be seen as well
            height = min(self._end(self.cursor) - top, self._height)
            region = Region(0, top, self._width, height)
            self.scroll_to_region(region, animate=False, force=True, immediate=True)
