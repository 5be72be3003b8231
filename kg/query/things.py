"""What people call things: a file stem, a title, an alias, a citekey, a DOI, an address."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.errors import AmbiguousThing, UnknownThing
from kg.graph import Label
from kg.graph.readable import ReadableStore
from kg.graph.terms import iri
from kg.identifiers import arxiv_id, doi
from kg.index.database import Database
from kg.names import fold
from kg.vocabulary import PREFIXES

KINDS = ("note", "paper", "concept", "artifact", "person")
"""Kinds of things, as in `concept:deceptive-alignment`."""

_TOPIC = NamedNode("http://xmlns.com/foaf/0.1/primaryTopic")
_CITEKEY = NamedNode(PREFIXES["kg"] + "citekey")
_LINE = NamedNode(PREFIXES["kg"] + "line")
_NEAREST = 3
_NEAR_ENOUGH = 70


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is in the graph: its address and its kind."""

    iri: str
    kind: str


def find_thing(database: Database, store: ReadableStore, base: str, name: str) -> Thing:
    """Return the one thing that *name* means.

    Raises `UnknownThing` with the nearest names, or `AmbiguousThing` with the candidates.
    """
    name = name.strip()
    by_address = _by_address(database, store, base, name)
    if by_address:
        return by_address
    kind, _, rest = name.partition(":")
    wanted = rest if kind in KINDS and rest else name
    found = [x for x in _labelled(database, wanted) if x.kind == kind or wanted == name]
    things = _distinct(store, found)
    if name.startswith("@") and len(things) > 1:
        things = _called_so_now(store, things, name[1:]) or things
    own = [thing for thing in things if thing.iri.startswith(f"{base}{thing.kind}/")]
    if len(own) == 1 or len(things) == 1:  # a note of another vault gives way to ours
        return (own or things)[0]
    if things:
        raise AmbiguousThing(name, [_candidate(base, thing) for thing in things])
    raise UnknownThing(name, nearest_names(database, wanted))


def nearest_names(database: Database, name: str, kinds: Collection[str] = KINDS) -> Sequence[str]:
    """Return the names most like *name*, the nearest first, each thing of *kinds* once."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only for a mistyped name

    labels = [label for label in database.all_labels() if label.kind in kinds]
    close = process.extract(
        fold(name),
        [label.key for label in labels],
        scorer=fuzz.WRatio,
        score_cutoff=_NEAR_ENOUGH,
        limit=30,
    )
    shown: dict[str, str] = {}
    for _, _, index in close:
        shown.setdefault(labels[index].address, labels[index].shown)
    return list(dict.fromkeys(shown.values()))[:_NEAREST]


def _by_address(database: Database, store: ReadableStore, base: str, name: str) -> Thing | None:
    """Take an IRI, `kind:rest-of-address` or `note#fragment` at its word."""
    kind, _, rest = name.partition(":")
    address = name.strip("<>")
    if kind in KINDS and rest and not name.startswith(base):
        address = f"{base}{kind}/{rest}"
    elif "#" in name and "://" not in name:
        stem, _, fragment = name.partition("#")
        notes = {x.address for x in database.labels(fold(stem)) if x.kind == "note"}
        address = f"{notes.pop()}#{fragment}" if len(notes) == 1 else ""
    try:
        node = NamedNode(iri(address)[1:-1])
    except ValueError:
        return None
    if "#" in address and any(store.quads_for_pattern(node, _LINE, None, None)):
        return Thing(node.value, "item")
    for kind in KINDS:
        if address.startswith(f"{base}{kind}/") and any(
            store.quads_for_pattern(node, None, None, None)
        ):
            return Thing(address, kind)
    if "://" in address:  # a note of another vault
        return next((Thing(address, kind) for kind in database.kinds_of(address)), None)
    return None


def _labelled(database: Database, name: str) -> list[Label]:
    keys = [fold(name.lstrip("@")), fold(name.removesuffix(".md")), fold(f"{name}.md")]
    keys += [fold(found) for found in (arxiv_id(name), doi(name)) if found]
    found = [label for key in dict.fromkeys(keys) if key for label in database.labels(key)]
    if name.startswith("@"):
        found = [label for label in found if label.kind == "paper"]
    elif "/" in name or name.endswith(".md"):  # a path names its file and nothing else
        exact = [label for label in found if label.shown in (name, name + ".md")]
        found = exact or found
    return found


def _distinct(store: ReadableStore, labels: Sequence[Label]) -> list[Thing]:
    """Return each thing once; a note about another candidate means that candidate."""
    things = {label.address: Thing(label.address, label.kind) for label in labels}
    for thing in list(things.values()):
        if thing.kind == "note":
            topics = store.quads_for_pattern(NamedNode(thing.iri), _TOPIC, None, None)
            if any(str(quad.object)[1:-1] in things for quad in topics):
                del things[thing.iri]
    return sorted(things.values(), key=lambda t: (t.kind, t.iri))


def _called_so_now(store: ReadableStore, papers: Sequence[Thing], key: str) -> list[Thing]:
    """Return the papers whose citekey it is; the others had it before."""

    def keys(paper: Thing) -> set[str]:
        said = store.quads_for_pattern(NamedNode(paper.iri), _CITEKEY, None, None)
        return {fold(one.object.value) for one in said if isinstance(one.object, Literal)}

    return [paper for paper in papers if fold(key) in keys(paper)]


def _candidate(base: str, thing: Thing) -> str:
    own = f"{base}{thing.kind}/"
    return f"{thing.kind}:{thing.iri[len(own) :]}" if thing.iri.startswith(own) else thing.iri
