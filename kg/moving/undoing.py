"""Taking back what was done last, where the files are still as it left them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.errors import WriteError
from kg.index import Index
from kg.markdown import decode
from kg.moving.moved import FileMoved, Moved, diff
from kg.vault import journal as journals
from kg.vault.journal import Journal, Step
from kg.vault.settling import carry_out
from kg.vault.staging import Change, content_hash


def undo(index: Index, *, dry_run: bool) -> Moved:
    """Take back the last rename, merge or split, or only say what that would do.

    Raises `WriteError` where there is none, or a file is no longer as it left it.
    """
    with index.alone():
        found = journals.last(index.root)
        if found is None:
            raise WriteError("there is nothing to undo")
        name, journal = found
        _see_as_left(index.root, journal)
        kept = journals.kept_folder(index.root, journal)
        what = f"the undoing of {journal.what}"
        moved = Moved(what, tuple(_files(index.root, kept, journal)))
        if not dry_run:
            carry_out(index.root, what, [_change(kept, step) for step in journal.steps], name)
    return moved


def _see_as_left(root: Path, journal: Journal) -> None:
    """Raise `WriteError` for the first file that is not as the change left it."""
    for step in journal.steps:
        now = content_hash(root / step.path)
        if now != step.after:
            what = "is gone" if not now else "was changed" if step.after else "is there again"
            raise WriteError(
                f"{step.path} {what} since {journal.what}", "nothing was undone; mend it by hand"
            )
        if step.before and content_hash(_kept(root, journal, step)) != step.before:
            raise WriteError(f"what {step.path} was before is no longer kept")


def _kept(root: Path, journal: Journal, step: Step) -> Path:
    return journals.kept_folder(root, journal) / step.kept


def _change(kept: Path, step: Step) -> Change:
    return Change(step.path, step.after, source=kept / step.kept if step.before else None)


def _files(root: Path, kept: Path, journal: Journal) -> Iterator[FileMoved]:
    """Yield what becomes of each file: one that went elsewhere comes back from there."""
    came = {step.to for step in journal.steps}
    for step in journal.steps:
        if step.path in came:
            continue
        path, to = step.path if step.after else step.to, step.path if step.before else ""
        now = _text(root / path) if path else ""
        then = _text(kept / step.kept) if step.before else ""
        yield FileMoved(path, to, 0, diff(path, to, now, then))


def _text(file: Path) -> str:
    """Return a text to be shown; nothing of what is none."""
    try:
        return decode(file.read_bytes())
    except UnicodeDecodeError:
        return ""
