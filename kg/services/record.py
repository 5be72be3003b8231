"""What a service knows of a paper."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.identifiers import year
from kg.services.identifier import Identifier, Scheme


@dataclass(frozen=True, slots=True)
class Author:
    """An author by the name that is printed; family and given name where the service has them."""

    name: str
    family: str = ""
    given: str = ""
    orcid: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A paper: plain text without markup, each on one line but for the abstract's paragraphs.

    `date` is as exact as the service has it (`2019`, `2019-06`, `2019-06-05`). `references`
    and `cited_by` are in brief (some have an identifier only, and no title) unless citations
    were asked for; `cited_by_count` is how many papers the service knows that cite this one.
    """

    title: str
    authors: tuple[Author, ...] = ()
    date: str = ""
    venue: str = ""
    abstract: str = ""
    identifiers: tuple[Identifier, ...] = ()
    url: str = ""
    references: tuple[Record, ...] = field(default=(), repr=False)
    cited_by: tuple[Record, ...] = field(default=(), repr=False)
    cited_by_count: int = 0

    @property
    def left_out(self) -> int:
        """How many papers cite this one beyond `cited_by`."""
        return max(0, self.cited_by_count - len(self.cited_by))

    @property
    def year(self) -> int:
        """The year of publication, or 0."""
        return year(self.date)

    def value(self, scheme: Scheme) -> str:
        """Return the paper's identifier in *scheme*, or nothing."""
        return next((one.value for one in self.identifiers if one.scheme is scheme), "")


@dataclass(frozen=True, slots=True)
class Found:
    """The service knows the paper; `day` is when it said so (an answer may be kept)."""

    service: str
    record: Record
    day: str


@dataclass(frozen=True, slots=True)
class NotFound:
    """The service knows no such paper."""

    service: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The service did not answer, or not in a form that can be read; `reason` says which."""

    service: str
    reason: str


Answer = Found | NotFound | Failed
