"""An entry of a bibliography as it was written: what it says, on which lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from kg.diagnostics import Diagnostic, Severity

_TEX = re.compile(r"[\\{}~^$&%#_<>|]|--|``|''")

IMPORTED = "kg-import"
"""The field in which an entry keeps what an import brought: no part of what it says."""


@dataclass(frozen=True, slots=True)
class Field:
    r"""A field of an entry: `value` is its text.

    `latex` is how LaTeX sets it where that is more than the text (`M{\"u}ller`), `line` where it
    stands. Fields that LaTeX does not read (addresses, identifiers, paths) have none.
    """

    name: str
    value: str
    latex: str = ""
    line: int = 0

    @classmethod
    def of_latex(cls, name: str, value: str, latex: str, line: int = 0) -> Field:
        """Return a field whose text is *value*; *latex* is kept where it says more."""
        says_more = latex != value or _TEX.search(latex)
        return cls(name, value, latex if says_more else "", line)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `type` and the names of fields are in lower case, each field once.

    `form` is what it was written in: `bibtex`, `csljson` or `ris`.
    """

    key: str
    type: str
    fields: tuple[Field, ...]
    line: int
    end_line: int
    form: str = "bibtex"

    def field(self, name: str) -> Field | None:
        """Return the field of that name."""
        return next((field for field in self.fields if field.name == name), None)

    def get(self, *names: str) -> str:
        """Return the text of the first of *names* that says something, else nothing."""
        texts = (found.value for name in names if (found := self.field(name)))
        return next((text for text in texts if text.strip()), "")


def other_keys(entry: Entry) -> tuple[str, ...]:
    """Return the keys by which an entry may be cited beside its own: BibLaTeX's `ids`."""
    return tuple(key for key in re.split(r"[\s,]+", entry.get("ids")) if key)


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The entries of one file in their order, and what is wrong with it."""

    entries: tuple[Entry, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    def without(self, patterns: Sequence[str]) -> Bibliography:
        """Return the entries without the fields that *patterns* match, as `file` or `bdsk-*`."""
        if not patterns:
            return self

        def is_kept(field: Field) -> bool:
            return not any(fnmatchcase(field.name, pattern.lower()) for pattern in patterns)

        kept = (replace(one, fields=tuple(filter(is_kept, one.fields))) for one in self.entries)
        return replace(self, entries=tuple(kept))


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a bibliography, of which something is told."""

    path: str
    line: int
    column: int = 1

    def unreadable(self, message: str, help_: str = "") -> Diagnostic:
        """Say why an entry is not read."""
        return self._told("unreadable-entry", Severity.ERROR, message, help_)

    def malformed(self, message: str, help_: str = "") -> Diagnostic:
        """Say what is wrong in an entry that was read."""
        return self._told("malformed-entry", Severity.WARNING, message, help_)

    def duplicate(self, message: str, help_: str = "") -> Diagnostic:
        """Say that a key is another entry's."""
        return self._told("duplicate-citekey", Severity.WARNING, message, help_)

    def not_utf8(self, message: str, help_: str = "") -> Diagnostic:
        """Say in which encoding a file was read."""
        return self._told("not-utf8", Severity.WARNING, message, help_)

    def _told(self, rule: str, severity: Severity, message: str, help_: str) -> Diagnostic:
        line, column = self.line, self.column
        return Diagnostic(self.path, line, column, line, column, rule, severity, message, help_)
