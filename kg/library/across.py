"""The other vaults that this one names, and what it may say of their notes."""

from __future__ import annotations

from dataclasses import dataclass

from kg.config import DEFAULT_BASE
from kg.library.opened import Opened
from kg.vault.names import Kind


@dataclass(frozen=True, slots=True)
class NoteElsewhere:
    """A note of another vault, to which links lead.

    `address` is its own, below the `base` of its vault; `site` is where the site of that vault
    is found, empty where nobody knows.
    """

    vault: str
    title: str
    address: str
    base: str
    site: str


class Across(Opened):
    """The vault among others."""

    def elsewhere(self, place: str) -> NoteElsewhere | None:
        """Return the note at *place*, which names its vault; `None` where it is one of ours.

        A site is known by `site: url:` in the other vault's `kg.yaml`, else by its `base`.
        """
        name = self._index.vault_of(place)
        if not name:
            return None
        from kg.graph.addresses import Addresses  # noqa: PLC0415 - few vaults name others
        from kg.vault import Names  # noqa: PLC0415 - as above

        names = Names(self._index.database.names)
        title = names.best(Kind.TITLE, place)
        other = next(one for one in self._index.others if one.name == name)
        base = "" if other.config.base == DEFAULT_BASE else other.config.base
        return NoteElsewhere(
            vault=name,
            title=title.value if title else place,
            address=Addresses(self.config.base, names).note(place)[1:-1],
            base=other.base,
            site=other.config.site.url or (base if base.startswith("http") else ""),
        )
