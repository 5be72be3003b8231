"""What a find wants: the condition, what it returns, in which order, how many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeGuard

from kg.find.expressions import And, Expression, Not, Or, Place, Term, Value
from kg.find.kinds import KINDS, Kind
from kg.find.nearest import nearest
from kg.find.parsing import parse

_DIGITS = 9

DIRECTIVES = ("kind", "sort", "limit")
"""Fields that say what is returned instead of what must hold."""


@dataclass(frozen=True, slots=True)
class SortKey:
    """A field by which the results are sorted; `place` is where it is written."""

    field: str
    falls: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Wanted:
    """A find: its condition without directives and saved finds, and what these say."""

    condition: Expression
    kind: Kind
    order: tuple[SortKey, ...]
    limit: int


def wanted(text: str, finds: Mapping[str, str], *, sort: str = "", limit: int = 0) -> Wanted:
    """Return what the expression *text* wants, with *finds* for the names in it.

    *sort* and *limit* go before those of the expression, these before those of saved finds.
    Raises `FindError`.
    """
    expression = parse(text, finds)
    parts = expression.parts if isinstance(expression, And) else (expression,)
    said = [part for part in parts if _is_directive(part)]
    rest = tuple(part for part in parts if not _is_directive(part))
    for term in _hidden(rest):
        raise term.place.error(f"'{term.field}:' stands outside of brackets, 'or' and 'not'")
    said.sort(key=lambda term: bool(term.place.find))  # one's own before those of saved finds
    for term in said:
        if term.operator not in (":", "="):
            raise term.place.error(f"'{term.field}' does not take '{term.operator}'")
    values = {name: [t.value for t in said if t.field == name] for name in DIRECTIVES}
    order = [Value(sort, Place(sort, 0))] if sort else values["sort"]
    return Wanted(And(rest), _kind(values["kind"]), _order(order), limit or _limit(values["limit"]))


def _is_directive(part: Expression) -> TypeGuard[Term]:
    return isinstance(part, Term) and part.field in DIRECTIVES


def _hidden(parts: tuple[Expression, ...]) -> Iterator[Term]:
    """Yield the directives that stand deeper than they may."""
    for part in parts:
        match part:
            case Not(part=inner):
                yield from _hidden((inner,))
            case And(parts=inner) | Or(parts=inner):
                yield from _hidden(inner)
            case _ if _is_directive(part):
                yield part


def _kind(values: list[Value]) -> Kind:
    found = KINDS["note"]
    for index, value in enumerate(values):
        name = value.text.lower()
        kind = KINDS.get(name) or KINDS.get(name.removesuffix("s"))
        if kind is None:
            hint = nearest(name, KINDS) or f"there are {', '.join(KINDS)}"
            raise value.place.error(f"there is no kind '{value.text}'", hint)
        if index and kind is not found:
            raise value.place.error(f"this find returns {found.name}s already")
        found = kind
    return found


def _order(values: list[Value]) -> tuple[SortKey, ...]:
    if not values:
        return ()
    keys, column = [], 0
    for name in values[0].text.split(","):
        place = replace(values[0].place, column=values[0].place.column + column)
        bare = name.strip().lower()
        keys.append(SortKey(bare.lstrip("-+"), bare.startswith("-"), place))
        column += len(name) + 1
    return tuple(keys)


def _limit(values: list[Value]) -> int:
    if not values:
        return 0
    text = values[0].text
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS and int(text)):
        raise values[0].place.error(f"'{text}' is no number of results", "for instance 20")
    return int(text)
