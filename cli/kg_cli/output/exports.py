"""Exports, to standard output, a file or a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from kg.config import DEFAULT_BASE
from kg.errors import UnknownName, WriteError
from kg.exports import COLLECTIONS, DOCUMENTS, FORMS, HOLDING_NOTES, WHOLE
from kg.library.citing import BIBLIOGRAPHIES
from kg.library.vault import Vault
from kg.query.exports import FORMATS as GRAPH_FORMS
from kg_cli.failures import say
from kg_cli.output.listing import write

COMPARISON = "latex"
"""The form in which papers are set side by side."""
NETWORKS = ("graphml", "gexf")
"""Forms of things and typed edges, as `kg graph` has them."""
_BINARY = ("anki",)
"""Forms that no terminal can show."""
_FOR_OTHERS = ("nanopub", "rocrate", "void")
"""Forms whose addresses others will follow."""
_ESCAPING = ("nanopub", "void")
"""Forms in which a character can be written as an escape."""


def check_form(form: str) -> None:
    """Raise `UnknownName`, with those that are nearest, for a format that nothing is written in."""
    known = (*GRAPH_FORMS, *BIBLIOGRAPHIES, *FORMS, COMPARISON, *NETWORKS)
    if form not in known:
        from rapidfuzz import process  # noqa: PLC0415 - only for a mistyped name

        near = process.extract(form, known, score_cutoff=70, limit=1)
        raise UnknownName("format", form, [found[0] for found in near] or known)


def write_export(
    vault: Vault, form: str, expression: str, output: Path | None, *, published: bool
) -> int:
    """Write the vault in a form of `kg.exports`; return 1 where an expression finds nothing."""
    if expression and form in WHOLE:
        raise typer.BadParameter(f"{form} is always of the whole vault", param_hint="FIND")
    if expression and not vault.find(expression, limit=1):
        say(f"{expression!r} finds nothing", "`kg find` says what it finds")
        return 1
    if form in _FOR_OTHERS and vault.config.base == DEFAULT_BASE:
        say(f"addresses begin with {DEFAULT_BASE}", "`base:` in kg.yaml says where yours begin")
    if _is_collection(form, output):
        from kg_cli.output.files import replace_files  # noqa: PLC0415 - few exports are folders

        if output is None:
            raise typer.BadParameter(f"{form} is several files: name a folder", param_hint="-o")
        is_folder = output.suffix != ".zip" or output.is_dir()
        if is_folder and form in HOLDING_NOTES and vault.would_read(output):
            raise WriteError(
                f"{output} lies among the notes of the vault: what is in it would be read again",
                "name a folder elsewhere, or leave it out with `ignore:` in kg.yaml",
            )
        replace_files(output, vault.exported_files(form, expression, published=published))
        return 0
    if output is None and form in _BINARY:
        raise typer.BadParameter(f"{form} is no text: name a file", param_hint="-o")
    exported = vault.exported(form, expression, published=published)
    write_document(exported, form, output)
    return 0


def network(vault: Vault, form: str) -> bytes:
    """Return all things and their edges in a form of `NETWORKS`."""
    from kg.network.formats import formatted  # noqa: PLC0415 - networkx is heavy

    return formatted(vault.graph(), form).encode()


def write_comparison(vault: Vault, papers: Sequence[str], output: Path | None) -> int:
    """Write the comparison of papers as tables for LaTeX; return 1 where nothing is compared."""
    from kg_cli.output.comparisons import grid, latex_tables  # noqa: PLC0415 - one form of many

    comparison = vault.compare(*papers)
    if not comparison.things:
        say("no note assesses a paper by the 5 Cs")
        return 1
    laid_out = grid(comparison, things_as_columns=True)
    write_document(latex_tables(comparison.title, laid_out).encode(), COMPARISON, output)
    return 0


def write_document(exported: bytes, form: str, output: Path | None) -> None:
    """Write one document; on standard output nothing in it may steer the terminal."""
    if output is not None:
        from kg_cli.output.files import replace_file  # noqa: PLC0415 - only with -o

        replace_file(output, exported)
        return
    from kg_cli.output.graphs import printable  # noqa: PLC0415 - only without -o
    from kg_cli.output.safety import clean  # noqa: PLC0415 - as above

    escapes = form not in (*FORMS, COMPARISON, *NETWORKS) or form in _ESCAPING
    write(printable(exported, form) if escapes else clean(exported.decode()))


def _is_collection(form: str, output: Path | None) -> bool:
    """Tell whether a form is to be written as several files: by what *output* is, or is called."""
    if form not in DOCUMENTS or form not in COLLECTIONS:
        return form in COLLECTIONS
    if output is None:
        return False
    return output.suffix == ".zip" or (output.is_dir() if output.exists() else not output.suffix)
