# ruff: noqa: ANN401 - what lark hands to a rule has no static type
"""The text of an expression to an `Expression`, and what is wrong where it is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedInput, VisitError

from kg.errors import FindError
from kg.find.expressions import And, Condition, Expression, Not, Or, Place, Term, Value, Words
from kg.find.mistakes import mistake
from kg.find.nearest import nearest

LONGEST = 5_000
"""Characters of an expression."""
DEEPEST = 20
"""Brackets inside brackets of an expression, saved finds inside saved finds."""
MOST = 100
"""Conditions of an expression, with those of the saved finds in it."""

_ESCAPED = re.compile(r'\\(["\\])')
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


def parse(text: str, finds: Mapping[str, str]) -> Expression:
    """Return the expression that *text* is; *finds* are those that are saved, by name.

    Raises `FindError` that points at the character which cannot be understood.
    """
    return _Reader(finds).read(text, ())


@dataclass(slots=True)
class _Reader:
    """Reads an expression and the saved finds in it, up to `MOST` conditions."""

    finds: Mapping[str, str]
    conditions: int = 0

    def read(self, text: str, inside: tuple[str, ...]) -> Expression:
        """Return the expression *text*, which stands in the saved finds *inside*."""
        find = inside[-1] if inside else ""
        _check_size(text, find)
        try:
            parsed = _parser().parse(text)
        except UnexpectedInput as error:
            raise mistake(text, error, find) from None
        try:
            made = _Maker(self, text, inside).transform(parsed)
        except VisitError as error:
            if isinstance(error.orig_exc, FindError):
                raise error.orig_exc from None
            raise
        assert isinstance(made, Words | Term | Not | And | Or)  # noqa: S101 - what rules make
        return made

    def saved(self, name: str, place: Place, inside: tuple[str, ...]) -> Expression:
        """Return the find that is saved as *name*."""
        if name in inside:
            raise place.error(f"the saved find '{name}' contains itself")
        if len(inside) == DEEPEST:
            raise place.error(f"saved finds stand at most {DEEPEST} deep in each other")
        if name not in self.finds:
            hint = nearest(name, self.finds) or f"for a paper write paper:@{name}"
            raise place.error(f"no find is saved as '{name}'", hint)
        if not self.finds[name].strip():
            raise place.error(f"the saved find '{name}' is empty")
        return self.read(self.finds[name], (*inside, name))

    def count(self, place: Place) -> None:
        """Count one condition more."""
        self.conditions += 1
        if self.conditions > MOST:
            raise place.error(f"an expression has at most {MOST} conditions")


def _check_size(text: str, find: str) -> None:
    if len(text) > LONGEST:
        message = f"an expression has at most {LONGEST:,} characters"
        raise Place(text, LONGEST, find).error(message)
    if none := _NO_TEXT.search(text):
        raise Place(text, none.start(), find).error("this character is no text")
    depth = 0
    bare = _QUOTED.sub(lambda found: " " * len(found[0]), text)
    for column, character in enumerate(bare):
        depth += (character == "(") - (character == ")")
        if depth > DEEPEST:
            message = f"brackets stand at most {DEEPEST} deep in each other"
            raise Place(text, column, find).error(message)


@cache
def _parser() -> Lark:
    grammar = (Path(__file__).parent / "grammar.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", maybe_placeholders=True)


@v_args(inline=True)
class _Maker(Transformer[Token, Any]):
    """Makes each rule of the grammar what it means, from the inside out."""

    def __init__(self, reader: _Reader, text: str, inside: tuple[str, ...]) -> None:
        super().__init__()
        self._reader, self._text, self._inside = reader, text, inside

    def _at(self, token: Token) -> Place:
        return Place(self._text, token.start_pos or 0, self._inside[-1] if self._inside else "")

    def _counted(self, condition: Condition) -> Condition:
        self._reader.count(condition.place)
        return condition

    def start(self, expression: Expression | None) -> Expression:
        return expression or And(())

    def either(self, *parts: Expression) -> Expression:
        return Or(parts)

    def both(self, *parts: Expression) -> Expression:
        flat = (one.parts if isinstance(one, And) else (one,) for one in parts)
        return And(tuple(chain.from_iterable(flat)))

    def denied(self, *parts: Any) -> Expression:
        *marks, part = parts
        return Not(part) if len(marks) % 2 else part

    def bracket(self, expression: Expression) -> Expression:
        return expression

    def field(self, name: Token, *rest: Any) -> Expression:
        operator = str(rest[0]) if len(rest) > 1 else ":"
        return self._counted(Term(name.lower(), operator, rest[-1], self._at(name)))

    def value(self, token: Token) -> Value:
        if token.type == "QUOTED":
            return Value(unquoted(token), self._at(token))
        return Value(str(token), self._at(token), is_range=token.type == "RANGE")

    def word(self, token: Token) -> Expression:
        return self._counted(Words(str(token), is_phrase=False, place=self._at(token)))

    def phrase(self, token: Token) -> Expression:
        return self._counted(Words(unquoted(token), is_phrase=True, place=self._at(token)))

    def saved(self, token: Token) -> Expression:
        return self._reader.saved(token[1:], self._at(token), self._inside)

    def tag(self, token: Token) -> Expression:
        place = self._at(token)
        return self._counted(Term("tag", ":", Value(token[1:], place), place))


def unquoted(text: str) -> str:
    r"""Return what stands in quotes; a backslash escapes a quote or itself and nothing else.

    >>> print(unquoted(r'"say \"hi\" \d+ \\"'))
    say "hi" \d+ \
    """
    return _ESCAPED.sub(r"\1", text[1:-1])
