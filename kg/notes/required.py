"""Sections that a note's type requires and the note lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.diagnostics import Diagnostic, Severity
from kg.notes.sections import Section
from kg.notes.types import NoteType

_OF_THE_PAPER = ("citation", "assessments")
"""Readers whose sections front matter may stand for, or that have rules of their own."""


def missing_sections(
    path: str, kind: NoteType, found: Iterable[Section], line: int
) -> Iterator[Diagnostic]:
    """Report each required section that is not among those *found*, on the note's first *line*."""
    there = {section.type.name for section in found if section.type}
    for wanted in kind.sections:
        if wanted.required and wanted.name not in there and wanted.reader not in _OF_THE_PAPER:
            heading = wanted.headings[0] if wanted.headings else wanted.name
            yield Diagnostic(
                path, line, 1, line, 1, "missing-section", Severity.WARNING,
                f"there is no section '{heading}', which the type '{kind.name}' requires",
                f"`kg explain {kind.name}` lists the sections of the type",
            )  # fmt: skip
