"""`kg import`."""

from __future__ import annotations

import sys
from typing import Annotated, TypeAlias

import typer

from kg.errors import UnusableSource
from kg.importing import Imported
from kg.importing.entries import ImportedEntries, Source, read_entries
from kg.importing.papers import Paper, read_paper
from kg.importing.sources import read_source
from kg.importing.webpages import Address, is_address
from kg_cli.failures import COULD_NOT_RUN, say
from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output.fetched import say_waiting
from kg_cli.output.imported import print_imported

FORMATS = ("text", "json")
_Read: TypeAlias = str | Paper | Source | Address


def import_(  # noqa: PLR0913 - what is imported, and where to
    ctx: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|URL…", help="Pages, PDFs, bibliographies; - is standard input."
        ),
    ],
    *,
    as_type: Annotated[
        str, typer.Option("--as", metavar="TYPE", help="The note type, if it is to be no guess.")
    ] = "",
    out: Annotated[
        str, typer.Option("--out", metavar="FOLDER", help="The folder in the vault.")
    ] = "",
    attach: Annotated[
        str,
        typer.Option(
            "--attach", metavar="FOLDER", help="Copy PDFs from outside into this folder of it."
        ),
    ] = "",
    offline: Annotated[
        bool, typer.Option("--offline", help="Ask nobody for addresses (or KG_OFFLINE=1).")
    ] = False,
    notes: Annotated[
        bool, typer.Option("--notes", help="Of a bibliography: begin a note on each paper.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change, write nothing.")
    ] = False,
) -> int:
    """Make notes of pages and PDFs; merge bibliographies into the vault's own.

    The note type is told by the sections that the page has. The note lies where notes of
    its type lie. A page that was imported before changes its note only where nobody has
    written since; what was left out of the page (sign-in lines and the like) is listed.
    A PDF (litkg[pdf]) becomes a literature note with abstract, references and what was
    highlighted, page by page; imported again, what was marked since is added.
    A page by its address is got once; that of a paper on arXiv, doi.org, OpenAlex or Semantic
    Scholar becomes the literature note that `kg new` would begin.
    BibTeX, BibLaTeX, CSL-JSON and RIS (Zotero's exports, too) go into the first .bib file that
    `citation: bibliography:` in kg.yaml names, else into references.bib: an entry is known again
    by identifier, then by title; of one that is there only fields change that an import brought
    and nobody changed since.

    Exit status: 0 imported or nothing to do, 1 a section or field was changed by both sides and
    stays as it is in the vault, or an entry cannot be read, 2 a page cannot be read or a note not
    be written.
    """
    settings = settings_of(ctx)
    pages = [_read(name) for name in sources]
    vault = opened(settings)

    def imported(page: _Read) -> Imported | ImportedEntries:
        if isinstance(page, Source):
            return vault.import_entries(page, notes=notes, dry_run=dry_run)
        if isinstance(page, Address):
            return vault.import_address(
                page.url,
                as_type=as_type,
                folder=out,
                attach=attach,
                offline=offline,
                dry_run=dry_run,
                waiting=say_waiting,
            )
        if isinstance(page, Paper):
            return vault.import_pdf(
                page, as_type=as_type, folder=out, attach=attach, dry_run=dry_run
            )
        return vault.import_text(page, as_type=as_type, folder=out, dry_run=dry_run)

    done: list[Imported | ImportedEntries] = []
    status = 0
    for page in pages:
        try:
            done.append(imported(page))
        except UnusableSource as error:  # a page that cannot be got; the others can
            say(str(error), error.hint)
            status = COULD_NOT_RUN
    print_imported(done, settings, dry_run=dry_run)
    return status or (1 if any(one.conflicts for one in done) else 0)


def _read(name: str) -> _Read:
    """Read a page, a PDF or a bibliography; an address stays one. Raises `UnusableSource`."""
    if is_address(name):
        return Address(name)
    data = sys.stdin.buffer.read() if name == "-" else None
    return read_paper(name, data) or read_entries(name, data) or read_source(name, data)
