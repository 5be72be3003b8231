"""Who the authors are beyond their names: ORCID in the front matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.markdown import FrontMatter, FrontMatterValue
from kg.notes.model import Edge, Person, Uri
from kg.notes.people import orcid, person


def orcids(matter: FrontMatter, authors: Sequence[Person]) -> Iterator[Edge]:
    """State the ORCID of each author who has one.

    As `orcid: {Name: 0000-…}`, as `authors: [{name: …, orcid: 0000-…}]`, or, where there is
    one author only, as `orcid: 0000-…`.
    """
    for name, value in _named(matter, authors):
        found = orcid(value) if isinstance(value, str) else ""
        if found:
            yield Edge(name, "schema:sameAs", Uri(f"https://orcid.org/{found}"))


def _named(
    matter: FrontMatter, authors: Sequence[Person]
) -> Iterator[tuple[Person, FrontMatterValue]]:
    match matter.values.get("orcid"):
        case dict(by_name):
            yield from ((person(name), value) for name, value in by_name.items() if name.strip())
        case str(one) if len(authors) == 1:
            yield authors[0], one
        case _:
            pass
    for key in ("authors", "author"):
        said = matter.values.get(key)
        for author in said if isinstance(said, list) else [said]:
            match author:
                case {"name": str(name), "orcid": value} if name.strip():
                    yield person(name), value
                case _:
                    pass


def author_names(value: FrontMatterValue) -> FrontMatterValue:
    """Return authors as names where they are written as `{name: …, orcid: …}`."""
    match value:
        case list(several):
            return [author_names(one) for one in several]
        case {"name": str(name)}:
            return name
        case _:
            return value
