"""The paths between two things: a row for each hop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.network.paths import Hop, PathAnswer
from kg_cli.options import Settings
from kg_cli.output.listing import Listing
from kg_cli.output.safety import one_line

COLUMNS = ("number", "hop", "from", "said", "to", "reason", "sentence", "path", "line", "iri")


def path_listing(answer: PathAnswer, root: Path, settings: Settings) -> Listing:
    """List the hops of each path; JSON gets an object for each path."""

    def draw() -> None:
        from kg_cli.output.drawn.paths import draw_paths  # noqa: PLC0415 - rich only to draw

        draw_paths(answer, root, settings)

    found = [
        {
            "iri": answer.end.iri,
            "cost": path.cost,
            "hops": [hop_row(hop, n, number) for n, hop in enumerate(path.hops, 1)],
        }
        for number, path in enumerate(answer.paths, 1)
    ]
    rows: Sequence[object] = [
        hop_row(hop, n, number)
        for number, path in enumerate(answer.paths, 1)
        for n, hop in enumerate(path.hops, 1)
    ]
    told = ("from", "said", "to", "reason")
    return Listing(found, COLUMNS, _lines(answer), draw, rows=rows, told=told)


def hop_row(hop: Hop, n: int, number: int) -> dict[str, object]:
    """Return the row of hop *n* of path *number*."""
    return {
        "iri": hop.end.iri,
        "number": number,
        "hop": n,
        "from": hop.start.label,
        "from_iri": hop.start.iri,
        "from_kind": hop.start.kind,
        "said": said(hop),
        "kind": hop.edge.kind,
        "to": hop.end.label,
        "to_kind": hop.end.kind,
        "reason": hop.edge.reason,
        "sentence": hop.edge.sentence,
        "path": hop.edge.path,
        "line": hop.edge.line,
        "hub": hop.pointing,
    }


def said(hop: Hop) -> str:
    """Return how a hop reads, with the author's own word for a link that has one."""
    word = hop.edge.word
    own = word and word.casefold() not in (hop.edge.kind, hop.said)
    return f'{hop.said} ("{one_line(word)}")' if own else hop.said


def reason(hop: Hop) -> str:
    """Return why, or the words around where nobody wrote why; not what the hop says already."""
    told = hop.edge.reason or hop.edge.sentence
    return "" if told in (hop.start.label, hop.end.label) else one_line(told)


def nearest(answer: PathAnswer) -> Iterator[str]:
    """Yield a sentence for each end: what it does hang together with."""
    for end, hops in ((answer.start, answer.near_start), (answer.end, answer.near_end)):
        near = "; ".join(f"{hop.said} {one_line(hop.end.label)}" for hop in hops)
        yield f"{one_line(end.label)} {near or 'hangs together with nothing'}"


def _lines(answer: PathAnswer) -> Iterator[str]:
    for number, path in enumerate(answer.paths, 1):
        if len(answer.paths) > 1:
            yield f"path {number} (cost {path.cost:g})"
        for hop in path.hops:
            cells = (hop.start.label, said(hop), hop.end.label, reason(hop))
            place = f"{hop.edge.path}:{hop.edge.line}"
            yield "\t".join([place, *map(one_line, cells)])
