"""Where a thing's page lies: IRIs are addresses, files are made of them.

`{base}note/LN-Hubinger-2019` is the page `note/LN-Hubinger-2019/index.html`. A name that
no file system takes, or that would leave the folder, gets a safe one instead; two names
that a file system may confuse (case, composition) get two files. A claim is an item of a
note (`{base}note/LN-Hubinger-2019#%5Ecore`): its page is `claim/LN-Hubinger-2019/core/`.
Tags have no IRI; their pages lie under `tag/`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import quote, unquote

from kg.names import digest, slug
from kg_site.tagging import key

INDEX = "index.html"

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\/]')
_RESERVED = frozenset(
    ["", ".", "..", INDEX, "con", "prn", "aux", "nul"]
    + [f"{port}{digit}" for port in ("com", "lpt") for digit in range(10)]
)
_MAX_BYTES = 150


@dataclass(frozen=True, slots=True)
class Addresses:
    """The page of each IRI: a path relative to the site, `note/LN-Hubinger-2019/index.html`.

    `tags` are the pages of tags, by the tag as `kg_site.tagging.key` folds it.
    """

    pages: Mapping[str, str]
    tags: Mapping[str, str] = field(default_factory=dict)

    def page(self, iri: str) -> str:
        """Return the page of *iri*, empty where it has none.

        An item without a page of its own is addressed by its note: its fragment stays outside.
        """
        return self.pages.get(iri) or self.pages.get(iri.partition("#")[0], "")

    def tag(self, name: str) -> str:
        """Return the page of the tag called *name*, empty where it has none."""
        return self.tags.get(key(name), "")


def assign(base: str, iris: Iterable[str], tags: Iterable[str] = ()) -> Addresses:
    """Give each of *iris* that lies under *base*, and each of *tags*, a page, no two the same."""
    wanted = {iri: _under(iri[len(base) :]) for iri in set(iris) if iri.startswith(base)}
    return Addresses(_distinct(wanted), _distinct({tag: f"tag/{tag}" for tag in tags}))


def _under(relative: str) -> str:
    """Return where what lies at *relative* under the base has its page."""
    note, sharp, item = relative.partition("#")
    if not sharp:
        return note
    return f"claim/{note.removeprefix('note/')}/{item.removeprefix('%5E')}"


def _distinct(wanted: Mapping[str, str]) -> dict[str, str]:
    pages: dict[str, str] = {}
    taken: set[str] = set()
    for one in sorted(wanted):
        path = _path(wanted[one])
        if _key(path) in taken:
            folder, _, name = path.rpartition("/")
            path = f"{folder}/{name}-{digest(one)}"
        taken.add(_key(path))
        pages[one] = f"{path}/{INDEX}"
    return pages


def root(page: str) -> str:
    """Return the way from *page* up to the site's folder: `../../` or nothing."""
    return "../" * page.count("/")


@lru_cache(maxsize=65536)
def href(to: str) -> str:
    """Return *to* as it is written in a link, seen from the site's folder.

    >>> href("note/a b#1/index.html")
    'note/a%20b%231/index.html'
    """
    return quote(to, safe="/-._~")


def fragment(identifier: str) -> str:
    """Return `#identifier` as it is written in a link, nothing for no identifier.

    >>> fragment("^b1"), fragment("")
    ('#%5Eb1', '')
    """
    return f"#{quote(identifier, safe='-._~')}" if identifier else ""


def identifier(iri: str) -> str:
    """Return the id that an item's IRI names on its note's page, empty for no fragment."""
    return unquote(iri.partition("#")[2])


def safe_part(part: str) -> str:
    """Return *part* as the name of a file or folder on any system.

    >>> safe_part("LN-Hubinger-2019")
    'LN-Hubinger-2019'
    >>> safe_part("..").startswith("x")
    True
    """
    name = unicodedata.normalize("NFC", part)
    bare = name.partition(".")[0].casefold()
    if (
        name.casefold() in _RESERVED
        or bare in _RESERVED
        or _FORBIDDEN.search(name)
        or name[0] in " ."
        or name[-1] in " ."
        or len(name.encode("utf-8", "replace")) > _MAX_BYTES
    ):
        return f"{slug(name)[:40]}-{digest(part)}" if name.strip(" .") else f"x{digest(part)}"
    return name


def _path(relative: str) -> str:
    return "/".join(safe_part(unquote(part)) for part in relative.split("/"))


def _key(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
