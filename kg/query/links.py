"""Links and backlinks, each with its reason and its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyoxigraph import DefaultGraph, NamedNode

from kg.graph.readable import ReadableStore
from kg.query.items import Items, Properties
from kg.query.rows import LinkRow
from kg.vocabulary import PREFIXES

_KG = PREFIXES["kg"]
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_FROM, _TO = NamedNode(_KG + "from"), NamedNode(_KG + "to")
_LINK = NamedNode(_KG + "Link")
_UNRESOLVED = {"missing": NamedNode(_KG + "Missing"), "ambiguous": NamedNode(_KG + "Ambiguous")}


def links_from(store: ReadableStore, base: str, notes: Sequence[str]) -> tuple[LinkRow, ...]:
    """Return the links in *notes* (addresses), in order of place."""
    return _rows(store, base, (a for n in notes for a in _subjects(store, _FROM, n)))


def links_to(store: ReadableStore, base: str, targets: Sequence[str]) -> tuple[LinkRow, ...]:
    """Return the links to any of *targets* (addresses) from elsewhere, in order of place."""
    found = _rows(store, base, (a for t in targets for a in _subjects(store, _TO, t)))
    return tuple(row for row in found if row.from_iri not in targets)


def all_links(store: ReadableStore, base: str) -> tuple[LinkRow, ...]:
    """Return every link of the vault, in order of place."""
    return _rows(store, base, _subjects(store, _TYPE, _LINK.value))


def unresolved_links(store: ReadableStore, base: str, status: str) -> tuple[LinkRow, ...]:
    """Return the links whose *status* is `missing` or `ambiguous`, in order of place."""
    targets = _subjects(store, _TYPE, _UNRESOLVED[status].value)
    return _rows(store, base, (a for t in targets for a in _subjects(store, _TO, t)))


def _subjects(store: ReadableStore, predicate: NamedNode, thing: str) -> Iterable[str]:
    for quad in store.quads_for_pattern(None, predicate, NamedNode(thing), DefaultGraph()):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject.value


def _rows(store: ReadableStore, base: str, addresses: Iterable[str]) -> tuple[LinkRow, ...]:
    items = Items(store)
    found = [_row(items, base, address) for address in addresses]
    return tuple(sorted(found, key=lambda r: (r.path, r.line, r.iri)))


def _row(items: Items, base: str, address: str) -> LinkRow:
    said = items.properties(address)
    source, target = _said(said, "from"), _said(said, "to")
    path, from_title = items.note(source)
    place, to_title = items.note(target)
    status = "missing" if target.startswith(f"{base}missing/") else "resolved"
    status = "ambiguous" if target.startswith(f"{base}ambiguous/") else status
    candidates = (items.note(candidate)[0] for candidate in said.get(_KG + "candidate", []))
    return LinkRow(
        iri=address,
        kind=_said(said, "linkKind") or "wikilink",
        status=status,
        from_iri=source,
        from_title=from_title,
        to_iri=target,
        to_title=to_title or _said(said, "target") or place,
        relation=_said(said, "relation"),
        reason=_said(said, "rationale"),
        sentence=_said(said, "context"),
        path=path,
        line=int(_said(said, "line") or 0),
        key=_said(said, "key"),
        candidates=tuple(sorted(candidates)),
        locator=_said(said, "locator"),
    )


def _said(said: Properties, name: str) -> str:
    return next(iter(said.get(_KG + name, ())), "")
