"""A heading or a block id that is called otherwise, with every link to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.errors import MoveError, UnknownThing, WriteError
from kg.index import Index
from kg.markdown import Document, Link, parse_notes
from kg.moving.inside import Headed, headings, key, meant, place_of, places_of_block
from kg.moving.names_after import Moves
from kg.moving.notes import relinked
from kg.moving.originals import Original, Originals
from kg.moving.plan import Plan, Replacement, edited
from kg.moving.relinking import Aim, Aiming, Relinking
from kg.names import file_of
from kg.vault.names import is_note

_BLOCK = re.compile(r"[A-Za-z0-9-]+")


def rename_heading(index: Index, place: str, old: tuple[str, ...], new: str) -> Plan:
    """Plan what makes a heading of the note at *place* say *new*; of several the first is meant.

    Raises `UnknownThing`, `WriteError` for what cannot be a heading, `MoveError`.
    """
    path, words = file_of(place), " ".join(new.split())
    relinking = _relinking(index, path)
    note, original = _note(relinking, place), relinking.originals.of(path)
    found = headings(note)
    which = meant(found, old)[-1]
    if which is None:
        raise UnknownThing("#".join((place, *old)), [one.name for one in found][:3])
    at = place_of(original, found[which])
    renamed = replace(found[which], typed=words)
    _check_heading(path, found, which, renamed)
    if at is None:
        raise MoveError(path, found[which].line, "the heading cannot be rewritten")
    edit = Replacement(*at, words)
    _check_headings(original, edit, found, renamed)

    def aiming(aim: Aim, _: Link) -> Aim:
        if aim.place != place or not aim.headings:
            return aim
        means = meant(found, aim.headings)
        pairs = zip(aim.headings, means, strict=True)
        return replace(
            aim,
            headings=tuple(
                _called(t, found[which], renamed) if m == which else t for t, m in pairs
            ),
        )

    edits = relinked(
        Relinking(index, relinking.originals, relinking.moves, aiming), {path: (edit,)}
    )
    same = sum(bool(one.keys & found[which].keys) for one in found) - 1
    more = [f"{path} has {same} more of that name: the first was renamed"] if same else []
    what = f"the rename of {place}#{found[which].name} to {renamed.name}"
    return Plan(what, relinking.originals, edits, remarks=tuple(more))


def rename_block(index: Index, place: str, old: str, new: str) -> Plan:
    """Plan what gives a block of the note at *place* the id *new*.

    Raises `UnknownThing`, `WriteError` for what can be no id or is taken, `MoveError`.
    """
    path, name = file_of(place), new.removeprefix("^")
    relinking = _relinking(index, path)
    note, original = _note(relinking, place), relinking.originals.of(path)
    places = places_of_block(original, note, old)
    if not places:
        known = [f"{place}#^{one.id}" for one in note.block_ids]
        raise UnknownThing(f"{place}#^{old}", known[:3])
    if not _BLOCK.fullmatch(name):
        raise WriteError(f"'{name}' cannot be a block id", "letters of a to z, digits and -")
    if name.casefold() != old.casefold() and places_of_block(original, note, name):
        raise WriteError(f"{place} has a block ^{name} already", "choose another id")

    def aiming(aim: Aim, _: Link) -> Aim:
        is_meant = aim.place == place and aim.block.casefold() == old.casefold()
        return replace(aim, block=name) if is_meant else aim

    edits = {path: tuple(Replacement(*at, name) for at in places)}
    edits = relinked(Relinking(index, relinking.originals, relinking.moves, aiming), edits)
    return Plan(f"the rename of {place}#^{old} to ^{name}", relinking.originals, edits)


def following(
    originals: Originals, edits: Mapping[str, tuple[Replacement, ...]]
) -> tuple[frozenset[str], Aiming]:
    """Return the files in which *edits* change headings, and what links to these are to mean."""
    changed: dict[str, list[tuple[list[Headed], list[Headed]]]] = {}
    for path, several in edits.items():
        before = [headings(note) for note in originals.of(path).notes] if is_note(path) else []
        text = edited(originals.of(path).text, several) if before else ""
        after = [headings(note) for note in parse_notes(text)]
        pairs = list(zip(before, after, strict=False))
        if [len(old) for old in before] == [len(new) for new in after] and before != after:
            changed[path] = pairs

    def aiming(aim: Aim, _: Link) -> Aim:
        for old, new in changed.get(file_of(aim.place), ()) if aim.headings else ():
            means = meant(old, aim.headings)
            if None not in means:
                pairs = zip(aim.headings, means, strict=True)
                return replace(aim, headings=tuple(_changed(t, old, new, n) for t, n in pairs))
        return aim

    return frozenset(changed), aiming


def _changed(typed: str, old: Sequence[Headed], new: Sequence[Headed], which: int | None) -> str:
    if which is None or old[which].typed == new[which].typed:
        return typed
    return _called(typed, old[which], new[which])


def _relinking(index: Index, path: str) -> Relinking:
    return Relinking(index, Originals(index.root), Moves({path: path}), lambda aim, _: aim)


def _note(relinking: Relinking, place: str) -> Document:
    notes = dict(relinking.notes(file_of(place)))
    if place not in notes:
        raise UnknownThing(place, list(notes))
    return notes[place]


def _called(typed: str, old: Headed, new: Headed) -> str:
    """Return what a link calls the new heading that called the old one *typed*."""
    return new.slug if typed == old.slug != old.name else new.name


def _check_heading(path: str, found: list[Headed], which: int, new: Headed) -> None:
    if not new.name or not key(new.name) or new.typed.endswith("#"):
        raise WriteError(f"'{new.typed}' cannot be a heading", "write it in words")
    for number, one in enumerate(found):
        if number != which and one.keys & new.keys:
            raise MoveError(
                path, one.line, f"there is a heading '{one.name}' already",
                "links could not tell the two apart",
            )  # fmt: skip


def _check_headings(
    original: Original, edit: Replacement, found: list[Headed], new: Headed
) -> None:
    """See that *edit* makes one heading another one and leaves all others."""
    before = [h for note in original.notes for h in headings(note)]
    after = [h for n in parse_notes(edited(original.text, [edit])) for h in headings(n)]
    wanted = [new if one in found and one.line == new.line else one for one in before]
    if [(one.typed, one.level) for one in after] != [(one.typed, one.level) for one in wanted]:
        raise WriteError(f"'{new.typed}' cannot be a heading", "write it in plain words")
