"""JSON-LD that can be read without asking anybody: short names, with what they mean beside them.

Form: https://www.w3.org/TR/json-ld11/. The names are those of `schema/context.jsonld`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.query.sparql import prefixes
from kg.resources import SCHEMA
from kg.vocabulary import PREFIXES

_XSD = PREFIXES["xsd"]
_TYPE = PREFIXES["rdf"] + "type"
_STRING = _XSD + "string"
_WHOLE = re.compile(r"(?:0|-?[1-9]\d{0,14})\Z")
"""Whole numbers that JSON, as everybody reads it, keeps as they are."""
_SCHEME = re.compile(r"([a-z][a-z0-9]*):(?!//)")

Node = dict[str, Any]


def compact_jsonld(notes: Iterable[tuple[str, bytes]], base: str) -> bytes | None:
    """Return the graphs of *notes*, each its address and N-Triples, as JSON-LD with its context.

    `None` where an address begins as one of our prefixes does (`schema:x`): there is no way to
    write it beside them.
    """
    names = _Names(prefixes(base))
    graphs = []
    for note, stated in notes:
        triples = [quad.triple for quad in parse(stated, format=RdfFormat.N_TRIPLES, lenient=True)]
        if any(names.is_taken(term) for triple in triples for term in triple):
            return None
        nodes = ",\n".join(_text(node) for node in names.nodes(triples))
        graphs.append(f'{{"id": {_text(names.short(note))}, "@graph": [\n{nodes}\n]}}')
    context = {**_context(), **names.local}
    joined = ",\n".join(graphs)
    return f'{{"@context": {_text(context)},\n"@graph": [\n{joined}\n]}}\n'.encode()


class _Names:
    """Addresses by short names, values by what their property says of them."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self.local = {name: space for name, space in known.items() if name not in PREFIXES}
        self._known = known
        self._spaces = sorted(known.items(), key=lambda item: (-len(item[1]), item[0]))
        self.short = lru_cache(maxsize=1 << 16)(self._short)

    def is_taken(self, term: object) -> bool:
        """Tell whether an address would be read as a short name."""
        found = _SCHEME.match(term.value) if isinstance(term, NamedNode) else None
        return found is not None and found[1] in self._known

    def nodes(self, triples: Iterable[Triple]) -> Iterable[Node]:
        """Return what is said of each thing as an object, in the order it came."""
        found: dict[str, Node] = {}
        for triple in triples:
            subject, predicate = getattr(triple.subject, "value", ""), triple.predicate.value
            node = found.setdefault(subject, {"id": self.short(subject)})
            if predicate == _TYPE and isinstance(triple.object, NamedNode):
                node.setdefault("type", []).append(self.short(triple.object.value))
            else:
                name = self.short(predicate)
                node.setdefault(name, []).append(self._value(name, triple.object))
        return [_tidy(node) for node in found.values()]

    def _value(self, name: str, value: object) -> object:
        wanted = _coerced(name)
        if isinstance(value, NamedNode):
            short = self.short(value.value)
            return short if wanted == "@id" else {"id": short}
        assert isinstance(value, Literal)  # noqa: S101 - a graph of ours has no blank nodes
        if value.language:
            return {"@value": value.value, "@language": value.language}
        type_ = value.datatype.value
        if type_ == _STRING:
            return {"@value": value.value} if wanted else value.value
        if wanted:
            is_wanted = self.short(type_) == wanted
            return value.value if is_wanted else {"@value": value.value, "@type": self.short(type_)}
        if type_ == _XSD + "integer" and _WHOLE.match(value.value):
            return int(value.value)
        if type_ == _XSD + "boolean" and value.value in ("true", "false"):
            return value.value == "true"
        return {"@value": value.value, "@type": self.short(type_)}

    def _short(self, address: str) -> str:
        for prefix, space in self._spaces:
            rest = address.removeprefix(space)
            if rest != address and not rest.startswith("//"):
                return f"{prefix}:{rest}"
        return address


def _tidy(node: Node) -> Node:
    """Return a node with its keys in order, and bare what is one value and need not be a list."""
    keys = ("id", "type", *sorted(set(node) - {"id", "type"}))
    return {key: _one(key, node[key]) for key in keys if key in node}


def _one(key: str, values: object) -> object:
    if key == "type" or not isinstance(values, list) or len(values) != 1 or _is_set(key):
        return values
    return values[0]


@cache
def _context() -> Mapping[str, Any]:
    loaded = json.loads((SCHEMA / "context.jsonld").read_text("utf-8"))
    context: Mapping[str, Any] = loaded["@context"]
    return context


def _coerced(name: str) -> str:
    """Return the type that the context gives to texts under a name, empty where it gives none."""
    said = _context().get(name)
    return str(said.get("@type", "")) if isinstance(said, dict) else ""


def _is_set(name: str) -> bool:
    said = _context().get(name)
    return isinstance(said, dict) and said.get("@container") == "@set"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
