"""Papers that a service named: what notes know them by."""

from __future__ import annotations

from dataclasses import replace

from kg.graph.addresses import Addresses
from kg.notes import PaperId
from kg.vault.names import Kind
from kg.vault.naming import KnownPaper, paper_keys


def as_known(paper: PaperId, at: Addresses) -> PaperId | None:
    """Return a fetched paper as notes know it: by one of its identifiers, or by its title.

    Under a title only a paper counts whose year and first author are no others. `None` where
    no note, and no bibliography, knows it.
    """
    for key in paper_keys(paper):
        said = sorted(at.names.get(Kind.PAPER, key), key=lambda n: (n.rank, n.path, n.value))
        known = [KnownPaper.of(name) for name in said]
        same = [one for one in known if one.may_be(paper)] if key.startswith("title:") else known
        if same:
            return _by_its_key(same[0])
    return None


def _by_its_key(known: KnownPaper) -> PaperId:
    """Return a paper with the identifier that notes believe first, and no other."""
    kind, _, value = known.key.partition(":")
    paper = PaperId(title=known.title, year=known.year, author=known.author)
    match kind:
        case "arxiv":
            return replace(paper, arxiv=value)
        case "doi":
            return replace(paper, doi=value)
        case "isbn":
            return replace(paper, isbn=value)
        case "url":
            return replace(paper, url=value)
        case _:
            return paper
