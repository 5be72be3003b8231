"""A find to the SPARQL text that answers it.

Each condition becomes a sub-select of the things that meet it: `or` joins them with UNION,
`not` takes them away with MINUS. That is quick, since a store reads whole indexes faster than
it looks up single things, and it keeps the variables of conditions apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.find.conditions import Conditions, fields_of, known_field, sorts
from kg.find.expressions import And, Expression, Not, Or, Term, Words
from kg.find.kinds import Kind
from kg.find.scope import Scope
from kg.find.valuetypes import TYPES
from kg.find.wanted import SortKey, Wanted


def compiled(wanted: Wanted, scope: Scope) -> str:
    """Return the SPARQL of a find. Raises `FindError`, `UnknownThing` or `AmbiguousThing`.

    The rows are ordered around their grouping, because Virtuoso orders by no expression of
    what it has aggregated.
    """
    kind, conditions = wanted.kind, Conditions(scope, wanted.kind)
    keys = list(_keys(conditions, wanted.order))
    least = ["(MIN(?name) AS ?title)", *kind.shown, *(key.shown for key in keys if key.shown)]
    names = " ".join([kind.variable, *(one.rpartition(" ")[2].rstrip(")") for one in least)])
    lines = [
        f"SELECT {names} WHERE {{ {{ SELECT {kind.variable} {' '.join(least)} WHERE {{",
        f"  {{ SELECT DISTINCT {kind.variable} {{",
        f"    {everything(kind)}",
        *(f"    {line}" for line in _Body(conditions).together(wanted.condition)),
        "  } }",
        f"  {kind.called}",
        *(f"  {key.pattern}" for key in keys if key.pattern),
        f"}} GROUP BY {kind.variable} }} }}",
        f"ORDER BY {' '.join([*(key.order for key in keys), *kind.order, kind.variable])}",
    ]
    return "\n".join([*lines, f"LIMIT {wanted.limit}"] if wanted.limit else lines)


def everything(kind: Kind) -> str:
    """Return the pattern of all things of a kind."""
    return f"{{ SELECT {kind.variable} {{ {kind.pattern} }} }}"


@dataclass(frozen=True, slots=True)
class _Body:
    """The lines of the conditions; what is denied is denied where it is single."""

    conditions: Conditions

    def together(self, part: Expression, *, denied: bool = False) -> list[str]:
        """Return the lines that must hold together; those that take away come last."""
        lines = self._lines(part, denied=denied)
        return sorted(lines, key=lambda line: line.startswith("MINUS"))

    def _lines(self, part: Expression, *, denied: bool) -> Iterator[str]:
        match part:
            case Not(part=inner):
                yield from self._lines(inner, denied=not denied)
            case And(parts=parts) if not denied:
                for one in parts:
                    yield from self._lines(one, denied=False)
            case Or(parts=parts) if denied:
                for one in parts:
                    yield from self._lines(one, denied=True)
            case And(parts=parts) | Or(parts=parts):
                yield " UNION ".join(self._branch(one, denied=denied) for one in parts)
            case Words() | Term():
                pattern = self.conditions.pattern(part)
                yield f"MINUS {{ {pattern} }}" if denied else pattern

    def _branch(self, part: Expression, *, denied: bool) -> str:
        """Return one of several alternatives, from all things where it only takes away."""
        lines = self.together(part, denied=denied)
        if lines[0].startswith("MINUS"):
            lines.insert(0, everything(self.conditions.kind))
        return f"{{ {' '.join(lines)} }}"


class _Key(NamedTuple):
    """A field by which the rows are sorted: what reads it, shows it and compares by it."""

    pattern: str
    shown: str
    order: str


def _keys(conditions: Conditions, order: Sequence[SortKey]) -> Iterator[_Key]:
    """Yield how to sort by each field. Raises `FindError` for one that cannot be sorted by."""
    kind, known = conditions.kind, {"title": "?title"}
    if kind.shown:
        known["path"] = "?path"
    for number, key in enumerate(order, 1):
        field = known_field(key.field, key.place)
        compared = TYPES[field.type].sorts
        if not compared:
            names = ", ".join(name for name in fields_of(kind.name) if sorts(name))
            raise key.place.error(f"nothing is sorted by '{field.name}'", f"there are {names}")
        variable = known.get(field.name, "")
        pattern = shown = ""
        if not variable:
            known[field.name] = variable = f"?{field.name}"
            bound = conditions.ordering(field, key.place).replace("?value", f"?key{number}")
            pattern = f"OPTIONAL {bound}"
            shown = f"({'MAX' if key.falls else 'MIN'}(?key{number}) AS {variable})"
        compared = compared.format(variable)
        falling = f"DESC({compared})" if key.falls else compared
        yield _Key(pattern, shown, f"(!BOUND({variable})) {falling}")
