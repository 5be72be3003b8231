"""Why a link was made, as its author wrote it next to the link."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.markdown import plain
from kg.notes.reading import PlacedLink

_JOINT = re.compile(r"\s*(?:[—–:]|-{1,2}(?=\s)|,?\s*(?=(?:because|since)\b))\s*", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\(([^()\n]{1,200})\)")
_SEPARATORS = re.compile(r"[\s,;·•|&/+]*(?:and|or|und)?[\s,;·•|&/+]*\Z")
_SENTENCE = re.compile(
    r".+?(?<!\bet al)(?<!\be\.g)(?<!\bi\.e)(?<!\bcf)(?<!\bFig)(?<!\bvs)[.!?](?=\s|$)", re.DOTALL
)
_END_OF_TEXT = 4000
"""Characters after a link within which its reason ends."""


def list_reasons(raw: str, links: Sequence[PlacedLink], start: int = 0) -> list[str]:
    """Return the reason of each link of one entry (`[[A]] — why`, `why: [[A]]`, `[[A]] (why)`).

    What stands between two links is the first one's; where only separators do, both have
    the reason that follows. Where nothing follows, what stands before is the reason; it
    begins at *start*.
    """
    reasons: list[str] = []
    for index, link in enumerate(links):
        last = index + 1 == len(links)
        after = raw[link.end : len(raw) if last else links[index + 1].start]
        reasons.append(_cleaned(after))
    for index in range(len(reasons) - 2, -1, -1):
        between = raw[links[index].end : links[index + 1].start]
        if not reasons[index] and _SEPARATORS.match(between):
            reasons[index] = "" if _BRACKET.match(raw, links[index + 1].end) else reasons[index + 1]
    before = plain(raw[start : links[0].start]).strip(" :—–-→") if links else ""
    return [reason or before for reason in reasons]


def prose_reason(raw: str, link: PlacedLink) -> str:
    """Return the reason that follows a link in running text, or nothing.

    It begins with a dash, a colon or "because" right after the link, and ends with the
    sentence; `[[A]] (§3)` is a place, not a reason.
    """
    found = _JOINT.match(raw, link.end)
    if found is None or found.end() == link.end and not raw[link.end :].lstrip(", ").lower().startswith(("because", "since")):
        return ""
    rest = raw[found.end() : found.end() + _END_OF_TEXT]
    sentence = _SENTENCE.match(rest)
    return plain(sentence[0] if sentence else rest)


def _cleaned(after: str) -> str:
    """Return what follows a link without brackets, joints and separators around it."""
    if _SEPARATORS.match(after):
        return ""
    bracket = _BRACKET.match(after)
    if bracket and _SEPARATORS.match(after, bracket.end()):
        return plain(bracket[1])
    joint = _JOINT.match(after)
    text = after[joint.end() :] if joint else after
    return plain(text).strip(" ,;·•|")
