"""PDFs that front matter names by their paths, without the brackets of a link."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from kg.index import Index
from kg.markdown import Document, Link, LinkKind, Span, Text
from kg.markdown.source import source_of
from kg.markdown.yaml_values import read_yaml
from kg.names import fold
from kg.notes.pdfs import is_absolute, is_pdf

_KEYS = frozenset(("pdf", "pdfs", "file", "files", "attachment", "attachments"))
_NAMING = (
    "SELECT DISTINCT file.path FROM note JOIN file ON file.id = note.file"
    " WHERE instr(asked, '\"matter\":') AND instr(lower(asked), lower(?))"
)


def attaching(index: Index, paths: Iterable[str]) -> set[str]:
    """Return the files of the notes that may name one of *paths* in their front matter."""
    found: set[str] = set()
    for path in filter(is_pdf, paths):
        name = json.dumps(path.rpartition("/")[2])[1:-1]
        found.update(row[0] for row in index.database.connection.execute(_NAMING, (name,)))
    return found


def attached(note: Document) -> Iterator[Link]:
    """Yield the PDFs that a note's front matter names, as links."""
    end = note.front_matter.end_line
    if not end or not any(fold(key) in _KEYS for key in note.front_matter.values):
        return
    lines = note.text.split("\n")
    yaml = "\n".join(lines[1 : end - note.first_line])
    source = source_of(yaml, note.first_line + 1)
    for scalar in read_yaml(yaml).scalars:
        typed = yaml[scalar.start : scalar.end].rstrip()
        quoted = typed[:1] in "\"'" and typed[-1:] == typed[:1]
        start = scalar.start + quoted
        target = typed[1:-1] if quoted else typed
        is_path = target == scalar.value and is_pdf(target) and not is_absolute(target)
        if is_path and fold(scalar.key) in _KEYS and not {"[", ":", ";"} & set(target):
            span: Span = source.span(start, start + len(target))
            text = Text(target, span.line)
            yield Link(LinkKind.IMAGE, target, (), "", "", span, text, 0, scalar.key)
