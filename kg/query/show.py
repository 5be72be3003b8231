"""What a thing is, what is said of it, by whom, where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.graph.readable import ReadableStore
from kg.query.items import Items
from kg.query.links import links_from, links_to
from kg.query.rows import Item, Shown
from kg.query.things import Thing
from kg.vocabulary import PREFIXES

_SAYING: Sequence[str] = (
    "schema:itemReviewed",
    "schema:appearance",
    "dcterms:source",
    "cito:hasCitedEntity",
    "cito:hasCitingEntity",
    "schema:about",
    "prov:wasAttributedTo",
    "dcterms:isPartOf",
)
"""Properties by which an item says something of a thing."""

_FACTS: Sequence[tuple[str, str]] = (
    ("also called", "skos:altLabel"),
    ("also called", "kg:alias"),
    ("year", "fabio:hasPublicationYear"),
    ("venue", "kg:venue"),
    ("arXiv", "fabio:hasArXivId"),
    ("DOI", "bibo:doi"),
    ("ISBN", "bibo:isbn13"),
    ("citekey", "kg:citekey"),
    ("URL", "schema:url"),
    ("about", "foaf:primaryTopic"),
    ("relevance", "kg:relevance"),
    ("status", "kg:status"),
    ("maturity", "kg:maturity"),
    ("topic", "kg:topic"),
    ("pass", "kg:readingPass"),
    ("project", "kg:inProject"),
    ("version", "kg:version"),
    ("broader", "skos:broader"),
    ("narrower", "skos:narrower"),
    ("related", "skos:related"),
    ("informs", "kg:informs"),
    ("created", "dcterms:created"),
    ("updated", "dcterms:modified"),
    ("tags", "schema:keywords"),
    ("role", "kg:role"),
    ("modality", "kg:modality"),
    ("says", "prov:wasAttributedTo"),
)
"""Facts in the order in which they are shown, each with its property."""


def show(store: ReadableStore, base: str, thing: Thing) -> Shown:
    """Gather what the graph says of *thing*."""
    items = Items(store)
    said = items.properties(thing.iri)
    if thing.kind == "item":
        return _item(store, base, thing, items)
    own = thing.kind == "note"
    about = items.subjects("foaf:primaryTopic", thing.iri)
    path, _ = items.note(thing.iri) if own else ("", "")
    return Shown(
        iri=thing.iri,
        kind=thing.kind,
        label=_label(said) or items.label(thing.iri),
        path=path,
        line=_first_line(said) if path else 0,
        facts=tuple(_facts(base, thing, said, items)),
        notes=tuple(sorted((_note(items, note) for note in about), key=lambda n: n.path)),
        items=items.read(items.of_note(thing.iri) if own else _saying(items, thing)),
        links=links_from(store, base, [thing.iri, *about]),
        backlinks=links_to(store, base, [thing.iri, *about]),
    )


def _saying(items: Items, thing: Thing) -> list[str]:
    """Return the addresses of what says something of *thing*, each once."""
    found = [one for curie in _SAYING for one in items.subjects(curie, thing.iri)]
    parts = items.subjects("dcterms:isPartOf", thing.iri)
    found += [one for part in parts for one in items.subjects("dcterms:isPartOf", part)]
    found += items.properties(thing.iri).get(PREFIXES["skos"] + "definition", [])
    return list(dict.fromkeys(found))


def _item(store: ReadableStore, base: str, thing: Thing, items: Items) -> Shown:
    said = items.properties(thing.iri)
    (item,) = items.read([thing.iri]) or (Item(thing.iri, "item", "", "", "", 0, 0),)
    return Shown(
        iri=thing.iri,
        kind=item.kind,
        label=item.text or item.label,
        path=item.path,
        line=item.line,
        facts=tuple(_facts(base, thing, said, items)),
        notes=(),
        items=items.read(_saying(items, thing)),
        links=(),
        backlinks=links_to(store, base, [thing.iri]),
    )


def _facts(
    base: str, thing: Thing, said: Mapping[str, list[str]], items: Items
) -> Iterator[tuple[str, str]]:
    names = items.authors(thing.iri)
    if names:
        yield "authors", ", ".join(names)
    written = items.subjects("dcterms:creator", thing.iri)
    if written:
        yield "papers", "; ".join(sorted(_label(items.properties(p)) for p in written))
    for name, curie in _FACTS:
        prefix, _, local = curie.partition(":")
        values = [_readable(base, v, items) for v in said.get(PREFIXES[prefix] + local, [])]
        if values:
            yield name, ", ".join(sorted(dict.fromkeys(values)))


def _readable(base: str, value: str, items: Items) -> str:
    if value.startswith(base):
        return _label(items.properties(value)) or items.label(value)
    return value.removeprefix(PREFIXES["kg"])


def _label(said: Mapping[str, list[str]]) -> str:
    for prefix, local in (
        ("skos", "prefLabel"),
        ("rdfs", "label"),
        ("dcterms", "title"),
        ("foaf", "name"),
    ):
        values = said.get(PREFIXES[prefix] + local)
        if values:
            return min(values)
    return ""


def _note(items: Items, address: str) -> Item:
    path, title = items.note(address)
    line = _first_line(items.properties(address))
    return Item(address, "note", title, "", path, line, line, source=title)


def _first_line(said: Mapping[str, list[str]]) -> int:
    """Return where a note begins: only a later one of several in a file says so."""
    return int(next(iter(said.get(PREFIXES["kg"] + "line", [])), 1))
