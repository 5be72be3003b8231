"""The sections of a note, whatever they are made of: a heading, a callout, a bold line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from kg.markdown import Block, Heading, ListBlock, Paragraph, Quote, Rule, Text, plain
from kg.notes.cutting import without
from kg.notes.labels import Entry, bold_line, entries, item_entry, split_label
from kg.notes.types import NoteType, SectionType

_TITLE_END = re.compile(r"(?<=\S)\s{0,9}:\s*|(?<=\S)\s{1,9}[—–-]\s+")


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

    def without(self, taken: AbstractSet[int]) -> Section:
        """Return the section without the lines in *taken*: they were read already."""
        blocks = without(self.blocks, taken)
        return self if blocks == self.blocks else replace(self, blocks=blocks)


@dataclass(frozen=True, slots=True)
class _Title:
    """A title that a section type answers to."""

    type: SectionType
    text: str
    gaps: Mapping[str, str]
    rest: Text | None

    def section(
        self,
        blocks: Sequence[Block],
        line: int,
        end_line: int,
        following: tuple[Block, ...] = (),
    ) -> Section:
        return Section(
            self.type, self.text, self.gaps, self.rest, tuple(blocks), line, end_line, following
        )


def headed_sections(blocks: Sequence[Block], kind: NoteType) -> Iterator[Section]:
    """Yield what stands before the first heading, then each heading with its content.

    Headings below a section that is `nested` belong to it, unless they are sections
    themselves.
    """
    heads = [
        (i, b, recognise(b.text, kind)) for i, b in enumerate(blocks) if isinstance(b, Heading)
    ]
    lead = tuple(blocks[: heads[0][0] if heads else len(blocks)])
    if lead:
        yield Section(None, "", {}, None, lead, lead[0].line, lead[-1].end_line)
    at = 0
    while at < len(heads):
        start, heading, found = heads[at]
        at += 1
        if found and found.type.nested:
            while at < len(heads) and heads[at][1].level > heading.level and not heads[at][2]:
                at += 1
        inner = tuple(blocks[start + 1 : heads[at][0] if at < len(heads) else len(blocks)])
        end_line = inner[-1].end_line if inner else heading.end_line
        if found:
            yield found.section(inner, heading.line, end_line)
        else:
            title = plain(heading.text.raw)
            yield Section(None, title, {}, None, inner, heading.line, end_line)


def running_sections(sections: Sequence[Section], kind: NoteType) -> Iterator[Section]:
    """Yield the sections that begin in the running text of *sections*.

    They are callouts, bold lines and labelled lines. Where one lies in another the inner
    one comes first; what it took is to be left out of the outer one.
    """
    at_top = True
    for section in sections:
        at_top = at_top and (section.type is None or section.type.at_top)
        yield from _Running(kind, section.type, at_top=at_top).within(section.blocks)


@dataclass(frozen=True, slots=True)
class _Running:
    """Looks for sections in the running text of one section, of the type `inside`."""

    kind: NoteType
    inside: SectionType | None
    at_top: bool

    def within(self, blocks: Sequence[Block]) -> Iterator[Section]:
        index = 0
        while index < len(blocks):
            block = blocks[index]
            index += 1
            match block:
                case Quote():
                    found = self._callout(block)
                    if found and (block.blocks or found.rest):
                        following = self._below(blocks, index) if found.rest else ()
                        yield from self._section(found, block, block.blocks, following)
                    elif found:
                        inner = self._until_bold_line(blocks, index)
                        yield from self._section(found, block, inner)
                        index += len(inner)
                    else:
                        yield from self.within(block.blocks)
                case Paragraph() | ListBlock():
                    found = self._bold_line(block)
                    if found and found.rest:
                        following = self._below(blocks, index)
                        yield from self._section(found, block, (), following)
                    elif found:
                        inner = self._until_bold_line(blocks, index)
                        index += len(inner)
                        yield from self._section(found, block, (*_below_first_line(block), *inner))
                    elif not (self.inside and self.inside.labelled):
                        yield from self._labelled(block, blocks, index)
                case _:
                    pass

    def _section(
        self,
        title: _Title,
        head: Block,
        blocks: Sequence[Block],
        following: tuple[Block, ...] = (),
    ) -> Iterator[Section]:
        """Yield what begins inside a section, then the section."""
        yield from _Running(self.kind, title.type, at_top=self.at_top).within(blocks)
        end_line = max(head.end_line, blocks[-1].end_line if blocks else 0)
        yield title.section(blocks, head.line, end_line, following)

    def _labelled(
        self, block: Paragraph | ListBlock, blocks: Sequence[Block], index: int
    ) -> Iterator[Section]:
        """Yield the sections that begin with a label in a paragraph or in list items."""
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from self._piece(item_entry(item), ())
            return
        pieces = [piece for piece in entries((block,)) if isinstance(piece, Entry)]
        for piece in pieces:
            following = self._below(blocks, index) if piece is pieces[-1] else ()
            yield from self._piece(piece, following)

    def _piece(self, piece: Entry, following: tuple[Block, ...]) -> Iterator[Section]:
        if not piece.label or not (piece.text.raw.strip() or piece.blocks):
            return
        found = self.kind.labels.find(piece.label)
        if found and found.what is not self.inside and (self.at_top or not found.what.at_top):
            title = _Title(found.what, piece.label, found.gaps, piece.text)
            yield title.section(piece.blocks, piece.line, piece.end_line, following)

    def _callout(self, quote: Quote) -> _Title | None:
        if not quote.callout:
            return None
        return recognise(quote.title or Text(quote.callout, quote.line), self.kind)

    def _bold_line(self, block: Block) -> _Title | None:
        title = bold_line(block)
        found = recognise(title, self.kind) if title else None
        if found and (
            found.type is self.inside or (found.type.inline and _below_first_line(block))
        ):
            return None  # it goes on, or it is a labelled line
        return found

    def _below(self, blocks: Sequence[Block], start: int) -> tuple[Block, ...]:
        """Return the paragraph right below a label: it may hold a reason, if no label."""
        for block in blocks[start : start + 1]:
            if isinstance(block, Paragraph) and not split_label(block.text, bare=False)[0]:
                return (block,)
        return ()

    def _until_bold_line(self, blocks: Sequence[Block], start: int) -> tuple[Block, ...]:
        end = start
        while end < len(blocks) and not isinstance(blocks[end], Heading | Rule):
            block = blocks[end]
            if self._bold_line(block) or (isinstance(block, Quote) and self._callout(block)):
                break
            end += 1
        return tuple(blocks[start:end])


def _below_first_line(block: Block) -> tuple[Block, ...]:
    """Return the lines of a paragraph below its first one."""
    if not isinstance(block, Paragraph) or "\n" not in block.text.raw:
        return ()
    rest = block.text.raw.partition("\n")[2]
    return (Paragraph(Text(rest, block.text.line + 1), block.line + 1, block.end_line),)


def recognise(title: Text, kind: NoteType) -> _Title | None:
    """Match *title* with a section: up to its first colon or dash, or whole."""
    cut = _TITLE_END.search(title.raw)
    if cut and title.raw[cut.end() :].strip():
        head = plain(title.raw[: cut.start()])
        found = kind.labels.find(head)
        if found:
            rest = Text(title.raw[cut.end() :].lstrip(), title.line)
            return _Title(found.what, head, found.gaps, rest)
    whole = plain(title.raw)
    found = kind.headings.find(whole)
    return _Title(found.what, whole, found.gaps, None) if found else None
