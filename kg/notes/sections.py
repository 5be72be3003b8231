"""The sections of a note, whatever they are made of: a heading, a callout, a bold line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.markdown import Block, Heading, ListBlock, Paragraph, Quote, Rule, Text, plain
from kg.notes.labels import Entry, entries, item_entry, split_label
from kg.notes.patterns import match_any
from kg.notes.types import NoteType, SectionType

_TITLE_END = re.compile(r"\s*:\s*|\s+[—–-]\s+")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a note with the type that takes it, or `None` for a free section.

    `title` is the heading as it reads, `gaps` what filled the pattern's gap, `rest` what
    followed the title on its line (`Relevance: ⭐⭐⭐`). `blocks` are its content;
    `following` is what comes after a section in running text, which its reader may take
    as well. `line` is the heading's.
    """

    type: SectionType | None
    title: str
    gaps: Mapping[str, str]
    rest: Text | None
    blocks: tuple[Block, ...]
    line: int
    end_line: int
    following: tuple[Block, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class _Title:
    """A title that a section type answers to."""

    type: SectionType
    text: str
    gaps: Mapping[str, str]
    rest: Text | None


def running_sections(blocks: Sequence[Block], kind: NoteType) -> Iterator[Section]:
    """Yield the sections that begin in running text: callouts, bold lines, labelled lines.

    They lie inside the sections of `headed_sections`, which leave out what was taken.
    """
    for index, block in enumerate(blocks):
        match block:
            case Quote(callout=callout, title=title, blocks=inner):
                heading = title or Text(callout, block.line)
                found = _recognise(heading, kind) if callout else None
                following = _until_heading(blocks, index + 1)
                if found:
                    yield _section(found, inner, block.line, block.end_line, following)
                else:
                    yield from running_sections(inner, kind)
            case Paragraph() | ListBlock():
                yield from _labelled(block, kind, blocks, index)
            case _:
                pass


def headed_sections(
    blocks: Sequence[Block], kind: NoteType, taken: Collection[int]
) -> Iterator[Section]:
    """Yield what stands before the first heading, then each heading with its content.

    Blocks that begin on a line in *taken* are left out; they were read already. Headings
    below a section that is `nested` belong to it, unless they are sections themselves.
    """
    starts = [i for i, block in enumerate(blocks) if isinstance(block, Heading)]
    lead = _remaining(blocks[: starts[0] if starts else len(blocks)], taken)
    if lead:
        yield Section(None, "", {}, None, lead, lead[0].line, lead[-1].end_line)
    inside = 0  # the level of the nested section we are in
    for at, start in enumerate(starts):
        heading = blocks[start]
        if not isinstance(heading, Heading):
            continue
        found = _recognise(heading.text, kind)
        if inside and heading.level > inside and not found:
            continue
        inside = heading.level if found and found.type.nested else 0
        ends = (
            i for i in starts[at + 1 :] if not inside or _leaves(blocks[i], heading.level, kind)
        )
        inner = _remaining(blocks[start + 1 : next(ends, len(blocks))], taken)
        end_line = inner[-1].end_line if inner else heading.end_line
        if found:
            yield _section(found, inner, heading.line, end_line, ())
        else:
            title = plain(heading.text.raw)
            yield Section(None, title, {}, None, inner, heading.line, end_line)


def _leaves(block: Block, level: int, kind: NoteType) -> bool:
    """Tell whether a heading ends the nested section of that *level*."""
    return isinstance(block, Heading) and (
        block.level <= level or _recognise(block.text, kind) is not None
    )


def _labelled(
    block: Paragraph | ListBlock, kind: NoteType, blocks: Sequence[Block], index: int
) -> Iterator[Section]:
    """Yield the sections that begin with a label in a paragraph or in list items."""
    title = _bold_line(block)
    found = _recognise(title, kind) if title else None
    if found:
        inner = _until_bold_line(blocks, index + 1, kind)
        yield _section(found, inner, block.line, (inner or (block,))[-1].end_line, ())
        return
    pieces = [item_entry(i) for i in block.items] if isinstance(block, ListBlock) else entries((block,))
    for piece in pieces:
        if isinstance(piece, Entry) and piece.label and piece.text.raw.strip():
            found = _recognise(Text(piece.label_raw, piece.line), kind, inline=True)
            if found:
                following = () if isinstance(block, ListBlock) else _until_heading(blocks, index + 1)
                whole = _Title(found.type, found.text, found.gaps, piece.text)
                yield _section(whole, piece.blocks, piece.line, piece.end_line, following)


def _bold_line(block: Block) -> Text | None:
    """Return the title of a paragraph that is one bold line, or `None`."""
    if isinstance(block, Paragraph) and block.text.raw.lstrip().startswith(("**", "__")):
        label, end = split_label(block.text, bare=False)
        if label and not block.text.raw[end:].strip():
            return Text(label, block.line)
    return None


def _recognise(title: Text, kind: NoteType, *, inline: bool = False) -> _Title | None:
    """Match *title* with a section type: up to its first colon or dash, or whole.

    With *inline* only types count that may begin in running text.
    """
    cut = None if inline else _TITLE_END.search(title.raw)
    if cut and cut.end() < len(title.raw):
        head = plain(title.raw[: cut.start()])
        for section in kind.sections:
            gaps = match_any(section.headings, head) if section.inline else None
            if gaps is not None:
                return _Title(section, head, gaps, Text(title.raw[cut.end() :], title.line))
    whole = plain(title.raw)
    for section in kind.sections:
        if section.inline if inline else not section.only_inline:
            gaps = match_any(section.headings, whole)
            if gaps is not None:
                return _Title(section, whole, gaps, None)
    return None


def _section(
    title: _Title, blocks: Sequence[Block], line: int, end_line: int, following: tuple[Block, ...]
) -> Section:
    return Section(
        title.type, title.text, title.gaps, title.rest, tuple(blocks), line, end_line, following
    )


def _until_heading(blocks: Sequence[Block], start: int) -> tuple[Block, ...]:
    """Return at most the next two blocks: a reason stands right below its label."""
    found: list[Block] = []
    for block in blocks[start : start + 2]:
        if isinstance(block, Heading | Rule):
            break
        found.append(block)
    return tuple(found)


def _until_bold_line(blocks: Sequence[Block], start: int, kind: NoteType) -> tuple[Block, ...]:
    end = start
    while end < len(blocks) and not isinstance(blocks[end], Heading | Rule):
        title = _bold_line(blocks[end])
        if title and _recognise(title, kind):
            break
        end += 1
    return tuple(blocks[start:end])


def _remaining(blocks: Sequence[Block], taken: Collection[int]) -> tuple[Block, ...]:
    return tuple(b for b in blocks if b.line not in taken)
