"""Pandoc's citations in running text: `[see @a, p. 3; -@b]`, `@key says`, `@key [p. 3]`.

The grammar: https://pandoc.org/MANUAL.html#citation-syntax. Where a part between semicolons has
several keys, each is cited: Pandoc takes the later ones for citations inside a suffix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.markdown.document import Citation, Cite
from kg.markdown.leaves import Leaf, Leaves
from kg.markdown.locators import NOWHERE, Locator, read_locator
from kg.markdown.masking import escaped
from kg.markdown.source import Source

_TOKEN = re.compile(r"@(?:\{|\w++(?:[:.#$%&\-+?<>~/]\w++)*+)|[\[\];]")
_BRACED = re.compile(r"@\{([^{}\n]{1,300})\}")
_INSIDE_WORD = re.compile(r"[\w/@.+=&#%$\\]")
"""What may not stand before `@`: it would be an address, a handle behind a path, a word."""
_GAP = re.compile(r"[ \t]?\n?[ \t]*(?=\[)")


LONGEST = 2000
"""Characters of a bracket that can be a citation: the work stays linear in the text."""

_Group: TypeAlias = tuple[int, int, list[Cite], bool]
"""A citation: start, end, what it cites, whether it begins with a key."""


@dataclass(slots=True)
class _Key:
    """`@key` from `start` to `end`; a `-` before it hides the author."""

    name: str
    start: int
    end: int
    hides_author: bool

    @property
    def first(self) -> int:
        """Where it begins, with its `-`."""
        return self.start - self.hides_author


@dataclass(slots=True)
class _Bracket:
    """`[…]` with the keys and semicolons that stand directly in it; `end` is behind it."""

    start: int
    end: int = -1
    semicolons: list[int] = field(default_factory=list)
    keys: list[_Key] = field(default_factory=list)

    def parts(self) -> Iterator[tuple[int, int, list[_Key]]]:
        """Yield what stands between the semicolons: start, end, keys."""
        starts = [self.start + 1, *(at + 1 for at in self.semicolons)]
        at = 0
        for start, end in zip(starts, [*self.semicolons, self.end - 1], strict=True):
            first = at
            while at < len(self.keys) and self.keys[at].start < end:
                at += 1
            yield start, end, self.keys[first:at]


def read_citations(source: Source, prose: str, leaves: Leaves) -> list[Citation]:
    """Return the citations in *prose*, the text with code, links, math and comments covered."""
    found: list[Citation] = []
    at = prose.find("@")
    while at >= 0:
        leaf = leaves.at(at)
        if leaf:
            found += _Reader(source, prose, leaf).citations()
        at = prose.find("@", leaf.end if leaf else at + 1)
    return found


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the citations of one leaf."""

    source: Source
    prose: str
    leaf: Leaf

    def citations(self) -> list[Citation]:
        """Return them in reading order."""
        loose, brackets = self._scanned()
        groups: list[_Group] = []
        free: dict[int, _Bracket] = {}
        for bracket in brackets:
            if self._is_group(bracket):
                cites = [c for part in bracket.parts() for c in self._cites(*part)]
                groups.append((bracket.start, bracket.end, cites, False))
            else:
                free[bracket.start] = bracket
                loose += bracket.keys
        groups += self._in_texts(loose, free)
        return [self._placed(*group) for group in sorted(groups, key=lambda group: group[0])]

    def _in_texts(self, loose: list[_Key], free: dict[int, _Bracket]) -> Iterator[_Group]:
        """Yield the citations that begin with a key, not with a bracket."""
        taken: set[int] = set()
        for key in sorted(loose, key=lambda key: key.start):
            if key.start not in taken:
                yield self._in_text(key, free, taken)

    def _scanned(self) -> tuple[list[_Key], list[_Bracket]]:
        """Return the keys outside of closed brackets, and the closed brackets."""
        loose: list[_Key] = []
        closed: list[_Bracket] = []
        opened: list[_Bracket] = []
        done = 0
        for token in _TOKEN.finditer(self.prose, self.leaf.start, self.leaf.end):
            at = token.start()
            if at < done or escaped(self.prose, at):
                continue
            match token[0]:
                case "[":
                    opened.append(_Bracket(at))
                case "]" if opened:
                    opened[-1].end = at + 1
                    if self.prose[opened[-1].start + 1] != "^":  # a footnote is no text
                        closed.append(opened[-1])
                    opened.pop()
                case ";" if opened:
                    opened[-1].semicolons.append(at)
                case "]" | ";":
                    pass
                case _:
                    if key := self._key(token):
                        (opened[-1].keys if opened else loose).append(key)
                        done = key.end
        return [*loose, *(key for bracket in opened for key in bracket.keys)], closed

    def _key(self, token: re.Match[str]) -> _Key | None:
        start, end, name = token.start(), token.end(), token[0][1:]
        hides = start > self.leaf.start and self._prose_at(start - 1) == "-"
        hides = hides and self._prose_at(start - 2) != "-"
        if _INSIDE_WORD.match(self._prose_at(start - hides - 1)):
            return None
        if name == "{":  # its text may be an address, which is covered in the prose
            braced = _BRACED.match(self.source.text, start, self.leaf.end)
            name, end = (braced[1].strip(), braced.end()) if braced else ("", end)
        return _Key(name, start, end, hides) if name else None

    def _prose_at(self, at: int) -> str:
        """Return the character at an offset, nothing before the text begins."""
        return self.prose[at] if at >= self.leaf.start else ""

    def _is_group(self, bracket: _Bracket) -> bool:
        """Tell whether each part of a bracket cites something: else it is text in brackets."""
        return (
            bool(bracket.keys)
            and bracket.end - bracket.start <= LONGEST
            and self._prose_at(bracket.start - 1) != "^"
            and "::" not in self.prose[bracket.start : bracket.end]
            and all(keys for _, _, keys in bracket.parts())
        )

    def _in_text(self, key: _Key, free: dict[int, _Bracket], taken: set[int]) -> _Group:
        """Return the citation that *key* begins, with the bracket behind it where one fits."""
        gap = _GAP.match(self.prose, key.end, self.leaf.end)
        bracket = free.get(gap.end()) if gap else None
        if bracket is None or not self._is_tail(bracket):
            return key.first, key.end, [self._cite(key, "", NOWHERE)], True
        (start, end, _), *others = bracket.parts()
        cites = [self._cite(key, "", read_locator(self._text(start, end)))]
        for part in others:
            cites += self._cites(*part)
            taken.update(other.start for other in part[2])
        return key.first, bracket.end, cites, True

    def _is_tail(self, bracket: _Bracket) -> bool:
        """Tell whether a bracket behind a key says where in the work: `[p. 3; see @b]`."""
        if bracket.end - bracket.start > LONGEST:
            return False
        (start, end, keys), *others = bracket.parts()
        words = self._text(start, end).strip()
        return (
            len(words) > 1
            and words[0] != "^"
            and not keys
            and all(more for _, _, more in others)
            and self.prose[bracket.end : bracket.end + 1] not in tuple("([:")
        )

    def _cites(self, start: int, end: int, keys: Sequence[_Key]) -> Iterator[Cite]:
        """Yield what a part cites; the words between two keys are the prefix of the second."""
        prefix = self._text(start, keys[0].first)
        ends = [*(key.first for key in keys[1:]), end]
        for key, until in zip(keys, ends, strict=True):
            place = read_locator(self._text(key.end, until))
            rest = place.rest if until == end else ""
            yield self._cite(key, prefix, place._replace(rest=rest))
            prefix = place.rest.lstrip(" ,")

    def _cite(self, key: _Key, prefix: str, place: Locator) -> Cite:
        return Cite(
            key=key.name,
            span=self.source.span(key.start, key.end),
            prefix=" ".join(prefix.split()),
            label=place.label,
            locator=place.value,
            suffix=" ".join(place.rest.split()),
            hides_author=key.hides_author,
        )

    def _text(self, start: int, end: int) -> str:
        """Return the text between two offsets, without the margins of its lines."""
        offset = self.leaf.offset
        return self.leaf.text.raw[offset(start) : offset(end)]

    def _placed(self, start: int, end: int, cites: list[Cite], in_text: bool) -> Citation:  # noqa: FBT001 - of a tuple
        span = self.source.span(start, end)
        return Citation(tuple(cites), in_text, span, self.leaf.text, self.leaf.offset(start))
