"""Findings that a note says it knows of: `<!-- kg-ignore: rule -->`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from kg.diagnostics import Diagnostic
from kg.index import Index
from kg.markdown import Document, Span, parse
from kg.markdown.source import source_of

_NOTES = """
SELECT path, note.line, body FROM text JOIN note ON note.id = text.rowid
JOIN file ON file.id = note.file WHERE body LIKE '%kg-ignore%' ORDER BY path, note.line"""
_COMMENT = re.compile(
    r"(?:<!--|%%)\s*kg-ignore(?P<file>-file)?:[ \t]*(?P<rules>[^\n]*)", re.IGNORECASE
)
_RULES = re.compile(r"[A-Za-z][\w-]*(?:[ \t]*,[ \t]*[A-Za-z][\w-]*)*")
_RULE = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One rule that a comment names; it covers one line, or the whole file when `covers` is 0.

    `place` is where the rule's name stands, `comment` the whole comment with the blanks
    before it; both are of one line where the comment is. `rule` is empty, and `place` the
    comment's, where it names none. `is_alone` tells whether the comment has its line for itself.
    """

    path: str
    rule: str
    covers: int
    place: Span
    comment: Span
    is_alone: bool

    def is_about(self, found: Diagnostic) -> bool:
        """Tell whether it covers a finding."""
        if (self.path, self.rule) != (found.path, found.rule):
            return False
        return not self.covers or found.line <= self.covers <= found.end_line


def read_suppressions(index: Index) -> Iterator[Suppression]:
    """Yield every suppression that stands in a note, outside code."""
    for path, first, body in index.database.connection.execute(_NOTES):
        yield from _of_document(path, parse(body, first))


@dataclass(slots=True)
class Suppressions:
    """All that notes say they know of, and what of it was met.

    `ran` are the rules that were looked for, `known` all that there are.
    """

    all: Sequence[Suppression]
    ran: Collection[str]
    known: Collection[str]
    used: set[Suppression] = field(default_factory=set)
    _by_path: dict[str, list[Suppression]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Put the suppressions of each file together."""
        for one in self.all:
            self._by_path.setdefault(one.path, []).append(one)

    def covers(self, found: Diagnostic) -> bool:
        """Tell whether a note says that it knows of a finding; remember what said so."""
        about = [one for one in self._by_path.get(found.path, ()) if one.is_about(found)]
        self.used.update(about)
        return bool(about)

    def is_unused(self, one: Suppression) -> bool:
        """Tell whether its rule was looked for, and nothing found that it covers."""
        return one.rule in self.ran and one not in self.used


def _of_document(path: str, document: Document) -> Iterator[Suppression]:
    source = source_of(document.text, document.first_line)
    lines = document.text.split("\n")
    for span in document.comments:
        row = span.line - document.first_line
        start = source.starts[row] + span.column - 1
        end = source.starts[span.end_line - document.first_line] + span.end_column - 1
        said = _COMMENT.match(document.text, start, end)
        if said is None:
            continue
        before = lines[row][: span.column - 1]
        is_alone = not before.strip(" \t>") and not document.text[end : end + 1].strip()
        covers = _next_line(lines, row, document) if is_alone else span.line
        blanks = len(before) - len(before.rstrip(" \t"))
        comment = source.span(start - blanks, end)
        names = _RULES.match(document.text, said.start("rules"), end)
        rules = list(_RULE.finditer(names[0])) if names else []
        for rule in rules:
            at = said.start("rules") + rule.start()
            yield Suppression(
                path=path,
                rule=rule[0].lower(),
                covers=0 if said["file"] else covers,
                place=source.span(at, at + len(rule[0])),
                comment=comment,
                is_alone=is_alone,
            )
        if not rules:
            yield Suppression(path, "", covers, source.span(start, end), comment, is_alone)


def _next_line(lines: list[str], row: int, document: Document) -> int:
    """Return the line below that is not blank; nothing is on the one behind the last."""
    below = row + 1
    while below < len(lines) and _says_nothing(lines[below].strip(" \t>")):
        below += 1
    return below + document.first_line


def _says_nothing(line: str) -> bool:
    return not line or _COMMENT.match(line) is not None
