"""The licence under which others may use the notes."""

from __future__ import annotations

import re
from dataclasses import dataclass

_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)", re.IGNORECASE)
_SPDX = re.compile(r"[A-Za-z0-9.+]+(?:-[A-Za-z0-9.+]+)+")


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: what it is called, and where it stands; empty is what is not known."""

    name: str = ""
    address: str = ""


def licence(said: str) -> Licence:
    """Return the licence that kg.yaml names: an address, a name of SPDX's list, or words.

    >>> licence("CC-BY-4.0")
    Licence(name='CC BY 4.0', address='https://creativecommons.org/licenses/by/4.0/')
    >>> licence("All rights reserved")
    Licence(name='All rights reserved', address='')
    """
    words = said.strip()
    if words.startswith(("https://", "http://")):
        return Licence(words.partition("://")[2].rstrip("/"), words)
    if found := _COMMONS.fullmatch(words):
        kind, version = found[1].lower(), found[2]
        address = f"https://creativecommons.org/licenses/{kind}/{version}/"
        return Licence(f"CC {kind.upper()} {version}", address)
    if words.upper() == "CC0-1.0":
        return Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
    if _SPDX.fullmatch(words):
        return Licence(words, f"https://spdx.org/licenses/{words}.html")
    return Licence(words)
