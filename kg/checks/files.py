"""Checks of files as they were read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.checks.base import Finding
from kg.checks.quoting import quoting_edits
from kg.checks.texts import Texts
from kg.diagnostics import Diagnostic
from kg.index import Index


def bad_front_matter(index: Index) -> Iterator[Finding]:
    """Front matter that is not YAML, or not `key: value` lines.

    Why: the note's title, aliases, tags and links in its front matter are lost to the
    graph; only its text was read.

        ---
        title: Risks: an overview
        ---

    Instead:

        ---
        title: "Risks: an overview"
        ---

    `--fix` puts a value in quotes where nothing else is wrong.
    """
    texts = Texts(index)
    for one in as_read(index, "bad-front-matter"):
        edits = quoting_edits(texts.lines(one.path), one.line)
        found = finding_of(one)
        yield replace(found, help="put the value in quotes", edits=edits) if edits else found


def not_utf8(index: Index) -> Iterator[Finding]:
    """A note that is not UTF-8 text (or UTF-16 with its byte-order mark).

    Why: its letters cannot be told for sure, so nothing of it was read. A bibliography is read
    all the same, in the encoding that it names or as Windows-1252: look at its accents.

    Instead: save the file as UTF-8. `iconv -f LATIN1 -t UTF-8 old.md > new.md` converts.
    """
    return map(finding_of, as_read(index, "not-utf8"))


def unreadable(index: Index) -> Iterator[Finding]:
    """A file that the system would not let us read, or a list that cannot be used.

    Why: nothing of it was read. For `concepts.yaml` the finding says which entry is wrong.

    Instead: look at its permissions (`ls -l`), or leave it out with `ignore` in `kg.yaml`.
    """
    return map(finding_of, as_read(index, "unreadable"))


def too_many_links(index: Index) -> Iterator[Finding]:
    """A note with more than 20,000 links to notes and files.

    Why: each link is stated with its place and its sentence, and some hundred thousand from
    one note are more than a computer holds. The first 20,000 are in the graph; the others are
    only counted.

    Instead: make several notes of it, or leave it out with `ignore` in `kg.yaml`.
    """
    return map(finding_of, as_read(index, "too-many-links"))


def as_read(index: Index, rule: str) -> Iterator[Diagnostic]:
    """Yield what reading the files found by itself."""
    return (one for one in index.database.diagnostics() if one.rule == rule)


def finding_of(one: Diagnostic) -> Finding:
    """Return what reading found as a check gives it."""
    return Finding(
        path=one.path,
        line=one.line,
        column=one.column,
        end_line=one.end_line,
        end_column=one.end_column,
        message=one.message,
        help=one.help,
        severity=one.severity,
    )
