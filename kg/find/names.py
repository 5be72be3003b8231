"""Names in an expression: which things people mean by them."""

from __future__ import annotations

from kg.errors import UnknownThing
from kg.find.scope import Scope
from kg.index.words import words
from kg.query import find_thing
from kg.query.items import Items
from kg.query.things import nearest_names

_PEOPLE = "SELECT DISTINCT address, shown FROM label WHERE kind = 'person'"


def thing(scope: Scope, kind: str, name: str) -> str:
    """Return the address of the one thing of *kind* that *name* means.

    The name of a note stands for what the note is about. Raises `UnknownThing` with the
    nearest names of that kind, or `AmbiguousThing`.
    """
    index, base = scope.index, scope.index.config.base
    has_kind = name.startswith((f"{kind}:", f"<{base}", base))
    try:
        return find_thing(
            index.database, index.store, base, name if has_kind else f"{kind}:{name}"
        ).iri
    except UnknownThing:
        topic = _topic(scope, kind, name)
        if topic:
            return topic
    raise UnknownThing(name, nearest_names(index.database, name.lstrip("@"), (kind,)))


def _topic(scope: Scope, kind: str, name: str) -> str:
    """Return what the note called *name* is about, if that is of *kind*."""
    index, base = scope.index, scope.index.config.base
    try:
        note = find_thing(index.database, index.store, base, name)
    except UnknownThing:
        return ""
    topics = Items(index.store).objects(note.iri, "foaf:primaryTopic")
    return next((topic for topic in topics if topic.startswith(f"{base}{kind}/")), "")


def places(scope: Scope, name: str) -> list[str]:
    """Return the addresses that a link to the thing called *name* may have.

    Raises `UnknownThing` or `AmbiguousThing`.
    """
    index = scope.index
    found = find_thing(index.database, index.store, index.config.base, name).iri
    return [found, *Items(index.store).subjects("foaf:primaryTopic", found)]


def people(scope: Scope, name: str, *, exact: bool) -> list[str]:
    """Return the people whose names have a word that begins with each word of *name*.

    With *exact* the words must be the whole name, in any order (`Hubinger, Evan`). Raises
    `UnknownThing` where nobody has.
    """
    wanted = [word.text for word in words(name)]
    labels = scope.index.database.connection.execute(_PEOPLE)
    found = {
        address
        for address, shown in labels
        if _is_called([word.text for word in words(shown)], wanted, exact=exact)
    }
    if not found:
        raise UnknownThing(name, nearest_names(scope.index.database, name, ("person",)))
    return sorted(found)


def _is_called(name: list[str], wanted: list[str], *, exact: bool) -> bool:
    if exact or not wanted:
        return sorted(name) == sorted(wanted)
    return all(any(word.startswith(part) for word in name) for part in wanted)
