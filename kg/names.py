"""Names of things: how they are compared, and how they become parts of an address."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import NewType
from urllib.parse import quote

Folded = NewType("Folded", str)
"""A name as it is compared: no case, no accents, no punctuation."""

Slug = NewType("Slug", str)
"""The last part of a page's address: lower case, words joined by `-`."""

_APOSTROPHES = re.compile("['’‘ʼ`´]")
_NOT_WORD = re.compile(r"[\W_]+")
_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()} | dict.fromkeys(
    map(ord, "'`")
)
"""What becomes of the characters of ASCII that stand in no word."""

PART = "//"
"""Between a file's path and the name of a later note in it; no path holds two slashes."""


def file_of(place: str) -> str:
    """Return the path of the file in which the note at *place* stands.

    >>> file_of("x/Plan.md//PN-2"), file_of("x/Plan.md")
    ('x/Plan.md', 'x/Plan.md')
    """
    return place.partition(PART)[0]


@lru_cache(maxsize=4096)
def fold(text: str) -> Folded:
    """Return *text* as names are compared: without case, accents, punctuation, emoji.

    >>> fold("Pass 1 — Bird’s Eye View (5 Cs):")
    'pass 1 birds eye view 5 cs'
    >>> fold("Rocktäschel") == fold("rocktaschel")
    True

    Labels, headings and the words of relations come again and again, so the latest are kept.
    """
    lowered = text.casefold()
    if lowered.isascii():
        lowered = lowered.translate(_ASCII)
    else:
        decomposed = unicodedata.normalize("NFKD", lowered)
        letters = "".join(c for c in decomposed if not unicodedata.combining(c))
        lowered = _NOT_WORD.sub(" ", _APOSTROPHES.sub("", letters))
    return Folded(" ".join(lowered.split()))


def slug(text: str) -> Slug:
    """Return *text* as a part of an address; letters of every script stay.

    >>> slug("Deceptive Alignment?")
    'deceptive-alignment'
    >>> slug("対立 的") == "対立-的"
    True
    >>> slug("🎯") == slug("🎯") != slug("🚀")
    True
    """
    words = fold(unicodedata.normalize("NFC", text)).replace(" ", "-")
    return Slug(words or "x" + digest(text))


def digest(*parts: str) -> str:
    """Return ten hexadecimal digits that stand for *parts*."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=5).hexdigest()


def iri_part(text: str) -> str:
    r"""Return *text* as the part of an IRI, so that no two texts become one.

    Letters and digits of every script and `-._~` stay, everything else is percent-encoded;
    `/` stays too (notes whose name occurs twice are addressed by their path).

    >>> iri_part("a b/ü#1")
    'a%20b/ü%231'
    """
    if text.isascii():
        return quote(text, safe="-._~/")
    return "".join(c if c.isalnum() and c > "\x7f" else quote(c, safe="-._~/") for c in text)
