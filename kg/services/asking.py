"""A paper asked for: the services that may know it, one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from kg.services.arxiv import Arxiv
from kg.services.crossref import Crossref
from kg.services.identifier import Identifier, Scheme
from kg.services.openalex import OpenAlex
from kg.services.places import is_offline
from kg.services.record import Failed, Found, NotFound
from kg.services.semanticscholar import SemanticScholar
from kg.services.service import CitationService, Service
from kg.services.web import DAY, OFFLINE, Waiting, Web

_ORDER: Mapping[Scheme, Sequence[str]] = {
    Scheme.ARXIV: ("arxiv", "semanticscholar", "openalex"),
    Scheme.DOI: ("crossref", "openalex", "semanticscholar"),
    Scheme.OPENALEX: ("openalex",),
    Scheme.SEMANTIC_SCHOLAR: ("semanticscholar",),
}
"""Who is asked for which identifiers: first who gave them, then who knows most of them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking: the first answer, and those who had none before it."""

    identifier: Identifier
    found: Found | None
    without: tuple[NotFound | Failed, ...] = ()

    @property
    def is_offline(self) -> bool:
        """Whether nobody was asked."""
        return not self.found and all(
            isinstance(one, Failed) and one.reason == OFFLINE for one in self.without
        )

    @property
    def is_unknown(self) -> bool:
        """Whether everybody answered, and nobody knows it."""
        return not self.found and all(isinstance(one, NotFound) for one in self.without)


@dataclass(frozen=True, slots=True)
class Services:
    """The services, by their keys, and the way to them."""

    web: Web
    all: Mapping[str, Service] = field(repr=False)
    citing: Mapping[str, CitationService] = field(repr=False)

    def __enter__(self) -> Self:
        """Return the services: connections are made when they are needed."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connections."""
        self.web.close()

    def look_up(self, identifier: Identifier) -> Asked:
        """Ask one service after the other until one knows the paper."""
        without: list[NotFound | Failed] = []
        for key in _ORDER[identifier.scheme]:
            answer = self.all[key].look_up(identifier)
            if isinstance(answer, Found):
                return Asked(identifier, answer, tuple(without))
            without.append(answer)
        return Asked(identifier, None, tuple(without))


def open_services(  # noqa: PLR0913 - what a way to others needs
    folder: Path,
    *,
    contact: str = "",
    agent: str = "litkg",
    offline: bool = False,
    max_age: float = 30 * DAY,
    waiting: Waiting | None = None,
) -> Services:
    """Return the services; *folder* keeps their answers, *waiting* is told of longer pauses.

    Nobody is asked where *offline* or the environment says so.
    """
    web = Web(folder, contact, agent, offline or is_offline(), max_age, waiting=waiting)
    openalex, semantic_scholar = OpenAlex(web), SemanticScholar(web)
    every: tuple[Service, ...] = (Arxiv(web), Crossref(web), openalex, semantic_scholar)
    citing: tuple[CitationService, ...] = (openalex, semantic_scholar)
    return Services(web, {one.key: one for one in every}, {one.key: one for one in citing})
