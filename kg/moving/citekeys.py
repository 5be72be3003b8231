"""A citekey that becomes another one: in notes, in citations, in bibliographies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg import identifiers
from kg.errors import MoveError, UnknownThing, WriteError
from kg.graph.addresses import Addresses
from kg.graph.cited import Citekeys
from kg.index import Index
from kg.markdown import Cite, Document, parse_notes
from kg.moving.abroad import check_ours
from kg.moving.bibentries import key_edits
from kg.moving.names_after import Moves
from kg.moving.notes import relinked
from kg.moving.originals import Original, Originals
from kg.moving.places import check_free, new_path
from kg.moving.plan import Plan, Replacement, edited
from kg.moving.relinking import Relinking
from kg.names import file_of
from kg.vault.names import FILE, Kind, Names, is_note
from kg.vault.naming import citekey_key, keyed_paper

_LABELS = ("citekey", "citation-key", "citation key", "bibkey")
_LABELLED = re.compile(
    rf"^[ \t>*_-]*[\"']?(?:{'|'.join(_LABELS)})[\"']?[*_]*[ \t]*::?[*_ \t]*[\"'`]?@?([^\s\"'`,;]+)",
    re.IGNORECASE | re.MULTILINE,
)
IsMeant = Callable[[str], bool]


def knows_citekey(index: Index, key: str) -> bool:
    """Tell whether anything in the vault has the key, or cites it."""
    wanted = (Kind.CITEKEY, citekey_key(key))
    return bool(index.database.names(*wanted) or index.database.users([wanted]))


def rename_citekey(index: Index, old: str, new: str) -> Plan:
    """Plan what makes the citekey *old*, without its `@`, be *new* wherever it is named.

    A note whose file is called `@old` is called `@new` as well. Raises `UnknownThing`,
    `WriteError` for what can be no key or is that of another paper, `MoveError`.
    """
    key = identifiers.citekey(new)
    if not key:
        raise WriteError(f"'{new}' is no citekey", "letters, digits and `_:./+-`, without blanks")
    names = Names(index.database.names)
    _check_paper(index, names, old, key)
    is_meant = _meaning(index, old)
    moves = _moved(index, old, key)
    originals = Originals(index.root)
    edits: dict[str, tuple[Replacement, ...]] = {}
    for path in _naming(index, old):
        original = originals.of(path)
        if is_note(path):
            found = tuple(_note_edits(original, is_meant, key))
            _check(original, found, is_meant, key)
        else:
            found = key_edits(original, is_meant, key)
        if found:
            edits[path] = found
    if moves:
        relinking = Relinking(index, originals, Moves(moves), lambda aim, _: aim)
        edits = relinked(relinking, edits)
    return Plan(f"the rename of @{old} to @{key}", originals, edits, moves)


def _naming(index: Index, old: str) -> list[str]:
    """Return the files that have the key, and those that cite it."""
    wanted = citekey_key(old)
    paths = [file_of(name.path) for name in index.database.names(Kind.CITEKEY, wanted)]
    having = {path for path in paths if not index.vault_of(path)}
    if not having:
        check_ours(index, paths)
    return sorted(having | index.database.users([(Kind.CITEKEY, wanted)]))


def _check_paper(index: Index, names: Names, old: str, new: str) -> None:
    """See that *old* is a key, and *new* none or one of the same paper."""
    at = Citekeys(Addresses(index.config.base, names))
    had, has = at.papers(old), at.papers(new)
    cited = bool(index.database.users([(Kind.CITEKEY, citekey_key(old))]))
    if not had and not (cited and has):
        raise UnknownThing(f"@{old}", _nearest(index, old))
    is_same = {one.address for one in had} == {one.address for one in has}
    if had and has and citekey_key(old) != citekey_key(new) and not is_same:
        where = index.database.names(Kind.CITEKEY, citekey_key(new))[0].path
        raise WriteError(f"@{new} is the key of another paper: {where}", "choose another key")


def _nearest(index: Index, key: str) -> list[str]:
    from rapidfuzz import process  # noqa: PLC0415 - only for a mistyped key

    rows = index.database.connection.execute(
        "SELECT DISTINCT value FROM name WHERE kind = ?", (int(Kind.CITEKEY),)
    )
    known = [keyed_paper(value)[0] for (value,) in rows]
    return [f"@{name}" for name, *_ in process.extract(key, known, score_cutoff=60, limit=3)]


def _meaning(index: Index, old: str) -> IsMeant:
    """Return what tells whether a key is *old*: the case counts where it tells two keys apart."""
    said = index.database.names(Kind.CITEKEY, citekey_key(old))
    spelt = {keyed_paper(name.value)[0] for name in said}
    if len(spelt) > 1 and old in spelt:
        return lambda key: key == old
    return lambda key: citekey_key(key) == citekey_key(old)


def _moved(index: Index, old: str, new: str) -> dict[str, str]:
    """Return where the note goes that is called as the key is, with its `@`."""
    said = [n for n in index.database.names(Kind.LINK, f"@{old.casefold()}") if n.rank == FILE]
    moves = {name.path: new_path(name.path, f"@{new}") for name in said}
    for path, there in moves.items():
        if path != there:
            check_free(index.root, index.config, path, there)
    return {path: there for path, there in moves.items() if path != there}


def _cites(note: Document) -> list[Cite]:
    return [cite for citation in note.citations for cite in citation.cites]


def _note_edits(original: Original, is_meant: IsMeant, new: str) -> Iterator[Replacement]:
    for note in original.notes:
        for cite in _cites(note):
            if is_meant(cite.key):
                start = original.offset(cite.span.line, cite.span.column)
                end = original.offset(cite.span.end_line, cite.span.end_column)
                at = original.text.find(cite.key, start, end)
                yield Replacement(at, at + len(cite.key), new)
    for found in _LABELLED.finditer(original.text):
        if is_meant(found[1]):
            yield Replacement(*found.span(1), new)


def _check(original: Original, edits: tuple[Replacement, ...], is_meant: IsMeant, new: str) -> None:
    before, text = original.notes, edited(original.text, edits)
    wanted = [new if is_meant(c.key) else c.key for note in before for c in _cites(note)]
    after = parse_notes(text)
    if [cite.key for note in after for cite in _cites(note)] != wanted or (
        sum(len(note.problems) for note in after) > sum(len(note.problems) for note in before)
    ):
        raise MoveError(original.path, 1, f"a citation cannot hold the key '{new}' here")
