"""Frames: blocks that are still open while the parser's events go by."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.markdown.document import Block, Footnote, ListBlock, ListItem, Quote, Text

_BOX = re.compile(r"\[([^\[\]\n])\](?:[ \t]+|$)", re.MULTILINE)


@dataclass(slots=True)
class Frame:
    """An open block that holds others; `text_start` is -1 while no loose text is open.

    A *flat* frame lies too deep to be represented: it shares `blocks` with the frame
    around it, so that what it holds is kept and only the nesting is lost.
    """

    kind: str
    start: int
    end: int
    blocks: list[Block] = field(default_factory=list)
    flat: bool = False
    items: list[ListItem] = field(default_factory=list)
    ordered: bool = False
    task: str | None = None
    text: Text | None = None
    text_start: int = -1
    text_end: int = -1
    callout: str = ""
    title: Text | None = None
    label: str = ""

    @property
    def takes_text(self) -> bool:
        """Whether the next paragraph is the item's own text."""
        return self.kind == "Item" and not self.flat and self.text is None and not self.blocks


def quote(frame: Frame, line: int, end_line: int) -> Quote:
    """Close a quote."""
    return Quote(frame.callout, frame.title, tuple(frame.blocks), line, end_line)


def footnote(frame: Frame, line: int, end_line: int) -> Footnote:
    """Close the definition of a footnote."""
    return Footnote(frame.label, tuple(frame.blocks), line, end_line)


def list_block(frame: Frame, line: int, end_line: int) -> ListBlock:
    """Close a list."""
    return ListBlock(tuple(frame.items), line, end_line)


def list_item(frame: Frame, number: int | None, line: int, end_line: int) -> ListItem:
    """Close an item."""
    text = frame.text or Text("", line)
    return ListItem(text, number, frame.task, tuple(frame.blocks), line, end_line)


def box(text: str, start: int, end: int) -> tuple[str | None, int]:
    """Return the character in the task box at *start* of an item, and where its text begins.

    Any single character counts, as in Obsidian: `[/]`, `[-]`, `[>]`.
    """
    match = _BOX.match(text, start, end)
    return (match[1], match.end()) if match else (None, start)
