"""A note or other file that is called otherwise, or goes to another folder."""

from __future__ import annotations

from collections.abc import Collection

from kg.index import Index
from kg.moving.aliases import with_alias
from kg.moving.names_after import Moves
from kg.moving.originals import Originals
from kg.moving.places import check_free, check_movable, new_path
from kg.moving.plan import Plan, Replacement, edited
from kg.moving.relinking import Relinking
from kg.vault.names import Kind, alias_name, is_note, link_key


def rename_file(index: Index, old: str, name: str, *, keep_alias: bool = False) -> Plan:
    """Plan what makes the file at *old* be called *name*, with every link to it.

    With *keep_alias* its old name stays as an alias. Raises `WriteError` for a name that is
    taken or can be none, `MoveError` for a link that cannot follow.
    """
    check_movable(index, old)
    new = new_path(old, name)
    check_free(index.root, index.config, old, new)
    alias = old.rpartition("/")[2].removesuffix(".md") if keep_alias and is_note(old) else ""
    kept = (alias_name(alias, new),) if alias else ()
    originals = Originals(index.root)
    relinking = Relinking(index, originals, Moves({old: new}, kept), lambda aim, _: aim)
    edits = relinked(relinking, {old: with_alias(originals.of(old), alias)} if alias else {})
    return Plan(
        f"the rename of {old} to {new}",
        originals,
        edits,
        {old: new},
        remarks=(*_captured(index, new), *_many(index, old), *_retyped(index, originals, old, new)),
    )


def relinked(
    relinking: Relinking,
    others: dict[str, tuple[Replacement, ...]] | None = None,
    leaving: Collection[str] = (),
) -> dict[str, tuple[Replacement, ...]]:
    """Return the edits of all links, with *others* by their files, each file checked.

    Files in *leaving* are left to somebody else. Raises `MoveError` where a link cannot follow.
    """
    edits = dict(others or {})
    for path in relinking.touched():
        if is_note(path) and path not in leaving:
            found = relinking.replacements(path)
            if found:
                edits[path] = (*edits.get(path, ()), *found)
            if path in edits:
                relinking.check(path, edited(relinking.originals.of(path).text, edits[path]))
    return edits


def _captured(index: Index, new: str) -> list[str]:
    """Say how many links that led nowhere lead to the new name."""
    key = link_key(new).rpartition("/")[2]
    if index.database.names(Kind.LINK, key):
        return []
    waiting = index.database.users([(Kind.LINK, key)])
    several = "a link" if len(waiting) == 1 else "links"
    where = ", ".join(sorted(waiting)[:3])
    return [f"{several} to '{key}' led nowhere until now: {where}"] if waiting else []


def _retyped(index: Index, originals: Originals, old: str, new: str) -> list[str]:
    """Say that a note gets another type, where its file's name or folder decides it."""
    if not (is_note(old) and is_note(new)):
        return []
    declared = originals.of(old).notes[0].front_matter.values.get("type")
    said = declared if isinstance(declared, str) else ""
    configured = index.config.types
    before, after = (index.schema.types.of(path, said, configured).name for path in (old, new))
    return [f"it is read as {after} now, not as {before}"] if before != after else []


def _many(index: Index, old: str) -> list[str]:
    """Say that the notes' other names stay, where the file holds several."""
    row = index.database.connection.execute(
        "SELECT count(*) FROM note JOIN file ON file.id = note.file WHERE path = ?", (old,)
    ).fetchone()
    return ["the file holds several notes: they keep their own names"] if row[0] > 1 else []
