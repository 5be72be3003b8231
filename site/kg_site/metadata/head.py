"""What stands in the head of one page for machines."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kg_site.views import EMPTY, Ref


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same in another form: where, of which media type, what it is called."""

    href: str
    type: str
    title: str


@dataclass(frozen=True, slots=True)
class Head:
    """Other forms of a page, those of them a reader can take along, its statements as JSON-LD.

    `image` is the address of a picture that stands for the page where it is shared.
    """

    alternates: tuple[Alternate, ...] = ()
    downloads: tuple[Ref, ...] = ()
    data: Markup = EMPTY
    image: str = ""


NO_HEAD = Head()
