"""What is asked of a host, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

LARGEST = 16_000_000
"""Bytes of an answer that are read, unpacked."""
_LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))


@dataclass(frozen=True, slots=True)
class Request:
    """A page to get.

    `secrets` are parameters, and `headers` words, that neither a message nor the cache shows.
    `pause` are the seconds to leave the host alone after it. A page that is `anywhere` may
    lead on to another host, that of a service may not. No more than `largest` bytes are read.
    """

    url: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    pause: float = 0.0
    anywhere: bool = False
    largest: int = LARGEST

    @property
    def address(self) -> str:
        """The whole address without its secrets: what the answer is kept under."""
        return _with(self.url, self.parameters)

    @property
    def sent(self) -> str:
        """The whole address as it is sent."""
        return _with(self.address, self.secrets)

    @property
    def host(self) -> str:
        """The host and its port."""
        return urlsplit(self.url).netloc.rpartition("@")[2].lower()

    @property
    def is_at_home(self) -> bool:
        """Whether the host is this machine, which need not be spared."""
        return urlsplit(self.url).hostname in _LOOPBACK


@dataclass(frozen=True, slots=True)
class Body:
    """What a host answered; `url` is where it was found in the end, `kind` its media type."""

    data: bytes
    url: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """The host says that there is no such page."""


@dataclass(frozen=True, slots=True)
class Refused:
    """No answer, and why. To ask again may help after `wait` seconds, unless that is `None`."""

    reason: str
    wait: float | None = None


Outcome = Body | Missing | Refused


def _with(url: str, parameters: Mapping[str, str]) -> str:
    if not parameters:
        return url
    return f"{url}{'&' if '?' in url else '?'}{urlencode(parameters)}"
