"""Checks of notes as wholes: their type, their sections, their place among the others."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import process

from kg.checks.base import Finding
from kg.checks.files import as_read, finding_of
from kg.checks.graph import Spots
from kg.checks.texts import Texts
from kg.index import Index
from kg.names import fold
from kg.query import rows

_TYPED = """
SELECT path, note.line, kind, json_extract(asked, '$.matter.type')
FROM note JOIN file ON file.id = note.file
WHERE json_extract(asked, '$.matter.type') IS NOT NULL ORDER BY path, note.line"""
_ALONE = """
SELECT DISTINCT ?n WHERE {
  ?n foaf:primaryTopic ?topic .
  FILTER NOT EXISTS { ?n dcterms:references ?to } FILTER NOT EXISTS { ?from dcterms:references ?n }
}"""
_NEAR = 85


def unknown_note_type(index: Index) -> Iterator[Finding]:
    """A `type:` that is nearly the name of a note type.

    Why: the note is read as its folder or its name says, or as a plain note; its sections
    may mean nothing then.

        type: literatur

    Instead:

        type: literature

    Types of your own that no note type is like are let pass; `schema/notes/` is where
    they are described.
    """
    known = {fold(value) for kind in index.schema.types.by_name.values() for value in kind.values}
    known |= {fold(name) for name in index.schema.types.by_name}
    texts = Texts(index)
    for path, first, kind, value in index.database.connection.execute(_TYPED).fetchall():
        said = fold(str(value))
        near = process.extractOne(said, sorted(known), score_cutoff=_NEAR)
        if said and said not in known and near:
            place = texts.of_value(path, first, "type")
            yield Finding(
                path=path,
                line=place.line,
                column=place.column,
                end_column=place.end_column,
                message=f"there is no note type '{value}'; the note is read as '{kind}'",
                help=f"did you mean '{near[0]}'?",
            )


def missing_section(index: Index) -> Iterator[Finding]:
    """A section that the note's type requires.

    Why: what the section would say is missing from every question about such notes.

        # MR: Jones (2019)      (a review without a core claim)

    Instead: the section, with a heading that its type knows (`kg explain review`), or
    `required: false` in a type of your own.
    """
    return map(finding_of, as_read(index, "missing-section"))


def orphan_note(index: Index) -> Iterator[Finding]:
    """A note on a paper, a concept or an artifact that no link leads to or away from.

    Why: nobody comes upon it; what it says hangs together with nothing.

        PN-Proxy.md:  # Proxy      (no link in it, and no note links to it)

    Instead: a link, with its reason, from where it matters. Plain notes and journals may
    stand alone.
    """
    spots = Spots(index)
    for row in rows(index.store, index.config.base, _ALONE):
        spot = spots.of(row["n"])
        if spot:
            yield Finding(
                path=spot.path,
                line=spot.line,
                message=f"no link leads to or from '{spots.label(row['n'])}'",
                help="link to it from where it matters, and say why",
            )
