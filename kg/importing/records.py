"""What a service knows of a paper, as a note begins with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.importing.matter import Value
from kg.notes.people import orcid, person
from kg.services import Asked, Author, Failed, Identifier, Record, Scheme


@dataclass(frozen=True, slots=True)
class Described:
    """What is known of a paper: its front matter, its abstract, and who said so.

    `remarks` say who did not answer. Where `is_unknown`, everybody did, and nobody knows it.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    abstract: str = ""
    source: str = ""
    remarks: tuple[str, ...] = ()
    is_unknown: bool = False


def described(asked: Asked) -> Described:
    """Return what came of asking: at least the identifier that was asked for."""
    remarks = tuple(
        f"{one.service} {one.reason}" for one in asked.without if isinstance(one, Failed)
    )
    own = values_of(Record("", identifiers=(asked.identifier,)))
    if asked.is_offline:
        return Described(own, remarks=("nobody was asked: offline",))
    if not asked.found:
        return Described(own, remarks=remarks, is_unknown=asked.is_unknown)
    record, found = asked.found.record, asked.found
    source = f"{found.service} ({found.day})"
    return Described({**own, **values_of(record)}, record.abstract, source, remarks)


def values_of(record: Record) -> dict[str, Value]:
    """Return the front matter that says what *record* says; empty values are left out."""
    known = {_name(one): checked for one in record.authors if (checked := orcid(one.orcid))}
    arxiv, doi = record.value(Scheme.ARXIV), record.value(Scheme.DOI)
    values: dict[str, Value] = {
        "title": _unlinked(record.title),
        "authors": [_name(one) for one in record.authors],
        "orcid": known,
        "year": record.year,
        "venue": _unlinked(record.venue),
        "arxiv": arxiv,
        "doi": doi,
        "url": "" if arxiv or doi else _bare(record.url or _page(record.identifiers)),
    }
    return {key: value for key, value in values.items() if value}


def _page(identifiers: tuple[Identifier, ...]) -> str:
    return next((one.page for one in identifiers), "")


def _name(author: Author) -> str:
    """Return an author as notes write one: `Family, Given`."""
    said = person(author.name)
    family, given = (author.family, author.given) if author.family else (said.family, said.given)
    return _unlinked(f"{family}, {given}" if given else family)


def _bare(url: str) -> str:
    return url.replace("[", "%5B").replace("]", "%5D")


def _unlinked(text: str) -> str:
    """Return a text of somebody else that is no link in front matter."""
    return text.replace("[[", "[ [")
