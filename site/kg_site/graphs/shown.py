"""What a drawing shows of a thing: worked out once, though it is a neighbour on many pages."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import escape

from kg.network.formats.appearance import shortened
from kg.network.formats.characters import plain
from kg_site.graphs.fan import label
from kg_site.graphs.leading import leads_to
from kg_site.shelf import Shelf

_NAME = 90
"""Characters of a name in a title."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A thing as it is drawn; `name`, `href` and the `lines` of its label are escaped.

    `href` is seen from the site's folder, empty where the thing has no page.
    """

    kind: str
    name: str
    href: str
    lines: tuple[str, ...]


class ShownThings(dict[str, Shown]):
    """The things of a site by address, each made when it is first drawn."""

    def __init__(self, shelf: Shelf) -> None:
        """Show things of *shelf*."""
        super().__init__()
        self.shelf = shelf

    def __missing__(self, iri: str) -> Shown:
        """Show the thing at *iri* from now on."""
        node = self.shelf.things[iri]
        self[iri] = shown = Shown(
            node.kind,
            escape(plain(shortened(node.label, _NAME))),
            escape(leads_to(self.shelf, node)),
            tuple(escape(line) for line in label(node.label).lines),
        )
        return shown
