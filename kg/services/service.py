"""The one interface behind which the services are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kg.services.identifier import Identifier
from kg.services.record import Answer, Failed, Found, NotFound, Record
from kg.services.request import Missing, Refused, Request
from kg.services.web import Read, Web


class Service(Protocol):
    """Somebody who knows papers by their identifiers.

    `name` is as it is printed, `key` as it is typed.
    """

    @property
    def name(self) -> str: ...  # noqa: D102 - a field

    @property
    def key(self) -> str: ...  # noqa: D102 - a field

    def takes(self, identifier: Identifier) -> bool:
        """Tell whether the service knows papers by identifiers of this scheme."""

    def look_up(self, identifier: Identifier) -> Answer:
        """Ask for the paper that has *identifier*. Never raises for what the service does."""


class CitationService(Service, Protocol):
    """A service that knows which papers cite which."""

    def citations(self, identifier: Identifier, most: int) -> Answer:
        """Ask for the paper with its references and at most *most* papers that cite it."""


def answer(name: str, web: Web, request: Request, read: Callable[[bytes], Record | None]) -> Answer:
    """Ask the service *name* for one record; *read* yields `None` where there is none."""
    match web.ask(request, read):
        case Missing():
            return NotFound(name)
        case Refused(reason=reason):
            return Failed(name, reason)
        case Read(value=record, day=day):
            return Found(name, record, day)
