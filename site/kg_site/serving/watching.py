"""The files of a vault as they change: bursts of them, as editors and checkouts make them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError

QUIET = 60
"""Milliseconds without a change after which a burst is over."""

LONGEST = 1500
"""Milliseconds after which a burst that goes on is told of."""

_FIRST = 100
"""Milliseconds after which it is known that watching has begun."""

_LEFT_OUT = frozenset({"node_modules", "__pycache__"})
_PASSING = (".tmp", ".swp", ".swx", ".part", ".crdownload", "~")
"""Ends of names that editors and browsers give to files that soon have another name."""


@dataclass(frozen=True, slots=True)
class Watched:
    """Which files count: those of the vault at `root` that are not of the site in `out`."""

    root: Path
    out: Path

    def __call__(self, _change: object, path: str) -> bool:
        """Tell whether a change of *path* counts."""
        file = Path(path)
        if not file.is_relative_to(self.root) or file.is_relative_to(self.out):
            return False
        parts = file.relative_to(self.root).parts
        return not any(part.startswith(".") or part in _LEFT_OUT for part in parts) and (
            not path.endswith(_PASSING)
        )


def bursts(root: Path, out: Path) -> Iterator[frozenset[str]]:
    """Yield what changed in the vault at *root*, by paths relative to it; never ends.

    The first is empty and says that watching has begun: whoever read the vault before looks
    once more. Raises `KeyboardInterrupt` when it is told to stop, `KgError` where the system
    watches nothing more.
    """
    from watchfiles import watch  # noqa: PLC0415 - only who watches needs it

    root, out = root.resolve(), out.resolve()
    found = watch(
        root,
        watch_filter=Watched(root, out),
        debounce=LONGEST,
        step=QUIET,
        rust_timeout=_FIRST,
        yield_on_timeout=True,
    )
    try:
        first = next(found)
    except OSError as error:
        hint = "allow more watches to the system, or set WATCHFILES_FORCE_POLLING=true"
        raise KgError(f"{root} cannot be watched: {error}", hint) from error
    yield _paths(root, first)
    yield from (_paths(root, changes) for changes in found if changes)


def _paths(root: Path, changes: Iterable[tuple[object, str]]) -> frozenset[str]:
    return frozenset(Path(path).relative_to(root).as_posix() for _, path in changes)
