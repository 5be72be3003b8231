"""Bare addresses in running text (`https://…`), and telling addresses from files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.markdown.masking import COVER, Range

_BARE = re.compile(rf"https?://[^\s<>|\"`\\{COVER}]+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_ENTITY = re.compile(r"&[A-Za-z0-9]+;$")
_TRAILING = "?!.,:;*_~'"
_PAIRS = {")": "(", "]": "["}


def is_url(destination: str) -> bool:
    """Tell whether *destination* has a scheme or a host: `mailto:…`, `//host/…`.

    One letter before the colon is a Windows drive.
    """
    return destination.startswith("//") or _SCHEME.match(destination) is not None


def find_urls(prose: str) -> Iterator[Range]:
    """Yield the ranges of bare addresses in *prose*, whose links and code are covered."""
    for match in _BARE.finditer(prose):
        start = match.start()
        if start and prose[start - 1].isalnum():
            continue
        url = _trimmed(match[0])
        if not url.endswith("://"):
            yield start, start + len(url)


def _trimmed(url: str) -> str:
    """Take off what belongs to the sentence, as GitHub does: stops, unmatched brackets."""
    surplus = {close: url.count(close) - url.count(opening) for close, opening in _PAIRS.items()}
    end = len(url)
    while end > 8:
        last = url[end - 1]
        if last in _PAIRS and surplus[last] > 0:
            surplus[last] -= 1
        elif last not in _TRAILING:
            break
        elif last == ";":
            entity = _ENTITY.search(url[max(0, end - 12) : end])
            end -= len(entity[0]) - 1 if entity else 0
        end -= 1
    return url[:end]
