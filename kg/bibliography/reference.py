"""A paper as a bibliography has it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.bibfiles import Entry
from kg.bibliography.more import csl_more, day_of

ARXIV = "https://arxiv.org/abs/"


@dataclass(frozen=True, slots=True)
class Author:
    """An author; without `given` it may be an organisation, and is never taken apart."""

    family: str
    given: str = ""

    @property
    def name(self) -> str:
        """The name as it is read: given names first."""
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True)
class Reference:
    """What is known of a paper; empty or 0 is what is not.

    `key` is unique in its vault and calls the paper in bibliographies, `citekeys` are what notes
    call it; `type` is CSL's. `doi` has no resolver, `arxiv` no version before it. `entry` is the
    paper's in a bibliography of the vault, which may say more; `whole` is that with what it
    takes over from others.
    """

    iri: str
    key: str
    type: str
    title: str
    authors: tuple[Author, ...] = ()
    year: int = 0
    venue: str = ""
    doi: str = ""
    arxiv: str = ""
    isbn: str = ""
    url: str = ""
    citekeys: tuple[str, ...] = ()
    entry: Entry | None = field(default=None, compare=False)
    whole: Entry | None = field(default=None, compare=False)

    @property
    def address(self) -> str:
        """Where it can be read, apart from its DOI."""
        return self.url or (ARXIV + self.arxiv if self.arxiv else "")

    def _day(self) -> list[int]:
        """Return the year, with month and day where the entry says them of that year."""
        said = day_of(self.whole.get("date")) if self.whole else []
        return said if said[:1] == [self.year] else [self.year]

    def csl(self) -> dict[str, object]:
        """Return the paper as an item of CSL-JSON, with only what is known.

        Form: https://github.com/citation-style-language/schema#csl-json-schema
        """
        is_preprint = self.type == "article" and self.arxiv != ""
        is_published = self.type in ("book", "report", "thesis")
        pairs: dict[str, object] = {
            "id": self.key,
            "type": self.type,
            "title": self.title,
            "author": [
                {"family": a.family, "given": a.given} if a.given else {"literal": a.family}
                for a in self.authors
            ],
            "issued": {"date-parts": [self._day()]} if self.year else None,
            "container-title": "" if is_preprint or is_published else self.venue,
            "publisher": "arXiv" if is_preprint else self.venue if is_published else "",
            "number": f"arXiv:{self.arxiv}" if is_preprint else "",
            "archive": "arXiv" if self.arxiv else "",
            "archive_location": self.arxiv,
            "DOI": self.doi,
            "ISBN": self.isbn,
            "URL": self.address,
        }
        more = dict(csl_more(self.whole)) if self.whole else {}
        return {name: value for name, value in {**more, **_said(pairs)}.items() if value}


def _said(pairs: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in pairs.items() if value}
