"""What to read next, drawn: each suggestion with its reasons below it and what they weigh."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.overviews.suggestions import Reason, Suggestion
from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import DOUBTFUL, KIND, STRONG, WEAK, draw, place, text
from kg_cli.output.safety import one_line
from kg_cli.output.suggestions import number

_SHOWN = 4
"""How many reasons of one suggestion are shown unless all are wanted."""


def draw_suggestions(
    found: Sequence[Suggestion], root: Path, settings: Settings, *, full: bool
) -> None:
    """Draw suggestions in order; with *full* every reason."""
    if found:
        draw(settings, *_parts(found, root, full=full))


def _parts(found: Sequence[Suggestion], root: Path, *, full: bool) -> Iterator[RenderableType]:
    for index, one in enumerate(found, start=1):
        if index > 1:
            yield Text()
        yield Text(" ").join(part for part in _head(index, one) if part)
        shown = one.reasons if full or len(one.reasons) <= _SHOWN + 1 else one.reasons[:_SHOWN]
        yield Padding(_reasons(one, shown, root), (0, 0, 0, 2))


def _head(index: int, one: Suggestion) -> Iterator[Text]:
    yield Text(f"{index}.", WEAK)
    yield text(one_line(one.label), STRONG)
    yield Text(str(one.year or ""), WEAK)
    yield Text("not written yet", KIND) if one.kind == "note" else Text()
    yield Text(number(one.score), DOUBTFUL)


def _reasons(one: Suggestion, shown: Sequence[Reason], root: Path) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style=WEAK, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for reason in shown:
        said = text(one_line(reason.text))
        said.highlight_regex("★+", DOUBTFUL)
        where = place(root, reason.path, reason.line)
        table.add_row(number(reason.weight), Text("  ").join(p for p in (said, where) if p))
    rest = one.reasons[len(shown) :]
    if rest:
        weight = sum(reason.weight for reason in rest)
        table.add_row(number(weight), Text(f"{len(rest)} more reasons (--full)", WEAK))
    return table
