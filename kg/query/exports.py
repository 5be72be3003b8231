"""The graph in the formats that other programs read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse, serialize

from kg.errors import UnknownName
from kg.graph.readable import ReadableStore
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


def export(store: ReadableStore, base: str, format_: str) -> bytes:
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
        return b"".join(as_quads(note, said) for note, said in by_note(store))
    if format_ == "jsonld":
        from kg.query.compact import compact_jsonld  # noqa: PLC0415 - one format of several

        compact = compact_jsonld(by_note(store), base)
        if compact is not None:
            return compact
    if format_ in _QUADS:
        return serialize(_of_notes(store), format=_QUADS[format_], prefixes=known) or b""
    raise _unknown(format_)


def by_note(store: ReadableStore) -> Iterator[tuple[str, bytes]]:
    """Yield the address of each note with what it states as N-Triples, in order.

    What a note says of itself comes first. The store is read once, a note at a time, and
    no quad becomes an object: that takes a fifth of the time of reading them.
    """
    for note in sorted(getattr(name, "value", "") for name in store.named_graphs()):
        yield note, _said(store, NamedNode(note))


def as_quads(note: str, triples: bytes) -> bytes:
    """Return N-Triples as N-Quads in the graph of *note*."""
    return triples.replace(b" .\n", f" <{note}> .\n".encode())


def export_about(store: ReadableStore, base: str, iri: str, format_: str) -> bytes:
    """Return what the note at *iri* states; of any other thing what is stated of it.

    That is each statement that has it at an end, but for links, and what the items say
    that are at the other. The same graph gives the same bytes. Raises `UnknownName`.
    """
    if format_ not in FORMATS:
        raise _unknown(format_)
    as_format = {**_TRIPLES, **_QUADS}[format_]
    name = NamedNode(iri)
    is_note = store.contains_named_graph(name)
    quads = _parsed(_said(store, name)) if is_note else iter(dict.fromkeys(_around(store, name)))
    triples = (quad.triple for quad in quads)
    data = serialize(triples, format=as_format, prefixes=prefixes(base)) or b""
    return _NOT_IN_XML.sub(_REPLACEMENT, data) if format_ == "rdfxml" else data


def _said(store: ReadableStore, note: NamedNode) -> bytes:
    """Return what a note states as N-Triples in order, what it says of itself first."""
    said = bytes(store.dump(format=RdfFormat.N_TRIPLES, from_graph=note) or b"")
    lines = said.splitlines(keepends=True)
    own = f"<{note.value}> ".encode()
    lines.sort(key=lambda line: (not line.startswith(own), line))
    return b"".join(lines)


def _parsed(triples: bytes) -> Iterator[Quad]:
    yield from parse(triples, format=RdfFormat.N_TRIPLES, lenient=True)


def _of_notes(store: ReadableStore) -> Iterator[Quad]:
    for note, said in by_note(store):
        yield from parse(as_quads(note, said), format=RdfFormat.N_QUADS, lenient=True)


def _around(store: ReadableStore, thing: NamedNode) -> Iterator[Quad]:
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


def _items(store: ReadableStore, things: Iterable[NamedNode]) -> Iterator[Quad]:
    """Yield what is said of those of *things* that are parts of a note."""
    for thing in things:
        note, sharp, _ = thing.value.partition("#")
        if sharp and store.contains_named_graph(NamedNode(note)):
            yield from store.quads_for_pattern(thing, None, None, DefaultGraph())


def _unknown(format_: str) -> UnknownName:
    from rapidfuzz import process  # noqa: PLC0415 - only for a mistyped name

    near = process.extract(format_, FORMATS, score_cutoff=50, limit=1)
    return UnknownName("format", format_, [found[0] for found in near] or FORMATS)


def _sorted(lines: bytes) -> bytes:
    return b"".join(sorted(lines.splitlines(keepends=True)))
