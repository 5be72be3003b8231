"""Citations within a sentence as author and year, without a style."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate

from kg.bibliography.reference import Reference
from kg.markdown import Citation, Cite, Span, parse
from kg.markdown.locators import written

_LONGEST_TITLE = 60


def cited_in_words(text: str, called: Callable[[str], Reference | None]) -> str:
    """Return *text* with authors and years for the citations in it; *called* finds a paper by key.

    A key that it does not find stays as it is written.

    >>> cited_in_words("So [see @a, p. 3].", lambda _: Reference("", "", "", "Title", year=2019))
    'So (see Title, 2019, p. 3).'
    """
    if "@" not in text:
        return text
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    parts, at = [], 0
    for citation in parse(text).citations:
        found = [called(cite.key) for cite in citation.cites]
        if any(found):
            start, end = _range(starts, citation.span)
            parts += [text[at:start], _set(citation, found)]
            at = end
    return "".join((*parts, text[at:]))


def _range(starts: list[int], span: Span) -> tuple[int, int]:
    ends = (span.line, span.column), (span.end_line, span.end_column)
    first, last = (starts[line - 1] + column - 1 for line, column in ends)
    return first, last


def _set(citation: Citation, found: list[Reference | None]) -> str:
    """Return a citation in brackets, the author of one in the text before them."""
    first, paper = citation.cites[0], found[0]
    if not citation.is_in_text or paper is None:
        parts = map(_one, citation.cites, found)
        return f"({'; '.join(parts)})"
    rest = map(_one, citation.cites[1:], found[1:])
    inside = "; ".join((", ".join(_year_and_place(first, paper)), *rest))
    return f"{_authors(paper)} ({inside})"


def _one(cite: Cite, paper: Reference | None) -> str:
    if paper is None:
        place = written(cite.label, cite.locator)
        said = ", ".join(part for part in (f"@{cite.key}", place) if part)
    else:
        who = [] if cite.hides_author else [_authors(paper)]
        said = ", ".join((*who, *_year_and_place(cite, paper)))
    gap = "" if cite.suffix[:1] in ("", ",", ";", ":", ".") else " "
    return f"{cite.prefix} {said}{gap}{cite.suffix}".strip()


def _year_and_place(cite: Cite, paper: Reference) -> Iterator[str]:
    yield str(paper.year or "n.d.")
    if cite.locator:
        yield written(cite.label, cite.locator)


def _authors(paper: Reference) -> str:
    match [author.family for author in paper.authors]:
        case []:
            title = paper.title
            return title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE].rstrip()}…"
        case [one]:
            return one
        case [one, other]:
            return f"{one} & {other}"
        case [one, *_]:
            return f"{one} et al."
        case _:
            return ""
