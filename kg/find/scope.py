"""Of what a find is asked: the index, and which day it is; how addresses are written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.graph.terms import iri
from kg.index import Index
from kg.query import prefixes
from kg.vocabulary import LOCAL_PREFIXES

_PLAIN = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?\Z")


@cache
def _namespaces(base: str) -> tuple[tuple[str, str], ...]:
    known = prefixes(base)
    return tuple((prefix, known[prefix]) for prefix in (*LOCAL_PREFIXES, "kg"))


@dataclass(frozen=True, slots=True)
class Scope:
    """The index that answers, and the day that `today` means."""

    index: Index
    today: date

    def address(self, address: str) -> str:
        """Return an address as SPARQL writes it, with a prefix where one fits."""
        for prefix, namespace in _namespaces(self.index.config.base):
            if address.startswith(namespace) and _PLAIN.match(address, len(namespace)):
                return f"{prefix}:{address[len(namespace) :]}"
        return iri(address)

    def values(self, variable: str, addresses: Iterable[str]) -> str:
        """Return the block that binds *variable* to each of *addresses*."""
        listed = "".join(f"{self.address(address)} " for address in addresses)
        return f"VALUES {variable} {{ {listed}}}"
