"""The rows of what is said of a thing: facts, notes, then each kind of item in a group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.text import Text

from kg.query.rows import Item
from kg_cli.browse.history import Visit
from kg_cli.browse.page import Page
from kg_cli.browse.rows import Row, beside, heading, line_key, remark
from kg_cli.output.dataview import answer_title, rows_shown
from kg_cli.output.drawn.terminal import DOUBTFUL, KIND, PLACE, STRONG, WEAK, text
from kg_cli.output.shown import groups, item_name, item_text

if TYPE_CHECKING:
    from kg.dataview import Answer

_WALKED = {"claim", "part"}
"""Kinds of items that have a page of their own: other things hang together with them."""
_FIRST = (
    *("year", "venue", "citekey", "relevance", "status", "maturity", "version", "role"),
    *("also called", "broader", "narrower", "related", "informs", "papers"),
)
"""Facts that stand before all that is said; the others stand behind it."""
_MARGIN = Text("  ")
_AUTHORS = 8
"""How many authors are named."""


def said_rows(page: Page) -> Sequence[Row]:
    """Return what is said of the thing of *page*, in groups."""
    rows = [*_facts(page)]
    for title, items in groups(page.shown):
        if rows:
            rows.append(Row(Text(), still=True))
        rows.append(heading(title.capitalize(), len(items)))
        rows += [_item(item, page) for item in items]
    for answer in page.answers:
        rows += _answer(answer, page)
    rows += _other_facts(page)
    return rows or [remark("Nothing in particular is said of this.")]


def _facts(page: Page) -> Iterator[Row]:
    """Yield what tells what the thing is: the authors, the facts that matter most."""
    told = dict(page.shown.facts)
    authors = told.pop("authors", "")
    if authors:
        yield _placed(page, text(_first_names(authors)), page.place, "authors", lead=Text())
    first = {name: told.pop(name) for name in _FIRST if name in told}
    if first:
        yield _placed(page, _one_after_the_other(first), page.place, "facts", lead=Text())


def _one_after_the_other(facts: Mapping[str, str]) -> Text:
    said = (beside(text(name, WEAK), text(value)) for name, value in facts.items())
    return Text(" · ").join(said)


def _other_facts(page: Page) -> Iterator[Row]:
    told = {n: v for n, v in page.shown.facts if n not in ("authors", *_FIRST)}
    if told:
        yield Row(Text(), still=True)
        yield heading("Further facts")
        yield _placed(page, _one_after_the_other(told), page.place, "further facts")


def _first_names(authors: str) -> str:
    names = authors.split(", ")
    more = len(names) - _AUTHORS
    return f"{', '.join(names[:_AUTHORS])} and {more} more" if more > 1 else authors


def _item(item: Item, page: Page) -> Row:
    place = (item.path, item.line)
    if item.kind == "note":
        said = beside(text(item.label), text(item.path, PLACE), gap="  ")
        return _placed(page, said, place, item.iri)
    said = text(item_text(item, full=True))
    said.highlight_regex("^★+", DOUBTFUL)
    name = text(item_name(item, page.shown.label), KIND if item.kind == "claim" else STRONG)
    row = _placed(page, beside(name, said, gap="  "), place, item.iri)
    walked = item.kind in _WALKED and item.iri != page.shown.iri
    return replace(row, opens=Visit(item.iri)) if walked else row


def _answer(answer: Answer, page: Page) -> Iterator[Row]:
    path, _ = page.place
    yield Row(Text(), still=True)
    yield heading(answer_title(answer))
    for number, cells in enumerate(rows_shown(answer)):
        said = Text("  ").join(text(cell) for cell in cells)
        yield _placed(page, said, (path, answer.line), f"dataview {answer.line} {number}")


def _placed(page: Page, said: Text, place: tuple[str, int], key: str, lead: Text = _MARGIN) -> Row:
    """Return a row that leads to the line of the text in which it is written."""
    opens = Visit(page.speaker(place[0], key), "text", line_key(*place)) if place[0] else None
    return Row(said, lead, opens, *place, key=key)
