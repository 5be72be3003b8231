"""What stands at the places of a text that links may mean."""

from __future__ import annotations

import re

from kg_site.splices import text_of

_AT = re.compile(r'<span class="at" id="([^"]*)"></span>')
_BLOCK = re.compile(r"<(/?)(p|li|tr|dt|dd|h[1-6]|blockquote|figcaption)\b[^>]*>")
_CELLS = re.compile(r"</t[dh]>")


def spots(html: str) -> dict[str, str]:
    """Return the words of the paragraph, item or row that each place of a text lies in.

    >>> spots('<ul><li>one</li><li><span class="at" id="a"></span><b>two</b> words</li></ul>')
    {'a': 'two words'}
    >>> spots('<p>Said <span class="at" id="^b"></span></p>')
    {'^b': 'Said'}
    """
    if not (places := list(_AT.finditer(html))):
        return {}
    edges = [0, *(edge for tag in _BLOCK.finditer(html) for edge in tag.span()), len(html)]
    found: dict[str, str] = {}
    at, read, words = 0, -1, ""
    for place in places:
        while edges[at + 1] < place.end():
            at += 1
        if at != read:  # many links may stand in one paragraph
            words = text_of(_CELLS.sub(" · ", html[edges[at] : edges[at + 1]])).rstrip(" ·")
            read = at
        found[place[1]] = words
    return found
