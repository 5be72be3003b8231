"""Places in a cited work (`p. 3`, `chap. 2`, `§ 4`), under the labels that CSL has for them.

The labels: https://docs.citationstyles.org/en/stable/specification.html#locators; how they are
written after a key: https://pandoc.org/MANUAL.html#citation-syntax
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Locator(NamedTuple):
    """A place in a work and the words that follow it; `label` is empty where there is no place."""

    label: str
    value: str
    rest: str


NOWHERE = Locator("", "", "")

TERMS = {
    "act": "act acts",
    "appendix": "app apps appendix appendices",
    "article-locator": "art arts article articles",
    "book": "bk bks book books",
    "canon": "canon canons",
    "chapter": "ch chap chaps chapter chapters",
    "column": "col cols column columns",
    "elocation": "loc locs location locations",
    "equation": "eq eqs eqn eqns equation equations",
    "figure": "fig figs figure figures",
    "folio": "fol fols folio folios",
    "issue": "no nos number numbers issue issues",
    "line": "l ll line lines",
    "note": "n nn note notes",
    "opus": "op opp opus",
    "page": "p pp page pages",
    "paragraph": "para paras paragraph paragraphs",
    "part": "pt pts part parts",
    "rule": "rule rules",
    "scene": "sc scs scene scenes",
    "section": "sec secs sect section sections",
    "sub-verbo": "s.v s.vv",
    "supplement": "supp supps supplement supplements",
    "table": "tbl tbls table tables",
    "verse": "v vv verse verses",
    "version": "version versions",
    "volume": "vol vols volume volumes",
}
"""The words for each label, without the stop of an abbreviation."""
_SIGNS = {"§": "section", "¶": "paragraph"}

_LABEL_OF = {
    word.replace("\\", ""): label for label, some in TERMS.items() for word in some.split()
}
_WORDS = sorted((w for some in TERMS.values() for w in some.split()), key=len, reverse=True)
_LABEL = re.compile(
    rf"(?:(?P<word>{'|'.join(_WORDS)})(?:\.\s*|\s+|(?<=p)(?=\d))|(?P<sign>[§¶]){{1,2}}\s*)",
    re.IGNORECASE,
)
_NUMBER = r"[(]?(?:[^\W\d_]{0,3}\d(?:[\w/]|[.:](?=\w))*|[ivxlcdm]+\b|[IVXLCDM]+\b|[A-Z]\b)[)]?"
_RANGE = rf"{_NUMBER}(?:\s?[-‐-—]{{1,3}}\s?{_NUMBER})?"
_NUMBERS = re.compile(rf"{_RANGE}(?:\s?(?:,|&|,?\sand)\s?{_RANGE})*")
_SEVERAL = re.compile(r"[-‐-—,&]| and ")
_BRACED = re.compile(r"\s*,?\s*\{([^{}]*)\}")
_COMMA = re.compile(r"\s*,?\s*")


def read_locator(text: str) -> Locator:
    """Take apart what stands behind a citation key: the place, then other words.

    A number without a label is a page; in braces is what would not be taken for a number.

    >>> read_locator(", pp. 33-35, and more")
    Locator(label='page', value='33-35', rest=', and more')
    >>> read_locator(", chap. 2"), read_locator(" and passim")
    (Locator(label='chapter', value='2', rest=''), Locator(label='', value='', rest=' and passim'))
    >>> read_locator("{ch. A, D-Z}, with more")
    Locator(label='chapter', value='A, D-Z', rest=', with more')
    """
    if braced := _BRACED.match(text):
        label, at = _label(braced[1], 0)
        value = " ".join(braced[1][at:].split())
        return Locator(label or "page" if value else "", value, text[braced.end() :])
    start = _COMMA.match(text)
    begin = start.end() if start else 0
    label, at = _label(text, begin)
    numbers = _NUMBERS.match(text, at)
    if numbers and (label or text[at].isdigit()):
        value = " ".join(numbers[0].split())
        return Locator(label or "page", value, text[numbers.end() :])
    return Locator("", "", text)


def written(label: str, value: str) -> str:
    """Return a place as it may be written, so that `read_locator` reads it; nothing for none.

    >>> written("page", "33-35"), written("chapter", "2"), written("section", "4"), written("", "")
    ('pp. 33-35', 'ch. 2', '§ 4', '')
    """
    if not value:
        return ""
    if label == "section":
        return f"§ {value}"
    one, several, *_ = f"{TERMS.get(label, label)} {label}".split()
    word = several if _SEVERAL.search(value) else one
    return f"{word} {value}" if word.startswith(label.partition("-")[0]) else f"{word}. {value}"


def _label(text: str, begin: int) -> tuple[str, int]:
    """Return the label that is written at *begin*, and where what it labels begins."""
    found = _LABEL.match(text, begin)
    if found is None:
        return "", begin
    return _SIGNS.get(found["sign"]) or _LABEL_OF[found["word"].lower()], found.end()
