"""What a reader reads in blocks, without their marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from kg.markdown import (
    Block,
    Code,
    Footnote,
    Heading,
    Html,
    ListBlock,
    ListItem,
    Math,
    Paragraph,
    Quote,
    Rule,
    Table,
    plain,
)

Line: TypeAlias = tuple[str, int]
"""A text and the line it is on."""


def block_text(blocks: Sequence[Block]) -> str:
    """Return what a reader reads in *blocks*, on one line a block."""
    return "\n".join(line for block in blocks for line in _lines(block) if line)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text=text) | Heading(text=text):
            yield plain(text.raw)
        case ListBlock(items=items):
            for item in items:
                yield plain(item.text.raw)
                yield block_text(item.blocks)
        case Quote(title=title, blocks=inner):
            yield plain(title.raw) if title else ""
            yield block_text(inner)
        case Footnote(blocks=inner):
            yield block_text(inner)
        case Table(header=header, rows=rows):
            yield from (" | ".join(plain(cell.raw) for cell in row) for row in (header, *rows))
        case Code(text=words) | Math(tex=words):
            yield words.strip("\n")
        case Html() | Rule():
            pass


def item_text(item: ListItem) -> str:
    """Return what a list item says, with what stands below it, in one line."""
    below = block_text(item.blocks).replace("\n", " ") if item.blocks else ""
    return f"{plain(item.text.raw)} {below}".strip()


def block_lines(block: Code) -> list[Line]:
    """Return the lines of a code block that hold anything, each with its number."""
    lines = block.text.split("\n")
    has_fence = block.end_line - block.line + 1 > len(lines)
    first = block.line + has_fence
    return [(line.strip(), n) for n, line in enumerate(lines, first) if line.strip()]
