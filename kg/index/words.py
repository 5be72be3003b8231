"""The words of a text as full text compares them: without case, accents and forms of width.

Where people write no spaces between words (Chinese, Japanese, Thai …) each character is a
word of its own, and what was typed as one word is looked for as these in a row. Korean is
taken the same way, so that a word is found with any particle behind it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"[0-9A-Za-z\x80-\U0010ffff]+")
_SPACELESS = (
    range(0x0E00, 0x0F00),  # Thai, Lao
    range(0x1000, 0x10A0),  # Burmese
    range(0x1780, 0x1800),  # Khmer
    range(0x2E80, 0xA4D0),  # Han, kana, bopomofo, Yi
    range(0xAC00, 0xD7A4),  # Hangul
    range(0xF900, 0xFB00),
    range(0x1B000, 0x1B170),
    range(0x20000, 0x40000),
)
_SYMBOLS = 0x2600
"""From here on a symbol is a word: people mark their notes with emoji and stars."""
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that are typed without their mark, though Unicode does not take them apart."""
_SPACE, _ZERO_WIDTH_SPACE = " ", "\u200b"


class Word(NamedTuple):
    """A word as it is compared, and where it stands: `text[start:end]`."""

    text: str
    start: int
    end: int


class _Folding(dict[int, str]):
    """What becomes of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


class _Joining(dict[str, bool]):
    """Whether a character may melt into the one before it, worked out when it is first met."""

    def __missing__(self, character: str) -> bool:
        first = unicodedata.normalize("NFKD", character)[0]
        self[character] = joins = (
            unicodedata.category(first)[0] == "M" or "\u1160" <= first <= "\u11ff"
        )
        return joins


_FOLDING = _Folding()
_JOINING = _Joining()


def folded(text: str) -> str:
    """Return *text* with its words spelled as they are compared, but for the case of ASCII.

    Words are what stands between characters of ASCII that are no letters and no digits.

    >>> folded("Ｒocktäschel’s AI对齐, straße")
    'rocktaschel s AI 对  齐 , strasse'
    """
    return text if text.isascii() else _NOT_ASCII.sub(_run, text)


def words(text: str) -> Iterator[Word]:
    """Yield the words of *text* with their places: the same words that `folded` spells.

    >>> [word.text for word in words("Café 正렬")], list(words("ＡＩ-x"))
    (['cafe', '正', '렬'], [Word(text='ai', start=0, end=2), Word(text='x', start=3, end=4)])
    """
    for run in _WORD.finditer(text):
        if run[0].isascii():
            yield Word(run[0].lower(), run.start(), run.end())
        else:
            yield from _mixed(run[0], run.start())


def is_own(character: str) -> bool:
    """Tell whether *character* is a word of its own, whatever stands beside it."""
    category, code = unicodedata.category(character), ord(character)
    if category == "So":
        return code >= _SYMBOLS
    return category[0] in "LMN" and any(code in script for script in _SPACELESS)


def _run(found: re.Match[str]) -> str:
    return _spelled(found[0])


def _spelled(run: str) -> str:
    return unicodedata.normalize("NFKC", run).translate(_FOLDING)


def _mixed(run: str, offset: int) -> Iterator[Word]:
    """Yield the words of a run that is not all ASCII."""
    letters, first, last = "", 0, 0
    for cluster, start, end in _clusters(run):
        spelled = cluster.lower() if cluster.isascii() else _spelled(cluster)
        if not spelled:
            last = end  # an accent that was typed on its own belongs to its letter
        for letter in spelled:
            if _WORD.match(letter):
                first = first if letters else start
                letters, last = letters + letter, end
            elif letters:
                yield Word(letters, offset + first, offset + last)
                letters = ""
    if letters:
        yield Word(letters, offset + first, offset + last)


def _clusters(run: str) -> Iterator[tuple[str, int, int]]:
    """Yield the pieces of *run* that can be spelled one by one, each with its place."""
    start = 0
    for end in range(1, len(run) + 1):
        joined = end < len(run) and not run[start].isascii() and _JOINING[run[end]]
        if not joined:
            yield run[start:end], start, end
            start = end


def _folded(character: str) -> str:
    if character.isascii():
        return character.lower()
    if is_own(character):
        return f" {character} "
    decomposed = unicodedata.normalize("NFKD", character.casefold())
    return "".join(map(_kept, decomposed)).translate(_LETTERS)


def _kept(character: str) -> str:
    """Drop accents and what cannot be seen; punctuation ends a word."""
    category = unicodedata.category(character)
    if unicodedata.combining(character) or "VARIATION SELECTOR" in unicodedata.name(character, ""):
        return ""
    if category == "Cf":
        return _SPACE if character == _ZERO_WIDTH_SPACE else ""
    return character if character.isascii() or category[0] in "LMN" else _SPACE
