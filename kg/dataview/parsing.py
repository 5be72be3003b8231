# ruff: noqa: ANN401 - what lark hands to a rule has no static type
"""The text of a query to a `Query`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import LarkError, UnexpectedInput, UnexpectedToken, VisitError

from kg.dataview import operators
from kg.dataview.queries import (
    Column,
    Expression,
    Flatten,
    From,
    Group,
    Limit,
    Query,
    Sort,
    Where,
)
from kg.dataview.values import NotAnswered

LONGEST = 20_000
"""Characters of a query that is answered."""
DEEPEST = 15
"""Brackets inside brackets of a query that is answered."""

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_QUOTED = re.compile(r'"(?:[^"\\\n]|\\.)*"')


def parse_query(text: str) -> Query:
    """Return the query that *text* is. Raises `NotAnswered` with what was not understood."""
    if len(text) > LONGEST or _depth(text) > DEEPEST:
        raise NotAnswered("it is too long or too deeply nested")
    try:
        query = _Maker(text).transform(_parser().parse(text))
    except UnexpectedInput as error:
        raise NotAnswered(_not_understood(text, error)) from error
    except VisitError as error:
        if isinstance(error.orig_exc, NotAnswered):
            raise error.orig_exc from error
        raise NotAnswered("it is no query") from error
    except (LarkError, RecursionError) as error:
        raise NotAnswered("it is no query") from error
    assert isinstance(query, Query)  # noqa: S101 - what `start` makes
    return query


def _depth(text: str) -> int:
    bare = _QUOTED.sub("", text)
    deepest = depth = 0
    for character in bare:
        depth += (character in "([") - (character in ")]")
        deepest = max(deepest, depth)
    return max(deepest, bare.count("=>"))


def _not_understood(text: str, error: UnexpectedInput) -> str:
    at = error.pos_in_stream
    is_end = isinstance(error, UnexpectedToken) and error.token.type == "$END"
    if is_end or at is None or at < 0 or not text[at:].strip():
        return "it ends too early" if text.strip() else "it is empty"
    words = text[at : at + 40].split("\n", 1)[0].split()
    line = text.count("\n", 0, at) + 1
    return f"'{' '.join(words[:3])}' is not understood, in line {line} of it"


@cache
def _parser() -> Lark:
    grammar = (Path(__file__).parent / "grammar.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", propagate_positions=True, maybe_placeholders=True)


@v_args(inline=True)
class _Maker(Transformer[Token, Any]):
    """Makes each rule of the grammar what it means, from the inside out."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def start(self, kind: tuple[str, Sequence[Column], bool], *rest: Any) -> Query:
        source, *commands = rest or (None,)
        name, columns, has_id = kind
        return Query(name, tuple(columns), has_id, source, tuple(commands))

    def table(self, _: Token, no_id: Token | None, columns: Any) -> Any:
        return "table", columns or (), no_id is None

    def list_(self, _: Token, no_id: Token | None, value: Expression | None) -> Any:
        return "list", (Column("", value),) if value else (), no_id is None

    def task(self, _: Token) -> Any:
        return "task", (), True

    def columns(self, *columns: Column) -> Any:
        return columns

    @v_args(meta=True, inline=False)
    def column(self, meta: Any, parts: list[Any]) -> Column:
        value, as_, name = parts
        return Column(_unquoted(name) if as_ else self._own_name(meta, value), value)

    def _own_name(self, meta: Any, value: Expression) -> str:
        own = value.name if isinstance(value, operators.Field) else ""
        return own or " ".join(self._text[meta.start_pos : meta.end_pos].split())

    def from_clause(self, source: From) -> From:
        return source

    def source(self, *parts: Any) -> From:
        return operators.joined(parts[::2], [str(p).lower() for p in parts[1::2]])

    def source_atom(self, *parts: Any) -> From:
        *marks, plain = parts
        return operators.left_out(plain) if len(marks) % 2 else plain

    def source_plain(self, source: From) -> From:
        return source

    def from_tag(self, tag: Token) -> From:
        return lambda note: note.has_tag(tag[1:])

    def from_folder(self, folder: Token) -> From:
        name = _unquoted(folder).strip("/")
        return lambda note: note.is_in(name)

    def from_links(self, link: Token) -> From:
        target = _target(link)
        return lambda note: note.links_to(target)

    def directed(self, name: Token, link: Token) -> From:
        target = _target(link)
        if name.lower() == "outgoing":
            return lambda note: note.is_linked_from(target)
        if name.lower() == "incoming":
            return lambda note: note.links_to(target)
        raise NotAnswered(f"'{name}(…)' is no source that is known here")

    def where(self, _: Token, test: Expression) -> Where:
        return Where(test)

    def order(self, value: Expression, direction: Token | None) -> Any:
        return value, bool(direction and direction.lower().startswith("desc"))

    def sort(self, _: Token, *keys: Any) -> Sort:
        return Sort(keys)

    def limit(self, _: Token, count: Expression) -> Limit:
        return Limit(count)

    def group(self, _: Token, by: Column) -> Group:
        return Group(by)

    def flatten(self, _: Token, by: Column) -> Flatten:
        return Flatten(by)

    def chain(self, *parts: Any) -> Expression:
        return operators.chained(parts[::2], [str(p).lower() for p in parts[1::2]])

    def prefixed(self, *parts: Any) -> Expression:
        *marks, value = parts
        for mark in reversed(marks[-2:] if set(marks) == {"!"} and len(marks) > 2 else marks):
            value = operators.opposite(value) if mark == "!" else operators.negative(value)
        return value  # type: ignore[no-any-return]

    def trailed(self, value: Any, *trailers: Any) -> Expression:
        for trailer in trailers:
            value = trailer(value)
        return value  # type: ignore[no-any-return]

    def member(self, name: Token) -> Any:
        return lambda value: operators.Member(value, str(name))

    def index(self, at: Expression) -> Any:
        return lambda value: operators.indexed(value, at)

    def call(self, *arguments: Any) -> Any:
        given = tuple(a for a in arguments if a is not None)
        return lambda value: operators.called(value, given)

    def field(self, name: Token) -> Expression:
        return operators.Field(str(name))

    def string(self, text: Token) -> Expression:
        return operators.constant(_unquoted(text))

    def number(self, text: Token) -> Expression:
        return operators.constant(float(text) if "." in text else int(text[:15]))

    def date(self, text: Token) -> Expression:
        return operators.dated(text)

    def duration(self, text: Token) -> Expression:
        return operators.constant(operators.duration(text))

    def link(self, text: Token) -> Expression:
        target = _target(text)
        return lambda scope: scope.link(target)

    def tag_text(self, text: Token) -> Expression:
        return operators.constant(str(text))

    def parens(self, *parts: Any) -> Expression:
        *inner, body = parts
        if body is not None:
            return operators.function(inner, body)
        if len(inner) != 1:
            raise NotAnswered("a list stands in square brackets")
        return inner[0]  # type: ignore[no-any-return]

    def array(self, *parts: Any) -> Expression:
        given = tuple(part for part in parts if part is not None)
        return lambda scope: [one(scope) for one in given]


def _unquoted(text: str) -> str:
    return _ESCAPE.sub(r"\1", text[1:-1]) if text.startswith('"') else str(text)


def _target(link: str) -> str:
    return link[2:-2].partition("|")[0].partition("#")[0].strip()
