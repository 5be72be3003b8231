"""The keys of the browser: one table, from which bindings, footer and help are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Key:
    """What some keys do: `keys` as Textual names them, `shown` each as people do.

    `tells` stands in the help; the footer has `word`, where there is one. With `always` the
    keys are obeyed before what has the focus sees them: also while text is typed, and before
    letters that are typed ahead.
    """

    keys: str
    action: str
    shown: str
    tells: str
    word: str = ""
    always: bool = False

    def bindings(self) -> Iterator[Binding]:
        """Yield it as Textual wants it; the footer shows only the first of the keys."""
        names = self.shown.split(" ")
        for number, (key, name) in enumerate(zip(self.keys.split(","), names, strict=True)):
            yield Binding(
                key,
                self.action,
                self.word or self.tells,
                show=bool(self.word) and not number,
                key_display=name,
                priority=self.always,
                tooltip=self.tells,
            )


def bindings(keys: Sequence[Key]) -> list[BindingType]:
    """Return the bindings of *keys*."""
    return [binding for key in keys for binding in key.bindings()]


LIST_KEYS: Sequence[Key] = (
    Key("down,j", "move(1)", "↓ j", "the next row"),
    Key("up,k", "move(-1)", "↑ k", "the row before"),
    Key("pagedown,ctrl+f", "page(2)", "PgDn ^f", "a page on"),
    Key("pageup,ctrl+b", "page(-2)", "PgUp ^b", "a page back"),
    Key("ctrl+d", "page(1)", "^d", "half a page on"),
    Key("ctrl+u", "page(-1)", "^u", "half a page back"),
    Key("home,g", "end(-1)", "Home g", "the first row"),
    Key("end,G", "end(1)", "End G", "the last row"),
    Key("enter", "choose", "⏎", "go where the row leads, else to its place in the text", "go"),
)

FIELD_KEYS: Sequence[Key] = (
    Key("down,ctrl+n", "move(1)", "↓ ^n", "the next thing found"),
    Key("up,ctrl+p", "move(-1)", "↑ ^p", "the thing before"),
    Key("enter", "choose", "⏎", "go there", "go"),
    Key("escape", "leave", "Esc", "leave the field, keep what was found", "list"),
)

WALK_KEYS: Sequence[Key] = (
    Key(
        "slash",
        "find",
        "/",
        "find letters of a name, or words of a text",
        "find",
        always=True,
    ),
    Key("tab,shift+tab", "other", "Tab ⇧Tab", "the other side", "side"),
    Key("right,l", "into", "→ l", "from the list to the page; open a row of Around"),
    Key("left,h", "out", "← h", "close a row of Around; from the page to the list"),
    Key("space", "fold", "Space", "open or close a row of Around"),
    Key("backspace,alt+left", "back", "⌫ Alt-←", "back to where you were", "back"),
    Key("alt+right", "forward", "Alt-→", "forward again"),
    Key("escape", "escape", "Esc", "from the page to the list; in the list forget what was typed"),
)

PAGE_KEYS: Sequence[Key] = (
    Key("t", "text", "t", "what is written, or what is said", "text"),
    Key("1", "turn('said')", "1", "what is said of it"),
    Key("2", "turn('text')", "2", "what its notes look like"),
    Key("3", "turn('links')", "3", "where it links to, and why"),
    Key("4", "turn('backlinks')", "4", "what links here, and why"),
    Key("5", "turn('around')", "5", "its neighbourhood, by kinds of edges"),
    Key("right_square_bracket", "next(1)", "]", "the next of these"),
    Key("left_square_bracket", "next(-1)", "[", "the one before"),
    Key("z", "zoom", "z", "the page alone, or both sides"),
)

WORK_KEYS: Sequence[Key] = (
    Key("e", "app.edit", "e", "open your editor at the line of the row", "edit"),
    Key("y", "app.copy_place", "y", "copy path:line of the row", "copy"),
    Key("Y", "app.copy_link", "Y", "copy a link to its note, as notes write it"),
    Key("r,f5", "app.look", "r F5", "look for changes at once"),
    Key("question_mark,f1", "app.help", "? F1", "this help", "help"),
    Key("q", "app.quit", "q", "leave", "quit"),
)

APP_KEYS: Sequence[Key] = (
    Key("ctrl+c,ctrl+q", "quit", "^c ^q", "leave, also while you type", always=True),
    Key("ctrl+z", "suspend_process", "^z", "stop for now (fg goes on)", always=True),
)

SECTIONS: Mapping[str, Sequence[Key]] = {
    "In a list": LIST_KEYS,
    "While you type": FIELD_KEYS,
    "Walk": WALK_KEYS,
    "The page": PAGE_KEYS,
    "Work": (*WORK_KEYS, *APP_KEYS),
}
"""All keys, under the headings of the help."""
