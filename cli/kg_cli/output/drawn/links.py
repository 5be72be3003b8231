"""Links, drawn: the other end and its place on the left, the reason on the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text

from kg.query.rows import LinkRow
from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import BAD, KIND, STRONG, WEAK, draw, place, table, text
from kg_cli.output.links import target
from kg_cli.output.safety import one_line


def draw_links(rows: Sequence[LinkRow], root: Path, settings: Settings, *, ends: str) -> None:
    """Draw *rows* as a table."""
    if rows:
        draw(settings, links_table(rows, root, ends=ends))


def links_table(rows: Sequence[LinkRow], root: Path, *, ends: str) -> Table:
    """Return the table of *rows*."""
    drawn = table()
    heading = {"from": "From", "to": "To", "both": "From → to"}[ends]
    drawn.add_column(heading, ratio=2, overflow="fold")
    drawn.add_column("Why", ratio=3, overflow="fold")
    for row in rows:
        drawn.add_row(_stacked(_ends(row, ends), place(root, row.path, row.line)), why(row))
    return drawn


def why(row: LinkRow) -> Text:
    """Return the relation and the reason, and the sentence around them dimmed."""
    reason, sentence = one_line(row.reason), one_line(row.sentence)
    relation = [] if sentence.startswith(row.relation) else [text(row.relation, KIND)]
    if reason and reason in sentence:
        before, _, after = sentence.partition(reason)
        said = Text.assemble(text(before, WEAK), text(reason), text(after, WEAK))
        return _beside(*relation, said)
    return _stacked(_beside(*relation, text(reason)), text(sentence, WEAK))


def _ends(row: LinkRow, ends: str) -> Text:
    start = text(row.from_title, STRONG)
    end = text(target(row), STRONG if row.status == "resolved" else BAD)
    match ends:
        case "from":
            return start
        case "to":
            return end
        case _:
            return Text(" → ").join([text(row.from_title), end])


def _beside(*parts: Text) -> Text:
    return Text(" ").join(part for part in parts if part)


def _stacked(*parts: Text) -> Text:
    return Text("\n").join(part for part in parts if part)
