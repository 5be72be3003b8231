"""The licence under which a site's owner lets others use the notes."""

from __future__ import annotations

from kg.exports import licences
from kg_site.shelf import outside
from kg_site.views import NOWHERE, Ref


def licence(said: str) -> Ref:
    """Return the licence that kg.yaml names, with a link to it where it stands somewhere."""
    found = licences.licence(said)
    if found.address:
        return outside(found.name, found.address)
    return Ref(found.name) if found.name else NOWHERE
