"""Checks of files as they were read."""

from __future__ import annotations

from collections.abc import Iterator

from kg.diagnostics import Diagnostic
from kg.index import Index


def bad_front_matter(index: Index) -> Iterator[Diagnostic]:
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
    """
    return _found(index, "bad-front-matter")


def not_utf8(index: Index) -> Iterator[Diagnostic]:
    """A note that is not UTF-8 text (or UTF-16 with its byte-order mark).

    Why: its letters cannot be told for sure, so nothing of it was read.

    Instead: save the file as UTF-8. `iconv -f LATIN1 -t UTF-8 old.md > new.md` converts.
    """
    return _found(index, "not-utf8")


def unreadable(index: Index) -> Iterator[Diagnostic]:
    """A file that the system would not let us read.

    Why: nothing of it was read.

    Instead: look at its permissions (`ls -l`), or leave it out with `ignore` in `kg.yaml`.
    """
    return _found(index, "unreadable")


def values_disagree(index: Index) -> Iterator[Diagnostic]:
    """Front matter and body say different things of the same paper.

    Why: the front matter is believed; the other value may be the right one.

        year: 2019
        …
        **Citation**: Last, F. (2020). A title.

    Instead: make the two agree.
    """
    return _found(index, "values-disagree")


def _found(index: Index, rule: str) -> Iterator[Diagnostic]:
    return (one for one in index.database.diagnostics() if one.rule == rule)
