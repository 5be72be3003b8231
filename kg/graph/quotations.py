"""What a quotation states of its source: which PDF of the vault, and whether that says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kg.graph.addresses import Addresses
from kg.graph.cited import Citekeys
from kg.graph.terms import Term, literal, term
from kg.markdown import LinkKind
from kg.notes import Item, Note, PaperId, PdfFile, Target, Uri, Value
from kg.notes import Term as Curie
from kg.notes.pdfs import is_absolute
from kg.pdf import Unreadable
from kg.pdf.searching import Text
from kg.vault.names import Found, Kind, Missing, Resolution
from kg.vault.naming import paper_keys

QUOTED = ("schema:Quotation",)
"""The classes of a quotation."""
_BASED_ON = "schema:isBasedOn"
_SETTLED = frozenset((_BASED_ON, "dcterms:source", "kg:verification"))


class Sources(Protocol):
    """The texts of the PDFs of a vault."""

    def text(self, path: str) -> Text | Unreadable:
        """Return the text of the PDF at *path*, or why there is none."""


@dataclass(frozen=True, slots=True)
class Quotations:
    """Settles the quotations of one note: `add` takes a triple."""

    note: Note
    at: Addresses
    sources: Sources | None
    add: Callable[[Term, Term, Term], None]

    def settled(self, item: Item) -> Item:
        """Return a quotation with the paper it is of, its PDFs, and what they say of it."""
        said = dict(item.statements)
        based = [value for name, value in item.statements if name == _BASED_ON]
        paper = next(filter(None, map(self._paper, based)), None)
        named = [value.target for _, value in item.statements if isinstance(value, PdfFile)]
        paths = list(dict.fromkeys(self._paths(named, paper)))
        found = self._verification(str(said.get("schema:text") or ""), paths)
        made: list[tuple[str, Value]] = [("dcterms:source", Uri(self._file(p))) for p in paths]
        if paper:
            made.append((_BASED_ON, paper))
            if found != "kg:Unverified":
                made.append(("kg:verifiedAgainst", paper))
        kept = [pair for pair in item.statements if pair[0] not in _SETTLED]
        return replace(item, statements=(*kept, *made, ("kg:verification", Curie(found))))

    def _paper(self, based: Value) -> PaperId | None:
        """Return the paper that is named, cited by its key, or that the note linked to is about."""
        if isinstance(based, PaperId):
            return based
        if not isinstance(based, Target):
            return None
        if based.link.kind is LinkKind.CITATION:
            vaults = self.at.names.vaults
            home = vaults.of(self.note.path) if vaults else ""
            papers = Citekeys(self.at, home).papers(based.link.target)
            return papers[0].paper if len(papers) == 1 else None
        found = self.at.names.resolve(based.link.target, self.note.place)
        topic = self.at.topic(found.path) if isinstance(found, Found) else None
        return topic if isinstance(topic, PaperId) else None

    def _paths(self, named: Sequence[str], paper: PaperId | None) -> Iterator[str]:
        """Yield the PDFs that are meant, and remember that their texts matter.

        Those that the note names, else those that any note or bibliography has of the paper.
        """
        said = [(target, self.note.place) for target in named]
        if not said and paper:
            names = {n for key in paper_keys(paper) for n in self.at.names.get(Kind.PDF_OF, key)}
            said = sorted((name.value, name.path) for name in names)
        for target, place in said:
            found = self._resolved(target, place)
            if isinstance(found, Found) and found.path.lower().endswith(".pdf"):
                self.at.names.get(Kind.PDF, found.path)
                yield found.path

    def _resolved(self, target: str, place: str) -> Resolution:
        """Return the file that is named; one that lies elsewhere may have a copy of its name."""
        found = self.at.names.resolve(target, place)
        if isinstance(found, Missing) and is_absolute(target):
            return self.at.names.resolve(re.split(r"[\\/]", target)[-1], place)
        return found

    def _file(self, path: str) -> str:
        address = self.at.file(path)
        self.add(address, term("rdf:type"), term("kg:Attachment"))
        self.add(address, term("kg:sourcePath"), literal(path))
        return address[1:-1]

    def _verification(self, quotation: str, paths: list[str]) -> str:
        """Return what came of looking a quotation up; nothing where not all could be read."""
        if self.sources is None or not paths:
            return "kg:Unverified"
        is_whole = True
        for path in paths:
            text = self.sources.text(path)
            if isinstance(text, Text) and text.find(quotation):
                return "kg:Verbatim"
            is_whole = is_whole and isinstance(text, Text) and text.is_whole
        return "kg:NotFound" if is_whole else "kg:Unverified"
