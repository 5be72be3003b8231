"""The entries of bibliographies as the graph has them: every field of each paper's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from kg.bibfiles import Bibliography, Entry, Field, inherited
from kg.names import iri_part
from kg.notes.bibliography import FIELD, LATEX
from kg.query.items import Items


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as it stands in its file, and `whole`: with what it takes over from others."""

    entry: Entry
    whole: Entry


def read_entries(items: Items) -> Mapping[str, tuple[Written, ...]]:
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

    by_paper: dict[str, list[Written]] = {}
    ordered = sorted(named, key=lambda iri: (_file(iri), int(_one(lines, iri) or 0)))
    for file, iris in groupby(ordered, _file):
        here = list(iris)
        read = Bibliography(tuple(map(entry, here)))
        whole = inherited(read, file).entries
        for iri, *both in zip(here, read.entries, whole, strict=True):
            for paper in about.get(iri, [""]):
                by_paper.setdefault(paper, []).append(Written(*both))
    return {paper: tuple(entries) for paper, entries in by_paper.items()}


def _file(iri: str) -> str:
    return iri.partition("#")[0]


def _one(said: Mapping[str, list[str]], iri: str) -> str:
    return next(iter(said.get(iri, ())), "")
