"""What a reader reads in blocks, without their marks."""

from __future__ import annotations

from collections.abc import Sequence
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
    found: list[str] = []
    pending = list(reversed(blocks))
    while pending:
        block = pending.pop()
        match block:
            case Paragraph(text=text) | Heading(text=text):
                found.append(plain(text.raw))
            case ListBlock(items=items):
                for item in reversed(items):
                    pending.extend(reversed(item.blocks))
                    pending.append(Paragraph(item.text, item.line, item.end_line))
            case Quote(title=title, blocks=inner):
                pending.extend(reversed(inner))
                if title:
                    found.append(plain(title.raw))
            case Footnote(blocks=inner):
                pending.extend(reversed(inner))
            case Table(header=header, rows=rows):
                found.extend(" | ".join(plain(c.raw) for c in row) for row in (header, *rows))
            case Code(text=code):
                found.append(code.strip("\n"))
            case Math(tex=tex):
                found.append(tex.strip())
            case Html() | Rule():
                pass
    return "\n".join(line for line in found if line)


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
