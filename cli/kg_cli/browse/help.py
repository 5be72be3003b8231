"""The help: every key, out of the table that the bindings are made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from kg_cli.browse.keys import SECTIONS
from kg_cli.browse.rowlist import RowList
from kg_cli.browse.rows import KINDS, Row, beside, heading, mark
from kg_cli.output.drawn.terminal import PLACE, text


class Help(ModalScreen[None]):
    """Shows all keys over the browser."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "close", key_display="Esc")
    ]

    def compose(self) -> ComposeResult:
        """Show one list."""
        yield RowList("help")

    def on_mount(self) -> None:
        """Fill the list."""
        keys = self.query_one(RowList)
        keys.border_title = "Keys"
        keys.show([*help_rows()])


def help_rows() -> Iterator[Row]:
    """Yield the keys under their headings, and the letters of the kinds of things."""
    width = max(len(key.shown) for keys in SECTIONS.values() for key in keys) + 2
    for title, keys in SECTIONS.items():
        yield heading(title)
        for key in keys:
            yield Row(text(key.tells), text(f"  {key.shown:<{width}}", PLACE))
        yield Row(Text(), still=True)
    yield heading("What the letters mean")
    for kind in KINDS:
        yield Row(mark(kind, word=True), beside(Text(" "), mark(kind), Text(" ")))
