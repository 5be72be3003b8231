"""Labelled lines as plain facts of the note: `**Seed**: 42`, `- Dataset: X`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.markdown import Heading, Rule, plain
from kg.names import fold
from kg.notes.labels import Entry, entries
from kg.notes.model import Edge, Self
from kg.notes.readers.texts import block_text
from kg.notes.reading import Context, Lines, Reading
from kg.notes.sections import Section
from kg.notes.types import Options


def fields(section: Section, context: Context) -> Iterator[Reading]:
    """Read each labelled line whose label is known as a fact of the note.

    Option: `terms` maps labels to the properties that they state. Other lines stay unread.
    """
    del context
    options: Options = section.type.options if section.type else {}
    terms = options.get("terms")
    known = {fold(str(k)): str(v) for k, v in terms.items()} if isinstance(terms, Mapping) else {}
    yield Lines(section.line, section.line)
    if section.rest and fold(section.title) in known:
        yield Edge(Self(), known[fold(section.title)], plain(section.rest.raw))
    for part in entries(section.blocks):
        match part:
            case Entry(label=label) if fold(label) in known:
                said = (plain(part.text.raw), block_text(part.blocks))
                text = "\n".join(t for t in said if t)
                if text:
                    yield Edge(Self(), known[fold(label)], text)
                yield Lines(part.line, part.end_line)
            case Heading() | Rule():
                yield Lines(part.line, part.end_line)
            case _:
                pass
