"""What Dataview queries in a note name: links and tags in them are meant as in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.index import Index
from kg.markdown import Code, Document, Link, LinkKind, Span, Text, walk
from kg.markdown.wikilinks import find_wikilinks
from kg.moving.attached import attached

_ASKING = (
    "SELECT DISTINCT path FROM note JOIN file ON file.id = note.file"
    " WHERE asked LIKE '%\"queries\":%'"
)
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def asking(index: Index) -> list[str]:
    """Return the files with Dataview queries in them."""
    return [path for (path,) in index.database.connection.execute(_ASKING)]


def all_links(note: Document) -> list[Link]:
    """Return the links of a note to notes and files: in its text, its queries, by bare paths."""
    links = [link for link in note.links if link.kind is not LinkKind.URL]
    return [*links, *_asked(note), *attached(note)]


def queries(note: Document) -> Iterator[tuple[int, list[str]]]:
    """Yield the first line of each Dataview block, and its lines."""
    if "dataview" not in note.text:
        return
    lines = note.text.split("\n")
    for block in walk(note.blocks):
        if isinstance(block, Code) and block.info.strip().lower() == "dataview":
            first = block.line - note.first_line
            yield block.line, lines[first : block.end_line - note.first_line + 1]


def _asked(note: Document) -> Iterator[Link]:
    for first, lines in queries(note):
        for number, line in enumerate(lines, first):
            bare = _STRING.sub(lambda found: "\0" * len(found[0]), line)
            for found in find_wikilinks(line, bare):
                span = Span(number, found.start + 1, number, found.end + 1)
                yield Link(
                    LinkKind.WIKILINK, found.target, found.headings, found.block, found.label,
                    span, Text(line, number), found.start, "dataview",
                )  # fmt: skip
