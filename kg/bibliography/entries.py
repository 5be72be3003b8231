"""The entries of bibliographies as the graph has them: every field of each paper's."""

from __future__ import annotations

from collections.abc import Mapping

from kg.bibfiles import Entry, Field
from kg.query.items import Items
from kg.vocabulary import PREFIXES


def read_entries(items: Items) -> Mapping[str, tuple[Entry, ...]]:
    """Return the entries about each paper, by address, in the order of files and lines."""
    found = items.subjects("rdf:type", PREFIXES["kg"] + "BibliographyEntry")
    if not found:
        return {}
    said = {
        name: items.all_objects(curie)
        for name, curie in {
            "key": "dcterms:identifier",
            "type": "schema:additionalType",
            "about": "schema:about",
            "fields": "schema:additionalProperty",
            "name": "schema:propertyID",
            "value": "schema:value",
            "latex": "kg:latex",
            "line": "kg:line",
        }.items()
    }

    def one(name: str, iri: str) -> str:
        return next(iter(said[name].get(iri, ())), "")

    def line(iri: str) -> int:
        return int(one("line", iri) or 0)

    by_paper: dict[str, list[Entry]] = {}
    for iri in sorted(found, key=lambda iri: (iri.partition("#")[0], line(iri), iri)):
        fields = [
            Field(one("name", part), one("value", part), one("latex", part), line(part))
            for part in said["fields"].get(iri, ())
        ]
        fields.sort(key=lambda field: (field.line, field.name))
        entry = Entry(one("key", iri), one("type", iri), tuple(fields), line(iri), line(iri))
        for paper in said["about"].get(iri, ()):
            by_paper.setdefault(paper, []).append(entry)
    return {paper: tuple(entries) for paper, entries in by_paper.items()}
