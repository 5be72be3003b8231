"""Why a link was made, as its author wrote it next to the link."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.markdown import plain
from kg.notes.reading import PlacedLink

_JOINT = re.compile(r"\s*(?:[—–:]|-{1,2}(?=\s))\s*|[\s,]*(?=(?:because|since)\b)", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\(([^()\n]{1,200})\)")
_SEPARATORS = re.compile(r"[\s,;·•|&/+.]*(?:(?:and|or|und)\b[\s,;·•|&/+]*)?\Z")
_STOP = re.compile(
    r"[.!?](?=\s|$)"
    r"(?<!\bet al.)(?<!\be\.g.)(?<!\bi\.e.)(?<!\bcf.)(?<!\bFig.)(?<!\bvs.)"
)
_LONGEST = 1_000
"""Characters of running text after a link within which its reason ends."""
_WIDEST = 20
"""Characters between two links of one row."""


def list_reasons(
    raw: str, links: Sequence[PlacedLink], start: int = 0, end: int | None = None
) -> list[str]:
    """Return the reason of each link of one entry (`[[A]] — why`, `why: [[A]]`, `[[A]] (why)`).

    The entry is `raw[start:end]`. What stands between two links is the first one's; where
    only separators do, both have the reason that follows. Where nothing follows, what
    stands before is the reason. An entry that is a sentence around its links is the reason
    of each.
    """
    if not links:
        return []
    stop = len(raw) if end is None else end
    ends = [link.start for link in links[1:]] + [stop]
    gaps = [raw[link.end : upto].lstrip("*_") for link, upto in zip(links, ends, strict=True)]
    before = plain(raw[start : links[0].start].rstrip("*_"))
    if before and before[-1].isalnum() and any(map(_goes_on, gaps)):
        sentence = plain(raw[start:stop])
        return [sentence] * len(links)
    reasons = [_cleaned(gap) for gap in gaps]
    for index in range(len(reasons) - 2, -1, -1):
        if not reasons[index] and not _BRACKET.match(gaps[index + 1]):
            reasons[index] = reasons[index + 1]
    lead = before.strip(" :—–-→(")
    return [_led(lead, gap, reason) for gap, reason in zip(gaps, reasons, strict=True)]


def _led(lead: str, gap: str, reason: str) -> str:
    """Return a reason that may begin before its link and end in brackets after it."""
    if lead and reason and _BRACKET.match(gap):
        return f"{lead} ({reason})"
    return reason or lead


def prose_reason(raw: str, end: int) -> str:
    """Return the reason that follows a link in running text which ends at *end*, or nothing.

    It begins with a dash, a colon or "because" right after the link, and ends with the
    sentence; `[[A]] (§3)` is a place, not a reason.
    """
    joint = _JOINT.match(raw, end)
    if joint is None:
        return ""
    longest = joint.end() + _LONGEST
    stop = _STOP.search(raw, joint.end(), longest)
    return plain(raw[joint.end() : stop.end() if stop else longest])


def sentence_end(raw: str, start: int) -> int:
    """Return where the sentence that goes on at *start* ends."""
    longest = start + _LONGEST
    stop = _STOP.search(raw, start, longest)
    return stop.end() if stop else min(longest, len(raw))


def listed(raw: str, links: Sequence[PlacedLink]) -> int:
    """Return how many of *links*, from the first on, stand in a row (`[[A]], [[B]] and [[C]]`)."""
    count = min(len(links), 1)
    while count < len(links):
        between = raw[links[count - 1].end : links[count].start].lstrip("*_")
        if len(between) > _WIDEST or not _SEPARATORS.match(between):
            break
        count += 1
    return count


def _goes_on(after: str) -> bool:
    """Tell whether a sentence goes on after a link, without joint or bracket."""
    return not (_SEPARATORS.match(after) or _JOINT.match(after) or _BRACKET.match(after))


def _cleaned(after: str) -> str:
    """Return what follows a link without brackets, joints and separators around it."""
    if _SEPARATORS.match(after):
        return ""
    bracket = _BRACKET.match(after)
    if bracket and _SEPARATORS.match(after, bracket.end()):
        return plain(bracket[1])
    after = after.lstrip(" ,;·•|")
    joint = _JOINT.match(after)
    return plain(after[joint.end() :] if joint else after).strip(" ,;·•|")
