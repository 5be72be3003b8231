"""Semantic Scholar, by its Academic Graph API: https://api.semanticscholar.org/api-docs/graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from kg.services.words import one_line, paragraphs

KEY_VARIABLE = "SEMANTIC_SCHOLAR_API_KEY"
_BRIEF = "title,year,publicationDate,authors,externalIds"
_WHOLE = f"{_BRIEF},venue,journal,abstract,citationCount"
_PAGE = 1_000
_DEEPEST = 9_000
"""Where lists end: offset and limit together stay below 10,000."""
_MOST_AUTHORS = 2_000
_PAUSE = 1.1
"""Seconds: https://www.semanticscholar.org/product/api (one request a second with a key)."""
_PREFIXES = {Scheme.ARXIV: "ARXIV:", Scheme.DOI: "DOI:", Scheme.SEMANTIC_SCHOLAR: ""}


@dataclass(frozen=True, slots=True)
class SemanticScholar:
    """Asks Semantic Scholar, with the key in SEMANTIC_SCHOLAR_API_KEY if there is one."""

    web: Web
    name: str = "Semantic Scholar"
    key: str = "semanticscholar"

    def takes(self, identifier: Identifier) -> bool:
        """Its own identifiers, arXiv's and DOIs."""
        return identifier.scheme in _PREFIXES

    def look_up(self, identifier: Identifier) -> Answer:
        """Ask for one paper."""
        return answer(self.name, self.web, self._request(identifier, "", _WHOLE), _single)

    def citations(self, identifier: Identifier, most: int) -> Answer:
        """Ask for a paper with its references and the papers that cite it."""
        found = self.look_up(identifier)
        if not isinstance(found, Found):
            return found
        references = self._listed(identifier, "references", _DEEPEST)
        if isinstance(references, Failed):
            return references
        cited_by = self._listed(identifier, "citations", most)
        if isinstance(cited_by, Failed):
            return cited_by
        record = replace(found.record, references=references, cited_by=cited_by)
        return replace(found, record=record)

    def _listed(self, identifier: Identifier, which: str, most: int) -> tuple[Record, ...] | Failed:
        """Ask for the references of a paper, or for what cites it, page by page."""
        found: list[Record] = []
        offset: int | None = 0
        while offset is not None and len(found) < most and offset <= _DEEPEST:
            limit = str(min(_PAGE, most, 9_999 - offset))
            asked = {"offset": str(offset), "limit": limit}
            request = self._request(identifier, f"/{which}", _BRIEF, asked)
            match self.web.ask(request, lambda data: _page(data, which)):
                case Missing():
                    break
                case Refused(reason=reason):
                    return Failed(self.name, reason)
                case read:
                    records, following = read.value
                    found += records
                    offset = following if following > offset else None
        return tuple(found[:most])

    def _request(
        self,
        identifier: Identifier,
        path: str,
        fields: str,
        parameters: Mapping[str, str] | None = None,
    ) -> Request:
        called = quote(_PREFIXES[identifier.scheme] + identifier.value, safe=":/")
        url = f"{places.address(self.key)}/paper/{called}{path}"
        key = places.key(KEY_VARIABLE)
        headers = {"x-api-key": key} if key else {}
        return Request(url, {"fields": fields, **(parameters or {})}, {}, headers, _PAUSE)


def _single(data: bytes) -> Record:
    found = _record(parsed(data))
    if not found:
        raise Unreadable("answers with a paper that has no title")
    return found


def _page(data: bytes, which: str) -> tuple[list[Record], int]:
    """Return the papers on a page, and where the next one begins (0 after the last).

    `data` is null where a publisher does not let its references be shown.
    """
    answered = parsed(data)
    if "data" not in answered:
        raise Unreadable("answers with a list that is none")
    inner = "citedPaper" if which == "references" else "citingPaper"
    papers = (value_at(one, inner) for one in list_at(answered, "data"))
    return [record for one in papers if (record := _record(one))], count_at(answered, "next")


def _record(paper: object) -> Record | None:
    title = one_line(text_at(paper, "title"), markup=False)
    if not title:
        return None
    named = tuple(_identifiers(paper))
    names = (one_line(text_at(one, "name")) for one in list_at(paper, "authors")[:_MOST_AUTHORS])
    return Record(
        title=title,
        authors=tuple(Author(name) for name in names if name),
        date=text_at(paper, "publicationDate")[:10] or text_at(paper, "year"),
        venue=one_line(text_at(paper, "venue") or text_at(paper, "journal", "name")),
        abstract=paragraphs(text_at(paper, "abstract"), markup=False),
        identifiers=named,
        url=next((one.page for one in named), ""),
        cited_by_count=count_at(paper, "citationCount"),
    )


def _identifiers(paper: object) -> Iterator[Identifier]:
    arxiv = ids.arxiv(f"arXiv:{text_at(paper, 'externalIds', 'ArXiv')}")
    doi = ids.doi(text_at(paper, "externalIds", "DOI"))
    own = ids.semantic_scholar(text_at(paper, "paperId"))
    yield from dict.fromkeys(one for one in (arxiv, doi, own) if one)
