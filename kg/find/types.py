"""Note types in an expression: a type covers the types that extend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.find.expressions import Term
from kg.find.nearest import nearest
from kg.find.scope import Scope
from kg.names import fold

if TYPE_CHECKING:
    from kg.notes import NoteTypes

_NOTES = "SELECT graph FROM note WHERE kind = ? ORDER BY graph"


def of_type(scope: Scope, term: Term) -> str:
    """Return the pattern of the notes of a type.

    Where the classes of the graph do not tell the type from others, the notes are listed.
    Raises `FindError` for a type that does not exist.
    """
    types = scope.index.schema.types
    name = _named(types, term)
    wanted = {name} if term.operator == "=" else _covered(types, name)
    classes = {types.by_name[one].class_ for one in wanted}
    if wanted >= {one.name for one in types.by_name.values() if one.class_ in classes}:
        return " UNION ".join(f"{{ ?note a {class_} }}" for class_ in sorted(classes))
    run = scope.index.database.connection.execute
    notes = {note for one in wanted for (note,) in run(_NOTES, (one,))}
    return scope.values("?note", sorted(notes))


def _named(types: NoteTypes, term: Term) -> str:
    """Return the name of the type that is called so, or whose notes say so."""
    text, wanted = term.value.text, fold(term.value.text)
    for kind in types.by_name.values():
        if wanted == fold(kind.name):
            return kind.name
    for kind in types.by_name.values():
        if wanted in kind.values:
            return kind.name
    hint = nearest(text, types.by_name) or f"there are {', '.join(types.by_name)}"
    raise term.value.place.error(f"there is no note type '{text}'", hint)


def _covered(types: NoteTypes, name: str) -> set[str]:
    """Return a type and those that extend it; every type extends `note`."""
    if name == types.plain.name:
        return set(types.by_name)
    covered = {name}
    while more := {one.name for one in types.by_name.values() if one.extends in covered} - covered:
        covered |= more
    return covered
