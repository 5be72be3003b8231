"""Which papers a citekey means, and the notes on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from kg.graph.addresses import Addresses
from kg.graph.terms import Term
from kg.notes import PaperId
from kg.vault.names import Kind, Name, is_note
from kg.vault.naming import CITED, citekey_key, keyed_paper, paper_keys
from kg.vault.vaults import Vaults


class Cited(NamedTuple):
    """A paper that a citation may mean, its address, and the note on it if there is one."""

    paper: PaperId
    address: Term
    note: Term | None
    place: str = ""
    """Where that note stands."""

    @property
    def leads_to(self) -> Term:
        """Where a citation leads: to the note, else to the paper itself."""
        return self.note or self.address


@dataclass(frozen=True, slots=True)
class Citekeys:
    """What the keys of a vault mean, looked up among its names; *home* is its name here."""

    at: Addresses
    home: str = ""

    def papers(self, key: str) -> tuple[Cited, ...]:
        """Return the papers that *key* means: where the case decides, the one it fits."""
        return self.at.once(self._papers, (self.home, key))

    def _papers(self, key: tuple[str, str]) -> tuple[Cited, ...]:
        vaults = self.at.names.vaults
        return self._among_vaults(key[1], vaults) if vaults else self._said(key[1])

    def _among_vaults(self, key: str, vaults: Vaults) -> tuple[Cited, ...]:
        """Look in the vault of the note first, then in the one that is named, else in all."""
        calls = vaults.calls.get(self.home, {})
        name, _, rest = key.partition(":")
        named = calls.get(name.casefold())
        return (
            self._said(key, lambda path: vaults.of(path) == self.home)
            or (() if named is None else self._said(rest, lambda path: vaults.of(path) == named))
            or self._said(key, lambda path: vaults.of(path) in calls.values())
        )

    def _said(self, key: str, counts: Callable[[str], bool] = lambda _: True) -> tuple[Cited, ...]:
        """Return what *key* means in the files whose path *counts*."""
        said = [n for n in self.at.names.get(Kind.CITEKEY, citekey_key(key)) if counts(n.path)]
        believed = [n for n in said if n.rank == min(n.rank for n in said)]
        papers: dict[Term, Cited] = {}
        for name in sorted(_fitting(believed, key), key=lambda name: name.path):
            paper = keyed_paper(name.value)[1]
            address = self.at.paper(paper).address
            if address not in papers:
                note = self._note_on(paper, address, name.path)
                there = self.at.note(note) if note else None
                papers[address] = Cited(paper, address, there, note)
        return tuple(papers.values())

    def _note_on(self, paper: PaperId, address: Term, wish: str) -> str:
        """Return the place of the note on a paper: *wish* if that is one; empty without one."""
        said = {n for key in paper_keys(paper) for n in self.at.names.get(Kind.PAPER, key)}
        paths = {n.path for n in said if n.rank < CITED and is_note(n.path)}
        notes = sorted(paths, key=lambda path: (path != wish, self._is_abroad(path), path))
        return next((path for path in notes if self._is_on(path, address)), "")

    def _is_abroad(self, path: str) -> bool:
        vaults = self.at.names.vaults
        return vaults is not None and vaults.of(path) != self.home

    def _is_on(self, place: str, address: Term) -> bool:
        topic = self.at.topic(place)
        return isinstance(topic, PaperId) and self.at.paper(topic).address == address


def _fitting(names: list[Name], key: str) -> list[Name]:
    """Return those of *names* that are spelled as *key* is, all where none is."""
    return [name for name in names if keyed_paper(name.value)[0] == key] or names
