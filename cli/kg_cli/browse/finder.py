"""The left side: a field, and below it what goes with what is typed there."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from kg_cli.browse.asking import Asker
from kg_cli.browse.keys import FIELD_KEYS, bindings
from kg_cli.browse.listed import first_rows, found_rows
from kg_cli.browse.rowlist import RowList


class Field(Input):
    """What is looked for."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(FIELD_KEYS)

    def __init__(self, found: RowList) -> None:
        """Make an empty field over the list of what is found.

        Its cursor does not blink: a slow line is not kept busy.
        """
        super().__init__(placeholder="/ to find", compact=True, select_on_focus=False)
        self.cursor_blink = False
        self._found = found

    def action_move(self, step: int) -> None:
        """Move the cursor of the list."""
        self._found.action_move(step)

    def action_choose(self) -> None:
        """Choose the row under the cursor of the list, once it goes with what is typed."""
        self.post_message(self.Submitted(self, self.value))

    def action_leave(self) -> None:
        """Go on in the list."""
        self.screen.set_focus(self._found)


class Finder(Vertical):
    """Finds as you type."""

    BORDER_TITLE = "Find"

    def __init__(self, asker: Asker) -> None:
        """Find in the vault of *asker*."""
        super().__init__(id="finder")
        self._asker = asker
        self.list = RowList("found", keeps_cursor=True)
        self.field = Field(self.list)
        self._listed: str | None = None
        self._chooses = False
        self.count = Static(id="count", markup=False)

    def compose(self) -> ComposeResult:
        """Put the field and the number of what is found over the list."""
        yield self.field
        yield self.count
        yield self.list

    def on_mount(self) -> None:
        """Show where to begin."""
        self.find()

    def on_input_changed(self) -> None:
        """Find what goes with what is in the field now."""
        self.find()

    def on_input_submitted(self) -> None:
        """Choose, or do so as soon as what was typed ahead is found."""
        self._chooses = self._listed != self._typed
        if not self._chooses:
            self._choose()

    def _choose(self) -> None:
        # Later, in the name of the list: what a parent says for its child goes no further up.
        self.list.call_later(self.list.action_choose)

    @property
    def _typed(self) -> str:
        return self.field.value.strip()

    @property
    def place(self) -> tuple[str, int]:
        """Path and line of the row under the cursor."""
        row = self.list.row
        return (row.path, row.line) if row else ("", 0)

    def reread(self) -> None:
        """Find again, the cursor where it is."""
        row = self.list.row
        self.find(row.key if row else "")

    @work(exclusive=True, group="find")
    async def find(self, key: str = "") -> None:
        """List what goes with what is typed, the cursor on the row called *key*."""
        typed = self._typed
        question = partial(found_rows, typed=typed) if typed else first_rows
        rows = await self._asker.ask(question)
        count = sum(not row.still for row in rows)
        with self.app.batch_update():
            self.list.show(rows, key, self.list.cursor if key else 0)
            self.count.update(f"{count} found" if typed else "")
        self._listed = typed
        if self._chooses:
            self._chooses = False
            self._choose()
