"""Free text: sections as they stand, and statements paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.markdown import (
    Block,
    Code,
    Footnote,
    Heading,
    Html,
    ListBlock,
    Math,
    Paragraph,
    Quote,
    Rule,
    Table,
    plain,
)
from kg.notes.model import Item, PaperId, Self, Term
from kg.notes.reading import Context, Lines, Reading
from kg.notes.sections import Section
from kg.notes.types import Options


def prose(section: Section, context: Context) -> Iterator[Reading]:
    """Take a whole section as one text, under its title."""
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


def claims(section: Section, context: Context) -> Iterator[Reading]:
    """Take each paragraph and each list item as a statement of the note's author.

    Options: `role` and `modality` of the claims.
    """
    options: Options = section.type.options if section.type else {}
    if section.rest:
        line = section.rest.line
        yield claim(context, options, plain(section.rest.raw), (line, section.rest.end_line))
    for block in section.blocks:
        match block:
            case Paragraph(text=text):
                yield claim(context, options, plain(text.raw), (block.line, block.end_line))
            case ListBlock(items=items):
                for item in items:
                    text = " ".join(t for t in (plain(item.text.raw), block_text(item.blocks)) if t)
                    yield claim(context, options, text, (item.line, item.end_line))
            case Quote(blocks=inner):
                text = block_text(inner)
                yield claim(context, options, text, (block.line, block.end_line))
            case _:
                text = block_text((block,))
                if text:
                    yield claim(context, options, text, (block.line, block.end_line))
    yield Lines(section.line, section.line)


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


def block_text(blocks: Sequence[Block]) -> str:
    """Return what a reader reads in *blocks*, on one line a block.

    Works through its own list of pending blocks: notes may nest deeper than Python calls.
    """
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
            case Code(text=text):
                found.append(text.strip("\n"))
            case Math(tex=tex):
                found.append(tex.strip())
            case Html() | Rule():
                pass
    return "\n".join(line for line in found if line)
