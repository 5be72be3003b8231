"""Who asks a store: a name and a password, or a token, from the environment and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field

import httpx

from kg.stores import StoreConfig

USER, PASSWORD, TOKEN = "KG_STORE_USER", "KG_STORE_PASSWORD", "KG_STORE_TOKEN"
HOST = "KG_STORE_HOST"
"""The variables that are read."""

_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a store is told when it asks who is there; what is secret is never shown."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    withheld: str = ""
    """The host that is told nothing, because only a file named it."""

    def __bool__(self) -> bool:
        """Tell whether there is anything to say."""
        return bool(self.user or self.token)

    def auth(self) -> httpx.Auth | None:
        """Return what signs requests: the token, else name and password as the store asks."""
        if self.token:
            return _Bearer(self.token)
        return _AsAsked(self.user, self.password) if self.user else None


def credentials(store: StoreConfig, environment: Mapping[str, str] = os.environ) -> Credentials:
    """Read the credentials for a store out of the variables of the process.

    Whoever may write `kg.yaml` is not thereby told the reader's password: a store that it names
    gets it on this machine, or where the reader has said which host it is for.

    >>> ada = {"KG_STORE_USER": "ada", "KG_STORE_PASSWORD": "secret"}
    >>> credentials(StoreConfig("https://a.org/store", given=True), ada).user
    'ada'
    >>> credentials(StoreConfig("https://a.org/store"), ada)
    Credentials(user='', withheld='a.org')
    >>> credentials(StoreConfig("https://a.org/store"), {**ada, "KG_STORE_HOST": "a.org"}).user
    'ada'
    """
    who = Credentials(*(environment.get(name, "") for name in (USER, PASSWORD, TOKEN)))
    meant = environment.get(HOST, "").lower().split(",")
    others = [host for host in sorted(store.hosts) if not (_is_here(host) or host in meant)]
    if who and others and not store.given:
        return Credentials(withheld=others[0])
    return who


def _is_here(host: str) -> bool:
    return host in _THIS_MACHINE or host.rpartition(":")[0] in _THIS_MACHINE


class _Bearer(httpx.Auth):
    """A token in every request (RFC 6750)."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


class _AsAsked(httpx.Auth):
    """Digest (RFC 7616) where the store asks for it, else Basic (RFC 7617).

    Nothing is said unasked: the first request goes without, and later ones as the store
    wanted it.
    """

    def __init__(self, user: str, password: str) -> None:
        self._said = user, password
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._chosen is None:
            response = yield request
            if response.status_code != httpx.codes.UNAUTHORIZED:
                return
            self._chosen = self._wanted(response)
        yield from self._chosen.auth_flow(request)

    def _wanted(self, response: httpx.Response) -> httpx.Auth:
        asked = response.headers.get_list("www-authenticate")
        schemes = {
            part.strip().partition(" ")[0].lower() for text in asked for part in text.split(",")
        }
        return (
            httpx.DigestAuth(*self._said) if "digest" in schemes else httpx.BasicAuth(*self._said)
        )
