"""A definition without the name that it defines: that would be the answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

GAP = "…"

_OPENING = re.compile(r"(?:(?:the|an?) )?… (?:is|are|means|describes) (?=\w)", re.IGNORECASE)


def masked(text: str, names: Iterable[str]) -> str:
    """Return *text* with a gap for each of *names*, also with a plural's ending.

    What it begins with (`A name is …`) goes altogether.

    >>> masked("Mesa-optimizers are optimizers; a mesa optimizer is found.", ["Mesa-optimizer"])
    'Optimizers; a … is found.'
    >>> masked("RL² learns", ["RL"])
    'RL² learns'
    """
    found = _pattern(tuple(sorted({name for name in names if name}, key=len, reverse=True)))
    gapped = found.sub(GAP, text) if found else text
    opening = _OPENING.match(gapped)
    if opening is None:
        return gapped
    said = gapped[opening.end() :]
    return said[0].upper() + said[1:]


@lru_cache(maxsize=256)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    words = (re.split(r"[\s\-‐-―]+", name.strip()) for name in names)
    written = "|".join(r"[\s\-‐-―]+".join(map(re.escape, some)) for some in words)
    return re.compile(rf"(?<!\w)(?:{written})(?:e?s)?(?!\w)", re.IGNORECASE) if names else None
