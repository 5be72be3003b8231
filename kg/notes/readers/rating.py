"""A rating in stars, with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.markdown import Rule, plain
from kg.notes.model import PaperId, Self, Term
from kg.notes.readers.texts import block_text
from kg.notes.reading import Context, Lines, Reading
from kg.notes.sections import Section

_STARS = re.compile(r"[⭐★🌟✭✮☆✩](?:[\ufe0f\s]*[⭐★🌟✭✮☆✩])*\ufe0f?(?:\s?\(?\d/\d{1,2}\)?(?!\S))?")
_BEFORE_STARS = re.compile(r"\A[^⭐★🌟✭✮☆✩]*")
"""What stands before the stars in a title such as `Relevance ⭐⭐`."""
_FULL, _EMPTY = "⭐★🌟✭✮", "☆✩"
_FRACTION = re.compile(r"(\d{1,2})\s*(?:/|of|out of|von)\s*(\d{1,2})\b")
_NUMBER = re.compile(r"(\d{1,2})(?:\s+stars?\b|(?=\s*\Z)|(?=\s+[—–-]\s))", re.IGNORECASE)


def rating(section: Section, context: Context) -> Iterator[Reading]:
    """Read stars on the section's own line or in its first line, and the reason after them.

    Option: `aspect`, what is rated. Without stars or number the text is a judgement all
    the same.
    """
    aspect = str(section.type.options.get("aspect", "kg:Relevance")) if section.type else ""
    value, best, reason = stars(_head(section))
    end = section.rest.end_line if section.rest else section.line
    blocks = [b for b in section.blocks if not isinstance(b, Rule)]
    below = blocks or (() if reason else section.following)
    text = block_text(below)
    if below:
        end = below[-1].end_line
        yield Lines(below[0].line, end)
    if text and not value:
        value, best, text = stars(text)
    said = " ".join(t for t in (reason, text) if t)
    yield Lines(section.line, section.line)
    if value or said:
        yield from rated(aspect, (value, best), said, (section.line, end), context)


def _head(section: Section) -> str:
    """Return what stands beside the section's name: `⭐⭐`, `(4/5)`."""
    if section.rest:
        return plain(section.rest.raw)
    return section.gaps.get("rating") or _BEFORE_STARS.sub("", section.title)


def rated(
    aspect: str, value: tuple[int, int], reason: str, place: tuple[int, int], context: Context
) -> Iterator[Reading]:
    """State one rating: stars and the best there is, 0 for unknown."""
    stars_given, best = value
    yield context.item(
        "rating",
        ("kg:Assessment",),
        [
            ("kg:aspect", Term(aspect)),
            ("schema:ratingValue", stars_given or None),
            ("schema:bestRating", best or None),
            ("schema:reviewBody", " ".join(reason.split())),
            ("schema:itemReviewed", context.topic if isinstance(context.topic, PaperId) else None),
            ("dcterms:isPartOf", Self()),
        ],
        place,
        aspect,
    )


def stars(text: str) -> tuple[int, int, str]:
    """Return how many stars *text* gives, out of how many (0: not said), and the rest.

    >>> stars("⭐⭐⭐⭐ — because"), stars("★★☆ fine")
    ((4, 0, 'because'), (2, 3, 'fine'))
    >>> stars("4/5 good"), stars("no stars"), stars("3")
    ((4, 5, 'good'), (0, 0, 'no stars'), (3, 0, ''))
    """
    found = _STARS.search(text)
    if found:
        given = sum(found[0].count(star) for star in _FULL)
        shown = given + sum(found[0].count(star) for star in _EMPTY)
        rest = text[: found.start()] + text[found.end() :]
        return given, shown if given < shown else 0, _reason(rest)
    said = _without_brackets(text)
    fraction = _FRACTION.match(said)
    if fraction and int(fraction[1]) <= int(fraction[2]):
        return int(fraction[1]), int(fraction[2]), _reason(said[fraction.end() :])
    number = _NUMBER.match(said)
    if number:
        return int(number[1]), 0, _reason(said[number.end() :])
    return 0, 0, text.strip()


def _reason(text: str) -> str:
    return _without_brackets(text.strip().lstrip(":—–-·,;"))


def _without_brackets(text: str) -> str:
    said = text.strip()
    return said[1:-1].strip() if said.startswith("(") and said.find(")") == len(said) - 1 else said
