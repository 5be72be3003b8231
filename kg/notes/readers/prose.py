"""Free text: sections as they stand, and statements paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from kg.markdown import Block, Heading, ListBlock, Paragraph, Quote, plain
from kg.notes.model import Item, PaperId, Self, Term
from kg.notes.readers.texts import block_text, item_text
from kg.notes.reading import Context, Lines, Reading
from kg.notes.sections import Section
from kg.notes.types import Options

_Statement: TypeAlias = tuple[str, tuple[int, int]]
"""A text, its first and its last line."""


def prose(section: Section, context: Context) -> Iterator[Reading]:
    """Take a whole section as one text, under its title; what has a block id is a claim too."""
    text = block_text(section.blocks)
    if text and section.title:
        yield context.item(
            "section",
            ("kg:Section",),
            [
                ("dcterms:title", section.title),
                ("schema:text", text),
                ("dcterms:isPartOf", Self()),
            ],
            (section.line, section.end_line),
            section.title,
        )
    yield Lines(section.line, section.end_line)
    if context.block_ids:
        for statement, place in _marked(section.blocks, context.block_ids):
            yield claim(context, {}, statement, place)


def _marked(blocks: Sequence[Block], ids: Collection[int]) -> Iterator[_Statement]:
    """Yield what somebody gave a block id, so that it can be spoken of by itself."""
    for block in blocks:
        match block:
            case ListBlock(items=items):
                for item in items:
                    if item.line in ids:
                        yield item_text(item), (item.line, item.end_line)
                    yield from _marked(item.blocks, ids)
            case Heading():
                pass
            case _ if block.line in ids:
                yield block_text((block,)), (block.line, block.end_line)
            case Quote(blocks=inner):
                yield from _marked(inner, ids)
            case _:
                pass


def claims(section: Section, context: Context) -> Iterator[Reading]:
    """Take each paragraph and each list item as a statement of the note's author.

    Options: `role` and `modality` of the claims.
    """
    options: Options = section.type.options if section.type else {}
    for text, place in statements_of(section):
        if text:
            yield claim(context, options, text, place)
    yield Lines(section.line, section.line)


def explanations(section: Section, context: Context) -> Iterator[Reading]:
    """Take each paragraph and list item of a lesson's running text as an explanation."""
    told = tuple(b for b in section.blocks if isinstance(b, Paragraph | ListBlock))
    for text, place in statements_of(replace(section, blocks=told)):
        if text:
            yield claim(context, {"role": "kg:Explanation"}, text, place)
    yield Lines(section.line, section.end_line)


def statements_of(section: Section) -> Iterator[_Statement]:
    """Yield each statement of a section with its lines; in quotes those of the quote."""
    if section.rest:
        yield plain(section.rest.raw), (section.rest.line, section.rest.end_line)
    pending = list(reversed(section.blocks))
    while pending:
        block = pending.pop()
        match block:
            case ListBlock(items=items):
                for item in items:
                    yield item_text(item), (item.line, item.end_line)
            case Quote(title=None, blocks=inner):
                pending.extend(reversed(inner))
            case _:
                yield block_text((block,)), (block.line, block.end_line)


def claim(
    context: Context,
    options: Options,
    text: str,
    place: tuple[int, int],
    position: int | None = None,
) -> Item:
    """Make one statement of the note's author."""
    about = context.topic
    return context.item(
        "claim",
        ("kg:Claim",),
        [
            ("kg:role", Term(str(options.get("role", "kg:Statement")))),
            ("schema:text", text),
            ("schema:position", position),
            ("kg:modality", Term(str(options.get("modality", "kg:Asserted")))),
            ("schema:appearance", Self()),
            ("schema:about", about if not isinstance(about, PaperId) else None),
            ("prov:wasAttributedTo", context.by),
            ("dcterms:isPartOf", Self()),
        ],
        place,
        text,
    )
