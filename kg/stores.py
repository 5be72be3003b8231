"""How a store is named: a SPARQL engine that holds the graph in place of `.kg`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

STORE_PROFILES = ("any", "oxigraph", "virtuoso")
"""The kinds of SPARQL engines whose quirks are known."""

STORE_KEYS = ("url", "profile", "query", "update", "graphs", "timeout")
"""What may stand under `store:` in `kg.yaml`."""

_URL = re.compile(r"https?://[^\s<>\"{}|\\^`/]+(?:/[^\s<>\"{}|\\^`]*)?")
_SECONDS = re.compile(r"(?=.*[1-9])\d{1,5}(\.\d+)?")
_SECRETS = "name and password belong into the environment, as KG_STORE_USER and KG_STORE_PASSWORD"


@dataclass(frozen=True, slots=True)
class StoreConfig:
    """The `store:` part of `kg.yaml`.

    `url` is where the endpoints lie, unless `query`, `update` and `graphs` name them one by
    one; `profile` is one of `STORE_PROFILES` (empty: the engine is asked); `timeout` are
    seconds. `given` is a store that was named for this time, whatever `kg.yaml` says.
    """

    url: str = ""
    profile: str = ""
    query: str = ""
    update: str = ""
    graphs: str = ""
    timeout: float = 60.0
    given: bool = False

    def __bool__(self) -> bool:
        """Tell whether a store is named at all."""
        return bool(self.url or self.query)

    @property
    def hosts(self) -> frozenset[str]:
        """The machines that are asked, each with its port if one is named."""
        named = (self.url, self.query, self.update, self.graphs)
        return frozenset(url.split("/")[2].lower() for url in named if url)


def named_store(text: str) -> StoreConfig:
    """Return the store at a URL, with its profile in front or without one.

    Raises `ValueError` with a sentence for anything else, and for a URL with a password.

    >>> named_store("virtuoso+http://localhost:8890").profile
    'virtuoso'
    """
    profile, url = _split(text)
    return StoreConfig(url=_checked(url), profile=profile, given=True)


def checked_store(said: Mapping[str, str]) -> StoreConfig:
    """Return the store that the keys under `store:` name. Raises `ValueError` with a sentence."""
    profile, url = _split(said.get("url", ""))
    profile = said.get("profile", "") or profile
    if profile and profile not in STORE_PROFILES:
        raise ValueError(f"'{profile}' is none of {', '.join(STORE_PROFILES)}")
    seconds = said.get("timeout", "60")
    if not _SECONDS.fullmatch(seconds):
        raise ValueError(f"'{seconds}' is no number of seconds")
    query, update, graphs = (
        _checked(said[key]) if said.get(key) else "" for key in ("query", "update", "graphs")
    )
    if (update or graphs) and not (query or url):
        raise ValueError("a store needs `url` or `query`")
    return StoreConfig(_checked(url) if url else "", profile, query, update, graphs, float(seconds))


def _split(text: str) -> tuple[str, str]:
    profile, plus, url = text.partition("+")
    return (profile, url) if plus and profile in STORE_PROFILES else ("", text)


def _checked(url: str) -> str:
    if not _URL.fullmatch(url):
        raise ValueError(f"'{_without_secret(url)}' is no http address of a store")
    if "@" in url.split("/")[2]:
        raise ValueError(f"'{_without_secret(url)}' says who asks: {_SECRETS}")
    return url


def _without_secret(url: str) -> str:
    return re.sub(r"(?<=//)[^/]*@", "…@", url)
