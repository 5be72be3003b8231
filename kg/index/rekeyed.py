"""Papers whose citekey has changed while notes go on citing them by the one before.

What the index says of the vault is made of the files as they are. Beside that it remembers what
keys meant that are cited and mean nothing now, as long as they are: this is told when it happens,
and checks say what such a key has become. An index that was made from nothing remembers nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.index.database import Database
from kg.notes import PaperId
from kg.vault.names import Kind
from kg.vault.naming import PREFERRED, keyed_paper, paper_keys

_REMEMBERED = "former citekeys"


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """A paper was called `old` and is called `new`; the notes at `citing` still say `old`."""

    old: str
    new: str
    citing: tuple[str, ...]


def citekeys_of(database: Database, files: Iterable[int] | None) -> dict[str, str]:
    """Return what *files* (all there are, for `None`) call papers, by the key that is compared."""
    said = database.names_of_kind(Kind.CITEKEY) if files is None else database.names_of(files)
    return {name.key: name.value for name in said if name.kind is Kind.CITEKEY}


def followed(database: Database) -> Mapping[str, str]:
    """Return what papers are called now, by the keys that they had and are still cited by."""
    return {key: new for key, (_, new) in _remembered(database).items() if new}


def rekeyed(database: Database, before: Mapping[str, str]) -> tuple[Rekeyed, ...]:
    """Return which citekeys mean nothing any more, though their papers have others.

    *before* are those of the files that changed. A paper is known again by an identifier, else
    by title, year and first author. Where two keys could be meant nothing is said.
    """
    kept = _remembered(database)
    known = {**{key: value for key, (value, _) in kept.items()}, **before}
    lost = {key: value for key, value in known.items() if not database.names(Kind.CITEKEY, key)}
    citing = {key: users for key in lost if (users := database.users([(Kind.CITEKEY, key)]))}
    new = _keys_now(database, {key: keyed_paper(lost[key])[1] for key in citing})
    remembered = {key: (lost[key], new.get(key, "")) for key in sorted(citing)}
    if remembered != kept:
        database.set_meta(_REMEMBERED, json.dumps(remembered))
    return tuple(
        Rekeyed(keyed_paper(lost[key])[0], now, tuple(sorted(citing[key])))
        for key, now in sorted(new.items())
        if kept.get(key, ("", ""))[1] != now
    )


def _remembered(database: Database) -> dict[str, tuple[str, str]]:
    """Return what each key meant that is cited and means nothing, and what it has become."""
    said = json.loads(database.meta(_REMEMBERED) or "{}")
    return {key: (value, new) for key, (value, new) in said.items()}


def _keys_now(database: Database, papers: Mapping[str, PaperId]) -> dict[str, str]:
    """Return the one key that each of *papers* has now, where there is one."""
    if not papers:
        return {}
    said = database.names_of_kind(Kind.CITEKEY)
    now = [keyed_paper(name.value) for name in said if name.rank == PREFERRED]
    found = {
        old: {key for key, other in now if _is_same(paper, other)} for old, paper in papers.items()
    }
    return {old: new.pop() for old, new in found.items() if len(new) == 1}


def _is_same(one: PaperId, other: PaperId) -> bool:
    same = set(paper_keys(one)) & set(paper_keys(other))
    if any(not key.startswith("title:") for key in same):
        return True
    return bool(same) and (one.year, one.author) == (other.year, other.author)
