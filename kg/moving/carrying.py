"""A plan carried out: the files as they are to be, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator

from kg.index import Index
from kg.moving.abroad import check_ours
from kg.moving.moved import FileMoved, Moved, diff
from kg.moving.originals import Original
from kg.moving.plan import Plan, edited
from kg.vault.settling import carry_out
from kg.vault.staging import Change, content_hash


def carry(index: Index, plan: Plan, *, dry_run: bool) -> Moved:
    """Carry out *plan*, or only say what it would do.

    Raises `WriteError` where a file was changed since the plan was made, or cannot be written:
    then none is; `MoveError` where one lies in another vault.
    """
    check_ours(index, (*plan.edits, *plan.moves, *plan.removed))
    files = tuple(_files(index, plan))
    moved = Moved(plan.what, tuple(file for file, _ in files), plan.remarks)
    if dry_run:
        return moved
    changes = [change for _, several in files for change in several]
    with index.alone():
        settled = carry_out(index.root, plan.what, changes)
    left = [f"{path} was changed meanwhile and stays as it is" for path in settled.left]
    return Moved(moved.what, moved.files, (*moved.remarks, *left))


def _files(index: Index, plan: Plan) -> Iterator[tuple[FileMoved, list[Change]]]:
    for path in sorted({*plan.edits, *plan.moves}):
        edits, to = plan.edits.get(path, ()), plan.moves.get(path, path)
        if edits:
            original = plan.originals.of(path)
            new = edited(original.text, edits)
            shown = diff(path, to, original.text, new)
            yield FileMoved(path, to, len(set(edits)), shown), _rewritten(original, to, new)
        else:
            before = content_hash(index.root / path)
            come = Change(to, "", source=index.root / path)
            yield (
                FileMoved(path, to, 0, diff(path, to, "", "")),
                [come, Change(path, before, to=to)],
            )
    for path, text in sorted(plan.created.items()):
        made = Change(path, "", text.encode())
        yield FileMoved("", path, 0, diff("", path, "", text)), [made]
    for path in plan.removed:
        original = plan.originals.of(path)
        shown = diff(path, "", original.text, "")
        yield FileMoved(path, "", 0, shown), [Change(path, original.hash)]


def _rewritten(original: Original, to: str, text: str) -> list[Change]:
    data = original.encoded(text)
    if to == original.path:
        return [Change(to, original.hash, data)]
    gone = Change(original.path, original.hash, to=to)
    return [Change(to, "", data, like=original.path), gone]
