"""What a thing is and what is said of it, drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.query.rows import Item, LinkRow, Shown
from kg_cli.options import Settings
from kg_cli.output.dataview import answer_title, rows_shown
from kg_cli.output.drawn.links import why
from kg_cli.output.drawn.terminal import BAD, DOUBTFUL, KIND, STRONG, WEAK, draw, place, text
from kg_cli.output.links import target
from kg_cli.output.shown import groups, item_name, item_text

if TYPE_CHECKING:
    from kg.dataview import Answer

LABEL_WIDTH = 32
_UNKNOWN = r"(?<=[\[;( ])-?@[\w:./+-]*\d\d[\w-]*|\[[^\[\]@]*@[^\[\]]*\]"
"""A citation that stayed as it is written: no paper has its key."""


def draw_shown(
    shown: Shown, root: Path, settings: Settings, *, full: bool, answers: Sequence[Answer] = ()
) -> None:
    """Draw a thing: its head and facts, what is said of it in groups, answers to queries."""
    draw(settings, *_parts(shown, root, full=full), *_answered(answers))


def _answered(answers: Sequence[Answer]) -> Iterator[RenderableType]:
    for answer in answers:
        yield Text.assemble("\n", (answer_title(answer), BAD if answer.problem else STRONG))
        table = Table.grid(padding=(0, 2))
        for cells in rows_shown(answer):
            table.add_row(*(text(cell) for cell in cells))
        if answer.rows:
            yield Padding(table, (0, 0, 0, 2))


def _parts(shown: Shown, root: Path, *, full: bool) -> Iterator[RenderableType]:
    yield _head(shown, root)
    yield from _facts(shown)
    for title, items in groups(shown):
        yield from _group(title, [_item(item, shown.label, root, full=full) for item in items])
    yield from _group("links", [(_end(link, "to"), _reason(link, root)) for link in shown.links])
    incoming = [(_end(link, "from"), _reason(link, root)) for link in shown.backlinks]
    yield from _group("backlinks", incoming)


def _head(shown: Shown, root: Path) -> Text:
    head = Text("  ").join([text(shown.label, STRONG), text(shown.kind, KIND)])
    where = place(root, shown.path, shown.line) or text(shown.iri, WEAK)
    return Text("\n").join([head, where])


def _facts(shown: Shown) -> Iterator[RenderableType]:
    if shown.facts:
        rows = [(text(name, WEAK), text(value)) for name, value in shown.facts]
        yield Padding(_grid(rows), (1, 0, 0, 2))


def _group(title: str, rows: list[tuple[Text, Text]]) -> Iterator[RenderableType]:
    if rows:
        yield Text.assemble("\n", (title.capitalize(), STRONG), (f"  {len(rows)}", WEAK))
        yield Padding(_grid(rows), (0, 0, 0, 2))


def _grid(rows: Iterable[tuple[Text, Text]]) -> Table:
    rows = list(rows)
    table = Table.grid(padding=(0, 2))
    if any(name for name, _ in rows):
        table.add_column(max_width=LABEL_WIDTH, no_wrap=True, overflow="ellipsis")
    table.add_column(ratio=1, overflow="fold")
    for name, said in rows:
        table.add_row(*([name, said] if len(table.columns) > 1 else [said]))
    return table


def _item(item: Item, subject: str, root: Path, *, full: bool) -> tuple[Text, Text]:
    said = text(item_text(item, full=full))
    said.highlight_regex("^★+", DOUBTFUL)
    parts = [said, place(root, item.path, item.line)]
    return text(item_name(item, subject)), Text("  ").join(part for part in parts if part)


def _end(link: LinkRow, end: str) -> Text:
    if end == "from":
        return text(link.from_title)
    return text(target(link), "" if link.status == "resolved" else BAD)


def _reason(link: LinkRow, root: Path) -> Text:
    said = why(link)
    said.highlight_regex(_UNKNOWN, BAD)
    parts = [said, place(root, link.path, link.line)]
    return Text("  ").join(part for part in parts if part)
