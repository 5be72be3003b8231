"""What may come next: commands and their options, queries and their parameters, names, SPARQL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from kg.errors import KgError
from kg.find import GROUPS
from kg.library import Vault
from kg.vocabulary import LOCAL_PREFIXES
from kg_cli.app import COMMANDS, load_command
from kg_cli.shell import sparql_words
from kg_cli.shell.names import Name, Names
from kg_cli.shell.questions import FORMAT, HELP, LEAVING, takes_things
from kg_cli.shell.reading import is_sparql, unquoted, words

_SPARQL_WORD = re.compile(r"[?$:\w.%-]*\Z")
_OWN = {FORMAT[0]: "how answers are printed", HELP[0]: "how to ask", LEAVING[0]: "leave the shell"}


class ShellCompleter(Completer):
    """Completes what is typed into the shell of one vault."""

    def __init__(self, vault: Vault, names: Names, formats: Iterable[str]) -> None:
        """Look nothing up yet."""
        self._vault, self._names, self._formats = vault, names, tuple(formats)
        self._queries = vault.queries()

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """Yield what may come next; nothing, rather than an error, where that cannot be told."""
        del complete_event
        self._queries = self._vault.queries()
        try:
            yield from self._next(document)
        except (KgError, OSError):
            return

    def _next(self, document: Document) -> Iterator[Completion]:
        before = document.text_before_cursor
        if is_sparql(before):
            yield from self._sparql(document, before)
            return
        typed = words(before)
        last = "" if before[-1:].isspace() or not typed else typed.pop()
        if not typed:
            yield from self._first(last)
        elif typed[0] in FORMAT:
            yield from _starting(last, dict.fromkeys(self._formats, ""))
        elif typed[0] in HELP:
            yield from _starting(last, COMMANDS)
        elif typed[0] == "find" and not last.startswith("--"):
            yield from self._of_expression(last)
        elif typed[0] in COMMANDS:
            yield from self._of_command(typed, last)
        elif typed[0] in self._queries:
            yield from self._of_query(typed[0], typed[1:], last)
        else:
            yield from self._of_expression(last)

    def _first(self, last: str) -> Iterator[Completion]:
        yield from _starting(last, dict(COMMANDS) | _OWN)
        yield from _starting(last, dict(self._queries.descriptions()))
        yield from self._of_expression(last)

    def _of_expression(self, last: str) -> Iterator[Completion]:
        bare = last.lstrip("-(")
        name, colon, value = bare.partition(":")
        if colon and name in LOCAL_PREFIXES:
            yield from _named(value, self._names.things(unquoted(value), name))
        elif colon and value.startswith("@"):
            yield from _named(value, self._names.things(value))
        elif not colon:
            fields = {f"{field.name}:": field.about for group in GROUPS.values() for field in group}
            yield from _starting(bare, fields)

    def _of_command(self, typed: list[str], last: str) -> Iterator[Completion]:
        command = load_command(typed[0])
        if last.startswith("-"):
            told = {
                name: getattr(one, "help", None) or ""
                for one in command.params
                for name in one.opts
                if one.param_type_name == "option"
            }
            yield from _starting(last, told)
        elif typed[0] == "query" and len(typed) == 1:
            yield from _starting(last, dict(self._queries.descriptions()))
        elif typed[0] == "query" and typed[1] in self._queries:
            yield from self._of_query(typed[1], typed[2:], last)
        elif any(takes_things(one.metavar) for one in command.params):
            yield from _named(last, self._names.things(unquoted(last)))

    def _of_query(self, name: str, given: list[str], last: str) -> Iterator[Completion]:
        known = {parameter.name: parameter for parameter in self._queries[name].parameters}
        named, equals, value = last.partition("=")
        if equals and named in known and known[named].is_thing:
            kind = known[named].type if known[named].type in LOCAL_PREFIXES else ""
            yield from _named(value, self._names.things(unquoted(value), kind))
        elif not equals:
            done = {word.partition("=")[0] for word in given}
            left = {f"{one}=": known[one].description for one in known if one not in done}
            yield from _starting(last, left)

    def _sparql(self, document: Document, before: str) -> Iterator[Completion]:
        found = _SPARQL_WORD.search(before)
        typed = found[0] if found else ""
        prefix, colon, local = typed.partition(":")
        if typed[:1] in ("?", "$"):
            rest = before.removesuffix(typed) + document.text_after_cursor
            yield from _plain(typed, sparql_words.variables_in(rest, typed))
        elif colon and prefix in LOCAL_PREFIXES:
            for name in self._names.addresses(prefix, local):
                yield _completion(name.typed, typed, name.shown)
        elif colon:
            yield from _plain(typed, sparql_words.terms(typed))
        else:
            yield from _plain(typed, sparql_words.keywords(typed))


def _starting(typed: str, told: dict[str, str]) -> Iterator[Completion]:
    for name, meta in told.items():
        if name.startswith(typed):
            yield _completion(name, typed, meta)


def _plain(typed: str, found: Iterable[str]) -> Iterator[Completion]:
    for name in found:
        yield _completion(name, typed, "")


def _named(typed: str, found: Iterable[Name]) -> Iterator[Completion]:
    for name in found:
        plain = name.typed.replace('"', "")
        quoted = f'"{plain}"' if " " in plain or "'" in plain else plain
        yield Completion(quoted, -len(typed), display=name.shown, display_meta=name.kind)


def _completion(name: str, typed: str, meta: str) -> Completion:
    return Completion(name, -len(typed), display_meta=meta)
