"""Identifiers of papers, out of text and front matter, in one form each."""

from __future__ import annotations

import re
from urllib.parse import unquote

from kg.names import fold

_ARXIV = re.compile(
    r"(?:arxiv(?:\.org/(?:abs|pdf|html)/|\s*:\s*)|10\.48550/arxiv\.)"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?",
    re.IGNORECASE,
)
_ARXIV_ALONE = re.compile(r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Za-z]{2})?/\d{7})(?:v\d+)?\Z")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>{}|\\^`\[\]]+", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"`{}|\\^\[\]]+", re.IGNORECASE)
_ISBN = re.compile(r"97[89](?:[- ]?\d){10}\b")
_YEAR = re.compile(r"\b[0-9]{4}(?![0-9])")
_CITEKEY = re.compile(r"@?(\w[\w:./+-]*)\Z")
_LIKE_A_CITEKEY = re.compile(r"[^\W\d_].*\d\d")
_NOT_ASCII = re.compile(r"[^a-z0-9]+")
_LITTLE = frozenset(
    """
    a an and are as at by can do does for from how in is it its of on or the to towards what when
    where which who why with
    """.split()  # noqa: SIM905 - words read best as a text
)
"""Words that no key is made of."""


def arxiv_id(text: str) -> str:
    """Return the arXiv identifier in *text* without its version, or nothing.

    Form: https://info.arxiv.org/help/arxiv_identifier.html

    >>> arxiv_id("arXiv:1906.01820v3"), arxiv_id("https://arxiv.org/abs/1906.01820")
    ('1906.01820', '1906.01820')
    >>> arxiv_id("cs/0112017"), arxiv_id("10.48550/arXiv.1906.01820"), arxiv_id("2019")
    ('cs/0112017', '1906.01820', '')
    """
    found = _ARXIV.search(text) or _ARXIV_ALONE.match(text.strip())
    return found[1] if found else ""


def doi(text: str) -> str:
    """Return the DOI in *text* in lower case, without resolver, or nothing.

    >>> doi("https://doi.org/10.1126/Science.aar6404."), doi("none")
    ('10.1126/science.aar6404', '')
    """
    found = _DOI.search(unquote(text) if "%2" in text.lower() else text)
    return _without_tail(found[0]).lower() if found else ""


def isbn(text: str) -> str:
    """Return the ISBN-13 in *text*, digits only, or nothing.

    >>> isbn("ISBN 978-0-19-967811-2")
    '9780199678112'
    """
    found = _ISBN.search(text)
    return re.sub(r"\D", "", found[0]) if found else ""


def urls(text: str) -> tuple[str, ...]:
    """Return the addresses in *text*, without the punctuation that follows them.

    >>> urls("See https://a.org/x_(y), and (https://b.org).")
    ('https://a.org/x_(y)', 'https://b.org')
    """
    return tuple(_without_tail(found) for found in _URL.findall(text))


def url_key(url: str) -> str:
    """Return what makes two addresses the same page: no scheme, `www.`, fragment, end slash.

    >>> url_key("http://www.Example.org/A/?x=1#top")
    'example.org/A/?x=1'
    >>> url_key("https://example.org/a/")
    'example.org/a'
    """
    rest = url.partition("://")[2].partition("#")[0]
    host, slash, path = rest.partition("/")
    return (host.lower().removeprefix("www.") + slash + path).rstrip("/")


def citekey(text: str) -> str:
    """Return a citation key without its `@`, or nothing where *text* is none.

    >>> citekey("@hubinger2019risks"), citekey("two words")
    ('hubinger2019risks', '')
    """
    found = _CITEKEY.match(text.strip())
    return found[1] if found else ""


def looks_like_citekey(text: str) -> bool:
    """Tell whether *text* has the letters and the year that most keys have: people are no keys.

    >>> looks_like_citekey("hubinger2019risks"), looks_like_citekey("alice")
    (True, False)
    """
    return _LIKE_A_CITEKEY.match(text) is not None


def made_citekey(family: str, year: int, title: str) -> str:
    """Return a key like the ones people make, nothing where there are no letters for it.

    >>> made_citekey("Van Merwijk", 2019, "The risks of learned optimization")
    'vanmerwijk2019risks'
    >>> made_citekey("", 2019, "On quantifying generalization"), made_citekey("山田", 1999, "対立")
    ('quantifying-generalization-2019', '')
    """
    words = [word for word in (_NOT_ASCII.sub("", w) for w in fold(title).split()) if word]
    telling = [word for word in words if word not in _LITTLE] or words
    author, when = _NOT_ASCII.sub("", fold(family)), str(year) if year else ""
    if author:
        return author + when + (telling[0] if telling else "")
    return "-".join((*telling[:3], when)).strip("-") if telling else ""


def year(text: str) -> int:
    """Return the first year in *text*, or 0.

    >>> year("2019"), year("May 2019"), year("20190"), year("²²²²")
    (2019, 2019, 0, 0)
    """
    found = _YEAR.search(text)
    return int(found[0]) if found else 0


def _without_tail(text: str) -> str:
    """Cut the sentence's punctuation off; a closing bracket only if it was not opened."""
    end = len(text)
    unopened = text.count(")") - text.count("(")
    while end and (text[end - 1] in ".,;:!?*'" or (text[end - 1] == ")" and unopened > 0)):
        unopened -= text[end - 1] == ")"
        end -= 1
    return text[:end]
