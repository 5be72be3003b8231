"""What is missing, as rows in groups."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.overviews.gaps import Gap, Gaps
from kg_cli.options import Settings
from kg_cli.output.listing import Listing
from kg_cli.output.safety import one_line

COLUMNS = ("path", "line", "group", "label", "reason", "iri")


def gaps_listing(groups: Sequence[Gaps], root: Path, settings: Settings) -> Listing:
    """List the gaps of *groups*, one below the other."""

    def draw() -> None:
        from kg_cli.output.drawn.gaps import draw_gaps  # noqa: PLC0415 - rich only to draw

        draw_gaps(groups, root, settings)

    rows = [gap for group in groups for gap in group.gaps]
    return Listing(rows, COLUMNS, map(gap_line, rows), draw, told=("group", "label", "reason"))


def gap_line(gap: Gap) -> str:
    """Return a gap on one line: place, group, thing, reason."""
    place = f"{gap.path}:{gap.line}" if gap.path else ""
    return "\t".join([place, gap.group, one_line(gap.label), one_line(gap.reason)])
