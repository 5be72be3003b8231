"""Words in quotation marks, in a note that names its PDF: there they can be looked up.

Elsewhere a block quote may be anything and a word in marks a doubt; so these are read where
the note says where they come from, and those in running text only with their page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.markdown import Block, ListBlock, Paragraph, Quote, Text, plain, walk

_MARKED = re.compile(r"\s*[\"“”„«].{8,}[\"”“»]\s*\Z", re.DOTALL)
_INLINE = re.compile(
    r"(?:\"(?P<straight>[^\"\n]{8,800})\"|[“„](?P<curly>[^“”„\n]{8,800})[”“]"
    r"|«(?P<angled>[^«»\n]{8,800})»)\s{0,2}\((?P<where>[^()\n]{1,200})\)"
)
_FEWEST = 3
"""Words that a quotation in running text has at least."""


class Said(NamedTuple):
    """Words that were quoted, what stands behind them, and their lines."""

    text: str
    who: str
    lines: tuple[int, int]


def quoted_blocks(quote: Quote, said: str) -> Iterator[Said]:
    """Yield what a block quote without attribution says, if it is words of somebody else."""
    if quote.callout in ("quote", "cite") or (not quote.callout and _MARKED.match(plain(said))):
        title = plain(quote.title.raw) if quote.title else ""
        yield Said(plain(said), title, (quote.line, quote.end_line))


def quoted_inline(blocks: Sequence[Block]) -> Iterator[Said]:
    """Yield the quotations in running text, each with what stands in brackets behind it."""
    within = {
        line
        for block in walk(blocks)
        if isinstance(block, Quote)
        for line in range(block.line, block.end_line + 1)
    }
    for text in _texts(blocks):
        if text.line in within or "(" not in text.raw:
            continue
        for found in _INLINE.finditer(text.raw):
            words = plain(found["straight"] or found["curly"] or found["angled"])
            if len(words.split()) >= _FEWEST:
                first = text.line + text.raw.count("\n", 0, found.start())
                yield Said(words, plain(found["where"]), (first, first))


def _texts(blocks: Sequence[Block]) -> Iterator[Text]:
    for block in walk(blocks):
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, ListBlock):
            yield from (item.text for item in block.items)
