"""Entries that begin with a label: `**Name**: text`, `Name — text`, `[[Name]] — text`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.markdown import Block, ListBlock, ListItem, Paragraph, Text, plain

_BOLD = re.compile(
    r"\s*(?:[^\w\s*_\[(]{1,4}\s*)?(\*{2,3}|_{2,3})(?P<label>(?:(?!\1).){1,200}?)\1(?![*_])",
    re.DOTALL,
)
_BARE = re.compile(r"\s*(?P<label>[^\s:*_\[`][^:\n*\[\].;!?]{0,79}?)[ \t]{0,9}::?(?=\s|$)")
_LINK = re.compile(r"\s*(?P<label>!?\[\[[^\[\]\n]{1,300}\]\])")
_SEPARATOR = re.compile(r"[ \t]*(?:::?|[—–]|-{1,3}(?=\s))[ \t]*")
_LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")
_LEADING_EMOJI = re.compile(r"[^\w\s*_\[(⭐★☆]+\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and what follows it; `label` is empty where there is none.

    `label_raw` is the label as typed (it may hold a link); `blocks` stand below the entry;
    `offset` is where `text` begins in `whole`, the entry as typed.
    """

    label: str
    label_raw: str
    text: Text
    whole: Text
    offset: int
    blocks: tuple[Block, ...]
    line: int
    end_line: int


def split_label(whole: Text, *, bare: bool = True) -> tuple[str, int]:
    """Return the label of *whole* as typed and where the rest begins; ("", 0) for none.

    A bold label needs no separator when its line ends with it; a bare one (`bare`) and a
    link need one.

    >>> split_label(Text("**Name:** rest", 1)), split_label(Text("Name: rest", 1))
    (('Name', 10), ('Name', 6))
    >>> split_label(Text("**Name** – rest", 1)), split_label(Text("no label here", 1))
    (('Name', 11), ('', 0))
    """
    raw = whole.raw
    found = _BOLD.match(raw)
    if found:
        label = found["label"].strip()
        if label.endswith((":", "—", "–")):
            return label.rstrip(":—– "), _skip_blanks(raw, found.end())
        separator = _SEPARATOR.match(raw, found.end())
        separator = separator or _LINE_END.match(raw, found.end())
        return (label, separator.end()) if separator else ("", 0)
    found = _LINK.match(raw)
    if found:
        separator = _SEPARATOR.match(raw, found.end())
        return (found["label"], separator.end()) if separator else ("", 0)
    found = _BARE.match(raw, _emoji_end(raw)) if bare else None
    return (found["label"], _skip_blanks(raw, found.end())) if found else ("", 0)


def entries(blocks: Sequence[Block]) -> Iterator[Entry | Block]:
    """Yield the paragraphs and list items of *blocks* as entries, other blocks as they are.

    A paragraph whose lines begin with bold labels is several entries.
    """
    for block in blocks:
        match block:
            case Paragraph(text=text, end_line=end_line):
                for piece, last in _pieces(text, end_line):
                    yield entry(piece, (), piece.line, last)
            case ListBlock(items=items):
                for item in items:
                    yield item_entry(item)
            case _:
                yield block


def item_entry(item: ListItem) -> Entry:
    """Return a list item as an entry."""
    return entry(item.text, item.blocks, item.line, item.end_line)


def entry(whole: Text, blocks: tuple[Block, ...], line: int, end_line: int) -> Entry:
    """Split *whole* into label and text."""
    label, offset = split_label(whole)
    rest = Text(whole.raw[offset:], whole.line + whole.raw.count("\n", 0, offset))
    return Entry(plain(label), label, rest, whole, offset, blocks, line, end_line)


def bold_line(block: Block) -> Text | None:
    """Return the words of a paragraph's first line if it is one bold text, or `None`."""
    if isinstance(block, Paragraph):
        raw = block.text.raw
        if "**" in raw[:12] or "__" in raw[:12]:
            first = raw.partition("\n")[0]
            label, end = split_label(Text(first, block.line), bare=False)
            if label and end >= len(first.rstrip()) and not label.startswith(("[[", "![[")):
                return Text(label, block.line)
    return None


def _pieces(text: Text, end_line: int) -> Iterator[tuple[Text, int]]:
    """Cut a paragraph before each further line that begins with a bold label."""
    if "\n" not in text.raw:
        yield text, end_line
        return
    lines = text.raw.split("\n")
    starts = [0] + [
        i for i, line in enumerate(lines) if i and split_label(Text(line, 1), bare=False)[0]
    ]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        last = end_line if end == len(lines) else text.line + end - 1
        yield Text("\n".join(lines[start:end]), text.line + start), last


def _emoji_end(raw: str) -> int:
    found = _LEADING_EMOJI.match(raw)
    return found.end() if found else 0


def _skip_blanks(raw: str, start: int) -> int:
    while start < len(raw) and raw[start] in " \t":
        start += 1
    return start
