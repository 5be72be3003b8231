"""The sentence around a place in a text, to show beside a backlink."""

from __future__ import annotations

import re

from kg.markdown.codespans import code_spans
from kg.markdown.masking import Range, mask
from kg.markdown.plaintext import plain_once
from kg.markdown.wikilinks import find_wikilinks

_LONGEST = 300
_REACH = 2_000
"""How far from the place, in characters, the ends of its sentence are looked for."""

_URL = re.compile(r"https?://[^\s<>\]]+")
_CITATION = re.compile(r"@[^\s\[\];,@]++ ?\[[^\[\]]*\]|\[[^\[\]@]*@[^\[\]]*\]")
_DESTINATION = re.compile(r"(?:\[[^\[\]\n]*)?\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*){0,5}\)")
_LINK = re.compile(r"!?\[\[[^\n]*?\]\]|!?\[[^\[\]]*\]\([^()\n]*\)|<[^<>\s]+>|https?://\S+")
_END = re.compile(
    r"(?P<stop>[.!?…]+)[\"'”’»)\]*_=]*(?=\s|\Z)"
    r"|[。！？]+[”’」』）]*"
    r"|(?: {2}|\\)\n"
    r"|\n(?=[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“\"'*_])(?i:et al|e\.g|i\.e|cf|ca|vs|viz|resp|approx|figs?|eqs?|secs?|chs?"
    r"|vols?|arts?|pp?|eds?|st|dr|prof|mrs?|ms|jr|(?:[^\W\d_]\.)+[^\W\d_])$"
    r"|(?:^|[\s(\[“\"'*_.-])[^\W\d_a-zß-öø-ÿ]$"
)
_MAY_GO_ON = frozenset((".", "…", "..."))
_NUMERO = re.compile(r"(?:^|[\s(])[Nn]os?$")
_NEXT = re.compile(r"\s*(\S)?")
_BEGIN, _FINISH = "\ue000", "\ue001"


def sentence_at(raw: str, offset: int) -> str:
    """Return the sentence of *raw* around the character *offset*, as plain text.

    At most about 300 characters of it around the link that begins at *offset*, cut
    between words, with `…` where something is left out.
    """
    low, high = max(0, offset - _REACH), min(len(raw), offset + 2 * _REACH)
    text = raw[low:high].replace(_BEGIN, "\ufffd").replace(_FINISH, "\ufffd")
    at = min(max(offset - low, 0), len(text))
    link = _LINK.match(text, at)
    end = link.end() if link else at
    first, last = _bounds(text, at, end)
    marked = text[first:at] + _BEGIN + text[at:end] + _FINISH + text[end:last]
    before, _, rest = plain_once(marked).partition(_BEGIN)
    shown, _, after = rest.partition(_FINISH)
    cut = first == 0 < low, last == len(text) and high < len(raw)
    return _capped(before, shown, after, cut=cut)


def _bounds(text: str, at: int, end: int) -> Range:
    """Return where the sentence that holds `text[at:end]` begins and ends."""
    covered = _cover(text)
    stops = list(_END.finditer(covered))
    before = (s.end() for s in reversed(stops) if s.end() <= at and not _goes_on(covered, s))
    after = (s.end() for s in stops if s.end() >= end and s.end() > at and not _goes_on(covered, s))
    return next(before, 0), next(after, len(text))


def _goes_on(text: str, stop: re.Match[str]) -> bool:
    """Tell whether a stop ends an abbreviation, or a small letter follows it."""
    if stop["stop"] not in _MAY_GO_ON:
        return False
    following = _NEXT.match(text, stop.end())
    first = following[1] or "" if following else ""
    if first.islower():
        return True
    if stop["stop"] != "." or stop[0] not in {".", ".)"}:
        return False
    before = text[max(0, stop.start() - 12) : stop.start()]
    is_number = first.isdigit() and _NUMERO.search(before) is not None
    return is_number or _ABBREVIATION.search(before) is not None


def _cover(text: str) -> str:
    """Cover what holds stops that end no sentence: code, wikilinks, citations, addresses."""
    if "`" in text:
        text = mask(text, code_spans(text))
    if "]]" in text:
        text = mask(text, [(link.start, link.end) for link in find_wikilinks(text, text)])
    if "@" in text:
        text = mask(text, [m.span() for m in _CITATION.finditer(text)])
    if "](" in text:
        text = mask(text, [m.span() for m in _DESTINATION.finditer(text)])
    return mask(text, _addresses(text)) if "://" in text else text


def _addresses(text: str) -> list[Range]:
    return [(m.start(), m.start() + len(m[0].rstrip(".,;:!?)*_"))) for m in _URL.finditer(text)]


def _capped(before: str, shown: str, after: str, *, cut: tuple[bool, bool]) -> str:
    cut_before, cut_after = cut
    room = max(0, _LONGEST - len(shown))
    left = min(len(before), max(room // 2, room - len(after)))
    right = min(len(after), room - left)
    if left < len(before):
        before, cut_before = _words_at_end(before, left), True
    if right < len(after):
        after, cut_after = _words_at_start(after, right), True
    sentence = " ".join(f"{before}{shown}{after}".split())
    return "…" * cut_before + sentence + "…" * cut_after


def _words_at_end(text: str, length: int) -> str:
    kept = text[len(text) - length :]
    return kept if text[len(text) - length - 1].isspace() else kept.partition(" ")[2] or kept


def _words_at_start(text: str, length: int) -> str:
    kept = text[:length]
    return kept if text[length].isspace() else kept.rpartition(" ")[0] or kept
