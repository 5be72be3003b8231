"""Trees of what stands on what, drawn: the way each hangs on the one above, and how it fares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.text import Text
from rich.tree import Tree

from kg.network.consequences import Status
from kg.network.standing import Standing
from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import (
    BAD,
    DOUBTFUL,
    GOOD,
    KIND,
    STRONG,
    WEAK,
    draw,
    place,
    text,
)
from kg_cli.output.findings import counted
from kg_cli.output.standing import held, reason, shortened

_SIGNS: Mapping[Status, tuple[str, str]] = {
    Status.FALLS: ("✗ falls", BAD),
    Status.WEAKENED: ("~ weakened", DOUBTFUL),
    Status.HOLDS: ("✓ holds", GOOD),
}
_LABEL, _FEW = 120, 3
"""Characters of a label, and claims of one paper, that are shown before `--full` is needed."""


def draw_standing(
    tree: Standing, root: Path, settings: Settings, *, judged: bool, full: bool
) -> None:
    """Draw *tree* with the place of each step."""
    drawn = Tree(_told(tree, root, judged=judged, full=full), guide_style=WEAK)
    _grow(drawn, tree.below, root, judged=judged, full=full)
    if tree.below:
        draw(settings, drawn)


def _grow(drawn: Tree, below: Sequence[Standing], root: Path, *, judged: bool, full: bool) -> None:
    bare = [] if full else [one for one in below if _is_bare(one)]
    kept = [one for one in below if len(bare) <= _FEW or one not in bare]
    for one in kept:
        branch = drawn.add(_told(one, root, judged=judged, full=full))
        _grow(branch, one.below, root, judged=judged, full=full)
    if len(bare) > _FEW:
        drawn.add(Text(f"{counted(len(bare), 'claim')} of its own, on which nothing stands", WEAK))


def _is_bare(one: Standing) -> bool:
    return not one.below and one.step is not None and one.step.said == "claims"


def _told(one: Standing, root: Path, *, judged: bool, full: bool) -> Text:
    sign, style = _SIGNS[one.status]
    head = [Text(sign, style)] if judged else []
    if one.step:
        head.insert(0, text(one.step.said, KIND))
    label = one.node.label if full else shortened(one.node.label, _LABEL)
    head += [text(label, STRONG), Text(one.node.kind, WEAK)]
    edge = one.step.edge if one.step else None
    where = place(root, edge.path, edge.line) if edge else place(root, one.node.path, one.node.line)
    why = Text("  ").join(part for part in (text(reason(one)), where) if part)
    lines = [Text("  ").join(head), why, text(held(one, 99 if full else 3), WEAK)]
    lines += [
        Text.assemble(
            (f"but {edge.read_from(one.node.iri)} ", BAD),
            text(": ".join(filter(None, (shortened(node.label, _LABEL), edge.reason)))),
            "  ",
            place(root, edge.path, edge.line),
        )
        for node, edge in one.contested
    ]
    return Text("\n").join(line for line in lines if line)
