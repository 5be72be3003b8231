"""What differs from store to store: a profile is one module that holds all of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from kg.errors import StoreError
from kg.remote.client import Client, Reply
from kg.remote.endpoints import Endpoints


class Said(NamedTuple):
    """A note as it is sent: the name of its graph, what it states as N-Triples, their digest."""

    graph: str
    triples: bytes
    digest: str


class Profile(Protocol):
    """How one kind of store is asked and written to."""

    @property
    def name(self) -> str:
        """What people call it in `kg.yaml`."""

    @property
    def batch(self) -> int:
        """How many notes are sent at once."""

    def endpoints(self, url: str, *, signed: bool) -> Endpoints:
        """Return where a store of this kind at *url* answers, to who is *signed* in or not."""

    def parameters(self) -> Mapping[str, str]:
        """Return what goes with every query, so that its default graph is the merge of notes."""

    def asked(self, text: str, table: str) -> str:
        """Return a query so that it is understood, and sees no graphs that hold no notes."""

    def read(self, reply: Reply) -> Reply:
        """Return an answer as the standard has it.

        Raises `StoreError` for one that looks whole and is not.
        """

    def explained(self, error: StoreError) -> StoreError:
        """Return the error for a query, said so that people know what to do about it."""

    def replace(self, client: Client, table: str, notes: Sequence[Said]) -> None:
        """Let the graphs of *notes* hold what these state, and note their digests in *table*.

        A note whose sending breaks off has no digest there, and can be sent again.
        """

    def remove(self, client: Client, table: str, graphs: Sequence[str]) -> None:
        """Remove *graphs* and their digests."""
