"""What is to be called otherwise, found by its name: a note, a heading, a tag and so on."""

from __future__ import annotations

from kg.errors import AmbiguousThing, UnknownThing
from kg.index import Index
from kg.moving.notes import rename_file
from kg.moving.plan import Plan
from kg.query.things import nearest_names
from kg.vault.names import FILE, Ambiguous, Found, Kind, Names, link_key


def plan_rename(index: Index, old: str, new: str, *, keep_alias: bool = False) -> Plan:
    """Plan a rename of what *old* names: a note by its file's name or path.

    Raises `UnknownThing`, `AmbiguousThing`, `WriteError` or `MoveError`.
    """
    return rename_file(index, file_called(index, old), new, keep_alias=keep_alias)


def file_called(index: Index, name: str) -> str:
    """Return the path of the file that *name* means, by its own name and not by an alias.

    Raises `UnknownThing` with the nearest names, `AmbiguousThing` with the candidates.
    """
    names = Names(lambda kind, key: [n for n in index.database.names(kind, key) if n.rank == FILE])
    if link_key(name):
        match names.resolve(name, ""):
            case Found(path=path):
                return path
            case Ambiguous(paths=paths):
                raise AmbiguousThing(name, paths)
            case _:
                pass
    said = [n.path for n in index.database.names(Kind.LINK, link_key(name))]
    near = said or nearest_names(index.database, name, ("note",))
    raise UnknownThing(name, list(dict.fromkeys(near)))
