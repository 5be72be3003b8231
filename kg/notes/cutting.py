"""Blocks without the lines that were read already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import groupby

from kg.markdown import Block, ListBlock, Paragraph, Quote, Text


def without(blocks: Sequence[Block], taken: AbstractSet[int]) -> tuple[Block, ...]:
    """Return *blocks* without the lines in *taken*.

    A paragraph is cut between its lines, a list between its items; other blocks go when
    their first line is taken.
    """
    if not taken:
        return tuple(blocks)
    return tuple(left for block in blocks for left in _left(block, taken))


def _left(block: Block, taken: AbstractSet[int]) -> Iterator[Block]:
    if taken.isdisjoint(range(block.line, block.end_line + 1)):
        yield block
        return
    match block:
        case Paragraph():
            yield from _paragraphs(block, taken)
        case ListBlock(items=items):
            kept = tuple(item for item in items if item.line not in taken)
            if kept:
                yield ListBlock(kept, kept[0].line, kept[-1].end_line)
        case Quote(blocks=inner, title=title):
            rest = without(inner, taken)
            if rest or (title and block.line not in taken):
                yield replace(block, blocks=rest)
        case _ if block.line not in taken:
            yield block
        case _:
            pass


def _paragraphs(block: Paragraph, taken: AbstractSet[int]) -> Iterator[Paragraph]:
    """Yield each run of lines that were not taken as a paragraph."""
    lines = block.text.raw.split("\n")
    numbered = enumerate(lines, block.text.line)
    for was_taken, run in groupby(numbered, key=lambda line: line[0] in taken):
        if not was_taken:
            several = list(run)
            first, last = several[0][0], several[-1][0]
            text = Text("\n".join(line for _, line in several), first)
            yield Paragraph(text, first, last)
