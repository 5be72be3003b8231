"""Statements about things as JSON-LD: the words of schema.org bare, others with their prefix.

Each statement is one of the graph's, word for word: a long one is left out, never cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kg.query.rows import Node
from kg.vocabulary import PREFIXES
from kg_site.metadata.typed import Typed
from kg_site.scripts import as_json

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json]"

MOST = 3400
"""Characters of statements in one page, without what frames them."""

TELLING = (
    *("schema:name", "rdfs:label", "schema:alternateName", "schema:author"),
    *("schema:datePublished", "schema:dateCreated", "schema:dateModified"),
    *("bibo:doi", "fabio:hasArXivId", "schema:sameAs", "schema:url", "kg:citekey"),
    *("schema:text", "schema:appearance", "foaf:primaryTopic", "skos:definition"),
    *("schema:about", "prov:wasAttributedTo", "kg:modality"),
    *("kg:supports", "kg:disputes", "kg:contradicts", "kg:restsOn"),
    *("dcterms:subject", "skos:broader", "skos:narrower", "skos:related"),
    *("kg:informs", "kg:inProject", "kg:artifactType", "schema:keywords"),
)
"""What a page says of what it is about, the most telling first."""

NAMING = ("schema:name", "rdfs:label", "rdf:value", "schema:text", "dcterms:source")
"""What it says of the things that it names beside it."""

ASKING = ("schema:text", "schema:acceptedAnswer", "schema:suggestedAnswer")

_DATED = {
    "schema:datePublished": "xsd:gYear",
    "schema:dateCreated": "xsd:date",
    "schema:dateModified": "xsd:date",
}
"""Properties whose values the context types, so that they stand there as plain text."""

_VOCABULARY = PREFIXES["schema"]
_INTEGER, _BOOLEAN = PREFIXES["xsd"] + "integer", PREFIXES["xsd"] + "boolean"


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes about things; `order` is that of the authors of each paper."""

    typed: Typed
    order: Mapping[str, Sequence[str]]

    def about(self, thing: str) -> str:
        """Return the JSON-LD of a page about *thing*, empty where the graph knows no class of it.

        With a lesson stands what its quiz asks.
        """
        if not self.typed.types(thing):
            return ""
        room = _Room(MOST)
        node = self._node(thing, TELLING, room)
        parts = (self._node(part.value, ASKING, None) for part in self.typed.quiz(thing))
        asked: list[Json] = [part for part in parts if room.takes(part)]
        if asked:
            node["@reverse"] = {"dcterms:isPartOf": asked}
        return _framed(node)

    def naming(self, things: Iterable[str]) -> str:
        """Return the JSON-LD of a page that lists *things*: their classes and names."""
        room = _Room(MOST)
        known = dict.fromkeys(thing for thing in things if self.typed.types(thing))
        nodes: list[Json] = []
        for thing in known:
            node = self._node(thing, NAMING[:2], None)
            if not room.takes(node):
                break
            nodes.append(node)
        return _framed({"@graph": nodes}) if nodes else ""

    def _node(self, thing: str, names: Sequence[str], room: _Room | None) -> dict[str, Json]:
        """Return the statements about *thing*; those with *room* name what they lead to."""
        node: dict[str, Json] = {"@id": thing}
        types = sorted(filter(None, (_name(type_.value) for type_ in self.typed.types(thing))))
        if types:
            node["@type"] = _one_or_all([*sorted(types, key=_is_prefixed)])
        for name in names:
            found = (self._value(name, value, room) for value in self._values(thing, name))
            values = [v for v in found if v is not None and (room is None or room.takes(v))]
            if values:
                node[_key(name)] = _one_or_all(values)
        return node

    def _values(self, thing: str, name: str) -> Sequence[Node]:
        values = self.typed.values(thing, name)
        if name != "schema:author" or len(values) < 2:
            return values
        place = {author: at for at, author in enumerate(self.order.get(thing, ()))}
        return sorted(values, key=lambda value: (place.get(value.value, len(place)), value.value))

    def _value(self, name: str, value: Node, room: _Room | None) -> Json | None:
        if value.kind == "literal":
            return _literal(name, value)
        if value.kind != "uri" or not value.value.startswith(("https://", "http://")):
            return None
        if room is not None and self.typed.types(value.value):
            return self._node(value.value, NAMING, None)
        return {"@id": value.value}


@dataclass(slots=True)
class _Room:
    """How many characters are left on a page."""

    left: int

    def takes(self, value: Json) -> bool:
        """Tell whether *value* still fits, and count it."""
        size = len(as_json(value)) + 1
        if size > self.left:
            return False
        self.left -= size
        return True


def _literal(name: str, value: Node) -> Json:
    expected = _DATED.get(name, "")
    typed = _name(value.datatype) if value.datatype else ""
    if value.language:
        return {"@language": value.language, "@value": value.value}
    if value.datatype == _INTEGER and value.value.lstrip("-").isdecimal() and not expected:
        number = int(value.value)
        if str(number) == value.value and abs(number) < 1 << 53:
            return number
    if value.datatype == _BOOLEAN and value.value in {"true", "false"} and not expected:
        return value.value == "true"
    if typed == expected:
        return value.value
    return {"@type": typed or value.datatype, "@value": value.value} if typed else _plain(value)


def _plain(value: Node) -> Json:
    """Return a text whose property is typed otherwise."""
    return {"@value": value.value}


def _framed(tree: dict[str, Json]) -> str:
    context: dict[str, Json] = {"@vocab": _VOCABULARY}
    names = set(_names(tree))
    for name, datatype in _DATED.items():
        if _key(name) in names:
            context[_key(name)] = {"@type": datatype}
            names.add(datatype)
    prefixes = {name.partition(":")[0] for name in names if ":" in name}
    context |= {prefix: PREFIXES[prefix] for prefix in sorted(prefixes)}
    return as_json({"@context": context, **tree})


def _names(tree: Json) -> Iterator[str]:
    """Yield the properties and classes of *tree*."""
    if isinstance(tree, list):
        for one in tree:
            yield from _names(one)
    elif isinstance(tree, dict):
        for key, value in tree.items():
            if not key.startswith("@"):
                yield key
            if key == "@type":
                yield from (str(one) for one in (value if isinstance(value, list) else [value]))
            else:
                yield from _names(value)


def _is_prefixed(name: str) -> bool:
    return ":" in name


def _key(name: str) -> str:
    return name.removeprefix("schema:")


def _name(iri: str) -> str:
    """Return the name of a property or class, empty for one of no vocabulary of ours."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return _key(f"{prefix}:{iri.removeprefix(namespace)}")
    return ""


def _one_or_all(values: Sequence[Json]) -> Json:
    return values[0] if len(values) == 1 else list(values)
