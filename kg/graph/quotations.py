"""What a quotation states of its source: which PDF of the vault, and whether that says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from kg.graph.addresses import Addresses
from kg.graph.terms import Term, literal, term
from kg.notes import Item, Note, PdfFile, Uri
from kg.notes import Term as Curie
from kg.notes.model import Statements
from kg.pdf import Unreadable
from kg.pdf.searching import Text
from kg.vault.names import Found, Kind

QUOTED = ("schema:Quotation",)
"""The classes of a quotation."""


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
        """Return a quotation with the PDFs that it names, and with what they say of it."""
        named = [value for _, value in item.statements if isinstance(value, PdfFile)]
        if not named:
            return item
        paths = list(dict.fromkeys(self._paths(named)))
        said = dict(item.statements)
        found = self._verification(str(said.get("schema:text") or ""), paths)
        kept: Statements = tuple(
            pair for pair in item.statements
            if pair[0] != "kg:verification" and not isinstance(pair[1], PdfFile)
        )  # fmt: skip
        files = tuple(("dcterms:source", Uri(self._file(path))) for path in paths)
        paper = said.get("schema:isBasedOn")
        against = (("kg:verifiedAgainst", paper),) if paper and found != "kg:Unverified" else ()
        return replace(
            item, statements=(*kept, *files, ("kg:verification", Curie(found)), *against)
        )

    def _paths(self, named: list[PdfFile]) -> Iterator[str]:
        """Yield the PDFs of the vault that are named, and remember that their texts matter."""
        for one in named:
            found = self.at.names.resolve(one.target, self.note.place)
            if isinstance(found, Found) and found.path.lower().endswith(".pdf"):
                self.at.names.get(Kind.PDF, found.path)
                yield found.path

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
