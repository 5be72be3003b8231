"""Papers whose citekey has changed while notes go on citing them by the one before.

The index is made of the files as they are and forgets the key: so this is told when it happens.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.index.database import Database
from kg.notes import PaperId
from kg.vault.names import Kind
from kg.vault.naming import PREFERRED, keyed_paper, paper_keys


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """A paper was called `old` and is called `new`; the notes at `citing` still say `old`."""

    old: str
    new: str
    citing: tuple[str, ...]


def citekeys_of(database: Database, files: Iterable[int] | None) -> dict[str, tuple[str, PaperId]]:
    """Return what *files* (all there are, for `None`) call papers, by the key that is compared."""
    said = database.names_of_kind(Kind.CITEKEY) if files is None else database.names_of(files)
    return {name.key: keyed_paper(name.value) for name in said if name.kind is Kind.CITEKEY}


def rekeyed(database: Database, before: dict[str, tuple[str, PaperId]]) -> tuple[Rekeyed, ...]:
    """Return which of the citekeys *before* mean nothing now, though their papers have others.

    A paper is known again by an identifier, else by title, year and first author. Where two
    keys could be meant nothing is said.
    """
    lost = {
        key: (database.users([(Kind.CITEKEY, key)]), *said)
        for key, said in before.items()
        if not database.names(Kind.CITEKEY, key)
    }
    lost = {key: said for key, said in lost.items() if said[0]}
    if not lost:
        return ()
    now = [
        keyed_paper(name.value)
        for name in database.names_of_kind(Kind.CITEKEY)
        if name.rank == PREFERRED
    ]
    found = []
    for citing, old, paper in lost.values():
        new = {key for key, other in now if _is_same(paper, other)}
        if len(new) == 1:
            found.append(Rekeyed(old, new.pop(), tuple(sorted(citing))))
    return tuple(sorted(found, key=lambda one: one.old))


def _is_same(one: PaperId, other: PaperId) -> bool:
    same = set(paper_keys(one)) & set(paper_keys(other))
    if any(not key.startswith("title:") for key in same):
        return True
    return bool(same) and (one.year, one.author) == (other.year, other.author)
