"""The graph in the formats that other programs read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, serialize

from kg.errors import UnknownName
from kg.query.sparql import prefixes
from kg.vocabulary import PREFIXES

_TRIPLES: Mapping[str, RdfFormat] = MappingProxyType(
    {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "rdfxml": RdfFormat.RDF_XML}
)
_QUADS: Mapping[str, RdfFormat] = MappingProxyType(
    {"trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS, "jsonld": RdfFormat.JSON_LD}
)
_LINKING = frozenset(
    NamedNode(PREFIXES[prefix] + name)
    for prefix, name in (("kg", "to"), ("kg", "toItem"), ("kg", "linkTarget"))
)
"""How links say where they lead: a hub has thousands."""

_NOT_IN_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_REPLACEMENT = "\ufffd".encode()
"""XML 1.0 has no way to write these control characters."""

FORMATS: Sequence[str] = (*_TRIPLES, *_QUADS)
"""Formats of `export`; those of the second half keep the named graphs."""


def export(store: Store, base: str, format_: str) -> bytes:
    """Return the graph in a format of `FORMATS`; the same graph gives the same bytes.

    Raises `UnknownName` for another format.
    """
    known = prefixes(base)
    if format_ in _TRIPLES:
        data = store.dump(format=_TRIPLES[format_], from_graph=DefaultGraph(), prefixes=known)
        if format_ == "ntriples":
            return _sorted(data or b"")
        return _NOT_IN_XML.sub(_REPLACEMENT, data or b"") if format_ == "rdfxml" else data or b""
    if format_ == "nquads":
        return _sorted(_named_graphs(store).dump(format=RdfFormat.N_QUADS) or b"")
    if format_ in _QUADS:
        return _named_graphs(store).dump(format=_QUADS[format_], prefixes=known) or b""
    raise _unknown(format_)


def export_about(store: Store, base: str, iri: str, format_: str) -> bytes:
    """Return what the note at *iri* states; of any other thing what is stated of it.

    That is each statement that has it at an end, but for links, and what the items say
    that are at the other. The same graph gives the same bytes. Raises `UnknownName`.
    """
    if format_ not in FORMATS:
        raise _unknown(format_)
    as_format = {**_TRIPLES, **_QUADS}[format_]
    name = NamedNode(iri)
    is_note = store.contains_named_graph(name)
    quads = _of_note(store, name) if is_note else iter(dict.fromkeys(_around(store, name)))
    triples = (quad.triple for quad in quads)
    data = serialize(triples, format=as_format, prefixes=prefixes(base)) or b""
    return _NOT_IN_XML.sub(_REPLACEMENT, data) if format_ == "rdfxml" else data


def _of_note(store: Store, note: NamedNode) -> Iterator[Quad]:
    """Yield what a note states, what it says of itself first."""
    yield from store.quads_for_pattern(note, None, None, note)
    for quad in store.quads_for_pattern(None, None, None, note):
        if quad.subject != note:
            yield quad


def _around(store: Store, thing: NamedNode) -> Iterator[Quad]:
    merged = DefaultGraph()
    ends: dict[NamedNode, None] = {}
    for quad in store.quads_for_pattern(thing, None, None, merged):
        yield quad
        if isinstance(quad.object, NamedNode):
            ends[quad.object] = None
    for quad in store.quads_for_pattern(None, None, thing, merged):
        if quad.predicate not in _LINKING:
            yield quad
            if isinstance(quad.subject, NamedNode):
                ends[quad.subject] = None
    yield from _items(store, ends)


def _items(store: Store, things: Iterable[NamedNode]) -> Iterator[Quad]:
    """Yield what is said of those of *things* that are parts of a note."""
    for thing in things:
        note, sharp, _ = thing.value.partition("#")
        if sharp and store.contains_named_graph(NamedNode(note)):
            yield from store.quads_for_pattern(thing, None, None, DefaultGraph())


def _unknown(format_: str) -> UnknownName:
    from rapidfuzz import process  # noqa: PLC0415 - only for a mistyped name

    near = process.extract(format_, FORMATS, score_cutoff=50, limit=1)
    return UnknownName("format", format_, [found[0] for found in near] or FORMATS)


def _named_graphs(store: Store) -> Store:
    """Return the notes' graphs without the default graph, which only merges them."""
    copy = Store()
    copy.bulk_extend(q for q in store if q.graph_name != DefaultGraph())
    return copy


def _sorted(lines: bytes) -> bytes:
    return b"".join(sorted(lines.splitlines(keepends=True)))
