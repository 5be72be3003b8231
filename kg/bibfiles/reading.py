"""A bibliography of any form, told by its name or by how it begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from kg.bibfiles.decoding import decoded
from kg.bibfiles.entries import Bibliography

_Reader: TypeAlias = Callable[[str, str], Bibliography]

_SUFFIXES = {
    ".bib": "bibtex", ".bibtex": "bibtex", ".biblatex": "bibtex", ".json": "csljson",
    ".csljson": "csljson", ".ris": "ris",
}  # fmt: skip
_BIBTEX = re.compile(r"^\s*@\s*\w+\s*[{(]", re.MULTILINE)
_RIS = re.compile(r"^[ \t]*TY  ?- ?[A-Z]{3,}\s*$", re.MULTILINE)
_CSL = re.compile(r"\s*(?:\[\s*(?:\{|\])|\{\s*\"(?:items|id|type|DOI|title)\")")


def form_of_path(path: str) -> str:
    """Return the form that a file's name promises, nothing where it promises none.

    >>> form_of_path("refs.BIB"), form_of_path("refs.json"), form_of_path("page.html")
    ('bibtex', 'csljson', '')
    """
    dot = path.rfind(".")
    return _SUFFIXES.get(path[dot:].lower(), "") if dot >= 0 else ""


def form_of(text: str) -> str:
    r"""Return the form that *text* has, nothing where it is no bibliography.

    >>> form_of("% mine\n@book{a, title={T}}"), form_of('[{"id": "a"}]'), form_of("# Notes")
    ('bibtex', 'csljson', '')
    """
    begin = text[:20_000]
    if _RIS.search(begin):
        return "ris"
    if _CSL.match(begin):
        return "csljson"
    return "bibtex" if _BIBTEX.search(begin) else ""


def read_bibliography(path: str, data: bytes, form: str = "") -> Bibliography:
    """Return the entries in *data* and what is wrong with them. Never raises on what it holds.

    *path* is told in diagnostics; *form* is one of `bibtex`, `csljson` and `ris`, or is found out.
    """
    text, told = decoded(data, path)
    read = _reader(form or form_of_path(path) or form_of(text))(text, path)
    return replace(read, diagnostics=(*told, *read.diagnostics)) if told else read


def _reader(form: str) -> _Reader:
    """Return what reads a form; most refreshes read none, so that it is loaded only now."""
    if form == "csljson":
        from kg.bibfiles.csl import read_csl  # noqa: PLC0415

        return read_csl
    if form == "ris":
        from kg.bibfiles.ris import read_ris  # noqa: PLC0415

        return read_ris
    from kg.bibfiles.bibtex import read_bibtex  # noqa: PLC0415

    return read_bibtex
