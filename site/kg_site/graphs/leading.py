"""Where a thing of the graph leads on the site, and by which short name the graph page knows it."""

from __future__ import annotations

from kg.network.edges import Node
from kg_site.addresses import INDEX, href
from kg_site.shelf import Shelf

PAGE = f"graph/{INDEX}"


def leads_to(shelf: Shelf, node: Node) -> str:
    """Return the address of what says more of *node*, seen from the site's folder, or nothing."""
    own = shelf.addresses.pages.get(node.iri)
    if own:
        return href(own)
    return shelf.place(node.iri, node.line).href if "#" in node.iri else ""


def key(shelf: Shelf, iri: str) -> str:
    """Return the short name of a thing: its address without what all begin with."""
    return iri.removeprefix(shelf.vault.config.base)


def on_graph(shelf: Shelf, iri: str) -> str:
    """Return the address of a thing on the graph page, seen from the site's folder."""
    return f"{PAGE}#node={href(key(shelf, iri))}"
