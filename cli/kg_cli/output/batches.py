"""Citations that were fetched, and the batches in which they are kept, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.importing.batches import Batch
from kg.importing.citing import Fetched
from kg_cli.output.listing import Listing, write
from kg_cli.output.safety import clean, one_line

FETCHED = (
    *("title", "service", "references", "cited_by", "left_out"),
    *("batch", "problem", "iri"),
)
BATCHES = ("name", "service", "day", "papers", "citations", "path")


def fetched_listing(fetched: Sequence[Fetched]) -> Listing:
    """List what came of each paper."""
    lines = [_fetched_line(one) for one in fetched]
    return Listing(fetched, FETCHED, lines, lambda: _write(lines), told=FETCHED[:-1])


def batch_listing(batches: Sequence[Batch]) -> Listing:
    """List batches, each with what it holds."""
    lines = [
        f"{one.name}\t{one_line(one.service)}\t{one.papers} papers, {one.citations} citations"
        for one in batches
    ]
    results = [{name: getattr(one, name) for name in BATCHES} for one in batches]
    return Listing(results, BATCHES, lines, lambda: _write(lines))


def _fetched_line(one: Fetched) -> str:
    """Return what came of a paper on one line."""
    title = one_line(one.title)
    if one.problem:
        return f"{title}: {one_line(one.problem)}"
    more = f" and by {one.left_out} more" if one.left_out else ""
    return f"{title}: cites {one.references}, cited by {one.cited_by}{more} ({one.batch})"


def _write(lines: Iterable[str]) -> None:
    write("".join(f"{clean(line)}\n" for line in lines))
