"""The graph in the formats that other programs read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pyoxigraph import DefaultGraph, RdfFormat, Store

from kg.errors import UnknownName
from kg.query.sparql import prefixes

_TRIPLES: Mapping[str, RdfFormat] = MappingProxyType(
    {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "rdfxml": RdfFormat.RDF_XML}
)
_QUADS: Mapping[str, RdfFormat] = MappingProxyType(
    {"trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS, "jsonld": RdfFormat.JSON_LD}
)
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
    from rapidfuzz import process  # noqa: PLC0415 - only for a mistyped name

    near = process.extract(format_, FORMATS, score_cutoff=50, limit=1)
    raise UnknownName("format", format_, [found[0] for found in near] or FORMATS)


def _named_graphs(store: Store) -> Store:
    """Return the notes' graphs without the default graph, which only merges them."""
    copy = Store()
    copy.bulk_extend(q for q in store if q.graph_name != DefaultGraph())
    return copy


def _sorted(lines: bytes) -> bytes:
    return b"".join(sorted(lines.splitlines(keepends=True)))
