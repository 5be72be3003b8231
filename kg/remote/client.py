"""Requests to a store: SPARQL 1.1 Protocol and SPARQL 1.1 Graph Store HTTP Protocol (W3C).

Queries go as forms in a POST, which has no limit of length. There is no HEAD, which some
stores answer wrongly, and no redirect is followed: it would carry the credentials elsewhere.
"""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import httpx

from kg.remote.credentials import Credentials
from kg.remote.endpoints import Endpoints
from kg.remote.faults import half_answer, refused, unreachable

N_TRIPLES, N_QUADS = "application/n-triples", "application/n-quads"
_UPDATE = "application/sparql-update"
MOST = 1_000_000_000
"""Bytes of an answer, unpacked: more of it is not read."""

_CONNECTING = 10.0
"""Seconds to wait for a connection."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a store answered: the bytes, of what media type, and who says so."""

    address: str
    body: bytes
    media: str
    headers: Mapping[str, str]


@dataclass
class Client:
    """Talks to one store. Everything raises `StoreError` when there is no whole answer."""

    endpoints: Endpoints
    timeout: float = 60.0
    who: Credentials = field(default_factory=Credentials)

    def query(self, text: str, accept: str, parameters: Mapping[str, str] | None = None) -> Reply:
        """Ask a query for an answer in one of the media types of *accept*."""
        form = {"query": text, **(parameters or {})}
        return self._sent("POST", self.endpoints.query, {"Accept": accept}, data=form)

    def server(self) -> str:
        """Return how the store calls itself, whatever it answers to a question without need."""
        address = self.endpoints.query
        response, _ = self._answer("POST", address, {}, data={"query": "ASK {}"})
        return str(response.headers.get("server", ""))

    def update(self, text: str) -> None:
        """Carry out an update."""
        self._sent("POST", self.endpoints.update, {"Content-Type": _UPDATE}, content=text.encode())

    def update_as_form(self, text: str) -> None:
        """Carry out an update that is sent as a form."""
        self._sent("POST", self.endpoints.update, {}, data={"update": text})

    def put(self, graph: str, triples: bytes) -> None:
        """Let *graph* hold exactly *triples* (N-Triples)."""
        self._graphs("PUT", {"graph": graph}, triples, N_TRIPLES)

    def delete(self, graph: str) -> None:
        """Remove *graph*; that there is none is fine."""
        where = self.endpoints.graphs
        self._sent("DELETE", where, {}, params={"graph": graph}, fine=(httpx.codes.NOT_FOUND,))

    def post(self, parameters: Mapping[str, str], body: bytes, media: str) -> None:
        """Add what *body* states to the graph, or to the store, that *parameters* name."""
        self._graphs("POST", parameters, body, media)

    def _graphs(self, method: str, where: Mapping[str, str], body: bytes, media: str) -> None:
        headers = {"Content-Type": media}
        self._sent(method, self.endpoints.graphs, headers, params=dict(where), content=body)

    def _sent(
        self,
        method: str,
        address: str,
        headers: Mapping[str, str],
        *,
        fine: tuple[int, ...] = (),
        **parts: Any,  # noqa: ANN401 - as httpx takes them
    ) -> Reply:
        response, body = self._answer(method, address, headers, **parts)
        if not response.is_success and response.status_code not in fine:
            raise refused(address, response, body, self.who)
        media = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Reply(address, body, media, response.headers)

    def _answer(
        self,
        method: str,
        address: str,
        headers: Mapping[str, str],
        **parts: Any,  # noqa: ANN401 - as httpx takes them
    ) -> tuple[httpx.Response, bytes]:
        body = bytearray()
        try:
            with self._http.stream(method, address, headers=dict(headers), **parts) as response:
                for part in response.iter_bytes():
                    body += part
                    if len(body) > MOST:
                        raise half_answer(address, f"it has more than {MOST:,} bytes")
        except httpx.HTTPError as error:
            raise unreachable(address, error, self.timeout) from error
        return response, bytes(body)

    @cached_property
    def _http(self) -> httpx.Client:
        patience = httpx.Timeout(self.timeout, connect=min(self.timeout, _CONNECTING))
        http = httpx.Client(auth=self.who.auth(), timeout=patience)
        weakref.finalize(self, http.close)
        return http
