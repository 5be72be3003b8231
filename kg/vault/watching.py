"""The files of a vault as they change: bursts of them, as editors and checkouts make them.

What the system tells is not all that happens: it forgets when too much happens at once, it
tells nothing of files that came with a new folder, and nothing while the machine sleeps. So
now and then all is to be looked at: after a pause, after a while, after a jump of the clock.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from kg.errors import KgError, VaultGone
from kg.vault.files import ALWAYS_LEFT_OUT

QUIET = 40
"""Milliseconds without a change after which a burst is over."""

LONGEST = 5000
"""Milliseconds after which a burst that goes on is told of."""

FEW = 100
"""Files that are looked at one by one; where more changed, all are."""

_PULSE = 500
"""Milliseconds after which somebody who waits for changes looks at the clock."""

_SETTLED = 3.0
"""Seconds after the last change when all is looked at: what was read young is old by then."""

_EVERY = 60.0
"""Seconds between two looks at all where nothing seems to change."""

_JUMP = 5.0
"""Seconds by which the two clocks of a machine part when it slept, or when one was set."""

_PASSING = (".tmp", ".swp", ".swx", ".part", ".crdownload", "~")
"""Ends of names that editors and browsers give to files that soon have another name."""

_IGNORING = ".gitignore"


@dataclass(frozen=True, slots=True)
class Burst:
    """What changed: `paths` relative to the vault; `is_all`: anything else may have, too."""

    paths: frozenset[str] = frozenset()
    is_all: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in seconds, on the clock that stands still in sleep and on the wall's."""

    steady: float
    wall: float

    @classmethod
    def now(cls) -> Moment:
        """Return this one."""
        return cls(time.monotonic(), time.time())


@dataclass(slots=True)
class Looks:
    """When all is to be looked at: `looked` is when it last was, `seen` the last pulse."""

    looked: Moment
    seen: Moment = field(init=False)
    changed: Moment | None = None

    def __post_init__(self) -> None:
        """Begin with the look that was just taken."""
        self.seen = self.looked

    def is_due(self, now: Moment) -> bool:
        """Tell whether all is to be looked at *now*; then it counts as looked at."""
        jump = abs((now.wall - self.seen.wall) - (now.steady - self.seen.steady))
        is_settled = self.changed is not None and now.steady - self.changed.steady >= _SETTLED
        self.seen = now
        if jump < _JUMP and not is_settled and now.steady - self.looked.steady < _EVERY:
            return False
        self.looked, self.changed = now, None
        return True


@dataclass(frozen=True, slots=True)
class Watched:
    """Which files count: those of the vault at `root` that are not of the folder `out`."""

    root: str
    out: str

    def __call__(self, _change: object, path: str) -> bool:
        """Tell whether a change of *path* counts."""
        if path == self.root:
            return True
        if f"{path}/".startswith(f"{self.out}/"):
            return False
        *folders, name = path[len(self.root) + 1 :].split("/")
        if any(one.startswith(".") or one in ALWAYS_LEFT_OUT for one in folders):
            return False
        if name.startswith(".") or name in ALWAYS_LEFT_OUT:
            return name == _IGNORING
        return not name.endswith(_PASSING)


def bursts(root: Path, out: Path) -> Iterator[Burst]:
    """Yield what changed in the vault at *root*, but not in its folder *out*; never ends.

    The first says that watching has begun: whoever read the vault before looks once more.
    Raises `KeyboardInterrupt` when it is told to stop, `VaultGone` when the folder is no more,
    `KgError` where the system watches nothing more.
    """
    root, out = Path(os.path.realpath(root)), Path(os.path.realpath(out))
    while True:
        try:
            own = root.stat()
        except OSError as error:
            raise VaultGone(root) from error
        looks = Looks(Moment.now())
        for changes in _changes(root, out):
            if not _is_at(root, own):
                break  # another folder may have come in its place: that one is watched
            if changes is None or looks.is_due(Moment.now()):
                yield Burst(is_all=True)
            if changes:
                looks.changed = Moment.now()
                yield _burst(root, changes)


def _changes(root: Path, out: Path) -> Iterator[set[str] | None]:
    """Yield the paths of each burst, none at each pulse, `None` when watching has begun.

    What does not count is left out here: a filter of `watch` would keep it from pulsing
    while others read the index again and again.
    """
    from watchfiles import watch  # noqa: PLC0415 - only who watches needs it

    counts = Watched(str(root), str(out))
    found = watch(
        root,
        watch_filter=None,
        debounce=LONGEST,
        step=QUIET,
        rust_timeout=_PULSE,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    try:
        first = next(found)
    except FileNotFoundError as error:
        raise VaultGone(root) from error
    except OSError as error:
        hint = "allow more watches to the system, or set WATCHFILES_FORCE_POLLING=true"
        raise KgError(f"{root} cannot be watched: {error}", hint) from error
    yield None
    for changes in chain((first,), found):
        yield {path for change, path in changes if counts(change, path)}


def _burst(root: Path, changed: Iterable[str]) -> Burst:
    """Return what *changed*; a folder says nothing of what came with it."""
    paths = frozenset(os.path.relpath(path, root) for path in changed)
    names_folder = any(
        path == "." or path.endswith(_IGNORING) or (root / path).is_dir() for path in paths
    )
    return Burst(paths, is_all=names_folder or len(paths) > FEW)


def _is_at(root: Path, own: os.stat_result) -> bool:
    try:
        return os.path.samestat(root.stat(), own)
    except OSError:
        return False
