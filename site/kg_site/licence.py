"""The licence under which a site's owner lets others use the notes."""

from __future__ import annotations

import re

from kg_site.shelf import outside
from kg_site.views import NOWHERE, Ref

_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)", re.IGNORECASE)
_SPDX = re.compile(r"[A-Za-z0-9.+]+(?:-[A-Za-z0-9.+]+)+")


def licence(said: str) -> Ref:
    """Return the licence that kg.yaml names: an address, a name of SPDX's list, or words.

    >>> licence("CC-BY-4.0").href
    'https://creativecommons.org/licenses/by/4.0/'
    >>> licence("All rights reserved")
    Ref(text='All rights reserved', href='', hint='', outside=False)
    """
    words = said.strip()
    if not words:
        return NOWHERE
    if words.startswith(("https://", "http://")):
        return outside(words.partition("://")[2].rstrip("/"), words)
    if found := _COMMONS.fullmatch(words):
        kind, version = found[1].lower(), found[2]
        name = f"CC {kind.upper()} {version}"
        return outside(name, f"https://creativecommons.org/licenses/{kind}/{version}/")
    if words.upper() == "CC0-1.0":
        return outside("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
    if _SPDX.fullmatch(words):
        return outside(words, f"https://spdx.org/licenses/{words}.html")
    return Ref(words)
