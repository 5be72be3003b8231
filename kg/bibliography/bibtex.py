"""References as BibTeX and as BibLaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote

from kg.bibliography.kept import enclosed, kept_fields, kept_type
from kg.bibliography.latex import latex
from kg.bibliography.reference import Author, Reference

_TYPES = {
    "article": ("misc", "online"),
    "article-journal": ("article", "article"),
    "book": ("book", "book"),
    "document": ("misc", "misc"),
    "paper-conference": ("inproceedings", "inproceedings"),
    "report": ("techreport", "report"),
    "thesis": ("phdthesis", "thesis"),
    "webpage": ("misc", "online"),
}
"""BibTeX's and BibLaTeX's types, by CSL's."""
_VENUES = {
    "article": "journal",
    "conference": "booktitle",
    "inbook": "booktitle",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "book": "publisher",
    "techreport": "institution",
    "report": "institution",
    "phdthesis": "school",
    "thesis": "institution",
    "online": "organization",
    "misc": "howpublished",
}
_LATEX_NAMES = {"journal": "journaltitle", "year": "date", "archiveprefix": "eprinttype"}
_WORD = re.compile(r"[^\s\-–—/:]+")
_SEPARATOR = re.compile(r"\band\b|,", re.IGNORECASE)


def bibtex(references: Iterable[Reference]) -> str:
    """Return *references* as BibTeX, in ASCII as far as LaTeX has commands for the letters.

    An entry from which others take over stands behind them, as BibTeX wants it.
    """
    ordered = list(references)
    parents = {entry.get("crossref").casefold() for one in ordered if (entry := one.entry)}
    ordered.sort(key=lambda one: one.key.casefold() in parents)
    return _written(ordered, is_biblatex=False)


def biblatex(references: Iterable[Reference]) -> str:
    """Return *references* as BibLaTeX, in UTF-8."""
    return _written(list(references), is_biblatex=True)


def _written(references: Sequence[Reference], *, is_biblatex: bool) -> str:
    present = {key.casefold(): one.key for one in references for key in (*one.citekeys, one.key)}
    return "\n".join(_entry(one, present, is_biblatex=is_biblatex) for one in references)


def _entry(reference: Reference, present: Mapping[str, str], *, is_biblatex: bool) -> str:
    kind = _TYPES.get(reference.type, ("misc", "misc"))[is_biblatex]
    if entry := reference.entry:
        kind = kept_type(entry, is_biblatex=is_biblatex)
    pairs: Iterable[tuple[str, str]] = (
        (_LATEX_NAMES.get(name, name) if is_biblatex else name, value)
        for name, value in _fields(reference, kind, ascii_only=not is_biblatex)
    )
    if entry:
        pairs = kept_fields(reference, entry, iter(pairs), present, is_biblatex=is_biblatex)
    else:
        pairs = ((name, value) for name, value in pairs if value)
    fields = [f"  {name} = {enclosed(name, value)},\n" for name, value in pairs]
    return f"@{kind}{{{reference.key},\n{''.join(fields)}}}\n"


def _fields(reference: Reference, kind: str, *, ascii_only: bool) -> Iterator[tuple[str, str]]:
    is_preprint = reference.type == "article" and reference.arxiv != ""
    yield "author", " and ".join(_name(a, ascii_only=ascii_only) for a in reference.authors)
    yield "title", _title(reference.title, ascii_only=ascii_only)
    yield (
        _VENUES.get(kind, "howpublished"),
        "" if is_preprint else latex(reference.venue, ascii_only=ascii_only),
    )
    yield "year", str(reference.year) if reference.year else ""
    yield "eprint", _verbatim(reference.arxiv)
    yield "archiveprefix", "arXiv" if reference.arxiv else ""
    yield "doi", _verbatim(reference.doi)
    yield "isbn", reference.isbn
    yield "url", _verbatim(reference.address)


def _name(author: Author, *, ascii_only: bool) -> str:
    """Return a name so that it stays one, and an organisation whole."""
    family = latex(author.family, ascii_only=ascii_only)
    given = latex(author.given, ascii_only=ascii_only)
    if _SEPARATOR.search(author.family) or (not given and " " in family):
        family = f"{{{family}}}"
    if not given:
        return family
    return f"{family}, {{{given}}}" if _SEPARATOR.search(author.given) else f"{family}, {given}"


def _title(title: str, *, ascii_only: bool) -> str:
    """Return a title with words in braces whose capitals styles may not take away."""
    parts: list[str] = []
    at = 0
    for word in _WORD.finditer(title):
        parts.append(_between(title[at : word.start()], ascii_only=ascii_only))
        written = latex(word[0], ascii_only=ascii_only)
        parts.append(f"{{{written}}}" if any(map(str.isupper, word[0][1:])) else written)
        at = word.end()
    parts.append(_between(title[at:], ascii_only=ascii_only))
    return "".join(parts).strip()


def _between(text: str, *, ascii_only: bool) -> str:
    """Return what stands between words: one blank for any, dashes as LaTeX has them."""
    words = latex(text, ascii_only=ascii_only)
    first = " " if text[:1].isspace() else ""
    last = " " if words and text[-1:].isspace() else ""
    return f"{first}{words}{last}"


def _verbatim(text: str) -> str:
    """Return an address or identifier as the fields that LaTeX does not read take it."""
    return quote(text, safe="%/:=&?~#+!$,;'@()*[]._-")
