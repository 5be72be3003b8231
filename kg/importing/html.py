"""HTML pages to Markdown text."""

from __future__ import annotations

import re
from html import unescape

_LOOKS = re.compile(
    r"\s*(?:<!--.*?-->\s*)?(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|main|article"
    r"|section|div|h[1-6]|p|ul|ol|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_SILENT = ("script", "style", "noscript", "template", "svg", "iframe", "head", "title")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
_CODE = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)


def looks_like_html(text: str) -> bool:
    """Tell whether *text* is a page in HTML.

    >>> looks_like_html("<!DOCTYPE html><p>x"), looks_like_html("a < b and <p>")
    (True, False)
    """
    return _LOOKS.match(text[:4000]) is not None


def markdown_of(page: str) -> str:
    """Return the text of an HTML page as Markdown; headings, lists, tables, links are kept.

    What a browser does not show (scripts, styles) is left out. A page that is nested too
    deep gives its bare text.
    """
    from bs4 import BeautifulSoup  # noqa: PLC0415 - only pages need it
    from markdownify import MarkdownConverter  # noqa: PLC0415

    try:
        soup = BeautifulSoup(page, "html.parser")
        for element in soup(_SILENT):
            element.decompose()
        converter = MarkdownConverter(heading_style="ATX", bullets="-", escape_misc=False)
        return _AUTOLINK.sub(r"\1", str(converter.convert_soup(soup)))
    except (RecursionError, ValueError, AssertionError):
        return unescape(_TAG.sub("\n", _CODE.sub("\n", page)))
