"""How a paper is cited: set in the style of the vault, as BibTeX, as CSL-JSON."""

from __future__ import annotations

from markupsafe import Markup

from kg.bibliography.bibtex import bibtex
from kg.bibliography.reference import Reference
from kg.bibliography.written import csl_json
from kg_site.addresses import href, safe_part
from kg_site.citations.marking import markup, outward
from kg_site.shelf import Shelf
from kg_site.views import CiteAs, Ref

ALL = "references"
"""The name of the files that hold all papers."""


def cite_as(shelf: Shelf, iri: str) -> CiteAs | None:
    """Return how the paper at *iri* is cited; nothing where it is no paper."""
    reference = shelf.vault.references.all.get(iri)
    if reference is None:
        return None
    words = shelf.vault.citation_style().entry(reference)
    return CiteAs(
        text=Markup(markup(words, list(outward(words, reference)))),  # noqa: S704 - escaped there
        bibtex=bibtex([reference]),
        csl=csl_json([reference]),
        files=files_of(shelf, iri),
    )


def files_of(shelf: Shelf, iri: str) -> tuple[Ref, ...]:
    """Return the files that hold the paper at *iri* for other programs."""
    reference = shelf.vault.references.all[iri]
    return tuple(
        Ref(name, href(f"{path_of(reference)}.{ending}"))
        for name, ending in (("BibTeX", "bib"), ("CSL-JSON", "json"))
    )


def path_of(reference: Reference) -> str:
    """Return where the files of one paper lie, without what tells their form."""
    return f"bib/{safe_part(reference.key)}"
