"""Places where a text speaks of something by its name: whole words, the longest name first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import ahocorasick_rs

from kg.markdown.codespans import mask_code
from kg.markdown.comments import find_comments
from kg.markdown.masking import COVER, mask
from kg.markdown.wikilinks import find_wikilinks

SHORTEST = 4
"""Letters that a name must have to be looked for."""
_HEADING = re.compile(r"^[ \t>]{0,8}#{1,6}[ \t][^\n]*$|^[^\n]+\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_MARKDOWN_LINK = re.compile(r"!?\[[^\[\]\n]{0,300}\](?:\([^()\n]{0,500}\)|\[[^\[\]\n]{0,100}\])")
_HTML = re.compile(r"<!--.*?(?:-->|\Z)|<%.*?(?:%>|\Z)|<[A-Za-z/!][^<>]{0,500}>", re.DOTALL)
_ADDRESS = re.compile(r"\[![^\[\]\n]{1,60}\]|https?://\S+|www\.\S+|(?<!\S)[#@^][\w/-]+")
_MATH = re.compile(r"\$\$.{0,2000}?\$\$|\$[^$\n]{1,200}\$", re.DOTALL)
_INDENTED = re.compile(r"(?:\A|\n[ \t]*\n)((?:(?: {4}|\t)[^\n]*(?:\n|\Z))+)")
_LIST = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]")


class Mention(NamedTuple):
    """A name in a text: where it begins and ends, and which name it is."""

    start: int
    end: int
    name: int


class _Letters(dict[int, str]):
    """Makes each character a small letter without accent, a digit, or a blank."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        bare = unicodedata.normalize("NFKD", character)[0].casefold()
        found = bare if len(bare) == 1 and bare.isalnum() else " "
        found = character.lower() if found == " " and character.isalnum() else found
        self[code] = found if len(found) == 1 else character
        return self[code]


_LETTERS = _Letters({ord(COVER): COVER})


class Finder:
    """Finds names in texts, all of them in one pass."""

    def __init__(self, names: Sequence[str]) -> None:
        """Take *names*; a mention tells which one by its index."""
        patterns: dict[str, int] = {}
        for index, name in enumerate(names):
            words = " ".join(name.translate(_LETTERS).split())
            if sum(map(str.isalnum, words)) >= SHORTEST:
                patterns.setdefault(f" {words}", index)
                if words[-1] == "y":
                    patterns.setdefault(f" {words[:-1]}ies", index)
        self._names = list(patterns.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(patterns)) if patterns else None

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the mentions in *text* in order, none within another; a plural counts."""
        if self._automaton is None:
            return
        letters = " " + text.translate(_LETTERS) + " "
        longest: dict[int, tuple[int, int]] = {}
        for name, start, end in self._automaton.find_matches_as_indexes(letters, overlapping=True):
            stop = _word_end(letters, end)
            if stop and stop > longest.get(start, (0, 0))[0]:
                longest[start] = (stop, name)
        done = 0
        for start in sorted(longest):
            stop, name = longest[start]
            if start >= done:
                yield Mention(start, stop - 1, self._names[name])
                done = stop


def _word_end(letters: str, end: int) -> int:
    """Return where the word ends that a name ends in, or with, in the plural; else 0."""
    for plural in ("", "s", "es"):
        stop = end + len(plural)
        if letters.startswith(plural, end) and letters[stop : stop + 1] in (" ", COVER):
            return stop
    return 0


def prose(text: str) -> str:
    """Return *text* with what is no running text covered; every offset stays.

    That is code, comments, links, addresses, tags, math, HTML and headings.
    """
    text = text.replace(COVER, " ")
    seen = mask(text, (found.span(1) for found in _indented(text)))
    seen = mask_code(seen)
    if "%%" in seen:
        seen = mask(seen, find_comments(seen))
    if "<" in seen:
        seen = mask(seen, (found.span() for found in _HTML.finditer(seen)))
    if "]]" in seen:
        seen = mask(seen, ((link.start, link.end) for link in find_wikilinks(text, seen)))
    if "](" in seen or "][" in seen:
        seen = mask(seen, (found.span() for found in _MARKDOWN_LINK.finditer(seen)))
    return _covered(seen, (_HEADING, _ADDRESS, _MATH))


def _covered(text: str, patterns: Iterable[re.Pattern[str]]) -> str:
    for pattern in patterns:
        text = mask(text, (found.span() for found in pattern.finditer(text)))
    return text


def _indented(text: str) -> Iterator[re.Match[str]]:
    """Yield the indented code: below a blank line, and not within a list."""
    if "\n    " not in text and "\n\t" not in text and not text.startswith(("    ", "\t")):
        return
    for found in _INDENTED.finditer(text):
        above = text[: found.start()].rstrip()
        last = above[above.rfind("\n") + 1 :]
        if not _LIST.match(last) and not last.startswith((" ", "\t")):
            yield found
