"""What can stop a command.

KgError
├── VaultNotFound      no vault here, nor above
├── VaultGone          the vault's folder went while it was watched
├── ConfigError        kg.yaml cannot be used
├── SchemaError        a note type, a relation or a named query cannot be used
├── ThemeError         a file of the vault's own `site/` cannot be used
├── UnknownThing       nothing is called that
├── AmbiguousThing     several things are called that
├── WrongKind          what is called that is of another kind than was asked for
├── UnknownName        no such query, rule or format
├── QueryError         SPARQL that cannot run
├── FindError          an expression of the short query language that cannot be read
├── StoreError         a remote store does not answer, or refuses
├── UnusableSource     what is to be imported is no page
├── MoveError          a rename that would let something in a file mean something else
└── WriteError         a file cannot be written

A mistake inside a note is not an error: it is a `Diagnostic`, and the rest of the
vault is still read. Every error carries one sentence, and in `hint` what to try.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

_SHOWN = 60
"""Characters of an expression that are shown on either side of a mistake in it."""


class KgError(Exception):
    """Base of every error raised by this package; `hint` says what to try."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the sentence and the hint apart: the terminal prints them on two lines."""
        super().__init__(message)
        self.hint = hint


class VaultNotFound(KgError):  # noqa: N818 - it names what happened
    """No vault at the place that was named, or upwards from it."""

    def __init__(self, start: Path, *, is_folder: bool) -> None:
        """Say where the search began."""
        if is_folder:
            super().__init__(
                f"no vault at {start} or above it",
                "run `kg init` in your notes folder, or name it with --vault DIR",
            )
        else:
            super().__init__(f"{start} is not a folder", "name the vault's folder with --vault DIR")


class VaultGone(KgError):  # noqa: N818 - it names what happened
    """The folder of a vault that was watched is there no more."""

    def __init__(self, root: Path) -> None:
        """Say which."""
        super().__init__(f"{root} is gone", "watch it again where it is now")


class ConfigError(KgError):
    """`kg.yaml` says something that cannot be used."""

    def __init__(self, path: Path, line: int, message: str, hint: str = "") -> None:
        """Say where in the file."""
        super().__init__(f"{path}:{line}: {message}", hint)


class SchemaError(KgError):
    """A file of `schema/` says something that cannot be used: a type, a relation, a query."""

    def __init__(self, path: Path, line: int, message: str, hint: str = "") -> None:
        """Say where in the file."""
        super().__init__(f"{path}:{line}: {message}", hint)


class ThemeError(KgError):
    """A file of the vault's own `site/` cannot be used: a template, the logo, the footer."""

    def __init__(self, path: Path, line: int, message: str, hint: str = "") -> None:
        """Say where in the file."""
        super().__init__(f"{path}:{line}: {message}", hint)


class UnknownThing(KgError):  # noqa: N818 - it names what happened
    """Nothing in the vault is called that."""

    def __init__(self, name: str, nearest: Sequence[str]) -> None:
        """Offer the nearest names."""
        super().__init__(f"nothing here is called '{name}'", _did_you_mean(nearest))
        self.nearest = tuple(nearest)


class AmbiguousThing(KgError):  # noqa: N818 - it names what happened
    """Several things in the vault are called that; `candidates` are their names."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        """List the candidates, one a line."""
        super().__init__(
            f"'{name}' may be any of\n" + "\n".join(f"  {c}" for c in candidates),
            "name one of these",
        )
        self.candidates = tuple(candidates)


class WrongKind(KgError):  # noqa: N818 - it names what happened
    """What is called that is a note, a paper, a concept … where another kind was asked for."""

    def __init__(self, name: str, kind: str, wanted: str) -> None:
        """Say which kind it is, and how the other is named."""
        super().__init__(
            f"'{name}' is {_a(kind)}, not {_a(wanted)}",
            f"name {_a(wanted)} as `kg show` takes it, or with its kind: {wanted}:…",
        )


class UnknownName(KgError):  # noqa: N818 - it names what happened
    """There is no query, rule, format or type of that name."""

    def __init__(self, kind: str, name: str, nearest: Sequence[str]) -> None:
        """Offer the nearest names of that kind."""
        super().__init__(f"there is no {kind} called '{name}'", _did_you_mean(nearest))


class QueryError(KgError):
    """SPARQL that cannot be parsed or may not run."""


class FindError(KgError):
    """An expression of the short query language that cannot be read; `column` counts from 0."""

    def __init__(self, expression: str, column: int, message: str, hint: str = "") -> None:
        """Point at the character."""
        first = max(0, column - _SHOWN)
        shown = "".join(c if c.isprintable() else " " for c in expression)[first : column + _SHOWN]
        super().__init__(f"{message}\n  {shown}\n  {' ' * (column - first)}^", hint)
        self.column = column


class StoreError(KgError):
    """A remote store cannot be reached, refuses, or gives no whole answer."""


class UnusableSource(KgError):  # noqa: N818 - it names what happened
    """What is to be imported cannot be: it is no text, or of no form that is known."""

    def __init__(self, name: str, reason: str, hint: str = "") -> None:
        """Say what it is instead."""
        super().__init__(f"{name} {reason}", hint)


class MoveError(KgError):
    """A rename, merge or split that would break something in a file: nothing was changed."""

    def __init__(self, path: str, line: int, message: str, hint: str = "") -> None:
        """Say where in the file."""
        super().__init__(f"{path}:{line}: {message}", hint or "nothing was changed")


class WriteError(KgError):
    """A file cannot be written, or is there already."""


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _did_you_mean(nearest: Sequence[str]) -> str:
    return f"did you mean {' or '.join(repr(n) for n in nearest)}?" if nearest else ""
