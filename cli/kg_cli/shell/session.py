"""A session: each question is answered by the command of `kg` that it means."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from kg.library import Vault
from kg.query.catalog import Queries
from kg_cli.app import COMMANDS, load_command, run, unknown_command
from kg_cli.failures import COULD_NOT_RUN, INTERRUPTED, NOTHING_FOUND, exit_status, say
from kg_cli.options import VAULTS, Settings
from kg_cli.output.answers import FORMATS
from kg_cli.shell.guide import GUIDE
from kg_cli.shell.questions import Format, Help, Leave, Run, meant
from kg_cli.shell.reading import questions

INSIDE = ("shell",)
"""Commands that the shell does not run: it would be inside itself."""


@dataclass
class Session:
    """Answers questions about one vault; `worst` is the highest exit status so far."""

    vault: Vault
    settings: Settings
    format: str = ""
    worst: int = 0
    over: bool = False

    @property
    def queries(self) -> Queries:
        """The vault's named queries, as they are now."""
        return self.vault.queries()

    def answer(self, text: str) -> int:
        """Answer one question; return the exit status. An error is a sentence, never more."""
        status = exit_status(lambda: self._answer(text), self.settings)
        self.worst = max(self.worst, status)
        return status

    def answer_all(self, lines: Iterable[str]) -> int:
        """Answer the questions that stand in *lines*; return the highest exit status."""
        for text in questions(lines):
            status = self.answer(text)
            if self.over or status == INTERRUPTED:
                break
        return self.worst

    def _answer(self, text: str) -> int:
        match meant(text, self.queries):
            case None:
                return 0
            case Leave():
                self.over = True
                return 0
            case Help(topic=topic):
                return self._help(topic)
            case Format(name=name):
                return self._choose(name)
            case Run(command=command, arguments=arguments, guessed=guessed):
                status = self._run(command, arguments)
                if guessed and status == NOTHING_FOUND:
                    self._say_nearest(text.split(maxsplit=1)[0])
                return status

    def _say_nearest(self, word: str) -> None:
        """Say which command or query may have been meant by what was taken for a find."""
        near = get_close_matches(word, [*COMMANDS, *self.queries], n=1, cutoff=0.75)
        if near:
            say(f"there is no command '{word}'", f"did you mean '{near[0]}'?")

    def _run(self, command: str, arguments: Sequence[str]) -> int:
        if command in INSIDE:
            say(f"this is `kg {command}` already")
            return COULD_NOT_RUN
        shared = ["--vault", str(self.vault.root)]
        if self.settings.store:
            shared += ["--store", self.settings.store]
        flags = ("no_refresh", "no_color", "no_pager", "debug")
        shared += [f"--{x.replace('_', '-')}" for x in flags if getattr(self.settings, x)]
        for option in ("all_vaults", "own_vault"):
            if command in VAULTS and getattr(self.settings, option):
                shared.append(f"--{option.replace('_', '-')}")
        if self.format in getattr(load_command(command), "formats", ()):
            shared += ["--format", self.format]
        return run([*shared, command, *arguments])

    def _help(self, topic: str) -> int:
        if not topic:
            sys.stdout.write(GUIDE)
            return 0
        if topic in COMMANDS:
            return run([topic, "--help"])
        if topic in self.queries:
            return run(["--vault", str(self.vault.root), "query", "--list", topic])
        raise unknown_command(topic)

    def _choose(self, name: str) -> int:
        if name and name not in FORMATS:
            say(f"there is no format '{name}'", f"one of {', '.join(FORMATS)}")
            return COULD_NOT_RUN
        self.format = name
        return 0
