"""What is to be called otherwise, found by its name: a note, a heading, a tag and so on."""

from __future__ import annotations

from kg.errors import AmbiguousThing, UnknownThing, WriteError
from kg.index import Index
from kg.markdown.wikilinks import split_fragment
from kg.moving.abroad import check_ours
from kg.moving.citekeys import knows_citekey, rename_citekey
from kg.moving.concepts import knows_concept, rename_concept
from kg.moving.fragments import rename_block, rename_heading
from kg.moving.notes import rename_file
from kg.moving.plan import Plan
from kg.moving.tags import rename_tag
from kg.query.things import nearest_names
from kg.vault.names import FILE, Ambiguous, Found, Kind, Names, is_note, link_key


def plan_rename(index: Index, old: str, new: str, *, keep_alias: bool = False) -> Plan:
    """Plan a rename of what *old* names.

    A note or file by its name or path, `#tag`, `@citekey`, `note#Heading`, `note#^block`,
    `concept:Label`; a label alone where no file is called so. Raises `UnknownThing`,
    `AmbiguousThing`, `WriteError` or `MoveError`.
    """
    if old in index.database.files_at([old]):
        return rename_file(index, old, new, keep_alias=keep_alias)
    if keep_alias and (old.startswith("@") or "#" in old):
        what = "only a note or a concept keeps its old name as an alias"
        raise WriteError(what, "leave out --keep-alias")
    if old.startswith("#"):
        return rename_tag(index, old[1:], new)
    if old.startswith("concept:"):
        return rename_concept(index, old.partition(":")[2], new, keep_alias=keep_alias)
    if "#" in old:
        return _rename_part(index, old, new)
    if old.startswith("@") and (knows_citekey(index, old[1:]) or not _has_file(index, old)):
        return rename_citekey(index, old[1:], new)
    if knows_concept(index, old) and not _has_file(index, old):
        return rename_concept(index, old, new, keep_alias=keep_alias)
    return rename_file(index, file_called(index, old), new, keep_alias=keep_alias)


def _rename_part(index: Index, old: str, new: str) -> Plan:
    name, headings, block = split_fragment(old)
    place = place_called(index, name)
    if block:
        return rename_block(index, place, block, new)
    return rename_heading(index, place, headings, new)


def _has_file(index: Index, name: str) -> bool:
    """Tell whether a file of the vault is called *name*, one or several."""
    last = link_key(name).rpartition("/")[2]
    return any(one.rank == FILE for one in index.database.names(Kind.LINK, last))


def file_called(index: Index, name: str) -> str:
    """Return the path of the file that *name* means, by its own name and not by an alias.

    Raises `UnknownThing` with the nearest names, `AmbiguousThing` with the candidates.
    """
    own = Names(lambda kind, key: [n for n in index.database.names(kind, key) if n.rank == FILE])
    return _resolved(index, own, name)


def place_called(index: Index, name: str) -> str:
    """Return the place of the note that a link to *name* means. Raises as `file_called`."""
    place = _resolved(index, Names(index.database.names), name)
    if not is_note(place):
        raise WriteError(f"{place} is no note", "only notes have headings and blocks")
    return place


def _resolved(index: Index, names: Names, name: str) -> str:
    if link_key(name):
        match names.resolve(name, ""):
            case Found(path=path):
                check_ours(index, [path])
                return path
            case Ambiguous(paths=paths):
                raise AmbiguousThing(name, paths)
            case _:
                pass
    said = [n.path for n in index.database.names(Kind.LINK, link_key(name))]
    near = said or nearest_names(index.database, name, ("note",))
    raise UnknownThing(name, list(dict.fromkeys(near)))


def heading_called(index: Index, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the place of the note and the headings that `NOTE#Heading` means.

    Raises as `file_called`, and `WriteError` where no heading is named.
    """
    note, headings, block = split_fragment(name)
    if block or not headings or not note:
        raise WriteError(f"'{name}' names no section", "write NOTE#Heading")
    return place_called(index, note), headings


def note_called(index: Index, name: str) -> str:
    """Return the path of the note that *name* means. Raises as `file_called`."""
    path = file_called(index, name)
    if not is_note(path):
        raise WriteError(f"{path} is no note", "name a note")
    return path
