"""Trees of what stands on what, as rows: each thing with its depth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.network.consequences import Status
from kg.network.kinds import CLAIM_KINDS
from kg.network.standing import Standing
from kg_cli.options import Settings
from kg_cli.output.findings import counted
from kg_cli.output.listing import Listing
from kg_cli.output.safety import one_line

COLUMNS = (
    "depth", "status", "kind", "label", "said", "reason", "held_by", "path", "line", "iri",
)  # fmt: skip

_NAME = 60
"""Characters of the name of a thing that holds another up."""


def standing_listing(
    tree: Standing, root: Path, settings: Settings, *, judged: bool, full: bool
) -> Listing:
    """List *tree* in reading order; `judged`: say of each whether it holds.

    With *full* no text is shortened and no row of claims is put together.
    """

    def draw() -> None:
        from kg_cli.output.drawn.standing import draw_standing  # noqa: PLC0415 - rich

        draw_standing(tree, root, settings, judged=judged, full=full)

    rows = [standing_row(one, depth) for depth, one in tree.walk()]
    lines = _lines(tree, judged=judged)
    told = ("depth", "status", "label", "said", "reason")
    return Listing(rows if tree.below else [], COLUMNS, lines, draw, told=told)


def standing_row(one: Standing, depth: int) -> dict[str, object]:
    """Return the row of one thing of a tree."""
    edge = one.step.edge if one.step else None
    return {
        "iri": one.node.iri,
        "depth": depth,
        "status": str(one.status),
        "kind": one.node.kind,
        "label": one.node.label,
        "said": one.step.said if one.step else "",
        "strength": str(one.step.strength) if one.step else "",
        "reason": edge.reason if edge else "",
        "path": edge.path if edge else one.node.path,
        "line": edge.line if edge else one.node.line,
        "held_by": [node.label for node in one.held_by],
        "contested_by": [
            {"iri": node.iri, "label": node.label, "kind": e.kind, "reason": e.reason,
             "path": e.path, "line": e.line}
            for node, e in one.contested
        ],
    }  # fmt: skip


def reason(one: Standing) -> str:
    """Return why a thing hangs on the one above it; not the claims themselves once more."""
    if one.step is None:
        return ""
    edge = one.step.edge
    return one_line(edge.reason or ("" if edge.kind in {"claims", *CLAIM_KINDS} else edge.sentence))


def held(one: Standing, most: int = 3) -> str:
    """Say what still holds a thing up."""
    names = [shortened(one_line(node.label), _NAME) for node in one.held_by]
    if not names:
        return ""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"still held up by {'; '.join(names[:most])}{more}"


def shortened(label: str, most: int) -> str:
    """Return a label cut between words to *most* characters.

    >>> shortened("a long story", 8)
    'a long …'
    """
    return label if len(label) <= most else f"{label[: most - 1].rpartition(' ')[0]} …"


def summary(tree: Standing) -> str:
    """Say how many things of each kind fall and are weakened."""
    affected = [one for depth, one in tree.walk() if depth]
    said = []
    for status, verb in ((Status.FALLS, "fall"), (Status.WEAKENED, "are weakened")):
        kinds = Counter(one.node.kind for one in affected if one.status is status)
        if kinds:
            named = ", ".join(counted(n, kind) for kind, n in sorted(kinds.items()))
            said.append(f"{named} {verb}")
    return "; ".join(said)


def cut_hint(tree: Standing) -> str:
    """Say how to see more where the tree was not grown to its end."""
    cut = any(one.is_cut for _, one in tree.walk())
    return "the tree may go on: --depth N goes further" if cut else ""


def only_fallen(tree: Standing) -> Standing:
    """Return *tree* without what is only weakened."""
    below = tuple(only_fallen(one) for one in tree.below if one.status is Status.FALLS)
    return Standing(
        tree.node, tree.status, tree.step, tree.held_by, tree.contested, below, tree.is_cut
    )


def _lines(tree: Standing, *, judged: bool) -> Iterator[str]:
    for depth, one in tree.walk() if tree.below else ():
        row = standing_row(one, depth)
        place = f"{row['path']}:{row['line']}" if row["path"] else ""
        cells: Sequence[str] = [one.node.label, str(row["said"]), reason(one), held(one)]
        own = [str(one.status)] if judged else []
        yield "\t".join([place, *own, "  " * depth + one_line(cells[0]), *map(one_line, cells[1:])])
