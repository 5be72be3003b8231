"""What names a paper to the services: an identifier and which kind it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from kg import identifiers


class Scheme(StrEnum):
    """Who gave an identifier."""

    ARXIV = "arXiv"
    DOI = "doi"
    OPENALEX = "OpenAlex"
    SEMANTIC_SCHOLAR = "S2"


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier in the one form of its scheme: arXiv's without version, a DOI in lower case."""

    scheme: Scheme
    value: str

    def __str__(self) -> str:
        """Return it as people write it.

        >>> str(Identifier(Scheme.ARXIV, "1906.01820"))
        'arXiv:1906.01820'
        """
        return f"{self.scheme}:{self.value}"

    @property
    def page(self) -> str:
        """Return the address of the paper's page."""
        return _PAGES[self.scheme] + self.value


_PAGES: Mapping[Scheme, str] = {
    Scheme.ARXIV: "https://arxiv.org/abs/",
    Scheme.DOI: "https://doi.org/",
    Scheme.OPENALEX: "https://openalex.org/",
    Scheme.SEMANTIC_SCHOLAR: "https://www.semanticscholar.org/paper/",
}
_OPENALEX = re.compile(r"(?:\A|/)(W\d{1,12})/?\Z", re.IGNORECASE)
_SEMANTIC_SCHOLAR = re.compile(r"(?:\A|/)([0-9a-f]{40})/?\Z")
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.", re.IGNORECASE)


def arxiv(text: str) -> Identifier | None:
    """Return the identifier of arXiv in *text*; `None` where there is none."""
    found = identifiers.arxiv_id(text)
    return Identifier(Scheme.ARXIV, found) if found else None


def doi(text: str) -> Identifier | None:
    """Return the DOI in *text*; arXiv's own identifier for a DOI that arXiv gave.

    >>> doi("https://doi.org/10.48550/arXiv.1906.01820")
    Identifier(scheme=<Scheme.ARXIV: 'arXiv'>, value='1906.01820')
    """
    found = identifiers.doi(text)
    if _ARXIV_DOI.match(found):
        return arxiv(found)
    return Identifier(Scheme.DOI, found) if found else None


def _openalex(text: str) -> Identifier | None:
    found = _OPENALEX.search(text)
    return Identifier(Scheme.OPENALEX, found[1].upper()) if found else None


def semantic_scholar(text: str) -> Identifier | None:
    """Return Semantic Scholar's own identifier in *text*; `None` where there is none."""
    found = _SEMANTIC_SCHOLAR.search(text)
    return Identifier(Scheme.SEMANTIC_SCHOLAR, found[1]) if found else None


_READERS: Mapping[str, Callable[[str], Identifier | None]] = {
    "arxiv.org": arxiv,
    "doi.org": doi,
    "openalex.org": _openalex,
    "semanticscholar.org": semantic_scholar,
}


def identifier_of_page(url: str) -> Identifier | None:
    """Return the identifier of the paper whose page *url* is; `None` for any other page.

    >>> str(identifier_of_page("https://arxiv.org/pdf/1906.01820v3.pdf"))
    'arXiv:1906.01820'
    >>> str(identifier_of_page("https://openalex.org/works/w2741809807"))
    'OpenAlex:W2741809807'
    >>> identifier_of_page("https://example.org/10.1000/182") is None
    True
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    for known, read in _READERS.items():
        if host == known or host.endswith(f".{known}"):
            path = unquote(parts.path)
            return read(f"arxiv.org{path}" if read is arxiv else path)
    return None
