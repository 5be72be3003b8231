"""What people type for the parameters of a query, as terms that the query can hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import AmbiguousThing, QueryError, UnknownName
from kg.graph.readable import ReadableStore
from kg.graph.terms import Term, integer, iri, literal
from kg.index.database import Database
from kg.query.items import Items
from kg.query.named import TYPES, NamedQuery, Parameter
from kg.query.things import KINDS, Thing, find_thing
from kg.vocabulary import PREFIXES

_LAST_YEAR = 9999
_ITEM = "item"


@dataclass(frozen=True, slots=True)
class Values:
    """Makes terms of typed values, looking things up in one vault."""

    database: Database
    store: ReadableStore
    base: str

    def terms(self, query: NamedQuery, given: Mapping[str, str]) -> dict[str, Term]:
        """Return the terms of *query*'s parameters, the defaults of those not given.

        Raises `QueryError` for one that is missing or cannot be used, `UnknownName` for one
        that the query does not have, `UnknownThing`, `AmbiguousThing`.
        """
        known = {parameter.name: parameter for parameter in query.parameters}
        for name in given:
            if name not in known:
                raise _unknown(query, name)
        missing = [p for p in query.parameters if p.required and p.name not in given]
        if missing:
            raise _missing(query, missing)
        values = {p.name: given.get(p.name, p.default) for p in query.parameters}
        return {
            name: self.term(known[name], value)
            for name, value in values.items()
            if value is not None
        }

    def term(self, parameter: Parameter, value: str) -> Term:
        """Return the term of one value. Raises as `terms` does."""
        match parameter.type:
            case "text":
                return literal(value)
            case "integer":
                number = _number(parameter, value)
                return integer(number) if number < 0 else Term(str(number))
            case "year":
                year = _number(parameter, value)
                if not 0 < year <= _LAST_YEAR:
                    raise _unusable(parameter, value)
                return literal(f"{year:04d}", "xsd:gYear")
            case "thing":
                return iri(self._find(value).iri)
            case "claim":
                return iri(self._claim(parameter, value))
            case kind:
                return iri(self._of_kind(parameter, value, kind))

    def _of_kind(self, parameter: Parameter, value: str, kind: str) -> str:
        """Return the address of a thing of one kind; its note stands for what it is about."""
        try:
            thing = self._find(value)
        except AmbiguousThing:
            return self._find(f"{kind}:{value}").iri
        found = self._meant(thing, kind)
        if len(found) > 1:
            raise AmbiguousThing(value, [one.removeprefix(self.base) for one in found])
        if not found:
            told = f"'{value}' is {_kind(thing)}, but '{parameter.name}' is {TYPES[kind]}"
            raise QueryError(told, f"name {TYPES[kind]}")
        return found[0]

    def _meant(self, thing: Thing, kind: str) -> list[str]:
        """Return what *thing* means where something of *kind* is wanted."""
        if thing.kind == kind:
            return [thing.iri]
        items = Items(self.store)
        if kind == "note":
            return items.subjects("foaf:primaryTopic", thing.iri)
        topics = items.properties(thing.iri).get(PREFIXES["foaf"] + "primaryTopic", [])
        return [one for one in topics if one.startswith(f"{self.base}{kind}/")]

    def _claim(self, parameter: Parameter, value: str) -> str:
        thing = self._find(value)
        if thing.kind != _ITEM:
            raise QueryError(
                f"'{value}' is {_kind(thing)}, but '{parameter.name}' is {TYPES['claim']}",
                "`kg show NOTE` lists the claims of a note; a block id names one",
            )
        return thing.iri

    def _find(self, name: str) -> Thing:
        return find_thing(self.database, self.store, self.base, name)


def _kind(thing: Thing) -> str:
    return TYPES[thing.kind] if thing.kind in KINDS else "an item of a note"


def _number(parameter: Parameter, value: str) -> int:
    try:
        return int(value)
    except ValueError:
        raise _unusable(parameter, value) from None


def _unusable(parameter: Parameter, value: str) -> QueryError:
    return QueryError(f"'{value}' is not {TYPES[parameter.type]}, as '{parameter.name}' has to be")


def _unknown(query: NamedQuery, name: str) -> UnknownName:
    from rapidfuzz import process  # noqa: PLC0415 - only for a mistyped parameter

    known = [parameter.name for parameter in query.parameters]
    near = process.extract(name, known, score_cutoff=50, limit=2)
    return UnknownName("parameter", name, [found[0] for found in near] or known)


def _missing(query: NamedQuery, missing: list[Parameter]) -> QueryError:
    wanted = " and ".join(f"'{p.name}' ({TYPES[p.type]})" for p in missing)
    given = " ".join(f"-p {p.name}=…" for p in missing)
    hint = f"for instance: kg query {query.name} {given}" if query.name else f"give {given}"
    return QueryError(f"the query needs {wanted}", hint)
