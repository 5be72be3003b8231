"""The keys by which the papers of a vault can be cited."""

from __future__ import annotations

from typing import NamedTuple

from kg.index.database import Database
from kg.vault import Kind
from kg.vault.naming import keyed_paper


class CitekeyRow(NamedTuple):
    """A citekey as it is written, without `@`, and the title and year (0: unknown) of its paper."""

    key: str
    title: str
    year: int


def citekeys(database: Database) -> tuple[CitekeyRow, ...]:
    """Return every citekey, by key: those of notes and bibliographies, and those made for others.

    A key that several papers have is there as often.
    """
    rows = database.connection.execute(
        "SELECT DISTINCT value FROM name WHERE kind = ?", (int(Kind.CITEKEY),)
    )
    known = (keyed_paper(value) for (value,) in rows)
    return tuple(sorted({CitekeyRow(key, paper.title, paper.year) for key, paper in known}))
