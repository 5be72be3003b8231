"""Finding what is wrong in the notes, and mending what is certain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.diagnostics import Diagnostic
from kg.library.opened import Opened

if TYPE_CHECKING:
    from kg.checks import Fix

_ROUNDS = 3
"""How often the vault is looked at before the rest is left to another time."""


class Checking(Opened):
    """The rules, run over the vault."""

    def check(self, rules: Sequence[str] = ()) -> tuple[Diagnostic, ...]:
        """Return the diagnostics, in reading order, of *rules* or of all.

        Severities are those of `kg.yaml`; what notes suppress is left out. Raises
        `UnknownName` for a rule, `ConfigError` for one in `kg.yaml`, `SchemaError` for
        shapes that cannot be used.
        """
        from kg.checks import check  # noqa: PLC0415 - the other commands need no rules

        return check(self._index, rules)

    def fix(self, rules: Sequence[str] = (), *, dry_run: bool = False) -> tuple[Fix, ...]:
        """Mend what *rules* (all when empty) can mend without guessing; return what was done.

        Every other byte of a file stays. What only shows when something else is mended (in
        front matter that could not be read, say) is mended in the next of a few rounds; with
        *dry_run* nothing is written, and there is one round. Raises as `check` does, and
        `WriteError`, also for a file that was changed meanwhile.
        """
        from kg.checks import fix  # noqa: PLC0415 - as above

        done: tuple[Fix, ...] = ()
        for _ in range(1 if dry_run else _ROUNDS):
            mended = fix(self._index, rules, dry_run=dry_run)
            done += mended
            if not mended:
                break
            if not dry_run:
                self.refresh()
        return done
