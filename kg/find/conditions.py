"""One condition of an expression to the SPARQL pattern of the things that meet it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.find.expressions import Condition, Place, Term, Words
from kg.find.fields import BY_SPELLING, FIELDS, Field, Way, Ways
from kg.find.kinds import KINDS, STEPS, Kind, pairs, selected, stepped
from kg.find.marks import HAS, IS, Mark
from kg.find.nearest import nearest
from kg.find.regexes import regex
from kg.find.scope import Scope
from kg.find.types import of_type
from kg.find.valuetypes import TYPES
from kg.find.words import matching_text, saying

NAMES = (*BY_SPELLING, "has", "is", "kind", "sort", "limit")
"""All that may stand in front of an operator."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """Makes the patterns for one find, which returns things of one kind."""

    scope: Scope
    kind: Kind

    def pattern(self, condition: Condition) -> str:
        """Return what binds the variable of the kind to each thing that meets *condition*.

        Raises `FindError`, `UnknownThing` or `AmbiguousThing`.
        """
        if isinstance(condition, Words):
            text, is_phrase = condition.text, condition.is_phrase
            return saying(self.scope, self.kind.name, text, is_phrase=is_phrase)
        if condition.field in ("has", "is"):
            return self._marked(condition)
        field = known_field(condition.field, condition.place)
        self._check_operator(field, condition)
        if field.type == "words":
            return self._words(condition)
        if field.type == "type":
            patterns = {"note": selected("note", of_type(self.scope, condition))}
            return self._step(patterns, field, condition.place)
        test = TYPES[field.type].test
        assert test is not None  # noqa: S101 - only the two types above have none
        tested = test(self.scope, condition)
        return self._by_way(field.ways, field, condition.place, tested)

    def ordering(self, field: Field, place: Place) -> str:
        """Return what binds `?value` to that by which things of the kind are sorted.

        Raises `FindError` where they do not have it.
        """
        return self._by_way(field.ordered or field.ways, field, place, also=" ?value")

    def _words(self, term: Term) -> str:
        text = term.value.text
        if term.operator == "~":
            regex(term.value)
            return matching_text(self.scope, self.kind.name, text)
        return saying(self.scope, self.kind.name, text, is_phrase=not text.endswith("*"))

    def _by_way(
        self, ways: Ways, field: Field, place: Place, tested: str = "", also: str = ""
    ) -> str:
        """Return the pattern of the things whose values pass a test, or a step away have one."""
        patterns = {
            kind: " UNION ".join(_gone(kind, way, tested, also) for way in several)
            for kind, several in ways.items()
        }
        return self._step(patterns, field, place, also)

    def _step(self, patterns: Mapping[str, str], field: Field, place: Place, also: str = "") -> str:
        """Return the pattern for our kind, by a step to another kind where that has the field."""
        own = self.kind.name
        if own in patterns:
            return patterns[own]
        for other, pattern in patterns.items():
            if (own, other) in STEPS:
                return stepped(own, other, pattern, also)
        raise place.error(
            f"'{field.name}' is asked of {_listed(patterns)}, not of a {own}",
            f"fields of a {own}: {', '.join(fields_of(own))}",
        )

    def _check_operator(self, field: Field, term: Term) -> None:
        type_ = TYPES[field.type]
        if term.operator not in type_.operators:
            raise term.place.error(
                f"'{field.name}' does not take '{term.operator}'",
                f"it takes {' '.join(type_.operators)}: {type_.about.replace('`', '')}",
            )

    def _marked(self, term: Term) -> str:
        """Return the pattern of what has or is something."""
        word, name = term.field, term.value.text.lower()
        if term.operator not in (":", "="):
            raise term.place.error(f"'{word}' does not take '{term.operator}'", f"write {word}:")
        field = BY_SPELLING.get(name) if word == "has" else None
        if field and field.ways:
            return self._by_way(field.ways, field, term.place)
        marks = HAS if word == "has" else IS
        mark = marks.get(name)
        if mark is None:
            known = [*marks, *(f.name for f in FIELDS.values() if f.ways and word == "has")]
            hint = nearest(name, known) or f"there are {', '.join(known)}"
            raise term.value.place.error(f"'{word}:' does not know '{name}'", hint)
        return self._of(mark, term)

    def _of(self, mark: Mark, term: Term) -> str:
        own = self.kind
        if own.name not in mark.patterns:
            said, kinds = f"{term.field}:{mark.name}", _listed(mark.patterns)
            raise term.place.error(f"'{said}' is asked of {kinds}, not of a {own.name}")
        pattern = mark.patterns[own.name]
        if mark.lacks:
            pattern = f"{own.pattern} MINUS {{ {selected(own.name, pattern)} }}"
        return selected(own.name, pattern)


def _gone(kind: str, way: Way, tested: str, also: str) -> str:
    """Return the pattern of what comes to a value that passes a test in one way.

    Names stand before the triple that looks them up, filters after it.
    """
    parts = [way.triple, tested] if tested.startswith("FILTER") else [tested, f"{way.triple} ."]
    pattern = " ".join(filter(None, parts))
    if way.step:
        has = way.triple.split()[0].removeprefix("?")
        pattern = f"{selected(has, pattern, also)} {pairs(kind, has, way.step)}"
    return selected(kind, pattern, also)


def known_field(name: str, place: Place) -> Field:
    """Return the field of that name at *place*. Raises `FindError` with the nearest one."""
    field = BY_SPELLING.get(name)
    if field is None:
        hint = nearest(name, NAMES) or "`kg find --fields` lists them; text stands in quotes"
        raise place.error(f"there is no field '{name}'", hint)
    return field


def fields_of(kind: str) -> list[str]:
    """Return the names of the fields that things of *kind* can be asked for."""
    return [
        f.name
        for f in FIELDS.values()
        if f.type == "words"
        or (f.type == "type" and (kind == "note" or (kind, "note") in STEPS))
        or any(kind == other or (kind, other) in STEPS for other in f.ways)
    ]


def sorts(field: str) -> bool:
    """Tell whether a find can be sorted by the field of that name."""
    return bool(TYPES[FIELDS[field].type].sorts)


def _listed(patterns: Mapping[str, str]) -> str:
    return " or ".join(f"{name}s" for name in KINDS if name in patterns)
