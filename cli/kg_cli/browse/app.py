"""The browser as a program: the vault it asks, the terminal it is drawn on, the editor."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import ClassVar

from textual import work
from textual.app import App, SuspendNotSupported
from textual.binding import BindingType
from textual.driver import Driver
from textual.theme import Theme

from kg.library import Vault
from kg.vault import Found
from kg_cli.browse.asking import Asker
from kg_cli.browse.help import Help
from kg_cli.browse.keys import APP_KEYS, bindings
from kg_cli.browse.screen import Walk
from kg_cli.editor import edit

TERMINAL = Theme(
    name="terminal",
    ansi=True,
    primary="ansi_blue",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    variables={"ansi-background": "ansi_default", "ansi-foreground": "ansi_default"},
)
"""The terminal's own colours, be they light or dark."""

LOOK, SHARE = 2.0, 20
"""Seconds between two looks for changes; more where one of SHARE would be spent on them."""


class Browser(App[None]):
    """Shows one vault; everything comes from the vault's own methods."""

    CSS_PATH = "browser.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - textual declares it as it does
        (0, "-narrow"),
        (70, "-normal"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = bindings(APP_KEYS)

    def __init__(
        self, asker: Asker, start: str = "", driver_class: type[Driver] | None = None
    ) -> None:
        """Browse the vault of *asker*, from the thing at the address *start* on."""
        super().__init__(driver_class=driver_class)
        self.register_theme(TERMINAL)
        self.theme = TERMINAL.name
        self.animation_level = "none"
        self.walk = Walk(asker, start)
        self._asker = asker

    def get_default_screen(self) -> Walk:
        """Return the one screen, which help may cover."""
        return self.walk

    def on_mount(self) -> None:
        """Begin to look for changes."""
        self.set_timer(LOOK, self.action_look)

    def on_app_focus(self) -> None:
        """Look for changes where somebody comes back from another window."""
        self.action_look()

    def on_unmount(self) -> None:
        """Let go of the vault."""
        self._asker.close()

    @work(exclusive=True, group="look")
    async def action_look(self) -> None:
        """Look for changes on disk, show them, and look again after a while."""
        begun = monotonic()
        if await self._asker.changed():
            self.walk.reread()
        self.set_timer(max(LOOK, SHARE * (monotonic() - begun)), self.action_look)

    async def action_edit(self) -> None:
        """Open the editor where the row is written, and show what was changed there."""
        path, line = self.walk.place
        if not path:
            self.say("there is no note to edit here")
            return
        file = await self._asker.ask(lambda vault: vault.file(path))
        try:
            with self.suspend():
                problem = edit(file, line)
        except SuspendNotSupported:
            problem = "this terminal cannot be lent to an editor"
        if problem:
            self.say(problem)
        self.action_look()

    def action_copy_place(self) -> None:
        """Copy where the row is written."""
        path, line = self.walk.place
        self._copy(f"{path}:{line}" if path else "")

    @work(exclusive=True, group="copy")
    async def action_copy_link(self) -> None:
        """Copy a link to the note in which the row is written."""
        path, _ = self.walk.place
        self._copy(await self._asker.ask(partial(wikilink, path=path)) if path else "")

    def action_help(self) -> None:
        """Show the keys."""
        self.push_screen(Help())

    def say(self, sentence: str) -> None:
        """Say something in passing; nothing in it is markup."""
        self.notify(sentence, markup=False, timeout=4)

    def _copy(self, text: str) -> None:
        if text:
            self.copy_to_clipboard(text)
        self.say(f"copied {text}" if text else "there is no note to copy here")


def wikilink(vault: Vault, path: str) -> str:
    """Return the shortest link that leads to the note at *path*."""
    name = path.rpartition("/")[2].removesuffix(".md")
    if vault.resolver().resolve(name, "") == Found(path):
        return f"[[{name}]]"
    return f"[[{path.removesuffix('.md')}]]"
