"""`^id` at the end of a block, the name under which it can be linked to."""

from __future__ import annotations

import re

from kg.markdown.document import BlockId
from kg.markdown.leaves import Leaves
from kg.markdown.source import Source

_ID = re.compile(r"\^([A-Za-z0-9-]+)(?=[ \t]*$)", re.MULTILINE)


def read_block_ids(source: Source, prose: str, leaves: Leaves) -> list[BlockId]:
    """Return the ids that end a paragraph, item, heading or callout title of *prose*.

    One on a line of its own names the block before it.
    """
    found = []
    for match in _ID.finditer(prose):
        start, end = match.span()
        leaf = leaves.at(start)
        if leaf is None or not leaf.block_line or prose[end : leaf.end].strip():
            continue
        if leaf.begins_line(start) or prose[start - 1].isspace():
            found.append(BlockId(match[1], source.line(start), leaf.block_line))
    return found
