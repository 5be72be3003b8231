"""The line at the foot of the screen: what the keys do where one is."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

_KEY = "bold blue"
_GAP = 2


class Foot(Widget):
    """Names the keys; each works under the mouse, too.

    Textual's own footer makes its parts anew, and draws them three times, whenever the focus
    moves: too much for a slow line.
    """

    ALLOW_SELECT = False

    def on_mount(self) -> None:
        """Follow the focus."""
        self._keys = list(self._shown())
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def render(self) -> Text:
        """Draw the line."""
        return Text(" " * _GAP).join(_named(key) for key in self._keys)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        at, end = event.x - self.styles.padding.left, 0
        for key in self._keys:
            start, end = end, end + _named(key).cell_len + _GAP
            if start <= at < end - _GAP:
                self.app.simulate_key(key.key)

    def _follow(self, _: Screen[object]) -> None:
        keys = list(self._shown())
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def _shown(self) -> Iterator[Binding]:
        active = self.screen.active_bindings.values()
        return (one.binding for one in active if one.binding.show)


def _named(key: Binding) -> Text:
    return Text.assemble((key.key_display or key.key, _KEY), f" {key.description}")
