"""Papers by identifier, and pages by address: what is got from elsewhere for a note."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from kg.errors import UnusableSource
from kg.importing.html import looks_like_html
from kg.importing.records import Described, described, values_of
from kg.importing.webpages import is_address, record_of_page
from kg.markdown import decode
from kg.services import Identifier, Services, identifier_of_page
from kg.services import identifier as ids
from kg.services.request import Body, Missing, Request

_CHARSET = re.compile(
    r"charset\s*=\s*[\"']?((?:utf|us-ascii|iso|latin|windows|cp|shift|euc|gb|big5|koi8|mac)[\w-]{0,30})",
    re.IGNORECASE,
)
"""Encodings of pages, and none of those that Python has besides."""
_PAUSE = 1.0
_LARGEST = 64_000_000
_NOT_IN_NAME = re.compile(r"[^\w.()-]+")


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page as it was got: its text, and where it was found in the end."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class WebPdf:
    """A PDF as it was got: where it was found, by a name that a file can have, and its bytes."""

    name: str
    data: bytes


def identifier_in(arxiv: str, doi: str) -> Identifier:
    """Return the identifier that either text holds. Raises `UnusableSource`."""
    found = ids.arxiv(arxiv) if arxiv else ids.doi(doi)
    if found is None:
        kind, form = ("arXiv identifier", "1906.01820") if arxiv else ("DOI", "10.1000/182")
        raise UnusableSource(f"'{arxiv or doi}'", f"is no {kind}", f"one looks like {form}")
    return found


def paper_of(services: Services, identifier: Identifier) -> Described:
    """Return what the services know of a paper."""
    return described(services.look_up(identifier))


def paper_at(services: Services, url: str) -> Described:
    """Return what is known of the paper whose page is at *url*.

    Of a page that is nobody's whom we know how to ask, the tags count, and what the services
    know by the identifier that they name. Raises `UnusableSource` for what is no address, or
    cannot be got.
    """
    page = page_or_paper(services, url)
    if isinstance(page, Described):
        return page
    if isinstance(page, WebPdf):
        raise UnusableSource(url, "is a PDF", f"make a note of it with `kg import {url}`")
    record = record_of_page(page.text, page.url)
    own = Described(values_of(record), record.abstract, page.url)
    if not record.identifiers:
        return own
    known = paper_of(services, record.identifiers[0])
    if not known.source:
        return replace(own, remarks=known.remarks)
    return replace(known, values={**own.values, **known.values})


def page_or_paper(services: Services, url: str) -> WebPage | WebPdf | Described:
    """Return the page or PDF at *url*, or what is known of the paper that it is known to show.

    Raises `UnusableSource` for a page that cannot be got.
    """
    identifier = identifier_of_page(url)
    return paper_of(services, identifier) if identifier else web_page(services, url)


def web_page(services: Services, url: str) -> WebPage | WebPdf:
    """Get a page, or a PDF. Raises `UnusableSource` where there is none, or none with a text."""
    if not is_address(url):
        raise UnusableSource(url, "is no address of a page", "it begins with https://")
    if services.web.offline:
        hint = "save the page as HTML, and import that"
        raise UnusableSource(url, "is an address, and nobody is asked offline", hint)
    got = services.web.page(Request(url, pause=_PAUSE, anywhere=True, largest=_LARGEST))
    match got:
        case Missing():
            raise UnusableSource(url, "is not there (404)")
        case Body(data=data) if data.startswith(b"%PDF-"):
            return WebPdf(_file_name(got.url), data)
        case Body():
            return WebPage(got.url, _text(url, got))
        case _:
            raise UnusableSource(url, got.reason)


def _file_name(url: str) -> str:
    """Return the address of a PDF without what follows its path, its name one that a file can have.

    >>> _file_name("https://a.org/x/My%20paper.pdf?x=1"), _file_name("https://a.org/get/../.3")
    ('https://a.org/x/My-paper.pdf', 'https://a.org/get/../3.pdf')
    """
    parts = urlsplit(url)
    folder, _, last = parts.path.rpartition("/")
    name = _NOT_IN_NAME.sub("-", unquote(last)).strip(".-") or "paper"
    name = name if name.lower().endswith(".pdf") else f"{name}.pdf"
    return f"{parts.scheme}://{parts.netloc}{folder}/{name}"


def _text(url: str, body: Body) -> str:
    """Return the text of a page in the encoding that it says, UTF-8 where it says none."""
    start = body.data[:4000].decode("latin-1")
    said = _CHARSET.search(body.kind) or _CHARSET.search(start)
    try:
        text = decode(body.data)
    except UnicodeDecodeError:
        try:
            text = body.data.decode(said[1] if said else "utf-8")
        except (LookupError, ValueError):
            raise UnusableSource(url, "is no text that can be read") from None
    if "html" in body.kind or looks_like_html(text):
        return text
    raise UnusableSource(url, f"is no page in HTML ({body.kind or 'of no kind'})")
