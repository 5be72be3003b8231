"""What one pass over the parser's events yields."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.markdown.document import Block
from kg.markdown.leaves import Leaf
from kg.markdown.masking import Range


@dataclass(slots=True)
class Destination:
    """A Markdown link or image: its range, its label's range, and where it leads."""

    start: int
    end: int
    is_image: bool
    kind: str
    url: str
    label_start: int
    label_end: int


@dataclass(slots=True)
class Structure:
    """What the parser found: the blocks, and by range what the later scans need."""

    blocks: list[Block] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    destinations: list[Destination] = field(default_factory=list)
    code: list[Range] = field(default_factory=list)
    math: list[Range] = field(default_factory=list)
    html: list[Range] = field(default_factory=list)
    html_blocks: list[Range] = field(default_factory=list)
