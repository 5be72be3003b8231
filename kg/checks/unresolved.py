"""Links whose target no file, or more than one, answers to; citations of no or several papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, splitext

from kg.index import Index
from kg.query import rows

_UNRESOLVED = """
SELECT DISTINCT ?l ?path ?line ?column ?end ?target ?kind WHERE {
  ?to a {class} .
  ?l kg:to ?to ; a kg:Link ; kg:line ?line ; kg:column ?column ; kg:endColumn ?end ;
     kg:target ?target ; kg:from/kg:sourcePath ?path .
  OPTIONAL { ?l kg:linkKind ?kind }
}"""
_CITATION = "citation"
"""The kind of link that a citation by key is."""
_PLACEHOLDERS = ("<%", "{{")
"""What a template plugin will replace: no name yet."""
_EXTENSIONS = frozenset(
    """
    apng avif bmp gif ico jpeg jpg png svg tif tiff webp heic
    3gp aac flac m4a mkv mov mp3 mp4 ogg ogv opus wav webm
    base bib canvas csv doc docx epub htm html ipynb json odt pdf ppt pptx ps py r ris rtf tex
    tsv txt xls xlsx xml yaml yml zip
    """.split()  # noqa: SIM905 - words read best as a text
)


@dataclass(frozen=True, slots=True)
class Unresolved:
    """One such link; columns as in `Diagnostic`."""

    iri: str
    path: str
    line: int
    column: int
    end_column: int
    target: str


def ambiguous_links(index: Index) -> Iterator[Unresolved]:
    """Yield the links that several files answer to."""
    return _unresolved(index, "kg:Ambiguous")


def missing_links(index: Index) -> Iterator[Unresolved]:
    """Yield the links to what is nowhere; a file that was only left out of the vault is there.

    What a template plugin will replace is no name yet.
    """
    for link in _unresolved(index, "kg:Missing"):
        is_template = any(mark in link.target for mark in _PLACEHOLDERS)
        if not is_template and not _is_on_disk(index.root, link):
            yield link


def is_attachment(target: str) -> bool:
    """Tell whether a link's target is a file that is no note.

    >>> is_attachment("figures/loss.PNG"), is_attachment("GPT-3.5"), is_attachment("a.md")
    (True, False, False)
    """
    return splitext(target)[1].lower().removeprefix(".") in _EXTENSIONS


def unknown_citations(index: Index) -> Iterator[Unresolved]:
    """Yield the citations of a key that no paper has."""
    return _unresolved(index, "kg:Missing", citations=True)


def ambiguous_citations(index: Index) -> Iterator[Unresolved]:
    """Yield the citations of a key that several papers have."""
    return _unresolved(index, "kg:Ambiguous", citations=True)


def _unresolved(index: Index, class_: str, *, citations: bool = False) -> Iterator[Unresolved]:
    for row in rows(index.store, index.config.base, _UNRESOLVED.replace("{class}", class_)):
        if (row["kind"] == _CITATION) is not citations:
            continue
        yield Unresolved(
            iri=row["l"],
            path=row["path"],
            line=int(row["line"]),
            column=int(row["column"]),
            end_column=int(row["end"]),
            target=row["target"],
        )


def _is_on_disk(root: Path, link: Unresolved) -> bool:
    """Tell whether the target is a file that `notes`, `ignore` or `.gitignore` leave out."""
    target = link.target.replace("\\", "/").lstrip("/")
    folders = (root, root / dirname(link.path))
    try:
        return any((f / (target + end)).is_file() for f in folders for end in ("", ".md"))
    except (OSError, ValueError):  # too long for a name, or no name at all
        return False
