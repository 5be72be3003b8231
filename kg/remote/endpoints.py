"""The addresses at which a store answers."""

from __future__ import annotations

from dataclasses import dataclass

from kg.stores import StoreConfig


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where a store takes queries, updates, and whole graphs (Graph Store HTTP)."""

    query: str
    update: str
    graphs: str

    def with_named(self, config: StoreConfig) -> Endpoints:
        """Return these, with those in place of them that `kg.yaml` names one by one."""
        return Endpoints(
            config.query or self.query, config.update or self.update, config.graphs or self.graphs
        )


def below(url: str, query: str, update: str, graphs: str) -> Endpoints:
    """Return endpoints whose paths lie below one address.

    >>> below("http://localhost:7878/", "query", "update", "store").update
    'http://localhost:7878/update'
    """
    base = url.rstrip("/")
    return Endpoints(*(f"{base}/{path}" for path in (query, update, graphs)))
