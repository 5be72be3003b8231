"""A seat in front of the browser: keys go in, what is to be seen comes out."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot

import kg
from kg_cli.browse.app import Browser
from kg_cli.browse.asking import Asker
from kg_cli.browse.finder import Finder
from kg_cli.browse.help import Help
from kg_cli.browse.reader import Reader
from kg_cli.browse.rowlist import RowList


class Terminal(HeadlessDriver):
    """A terminal that nobody sees and that can be lent to an editor."""

    @property
    def can_suspend(self) -> bool:
        return True

    def suspend_application_mode(self) -> None:
        """Leave the editor alone."""

    def resume_application_mode(self) -> None:
        """Go on."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody in front of the browser."""

    app: Browser
    pilot: Pilot[None]

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settled()

    async def type(self, text: str) -> None:
        await self.pilot.press(*("space" if letter == " " else letter for letter in text))
        await self.settled()

    async def settled(self) -> None:
        """Wait until every question is answered and shown."""
        quiet = 0
        while quiet < 2:
            await self.pilot.pause()
            quiet = 0 if any(worker.is_running for worker in self.app.workers) else quiet + 1
            await asyncio.sleep(0.005)

    @property
    def finder(self) -> Finder:
        return self.app.walk.finder

    @property
    def reader(self) -> Reader:
        return self.app.walk.reader

    @property
    def found(self) -> list[str]:
        """The rows of the list on the left."""
        return [row.said.plain for row in self.finder.list.rows if not row.still]

    @property
    def rows(self) -> list[str]:
        """The rows of the page."""
        return [row.said.plain for row in self.reader.list.rows]

    @property
    def title(self) -> str:
        assert self.reader.page
        return self.reader.page.shown.label

    @property
    def row(self) -> str:
        """The row of the page under the cursor."""
        assert self.reader.list.row
        return self.reader.list.row.said.plain

    @property
    def help(self) -> list[str]:
        """The lines of the help."""
        assert isinstance(self.app.screen, Help)
        rows = self.app.screen.query_one(RowList).rows
        return [row.lead.plain + row.said.plain for row in rows]


def drawn(rows: RowList) -> list[str]:
    """Return the lines of a list as they stand on the screen."""
    return [rows.render_line(y).text.rstrip() for y in range(rows.size.height)]


Story = Callable[[Seat], Awaitable[None]]
Browse = Callable[..., None]


@pytest.fixture
def browse() -> Browse:
    """Let somebody browse a vault: the story tells what they do and see."""

    def run(
        folder: Path, story: Story, *, size: tuple[int, int] = (80, 24), start: str = ""
    ) -> None:
        address = kg.open(folder).show(start).iri if start else ""
        app = Browser(Asker(folder), address, Terminal)
        with ThreadPoolExecutor(1) as seat:  # a test of the site may have left a loop in this one
            seat.submit(asyncio.run, _browsed(app, story, size)).result()

    return run


async def _browsed(app: Browser, story: Story, size: tuple[int, int]) -> None:
    async with app.run_test(headless=False, size=size, notifications=True) as pilot:
        seat = Seat(app, pilot)
        await seat.settled()
        await story(seat)


@pytest.fixture
def own(built_vault: Path, tmp_path: Path) -> Path:
    """A copy of the vault that all tests share, to change."""
    return Path(shutil.copytree(built_vault, tmp_path / "notes"))
