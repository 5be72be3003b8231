"""What is missing, drawn: each group under its title, with what it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.overviews.gaps import Gap, Gaps
from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import STRONG, WEAK, draw, place, text
from kg_cli.output.safety import one_line

_LONG = 160
"""Characters of a claim that are enough to know it by."""


def draw_gaps(groups: Sequence[Gaps], root: Path, settings: Settings) -> None:
    """Draw the groups that have gaps, then name those that have none."""
    if any(group.gaps for group in groups):
        draw(settings, *_parts(groups, root))


def _parts(groups: Sequence[Gaps], root: Path) -> Iterator[RenderableType]:
    filled = [group for group in groups if group.total]
    for group in filled:
        if group is not filled[0]:
            yield Text()
        yield Text.assemble((group.title, STRONG), ("  " + _count(group), WEAK))
        yield text(group.meaning, WEAK)
        yield Padding(_rows(group.gaps, root), (1, 0, 0, 2))
    empty = [group.title[:1].lower() + group.title[1:] for group in groups if not group.total]
    if empty:
        yield Text()
        yield text(f"None: {', '.join(empty)}.", WEAK)


def _count(group: Gaps) -> str:
    shown = len(group.gaps)
    whole = f"kg gaps {group.name} --limit 0"
    return f"{shown} of {group.total:,} ({whole})" if shown < group.total else str(group.total)


def _rows(gaps: Sequence[Gap], root: Path) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(ratio=3, overflow="fold")
    table.add_column(ratio=2, overflow="fold")
    for gap in gaps:
        label = one_line(gap.label)
        short = label if len(label) <= _LONG else label[:_LONG].rsplit(" ", 1)[0] + " …"
        name = Text("\n").join([text(short), place(root, gap.path, gap.line)])
        table.add_row(name, text(gap.reason, WEAK))
    return table
