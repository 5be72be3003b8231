"""The right side: a page, one of its tabs at a time."""

from __future__ import annotations

import asyncio
from functools import partial

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from kg.errors import KgError
from kg_cli.browse.around import Around, neighbours, trail_of
from kg_cli.browse.asking import Asker
from kg_cli.browse.history import Visit
from kg_cli.browse.page import Page, answered, read_page
from kg_cli.browse.rowlist import RowList
from kg_cli.browse.rows import Row, line_key, mark
from kg_cli.browse.tabs import TABS, TabStrip
from kg_cli.output.drawn.terminal import STRONG, text


class Reader(Vertical):
    """Shows a page."""

    def __init__(self, asker: Asker) -> None:
        """Read pages from the vault of *asker*."""
        super().__init__(id="reader")
        self._asker = asker
        self._around = Around("")
        self._wanted = "said"
        self.page: Page | None = None
        self.tab = self._wanted
        self.title = Static(id="title", markup=False)
        self.strip = TabStrip()
        self.where = Static(id="where", markup=False)
        self.list = RowList("rows")

    def compose(self) -> ComposeResult:
        """Put title, tabs and place over the list."""
        yield self.title
        yield self.strip
        yield self.where
        yield self.list

    @property
    def visit(self) -> Visit | None:
        """What is to be seen."""
        if self.page is None:
            return None
        return Visit(self.page.shown.iri, self.tab, self.list.row.key if self.list.row else "")

    @property
    def place(self) -> tuple[str, int]:
        """Path and line of the row under the cursor, else of the page."""
        row = self.list.row
        if row and row.path:
            return row.path, row.line
        return self.page.place if self.page else ("", 0)

    @work(exclusive=True, group="read")
    async def open(self, visit: Visit, at: int = 0, wait: float = 0) -> None:
        """Show a page: its tab, the row of the key, else the one of number *at*.

        With *wait*, seconds, only when nothing else is opened in the meantime.
        """
        await asyncio.sleep(wait)
        try:
            page = await self._asker.ask(partial(read_page, address=visit.address))
            around = await self._again(page.shown.iri)
        except KgError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        self.page, self._around, self.tab = page, around, visit.tab or self._tab_of(page)
        await self._show(visit.key, at)
        self._answer(page)

    @work(exclusive=True, group="answer")
    async def _answer(self, page: Page) -> None:
        """Add the answers to the queries of *page*, if it is still the one to be seen."""
        page = await self._asker.ask(partial(answered, page=page))
        if page.answers and self.visit and self.visit.address == page.shown.iri:
            self.page = page
            if self.tab == "said":
                await self._show(self.visit.key, self.list.cursor)

    @work(exclusive=True, group="read")
    async def turn(self, tab: str) -> None:
        """Show another tab of the page, and of those to come."""
        self.tab = self._wanted = tab
        await self._show()

    def reread(self) -> None:
        """Read the page again, the cursor where it is."""
        if self.visit:
            self.open(self.visit, self.list.cursor)

    @work(exclusive=True, group="read")
    async def unfold(self, row: Row) -> None:
        """Open a row of the neighbourhood to its own neighbours, or close it."""
        trail = trail_of(row)
        if trail in self._around.opened:
            self._around = self._around.close(trail)
        else:
            found = await self._asker.ask(partial(neighbours, address=trail[-1][1]))
            self._around = self._around.open(trail, found)
        await self._show(row.key)

    def is_open(self, row: Row) -> bool:
        """Tell whether a row of the neighbourhood is open."""
        return self.tab == "around" and trail_of(row) in self._around.opened

    def _tab_of(self, page: Page) -> str:
        """Return the tab that was wanted last; the text of a note of which nothing is said."""
        has_text_only = page.sources and not page.says_something
        return "text" if self._wanted == "said" and has_text_only else self._wanted

    async def _again(self, address: str) -> Around:
        """Return the neighbourhood of a page, with the rows open that were."""
        around = Around(address)
        if self._around.center == address:
            for trail in self._around.opened:
                end = trail[-1][1] if trail else address
                found = await self._asker.ask(partial(neighbours, address=end))
                around = around.open(trail, found)
        return around

    async def _show(self, key: str = "", at: int = 0) -> None:
        if self.page is None:
            return
        shown = self.page.shown
        if self.tab == "around" and () not in self._around.opened:
            found = await self._asker.ask(partial(neighbours, address=shown.iri))
            self._around = self._around.open((), found)
        if self.tab == "text" and not key:
            key = line_key(*self.page.place)
        counts = {"links": len(shown.links), "backlinks": len(shown.backlinks)}
        with self.app.batch_update():
            self.border_title = mark(shown.kind, word=True)
            self.title.update(text(shown.label, STRONG))
            self.strip.show(self.tab, counts)
            self.list.show(TABS[self.tab].rows(self.page, self._around), key, at)
            self.on_row_list_moved()

    def on_row_list_moved(self) -> None:
        """Say where the row under the cursor is written; of a long path, its end."""
        path, line = self.place
        place = text(f"{path}:{line}" if path and line else path)
        over = place.cell_len - self.where.size.width
        self.where.update(text(f"…{place.plain[over + 1 :]}") if over > 0 else place)
