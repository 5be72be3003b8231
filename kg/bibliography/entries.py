"""The entries of bibliographies as the graph has them: every field of each paper's."""

from __future__ import annotations

from collections.abc import Mapping

from kg.bibfiles import Entry, Field
from kg.names import iri_part
from kg.notes.bibliography import FIELD, LATEX
from kg.query.items import Items


def read_entries(items: Items) -> Mapping[str, tuple[Entry, ...]]:
    """Return the entries about each paper, by address, in the order of files and lines.

    Those that are about no paper, but from which others take over, stand under no address. All
    are read a property at a time.
    """
    about = items.all_objects("schema:about")
    named = items.all_objects("kg:fields")
    if not named:
        return {}
    keys, types = (
        items.all_objects("dcterms:identifier"),
        items.all_objects("schema:additionalType"),
    )
    lines = items.all_objects("kg:line")
    names = {name for said in named.values() for name in said[0].split()}
    texts = {name: items.all_objects(f"<{FIELD}{iri_part(name)}>") for name in names}
    latex = {name: items.all_objects(f"<{LATEX}{iri_part(name)}>") for name in names}

    def entry(iri: str) -> Entry:
        fields = tuple(
            Field(name, _one(texts[name], iri), _one(latex[name], iri))
            for name in _one(named, iri).split()
        )
        line = int(_one(lines, iri) or 0)
        return Entry(_one(keys, iri), _one(types, iri), fields, line, line)

    by_paper: dict[str, list[Entry]] = {}
    for iri in sorted(named, key=lambda iri: (iri.partition("#")[0], int(_one(lines, iri) or 0))):
        for paper in about.get(iri, [""]):
            by_paper.setdefault(paper, []).append(entry(iri))
    return {paper: tuple(entries) for paper, entries in by_paper.items()}


def _one(said: Mapping[str, list[str]], iri: str) -> str:
    return next(iter(said.get(iri, ())), "")
