"""Notes of other vaults, to whose sites links lead where those are known."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg_site import titles
from kg_site.addresses import assign, href
from kg_site.targets import NotePage

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg import Vault


def elsewhere(vault: Vault) -> Callable[[str], NotePage | None]:
    """Return what tells the page of a note of another vault by its place.

    Its site has a page for the note where ours would have it. Without a known site there is only
    a title.
    """

    @cache
    def page(place: str) -> NotePage | None:
        there = vault.elsewhere(place)
        if there is None:
            return None
        path = href(assign(there.base, [there.address]).page(there.address))
        address = f"{there.site.rstrip('/')}/{path}" if there.site else ""
        name = place.rpartition("/")[2].rpartition(":")[2].removesuffix(".md")
        return NotePage(address, titles.full(there.title) or name, name)

    return page
