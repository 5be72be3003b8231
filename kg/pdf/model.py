"""What a PDF is read as: plain values, which a process hands on as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

MarkKind: TypeAlias = Literal["highlight", "underline", "squiggly", "strikeout", "note"]
"""What a reader does to a page: four ways to mark words, and a note beside them."""


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page in reading order, a paragraph a line; `label` is its printed number.

    Running heads and page numbers are left out.
    """

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reader left on a page: the words below it, a comment, or both.

    `page` counts from 1, `label` is the page's printed number; `color` is `#rrggbb` or empty.
    """

    kind: MarkKind
    page: int
    label: str
    text: str
    comment: str
    color: str
    author: str


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF: its words, what it says of itself, and what its reader marked in it.

    `year` is that of publication, 0 where nothing tells it. `pages_left_out` counts the pages
    at the end that no time, room or limit was left for.
    """

    title: str
    authors: tuple[str, ...]
    year: int
    venue: str
    doi: str
    arxiv: str
    abstract: str
    references: tuple[str, ...]
    pages: tuple[Page, ...]
    marks: tuple[Mark, ...]
    pages_left_out: int = 0

    @property
    def has_text(self) -> bool:
        """Tell whether there are words on its pages: a scan has none."""
        return any(page.text for page in self.pages)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a PDF cannot be read, as the rest of a sentence, and what to try.

    `for_good`: the file will not be read another time either.
    """

    reason: str
    hint: str = ""
    for_good: bool = True


def as_json(read: Pdf | Unreadable) -> dict[str, Any]:
    """Return what was read as JSON has it."""
    return asdict(read)


def from_json(said: Mapping[str, Any]) -> Pdf | Unreadable:
    """Return what `as_json` wrote. Raises `KeyError` or `TypeError` for anything else."""
    if "reason" in said:
        return Unreadable(**said)
    pages = tuple(Page(**page) for page in said["pages"])
    marks = tuple(Mark(**mark) for mark in said["marks"])
    lists: dict[str, Sequence[str]] = {k: tuple(said[k]) for k in ("authors", "references")}
    return Pdf(**{**said, **lists, "pages": pages, "marks": marks})
