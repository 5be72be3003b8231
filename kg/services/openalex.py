"""OpenAlex, by its REST API: https://developers.openalex.org/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from kg.services import identifier as ids
from kg.services import places
from kg.services.identifier import Identifier, Scheme
from kg.services.record import Answer, Author, Failed, Found, Record
from kg.services.request import Missing, Refused, Request
from kg.services.service import answer
from kg.services.values import Unreadable, count_at, list_at, parsed, text_at, value_at
from kg.services.web import Web
from kg.services.words import one_line

KEY_VARIABLE = "OPENALEX_API_KEY"
_BRIEF = "id,doi,display_name,publication_year,publication_date,authorships,locations"
_WHOLE = f"{_BRIEF},primary_location,abstract_inverted_index,referenced_works,cited_by_count"
_PAGE = 100
"""Works that one request may list, and identifiers that one may name."""
_MOST_REFERENCES = 2_000
_MOST_AUTHORS = 2_000
_LONGEST_ABSTRACT = 5_000
"""Words."""
_PAUSE = 0.1
_DOI_OF_ARXIV = "10.48550/arxiv."


@dataclass(frozen=True, slots=True)
class OpenAlex:
    """Asks OpenAlex, with the key in OPENALEX_API_KEY if there is one."""

    web: Web
    name: str = "OpenAlex"
    key: str = "openalex"

    def takes(self, identifier: Identifier) -> bool:
        """Its own identifiers, DOIs, and arXiv's by the DOIs that arXiv gives."""
        return identifier.scheme is not Scheme.SEMANTIC_SCHOLAR

    def look_up(self, identifier: Identifier) -> Answer:
        """Ask for one work."""
        return answer(self.name, self.web, self._single(identifier), _single)

    def citations(self, identifier: Identifier, most: int) -> Answer:
        """Ask for a work with its references and the works that cite it, the most cited first."""
        found = self.look_up(identifier)
        if not isinstance(found, Found):
            return found
        works = [one.value(Scheme.OPENALEX) for one in found.record.references]
        references = self._listed(works)
        if isinstance(references, Failed):
            return references
        cited_by = self._citing(found.record.value(Scheme.OPENALEX), most)
        if isinstance(cited_by, Failed):
            return cited_by
        record = replace(found.record, references=references, cited_by=cited_by)
        return replace(found, record=record)

    def _single(self, identifier: Identifier) -> Request:
        match identifier.scheme:
            case Scheme.ARXIV:
                called = f"doi:{_DOI_OF_ARXIV}{identifier.value}"
            case Scheme.DOI:
                called = f"doi:{identifier.value}"
            case _:
                called = identifier.value
        return self._request(f"works/{quote(called, safe=':/')}", {"select": _WHOLE})

    def _listed(self, works: Sequence[str]) -> tuple[Record, ...] | Failed:
        """Ask for works by their identifiers, many at once."""
        found: list[Record] = []
        for first in range(0, len(works), _PAGE):
            named = "|".join(works[first : first + _PAGE])
            page = self._page({"filter": f"openalex_id:{named}"})
            if isinstance(page, Failed):
                return page
            found += page[0]
        return tuple(found)

    def _citing(self, work: str, most: int) -> tuple[Record, ...] | Failed:
        """Ask for the works that cite *work*."""
        found: list[Record] = []
        for number in range(1, -(-most // _PAGE) + 1):
            asked = {"filter": f"cites:{work}", "sort": "-cited_by_count", "page": str(number)}
            page = self._page(asked)
            if isinstance(page, Failed):
                return page
            records, is_last = page
            found += records
            if is_last:
                break
        return tuple(found[:most])

    def _page(self, asked: Mapping[str, str]) -> tuple[list[Record], bool] | Failed:
        request = self._request("works", {**asked, "per_page": str(_PAGE), "select": _BRIEF})
        match self.web.ask(request, _page):
            case Missing():
                return [], True
            case Refused(reason=reason):
                return Failed(self.name, reason)
            case read:
                return read.value

    def _request(self, path: str, parameters: Mapping[str, str]) -> Request:
        secrets = {"mailto": self.web.contact, "api_key": places.key(KEY_VARIABLE)}
        given = {name: value for name, value in secrets.items() if value}
        return Request(f"{places.address(self.key)}/{path}", parameters, given, pause=_PAUSE)


def _single(data: bytes) -> Record:
    found = _record(parsed(data))
    if not found:
        raise Unreadable("answers with a work that has no title")
    return found


def _page(data: bytes) -> tuple[list[Record], bool]:
    """Return the works on a page of a list, and whether it is the last one."""
    answered = parsed(data)
    if not isinstance(value_at(answered, "results"), list):
        raise Unreadable("answers with a list that is none")
    results = list_at(answered, "results")
    return [found for one in results if (found := _record(one))], len(results) < _PAGE


def _record(work: object) -> Record | None:
    title = one_line(text_at(work, "display_name") or text_at(work, "title"))
    if not title:
        return None
    named = tuple(_identifiers(work))
    return Record(
        title=title,
        authors=tuple(_authors(work)),
        date=text_at(work, "publication_date")[:10] or text_at(work, "publication_year"),
        venue=one_line(text_at(work, "primary_location", "source", "display_name")),
        abstract=_abstract(value_at(work, "abstract_inverted_index")),
        identifiers=named,
        url=next((one.page for one in named), ""),
        references=tuple(_references(work)),
        cited_by_count=count_at(work, "cited_by_count"),
    )


def _references(work: object) -> Iterator[Record]:
    for one in list_at(work, "referenced_works")[:_MOST_REFERENCES]:
        found = ids.identifier_of_page(one) if isinstance(one, str) else None
        if found:
            yield Record("", identifiers=(found,))


def _identifiers(work: object) -> Iterator[Identifier]:
    """Yield the identifiers, those first that others know too."""
    doi = ids.doi(text_at(work, "doi"))
    places_of = (text_at(one, "landing_page_url") for one in list_at(work, "locations"))
    on_arxiv = (ids.arxiv(place) for place in places_of if "arxiv.org/" in place)
    arxiv = next((one for one in on_arxiv if one), None)
    own = ids.identifier_of_page(text_at(work, "id"))
    yield from dict.fromkeys(one for one in (arxiv, doi, own) if one)


def _authors(work: object) -> Iterator[Author]:
    for one in list_at(work, "authorships")[:_MOST_AUTHORS]:
        name = text_at(one, "raw_author_name") or text_at(one, "author", "display_name")
        orcid = text_at(one, "author", "orcid").rpartition("/")[2]
        if name.strip():
            yield Author(one_line(name), orcid=orcid)


def _abstract(index: object) -> str:
    """Return the text that an index of words with their positions is made of.

    >>> _abstract({"goals": [1, 3], "Of": [0], "and": [2]})
    'Of goals and goals'
    """
    if not isinstance(index, dict):
        return ""
    placed = [
        (position, str(word))
        for word, positions in index.items()
        if isinstance(positions, list)
        for position in positions
        if isinstance(position, int)
    ]
    return one_line(" ".join(word for _, word in sorted(placed)[:_LONGEST_ABSTRACT]), 20_000)
