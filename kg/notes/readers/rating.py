"""A rating in stars, with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.markdown import Paragraph, Rule, plain
from kg.notes.model import PaperId, Self, Term
from kg.notes.reading import Context, Lines, Reading
from kg.notes.readers.prose import block_text
from kg.notes.sections import Section

_STARS = re.compile(r"[⭐★🌟✭✮☆✩](?:[\ufe0f\s]*[⭐★🌟✭✮☆✩])*\ufe0f?")
_STARS_ON = re.compile(r"^[^⭐★🌟✭✮☆✩]*")
"""What stands before the stars in a title such as `Relevance ⭐⭐`."""
_FULL = frozenset("⭐★🌟✭✮")
_FRACTION = re.compile(r"(\d{1,2})\s*(?:/|of|out of|von)\s*(\d{1,2})\b")
_NUMBER = re.compile(r"\d{1,2}\Z")


def rating(section: Section, context: Context) -> Iterator[Reading]:
    """Read stars on the section's own line or in its first line, and the reason after them.

    Option: `aspect`, what is rated. Without stars or number the text is a judgement all
    the same.
    """
    aspect = str(section.type.options.get("aspect", "kg:Relevance")) if section.type else ""
    blocks = [b for b in section.blocks if not isinstance(b, Rule)]
    head = plain(section.rest.raw) if section.rest else _STARS_ON.sub("", section.title)
    value, best, reason = stars(head)
    end = section.rest.end_line if section.rest else section.line
    reasons = [reason] if reason else []
    if blocks:
        text = block_text(blocks)
        if not value:
            value, best, text = stars(text)
        reasons.append(text)
        end = blocks[-1].end_line
    elif not reason and section.following and isinstance(section.following[0], Paragraph):
        below = section.following[0]
        reasons.append(plain(below.text.raw))
        end = below.end_line
        yield Lines(below.line, below.end_line)
    yield from rated(aspect, (value, best), " ".join(reasons), (section.line, end), context)


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
        shown = [c for c in found[0] if not c.isspace() and c != "\ufe0f"]
        full = sum(c in _FULL for c in shown)
        rest = text[: found.start()] + text[found.end() :]
        return full, len(shown) if full < len(shown) else 0, _reason(rest)
    fraction = _FRACTION.match(text.strip())
    if fraction and int(fraction[1]) <= int(fraction[2]):
        return int(fraction[1]), int(fraction[2]), _reason(text.strip()[fraction.end() :])
    if _NUMBER.match(text.strip()):
        return int(text), 0, ""
    return 0, 0, text.strip()


def _reason(text: str) -> str:
    return text.strip().lstrip(":—–-·,;)").strip()
