"""The prompt of a terminal: history, completion, colours, several lines."""

from __future__ import annotations

import sys
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import Output

from kg_cli.app import COMMANDS
from kg_cli.failures import INTERRUPTED
from kg_cli.output.answers import FORMATS
from kg_cli.output.safety import clean
from kg_cli.shell.colors import STYLE, ShellLexer
from kg_cli.shell.completing import ShellCompleter
from kg_cli.shell.names import Names
from kg_cli.shell.reading import goes_on
from kg_cli.shell.session import Session

HISTORY = "shell_history"
"""The file in the index's folder that keeps what was asked; it may be deleted at any time."""

_PROMPT = FormattedText([("class:prompt", "kg> ")])
_MORE = FormattedText([("class:continuation", "  … ")])


def prompted(session: Session, *, source: Input | None = None, sink: Output | None = None) -> int:
    """Ask for questions until the session is over; return 0.

    *source* and *sink* stand in for the terminal.
    """
    names = Names(session.vault.root, session.vault.config.base)
    prompt = _prompt(session, names, source, sink)
    sys.stdout.write(f"{clean(str(session.vault.root))}: help tells how to ask, Ctrl-D leaves\n")
    while not session.over:
        try:
            text = prompt.prompt(_PROMPT)
        except KeyboardInterrupt:
            continue
        except EOFError:
            break
        if session.answer(text) == INTERRUPTED:
            sys.stderr.write("\n")  # the terminal stands behind ^C
        names.forget()
    return 0


def history(folder: Path) -> History:
    """Return what was asked before, as the index at *folder* keeps it, if it can be written."""
    path = folder / HISTORY
    try:
        path.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(path)


def _prompt(
    session: Session, names: Names, source: Input | None, sink: Output | None
) -> PromptSession[str]:
    colored = session.settings.colored
    return PromptSession(
        history=history(session.vault.index_folder),
        completer=ShellCompleter(session.vault, names, FORMATS),
        complete_while_typing=False,
        auto_suggest=AutoSuggestFromHistory(),
        lexer=ShellLexer({*COMMANDS, *session.queries}) if colored else None,
        style=STYLE if colored else None,
        include_default_pygments_style=False,
        multiline=Condition(_goes_on),
        prompt_continuation=_MORE,
        key_bindings=_keys(),
        input=source,
        output=sink,
    )


def _goes_on() -> bool:
    """Tell whether Enter begins a new line: not behind an empty one, nor in the middle."""
    document = get_app().current_buffer.document
    empty = document.line_count > 1 and not document.current_line.strip()
    return not empty and goes_on(document.text)


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("escape", "enter")
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    return keys
