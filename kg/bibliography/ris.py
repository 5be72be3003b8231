"""References as RIS, which reference managers exchange."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.bibliography.more import ris_more
from kg.bibliography.reference import Author, Reference

_TYPES = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "paper-conference": "CONF",
    "patent": "PAT",
    "report": "RPRT",
    "software": "COMP",
    "thesis": "THES",
    "webpage": "ELEC",
}


def ris(references: Iterable[Reference]) -> str:
    """Return *references* as RIS, each line ended as that form wants it.

    Form: https://en.wikipedia.org/wiki/RIS_(file_format)
    """
    return "\r\n".join("".join(_lines(one)) for one in references)


def _lines(reference: Reference) -> Iterator[str]:
    is_book = reference.type in ("book", "report", "thesis")
    pairs = (
        ("TY", _TYPES.get(reference.type, "GEN")),
        ("ID", reference.key),
        *(("AU", _name(author)) for author in reference.authors),
        ("TI", reference.title),
        ("PB" if is_book else "T2", reference.venue),
        ("PY", str(reference.year) if reference.year else ""),
        ("DO", reference.doi),
        ("SN", reference.isbn),
        ("AN", f"arXiv:{reference.arxiv}" if reference.arxiv else ""),
        ("UR", reference.address),
        *(ris_more(reference.whole) if reference.whole else ()),
    )
    yield from (f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in pairs if tag and value)
    yield "ER  - \r\n"


def _name(author: Author) -> str:
    return f"{author.family}, {author.given}" if author.given else author.family
