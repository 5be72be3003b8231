"""Answers to the Dataview queries in a note, as HTML in the place of the query."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape, unescape
from itertools import groupby

from kg.dataview import Answer, Cell, Piece, Row
from kg_site.splices import MARK

Opening = Callable[[str], str]
"""Returns the start tag of a link to what is at an address, nothing where that has no page."""

_BLOCK = re.compile(
    r'<pre><code class="language-dataview">(.*?)</code></pre>', re.DOTALL | re.IGNORECASE
)


def bake(html: str, answers: Iterable[Answer], opening: Opening) -> str:
    """Put each answer where its query stands in *html*."""
    if "language-dataview" not in html:
        return html
    by_query = {answer.query.strip(): answer for answer in answers}

    def baked(match: re.Match[str]) -> str:
        answer = by_query.get(unescape(match[1]).strip())
        if answer is None:
            return match[0]
        if answer.problem:
            caption = f"This query is not answered here: {_safe(answer.problem)}."
            return f"<figure>{match[0]}<figcaption>{caption}</figcaption></figure>"
        return _figure(answer, opening)

    return _BLOCK.sub(baked, html)


def _figure(answer: Answer, opening: Opening) -> str:
    match answer.kind:
        case _ if not answer.rows:
            body = ""
        case "table":
            body = _table(answer, opening)
        case "task":
            body = _tasks(answer.rows, opening)
        case _:
            items = "".join(f"<li>{_list_item(row, opening)}</li>" for row in answer.rows)
            body = f"<ul>{items}</ul>"
    said = "Nothing answers this query." if not answer.rows else ""
    said = f"{answer.more:,} more are not shown." if answer.more else said
    caption = f'<figcaption class="source">{said}</figcaption>' if said else ""
    return f"<figure>{body}{caption}</figure>"


def _table(answer: Answer, opening: Opening) -> str:
    head = "".join(f"<th>{_safe(name)}</th>" for name in answer.columns)
    rows = (
        "<tr>" + "".join(f"<td>{_cell(cell, opening)}</td>" for cell in row.cells) + "</tr>"
        for row in answer.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _list_item(row: Row, opening: Opening) -> str:
    return ": ".join(filter(None, (_cell(cell, opening) for cell in row.cells)))


def _tasks(rows: Iterable[Row], opening: Opening) -> str:
    lists = []
    for group, several in groupby(rows, key=lambda row: row.group):
        items = "".join(f"<li>{_task(row, opening)}</li>" for row in several)
        lists.append((f"<p>{_safe(group)}</p>" if group else "") + f"<ul>{items}</ul>")
    return "".join(lists)


def _task(row: Row, opening: Opening) -> str:
    text, *where = row.cells
    box = "☐" if row.status in {"", " "} else "☑"
    places = " ".join(_cell(cell, opening) for cell in where)
    return f"{box} {_cell(text, opening)} <small>{places}</small>"


def _cell(cell: Cell, opening: Opening) -> str:
    return "".join(_piece(piece, opening) for piece in cell)


def _piece(piece: Piece, opening: Opening) -> str:
    tag = opening(piece.address) if piece.address else ""
    return f"{tag}{_safe(piece.text)}</a>" if tag else _safe(piece.text)


def _safe(text: str) -> str:
    return escape(text.replace(MARK, ""))
