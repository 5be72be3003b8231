"""Where edges are read from: a store that is looked up in, or columns of it read whole.

Both answer the same questions, so that whoever reads an edge need not know which it is. To
look up is quick for a neighbourhood; to read a property of all things at once takes a
seventh of the time where everything is wanted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.graph.readable import ReadableStore
from kg.query.items import Items
from kg.vocabulary import PREFIXES

_TYPE = PREFIXES["rdf"] + "type"


class Said(Protocol):
    """What is said of one thing: the values of each property, by its full name."""

    def get(self, name: str, default: Sequence[str], /) -> Sequence[str]:
        """Return the values of a property, *default* where there is none."""


class Statements(Protocol):
    """The statements of a vault, whichever note makes them; names and classes are full IRIs."""

    def said(self, address: str) -> Said:
        """Return what is said of the thing at *address*."""

    def values(self, address: str, name: str) -> Sequence[str]:
        """Return the values of one property."""

    def has_class(self, address: str, name: str) -> bool:
        """Tell whether the thing at *address* is of a class."""

    def subjects(self, name: str, value: str) -> Sequence[str]:
        """Return the addresses of what has the thing at *value* as a value of a property."""

    def pairs(self, name: str, of: str = "") -> Iterator[tuple[str, str]]:
        """Yield everything that has a property (and is of a class), each with a value of it."""


def one(said: Said, name: str) -> str:
    """Return the first value of a property, empty where there is none."""
    return next(iter(said.get(name, ())), "")


def stating(store: ReadableStore, subject: str, name: str, value: str) -> list[str]:
    """Return the notes that state a triple, in order."""
    pattern = (NamedNode(subject), NamedNode(name), NamedNode(value), None)
    found = {quad.graph_name for quad in store.quads_for_pattern(*pattern)}
    return sorted(graph.value for graph in found if isinstance(graph, NamedNode))


def states(store: ReadableStore, note: str, subject: str, name: str, value: str) -> bool:
    """Tell whether the note at *note* states a triple."""
    return Quad(*map(NamedNode, (subject, name, value, note))) in store


@dataclass(slots=True)
class LookedUp:
    """Statements looked up thing by thing."""

    store: ReadableStore
    _items: Items = field(init=False)
    _classes: dict[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the items of the store."""
        self._items = Items(self.store)

    def said(self, address: str) -> Said:
        """Return what is said of the thing at *address*."""
        return self._items.properties(address)

    def values(self, address: str, name: str) -> Sequence[str]:
        """Return the values of one property."""
        pattern = (NamedNode(address), NamedNode(name), None, DefaultGraph())
        return [getattr(q.object, "value", "") for q in self.store.quads_for_pattern(*pattern)]

    def has_class(self, address: str, name: str) -> bool:
        """Tell whether the thing at *address* is of a class."""
        if address not in self._classes:
            self._classes[address] = frozenset(self.values(address, _TYPE))
        return name in self._classes[address]

    def subjects(self, name: str, value: str) -> Sequence[str]:
        """Return the addresses of what has the thing at *value* as a value of a property."""
        pattern = (None, NamedNode(name), NamedNode(value), DefaultGraph())
        found = [quad.subject for quad in self.store.quads_for_pattern(*pattern)]
        return [subject.value for subject in found if isinstance(subject, NamedNode)]

    def pairs(self, name: str, of: str = "") -> Iterator[tuple[str, str]]:
        """Yield everything that has a property (and is of a class), each with a value of it."""
        if of:
            for subject in self.subjects(_TYPE, of):
                for value in self.values(subject, name):
                    yield subject, value
            return
        pattern = (None, NamedNode(name), None, DefaultGraph())
        for quad in self.store.quads_for_pattern(*pattern):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject.value, getattr(quad.object, "value", "")


Column = dict[str, list[str]]
"""The values of one property, by the address of what has them."""


class _Columns(dict[str, Column]):
    """Columns by the name of their property, each read when it is first asked for."""

    def __init__(self, store: ReadableStore) -> None:
        super().__init__()
        self._source = LookedUp(store)

    def __missing__(self, name: str) -> Column:
        column = self[name] = {}
        for subject, value in self._source.pairs(name):
            column.setdefault(subject, []).append(value)
        return column


@dataclass(slots=True, weakref_slot=True)
class ReadWhole:
    """Statements read a property at a time, of all things at once, when first asked for."""

    store: ReadableStore
    _columns: _Columns = field(init=False)
    _having: dict[str, Column] = field(default_factory=dict)
    _members: dict[str, dict[str, None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin without any column."""
        self._columns = _Columns(self.store)

    def said(self, address: str) -> Said:
        """Return what is said of the thing at *address*."""
        return _Row(self._columns, address)

    def values(self, address: str, name: str) -> Sequence[str]:
        """Return the values of one property."""
        return self._columns[name].get(address, ())

    def has_class(self, address: str, name: str) -> bool:
        """Tell whether the thing at *address* is of a class."""
        return address in self._of_class(name)

    def subjects(self, name: str, value: str) -> Sequence[str]:
        """Return the addresses of what has the thing at *value* as a value of a property."""
        if name == _TYPE:
            return tuple(self._of_class(value))
        if name not in self._having:
            having = self._having[name] = {}
            for subject, found in self.pairs(name):
                having.setdefault(found, []).append(subject)
        return self._having[name].get(value, ())

    def pairs(self, name: str, of: str = "") -> Iterator[tuple[str, str]]:
        """Yield everything that has a property (and is of a class), each with a value of it."""
        if of:  # a column may be long where the members of a class are few
            yield from LookedUp(self.store).pairs(name, of)
            return
        for subject, values in self._columns[name].items():
            for value in values:
                yield subject, value

    def _of_class(self, name: str) -> dict[str, None]:
        """Return the members of a class in order: the column of types is by far the longest."""
        if name not in self._members:
            self._members[name] = dict.fromkeys(LookedUp(self.store).subjects(_TYPE, name))
        return self._members[name]


@dataclass(frozen=True, slots=True)
class _Row:
    """One thing's cells in all columns."""

    columns: _Columns
    address: str

    def get(self, name: str, default: Sequence[str], /) -> Sequence[str]:
        """Return the values of a property, *default* where there is none."""
        return self.columns[name].get(self.address, default)
