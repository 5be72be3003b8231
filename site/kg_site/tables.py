"""Tables: each scrolls in its own region; the 5 Cs are recognised and set as such."""

from __future__ import annotations

import re

from kg.names import fold
from kg_site.splices import text_of

_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_ALIGN = re.compile(r' style="text-align: (left|center|right)"')
_ROW = re.compile(r"<tr><td>(.*?)</td>", re.DOTALL)
_PARTS = re.compile(r"\((\d{1,2})\)\s+")
_CELL = re.compile(r"<td>(.*?)</td>", re.DOTALL)

FIVE_CS = frozenset({"category", "context", "correctness", "contributions", "clarity"})


def regions(html: str) -> str:
    """Set every table in a region that scrolls by itself and takes the focus."""
    return _TABLE.sub(_region, html) if "<table>" in html else html


def numbered(cell: str) -> str:
    """Return `(1) a; (2) b` as a list; anything else as it is.

    >>> numbered("(1) a; (2) b")
    '<ol><li>a</li><li>b</li></ol>'
    """
    before, *rest = _PARTS.split(cell)
    numbers, parts = rest[::2], rest[1::2]
    if before.strip() or len(parts) < 2 or numbers != [str(n + 1) for n in range(len(numbers))]:
        return cell
    items = "".join(f"<li>{part.strip().rstrip(';').strip()}</li>" for part in parts)
    return f"<ol>{items}</ol>"


def _region(match: re.Match[str]) -> str:
    inner = _ALIGN.sub(r' class="\1"', match[1]).replace("<th", '<th scope="col"')
    inner = inner.replace('<th scope="col"ead', "<thead")
    firsts = {fold(text_of(cell)) for cell in _ROW.findall(inner)}
    if len(firsts & FIVE_CS) >= 4:
        inner = _CELL.sub(lambda cell: f"<td>{numbered(cell[1])}</td>", inner)
        inner = _ROW.sub(r'<tr><th scope="row">\1</th>', inner)
        return f'<div class="scroll"><table class="five-cs">{inner}</table></div>'
    return (
        '<div class="scroll" role="group" tabindex="0" aria-label="Table">'
        f"<table>{inner}</table></div>"
    )
