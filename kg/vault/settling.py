"""Changes of several files at once: carried out, finished after a kill, or taken back.

Nobody else may read or change the vault's index meanwhile: the caller holds the writer's lock.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg.errors import WriteError
from kg.vault import journal as journals
from kg.vault.journal import BACK, READY, STAGING, Journal, Step
from kg.vault.staging import Change, content_hash, copy, new_folders, stage, step_of

_UNTOUCHED = "nothing was changed"


@dataclass(frozen=True, slots=True)
class Settled:
    """How a change that was interrupted ended; `left` are files that others changed meanwhile."""

    what: str
    is_finished: bool
    left: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return it as a sentence."""
        end = "finished" if self.is_finished else "taken back"
        but = f", but for {', '.join(self.left)}, changed meanwhile" if self.left else ""
        return f"{self.what} was interrupted; it is {end} now{but}"


def carry_out(root: Path, what: str, changes: Sequence[Change], undoes: str = "") -> Settled:
    """Make all of *changes*, or none.

    Raises `WriteError` where a file is no longer what it was, or cannot be written: then
    nothing has changed.
    """
    settle(root)
    token = secrets.token_hex(8)
    steps = tuple(step_of(number, token, change) for number, change in enumerate(changes))
    journal = Journal(token, what, steps, tuple(new_folders(root, changes)), undoes)
    _see_unchanged(root, steps)
    try:
        journals.begin(root, journal)
        stage(root, journal, changes)
        _see_unchanged(root, steps)
        journals.proceed(root, STAGING, READY)
        return _finish(root, journal)
    except OSError as error:
        hint = _given_up(root, journal)
        raise WriteError(f"{_place(root, error)}: {error.strerror}", hint) from error
    except BaseException:  # Ctrl-C too
        _given_up(root, journal)
        raise


def settle(root: Path) -> Settled | None:
    """End the change that an interrupted process left behind, if there is one.

    Raises `WriteError` where it can neither be finished nor taken back.
    """
    before = journals.state(root)
    if not before:
        return None
    try:
        journal = journals.read(root)
        if before == READY:
            return _finish(root, journal)
        return Settled(journal.what, is_finished=False, left=_take_back(root, journal))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise WriteError(
            f"files were being renamed when kg was interrupted, and that cannot be ended: {reason}",
            f"make the vault writable; what was there is kept in {journals.folder(root)}",
        ) from error


def _given_up(root: Path, journal: Journal) -> str:
    """Take back what was begun; return what is to be said of it."""
    try:
        left = _take_back(root, journal)
    except OSError:
        return "what was done of it will be taken back by the next command"
    return f"nothing was changed, but for {', '.join(left)}" if left else _UNTOUCHED


def _see_unchanged(root: Path, steps: Sequence[Step]) -> None:
    for step in steps:
        now = content_hash(root / step.path)
        if now != step.before:
            what = "was changed meanwhile" if step.before else "is there already"
            raise WriteError(f"{step.path} {what}", f"{_UNTOUCHED}; run the command again")


def _finish(root: Path, journal: Journal) -> Settled:
    """Put everything in its place; or take all back where others changed a file before."""
    states = {step.path: content_hash(root / step.path) for step in journal.steps}
    left = tuple(s.path for s in journal.steps if states[s.path] not in (s.before, s.after))
    pending = [step for step in _in_order(journal.steps) if states[step.path] == step.before]
    lost = any(s.staged and not _staged(root, s).exists() for s in pending)
    if lost or (left and len(left) + len(pending) == len(journal.steps)):
        return Settled(journal.what, is_finished=False, left=_take_back(root, journal))
    for step in pending:
        if content_hash(root / step.path) == step.before:
            _put(root / step.path, _staged(root, step), step)
        else:
            left += (step.path,)
    _sync_all(root, journal)
    if left:
        _clear_staged(root, journal)
    journals.record(root, journal)
    return Settled(journal.what, is_finished=True, left=left)


def _in_order(steps: Sequence[Step]) -> list[Step]:
    """Return *steps* so that nothing goes before what comes in its place is there."""
    return sorted(steps, key=lambda step: (bool(step.before), not step.after))


def _staged(root: Path, step: Step) -> Path:
    return (root / step.path).parent / step.staged


def _put(file: Path, staged: Path, step: Step) -> None:
    if step.after:
        staged.replace(file)
    else:
        file.unlink()


def _take_back(root: Path, journal: Journal) -> tuple[str, ...]:
    """Put back what was there before; return the files that others have changed since."""
    now = journals.state(root)
    if now == READY:
        journals.proceed(root, READY, BACK)
    left = []
    if now in (READY, BACK):
        kept = journals.kept_folder(root, journal)
        for step in reversed(_in_order(journal.steps)):
            found = content_hash(root / step.path)
            if found == step.before:
                continue
            if found == step.after and not (step.before and not (kept / step.kept).exists()):
                _restore(root / step.path, kept / step.kept, journal.token)
            else:
                left.append(step.path)
        _sync_all(root, journal)
    _clear_staged(root, journal)
    journals.remove_folders(root, journal)
    if now:
        journals.close(root, journal)
    return tuple(left)


def _restore(file: Path, kept: Path, token: str) -> None:
    if kept.is_dir():  # nothing was there
        file.unlink()
        return
    again = _again(file, token)
    again.unlink(missing_ok=True)
    copy(kept, again)
    again.replace(file)


def _again(file: Path, token: str) -> Path:
    """Return where the old content of a file lies while it is put back."""
    return file.parent / f".kg-{token}-back"


def _clear_staged(root: Path, journal: Journal) -> None:
    for step in journal.steps:
        with suppress(OSError):
            _again(root / step.path, journal.token).unlink(missing_ok=True)
            if step.staged:
                _staged(root, step).unlink(missing_ok=True)


def _sync_all(root: Path, journal: Journal) -> None:
    for place in {(root / step.path).parent for step in journal.steps}:
        if place.is_dir():
            journals.sync(place)


def _place(root: Path, error: OSError) -> str:
    """Return which file refused, by its path in the vault where it has one."""
    name = str(error.filename or root)
    return f"cannot write {name.removeprefix(f'{root}/')}"
