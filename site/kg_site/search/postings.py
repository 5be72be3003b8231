r"""The pages that have a term, written as a short text.

A posting is a number with a level in one integer. Written down, a sign stands for each level, the
best first, and behind it the gaps between the numbers of its pages: digits of five bits, the low
ones first, all but the last marked by a sixth. None of the signs needs an escape in a script.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_~"
SIGNS = "!#$%'()*+,-./:;="
CUT = "|"

MOST = 24_000
"""Characters of one term's pages. What is longer loses its weakest levels, and begins with `CUT`
and the number of all its pages: such a word is on so many pages that it need not be on a hit."""

_SHIFT = 28
_NUMBER = (1 << _SHIFT) - 1
_BEST = 15


class _Written(dict[int, str]):
    """A gap as it is written, worked out when it is first met."""

    def __missing__(self, gap: int) -> str:
        rest, signs = gap, ""
        while rest > 31:
            signs += DIGITS[32 + rest % 32]
            rest //= 32
        self[gap] = signs = signs + DIGITS[rest]
        return signs


_WRITTEN = _Written()


def posting(number: int, level: int) -> int:
    """Return a posting: sorted, the best come first."""
    return (_BEST - level) << _SHIFT | number


def split(one: int) -> tuple[int, int]:
    """Return number and level of a posting.

    >>> split(posting(10_000, 12))
    (10000, 12)
    """
    return one & _NUMBER, _BEST - (one >> _SHIFT)


def written(postings: Iterable[int], most: int = MOST) -> str:
    """Write postings of one term.

    >>> three = [posting(3, 15), posting(40, 15), posting(3, 0)]
    >>> written(three), written(three, 3)
    ('=3a1!3', '|3=3a1')
    """
    ordered = sorted(postings)
    parts: list[str] = []
    length, whole, at, before = 0, 0, -1, -1
    for one in ordered:
        if one >> _SHIFT != at:
            if length > most:
                break
            at, before, whole = one >> _SHIFT, -1, len(parts)
            parts.append(SIGNS[_BEST - at])
        gap = _WRITTEN[(one & _NUMBER) - before - 1]
        parts.append(gap)
        length += len(gap)
        before = one & _NUMBER
    if length <= most:
        return "".join(parts)
    return CUT + _WRITTEN[len(ordered)] + "".join(parts[:whole])


def empty() -> array[int]:
    """Return a list for postings, four bytes each."""
    return array("I")
