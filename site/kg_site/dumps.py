"""The graph as files that others can load, and a description of them (VoID, DCAT)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from kg.exports.dumps import JSON_LD, QUADS, TURTLE
from kg.exports.dumps import Dump as Form
from kg_site.forms import Kept
from kg_site.shelf import Shelf

FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "turtle": replace(TURTLE, path="graph.ttl.gz"),
        "nquads": replace(QUADS, path="graph.nq.gz"),
        "jsonld": JSON_LD,
    }
)
"""The dumps by the name of their form; those that are large are packed."""


@dataclass(frozen=True, slots=True)
class Dump:
    """A form with its bytes."""

    form: Form
    data: Kept


def dumps(shelf: Shelf) -> tuple[Dump, ...]:
    """Return the graph in each form; the same graph gives the same bytes."""
    made = shelf.forms.dumps
    return tuple(
        Dump(replace(form, size=made[name].size), made[name]) for name, form in FORMS.items()
    )


def described(shelf: Shelf, made: Sequence[Dump]) -> bytes:
    """Return the description of the dumps, in Turtle.

    The site lies where it was told, else where the addresses of its pages begin.
    """
    site, base = shelf.site, shelf.vault.config.base
    address = site.base_url.rstrip("/") + "/" if site.base_url else base
    return shelf.vault.described([dump.form for dump in made], address=address)
