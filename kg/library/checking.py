"""Finding what is wrong in the notes."""

from __future__ import annotations

from collections.abc import Sequence

from kg.diagnostics import Diagnostic
from kg.library.opened import Opened


class Checking(Opened):
    """The rules, run over the vault."""

    def check(self, rules: Sequence[str] = ()) -> tuple[Diagnostic, ...]:
        """Return the diagnostics, in reading order. Raises `UnknownName` for a rule."""
        from kg.checks import check  # noqa: PLC0415 - the other commands need no rules

        return check(self._index, rules)
