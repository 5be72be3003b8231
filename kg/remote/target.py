"""A store that was named: which kind it is, and how it is asked."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import StoreError
from kg.remote.answers import RESULTS, rows
from kg.remote.client import Client, Reply
from kg.remote.credentials import Credentials, credentials
from kg.remote.patterns import OURS
from kg.remote.profiles import PROFILES, Profile
from kg.remote.updates import STAMP
from kg.stores import StoreConfig


@dataclass(frozen=True, slots=True)
class Target:
    """A store with its profile, as one vault sees it."""

    client: Client
    profile: Profile
    table: str
    """The graph in which a push keeps what it sent: a vault has one of its own."""

    def asked(self, text: str, accept: str) -> Reply:
        """Ask a query of the merge of notes. Raises `StoreError`."""
        asked = self.profile.asked(text, self.table)
        try:
            reply = self.client.query(asked, accept, self.profile.parameters())
        except StoreError as error:
            raise self.profile.explained(error) from error
        return self.profile.read(reply)

    def stamp(self) -> str:
        """Return what is another text after each push, empty where none was ever ended."""
        text = f"SELECT ?stamp WHERE {{ GRAPH <{self.table}> {{ ?t {STAMP} ?stamp }} }}"
        found = rows(self.client.query(text, RESULTS))
        return found[0]["stamp"] if len(found) == 1 else ""


def open_target(config: StoreConfig, base: str) -> Target:
    """Return the store that *config* names, for the vault whose addresses begin with *base*.

    A store that is not said to be of a kind is asked. Raises `StoreError`.
    """
    who = credentials(config)
    profile = PROFILES[config.profile] if config.profile else _recognised(config, who)
    endpoints = profile.endpoints(config.url, signed=bool(who)).with_named(config)
    return Target(Client(endpoints, config.timeout, who), profile, f"{OURS}pushed:{base}")


def _recognised(config: StoreConfig, who: Credentials) -> Profile:
    """Return the profile of a store by how it calls itself, whatever else it answers."""
    standard = PROFILES["any"]
    if not config.url:
        return standard
    endpoints = standard.endpoints(config.url, signed=bool(who))
    server = Client(endpoints, config.timeout, who).server().lower()
    return next((one for name, one in PROFILES.items() if server.startswith(name)), standard)
