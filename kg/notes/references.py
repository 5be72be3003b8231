"""Entries of a reference list that was copied out of a page: broken lines, badges and all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg import identifiers
from kg.names import fold
from kg.notes.model import Person
from kg.notes.people import people
from kg.notes.referencestyles import split_entry

_BADGE_LINE = re.compile(r"^work page\b(.*)$", re.IGNORECASE)
_BADGES = (
    ("internal anchor", "kg:InternalAnchor"),
    ("Pith review", "kg:HasMachineReview"),
    ("Pith/arXiv", "kg:InReviewCorpus"),
    ("arXiv", "kg:OnArXiv"),
)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_NUMBERED = re.compile(r"https?://\S+|arXiv:\s?\S+|\b10\.\d{4,9}/\S+", re.IGNORECASE)
"""Identifiers, whose numbers are no years."""
_URL_START = re.compile(r"\bURL\s*(?=https?:)", re.IGNORECASE)
_TAIL = re.compile(r"^URL\s*https?:", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[a-z])- (?=[a-z])")
_GLUED = re.compile(r"(?<=[a-z)])([.?!])(?=[A-Z][A-Za-z]|arXiv|,)")
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\bvol)(?<!\bno)[.?!](?=\s|$)")
_ENDING = re.compile(r",\s+(?:Forthcoming\b.*|(?:1[5-9]|20)\d\d\b.*)$", re.IGNORECASE)
_GOES_ON = re.compile(r"[/\-_.=&?%#~]$")
_PAGE_NUMBER = re.compile(r"\d{1,3}\Z")


@dataclass(frozen=True, slots=True)
class Reference:
    """One numbered entry.

    `raw` is its text as it stood, badges apart; `title_line` the title that the page put
    above it, if it did. `continues` is the number of the entry of which this one is the
    tail, 0 for a whole entry. `url` is empty where the page cut it.
    """

    number: int
    raw: str
    title_line: str = ""
    title: str = ""
    authors: tuple[Person, ...] = ()
    year: int = 0
    url: str = ""
    arxiv: str = ""
    doi: str = ""
    badges: tuple[str, ...] = ()
    continues: int = 0

    @property
    def is_known(self) -> bool:
        """Tell whether the entry says enough to name a work."""
        return bool(self.arxiv or self.doi or self.url or self.title)


def read_references(entries: Sequence[tuple[int, Sequence[str]]]) -> list[Reference]:
    """Read numbered entries, each a few lines; tails are joined to the entry before them.

    A tail keeps its own `Reference`; the work's identifiers, which stand in the tail, are
    those of the entry that it continues.
    """
    found: list[Reference] = []
    for number, lines in entries:
        one = _entry(number, lines)
        if _TAIL.match(one.raw) and not one.title_line and found:
            head = max(i for i, r in enumerate(found) if not r.continues)
            whole = _described(replace(found[head], raw=f"{found[head].raw} {one.raw}"))
            found[head] = replace(
                whole, raw=found[head].raw, badges=(*dict.fromkeys(whole.badges + one.badges),)
            )
            one = replace(one, continues=found[head].number, title="", authors=(), url="", arxiv="")
        found.append(one)
    return found


def _entry(number: int, lines: Sequence[str]) -> Reference:
    badges: list[str] = []
    year = 0
    texts: list[str] = []
    for line in lines:
        badge = _BADGE_LINE.match(line.strip())
        if badge:
            badges.append("kg:WorkPage")
            rest = badge[1]
            for word, term in _BADGES:
                if word in rest:
                    badges.append(term)
                    rest = rest.replace(word, " ")
            found = _YEAR.search(rest)
            year = int(found[1]) if found else year
        elif line.strip():
            texts.append(line.strip())
    title_line = texts[0] if len(texts) > 1 else ""
    raw = " ".join(texts[1:] if title_line else texts)
    return _described(
        Reference(number, raw, title_line, year=year, badges=tuple(dict.fromkeys(badges)))
    )


def _described(entry: Reference) -> Reference:
    """Take identifiers, authors, title and year out of an entry's text."""
    before, _ = _cut_at_url(entry.raw)
    url = repaired_url(entry.raw)
    shown = split_entry(before)
    authors, title = shown[:2] if shown else _authors_and_title(before)
    years = _YEAR.findall(_NUMBERED.sub(" ", before))
    return replace(
        entry,
        title=_title(entry.title_line, title, before),
        authors=people(authors),
        year=entry.year or (shown.year if shown else 0) or (int(years[-1]) if years else 0),
        url=url,
        arxiv=identifiers.arxiv_id(url) or identifiers.arxiv_id(before),
        doi=identifiers.doi(url) or identifiers.doi(before),
    )


def _authors_and_title(raw: str) -> tuple[str, str]:
    """Split `Authors. Title. Venue, year` or `Authors. Title, year`."""
    text = _GLUED.sub(r"\1 ", _HYPHEN.sub("", raw))
    authors = _SENTENCE_END.search(text)
    if authors is None:
        return "", _ENDING.split(text, maxsplit=1)[0].strip(" .,")
    rest = text[authors.end() :].strip()
    title = _SENTENCE_END.search(rest)
    title_text = rest[: title.end()] if title else rest
    return text[: authors.start()], _ENDING.split(title_text, maxsplit=1)[0].strip(" .,")


def _title(title_line: str, parsed: str, raw: str) -> str:
    """Choose between the page's title line and the title in the citation.

    The line is set better, but where the page took a part of the authors for the title
    the citation knows.
    """
    line, wanted = fold(title_line), fold(parsed)
    goes_on = line.startswith(f"{wanted} ")  # the page's line runs into venue or year
    if not line or (wanted and (goes_on or (wanted not in line and line in fold(raw)))):
        return parsed
    return _ENDING.split(title_line, maxsplit=1)[0].strip(" .,")


def repaired_url(raw: str) -> str:
    """Return the address at the end of an entry, whole again; nothing where it was cut.

    Line wraps left blanks in it, a page number may stand behind it.

    >>> repaired_url("A. B. C, 2018. URLhttp://a.com/ 2018/08/31/x_y.html")
    'http://a.com/2018/08/31/x_y.html'
    >>> repaired_url("A. B. URL https://www. lesswrong.com/posts/Q4/measuring-power. 37")
    'https://www.lesswrong.com/posts/Q4/measuring-power'
    >>> repaired_url("A. B. URL https:/...")
    ''
    """
    _, url = _cut_at_url(raw)
    pieces = url.split()
    if len(pieces) > 1 and _PAGE_NUMBER.match(pieces[-1]) and pieces[-2].endswith("."):
        pieces.pop()
    whole = ""
    for piece in pieces:
        if whole and not _GOES_ON.search(whole):
            break
        whole += piece
    whole = whole.rstrip(".,;&")
    return whole if re.match(r"https?://[^/\s.]+\.[^/\s]+", whole) and "..." not in url else ""


def _cut_at_url(raw: str) -> tuple[str, str]:
    """Return what stands before the address, and the address as it stands."""
    found = _URL_START.search(raw)
    if found is None:
        return raw, ""
    return raw[: found.start()], raw[found.end() :]
