"""RO-Crate: the notes, the graph and the papers in a folder that says what is in it.

Form: https://www.researchobject.org/ro-crate/specification/1.1/.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from kg.bibliography.reference import Reference
from kg.bibliography.written import WRITERS
from kg.exports.dumps import dumps
from kg.exports.files import File
from kg.exports.licences import licence
from kg.exports.notefiles import NoteFile, last_changed, note_files
from kg.exports.source import Source
from kg.exports.void import VOID, described

METADATA = "ro-crate-metadata.json"
"""The file that describes the others."""

_VERSION = "https://w3id.org/ro/crate/1.1"
_NOTES = "vault/"
_DATA = "data/"
_BIBLIOGRAPHIES = {
    "references.json": ("csljson", "application/vnd.citationstyles.csl+json", "CSL-JSON"),
    "references.bib": ("bibtex", "application/x-bibtex", "BibTeX"),
}
_ORCID = "https://orcid.org/"

Entity = dict[str, Any]


def as_files(source: Source) -> Iterator[File]:
    """Yield the files of the crate, its description last."""
    entities: list[Entity] = []
    for entity, file in (*_notes(source), *_data(source)):
        entities.append(entity)
        yield file
    graph = [*_frame(source, entities), *entities, *_papers(source)]
    crate = {"@context": f"{_VERSION}/context", "@graph": graph}
    yield File(METADATA, (json.dumps(crate, ensure_ascii=False, indent=2) + "\n").encode())


def _notes(source: Source) -> Iterator[tuple[Entity, File]]:
    for found in note_files(source):
        file = File(_NOTES + found.path, found.data)
        yield _note(source, found, file), file


def _note(source: Source, found: NoteFile, file: File) -> Entity:
    graph, notes = source.graph, [note.iri for note in found.notes]
    topics = [graph.topic(note) for note in notes]
    about = [source.references.all[one] for one in topics if one in source.references.all]
    return _known(
        {
            **_file(file, graph.title(notes[0]), "text/markdown"),
            "about": [{"@id": _paper_id(one)} for one in about],
            "dateCreated": graph.said(notes[0], "dcterms:created"),
            "dateModified": max(graph.all(notes[0], "dcterms:modified"), default=""),
            "keywords": ", ".join(graph.all(notes[0], "schema:keywords")),
            "identifier": notes,
        }
    )


def _data(source: Source) -> Iterator[tuple[Entity, File]]:
    """Yield the graph and the papers in the forms that programs read."""
    made = list(dumps(source))
    for dump, data in made:
        file = File(_DATA + dump.path, data)
        yield (
            {**_file(file, f"The graph as {dump.title}", dump.type), "description": dump.text},
            file,
        )
    file = File(_DATA + VOID, described(source))
    yield _file(file, "What the graph counts: VoID and DCAT", "text/turtle"), file
    for path, (form, media, name) in _BIBLIOGRAPHIES.items():
        file = File(_DATA + path, WRITERS[form](source.papers).encode())
        yield _file(file, f"The papers as {name}", media), file


def _file(file: File, name: str, media: str) -> Entity:
    return {
        "@id": quote(file.path),
        "@type": "File",
        "name": name,
        "encodingFormat": media,
        "contentSize": str(len(file.data)),
    }


def _frame(source: Source, parts: Sequence[Entity]) -> Iterator[Entity]:
    """Yield what every crate has: its description, itself, its author and licence."""
    site = source.config.site
    who = list(_author(site.author))
    terms = list(_licence(site.licence))
    yield {
        "@id": METADATA,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _VERSION},
        "about": {"@id": "./"},
    }
    yield _known(
        {
            "@id": "./",
            "@type": "Dataset",
            "name": source.title,
            "description": site.description
            or f"Reading notes and their knowledge graph: {source.title}",
            "datePublished": _date(source),
            "inLanguage": site.language,
            "author": [{"@id": one["@id"]} for one in who],
            "license": [{"@id": one["@id"]} for one in terms],
            "hasPart": [{"@id": part["@id"]} for part in parts],
            "citation": [{"@id": _paper_id(paper)} for paper in source.papers],
        }
    )
    yield from (*who, *terms)


def _author(said: str) -> Iterator[Entity]:
    if said:
        address = said if said.startswith(("https://", "http://")) else "#author"
        yield {"@id": address, "@type": "Person", "name": said.removeprefix(_ORCID)}


def _licence(said: str) -> Iterator[Entity]:
    terms = licence(said)
    if terms.name:
        yield {"@id": terms.address or "#licence", "@type": "CreativeWork", "name": terms.name}


def _date(source: Source) -> str:
    """Return the latest day that a note gives; where none does, when a file was last written."""
    days = [
        value
        for curie in ("dcterms:modified", "dcterms:created")
        for values in source.graph.items.all_objects(curie).values()
        for value in values
    ]
    if days:
        return max(days)
    return last_changed(source, [found.path for found in note_files(source)]).date().isoformat()


def _papers(source: Source) -> Iterator[Entity]:
    seen = set()
    for paper in source.papers:
        if (address := _paper_id(paper)) not in seen:
            seen.add(address)
            yield _known(
                {
                    "@id": address,
                    "@type": "ScholarlyArticle",
                    "name": paper.title,
                    "author": "; ".join(author.name for author in paper.authors),
                    "datePublished": str(paper.year) if paper.year else "",
                    "identifier": paper.doi or (f"arXiv:{paper.arxiv}" if paper.arxiv else ""),
                    "url": paper.address,
                }
            )


def _paper_id(paper: Reference) -> str:
    return f"https://doi.org/{quote(paper.doi)}" if paper.doi else paper.iri


def _known(entity: Entity) -> Entity:
    """Leave out what is not known; a list of one is that one."""
    found = {name: value for name, value in entity.items() if value}
    return {
        name: value[0]
        if isinstance(value, list) and len(value) == 1 and name != "hasPart"
        else value
        for name, value in found.items()
    }
