"""Concepts with their definitions, sub-points and scenario steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.markdown import Block, Code, Heading, ListBlock, ListItem, Paragraph, Rule, plain
from kg.notes.labels import Entry, entries, item_entry
from kg.notes.model import Concept, Edge, PaperId, Part, Self, Term
from kg.notes.reading import Context, Lines, Reading
from kg.notes.readers.prose import block_text
from kg.notes.sections import Section


@dataclass(slots=True)
class _Draft:
    """A definition while its lines are gathered."""

    label: str
    line: int
    end_line: int
    texts: list[str] = field(default_factory=list)
    steps: list[tuple[str, int]] = field(default_factory=list)


def definitions(section: Section, context: Context) -> Iterator[Reading]:
    """Read `**Name**: definition` in paragraphs, list items or below headings.

    Paragraphs without a label go on with the definition before them; a list or a code
    block below one holds its steps.
    """
    yield Lines(section.line, section.line)
    draft: _Draft | None = None
    for block in section.blocks:
        match block:
            case Heading(text=text):
                yield from _finished(draft, context)
                draft = _Draft(plain(text.raw).rstrip(": "), block.line, block.end_line)
            case Paragraph():
                for part in entries((block,)):
                    if isinstance(part, Entry) and part.label and (part.text.raw.strip() or not draft):
                        yield from _finished(draft, context)
                        draft = _drafted(part)
                    elif isinstance(part, Entry) and draft:
                        draft.texts.append(plain(part.whole.raw))
                        draft.end_line = part.end_line
            case ListBlock(items=items) if draft and not _defines(items):
                draft.steps += _list_steps(items)
                draft.end_line = block.end_line
            case ListBlock(items=items):
                for item in items:
                    part = item_entry(item)
                    if part.label:
                        yield from _finished(draft, context)
                        draft = _drafted(part)
            case Rule():
                yield Lines(block.line, block.end_line)
            case _ if draft:
                draft.steps += _block_steps(block)
                draft.end_line = block.end_line
            case _:
                pass
    yield from _finished(draft, context)


def definition(section: Section, context: Context) -> Iterator[Reading]:
    """Read a whole section as the definition of the concept that the note is about."""
    if not isinstance(context.topic, Concept):
        yield from ()
        return
    draft = _Draft(context.topic.label, section.line, section.end_line)
    if section.rest:
        draft.texts.append(plain(section.rest.raw))
    for block in section.blocks:
        if isinstance(block, ListBlock):
            draft.steps += _list_steps(block.items)
        elif isinstance(block, Code):
            draft.steps += _block_steps(block)
        else:
            draft.texts.append(block_text((block,)))
    yield from _finished(draft, context)


def _defines(items: Sequence[ListItem]) -> bool:
    """Tell whether the items of a list are definitions: each begins with a bold name."""
    return all(item.text.raw.lstrip().startswith(("**", "__")) for item in items)


def _drafted(part: Entry) -> _Draft:
    draft = _Draft(part.label, part.line, part.end_line)
    draft.texts.append(plain(part.text.raw))
    for block in part.blocks:
        draft.steps += _list_steps(block.items) if isinstance(block, ListBlock) else _block_steps(block)
    return draft


def _list_steps(items: Sequence[ListItem]) -> list[tuple[str, int]]:
    steps = []
    for item in items:
        text = " ".join(t for t in (plain(item.text.raw), block_text(item.blocks)) if t)
        steps.append((text, item.line))
    return steps


def _block_steps(block: Block) -> list[tuple[str, int]]:
    """Return each line of a code block as a step; other blocks are one step."""
    if isinstance(block, Code):
        first = block.line + (1 if block.info or block.end_line - block.line > block.text.rstrip("\n").count("\n") else 0)
        lines = block.text.rstrip("\n").split("\n")
        return [(line.strip(), first + i) for i, line in enumerate(lines) if line.strip()]
    text = block_text((block,))
    return [(text, block.line)] if text else []


def _finished(draft: _Draft | None, context: Context) -> Iterator[Reading]:
    """State a definition, its concept, its steps."""
    if draft is None:
        return
    concept = Concept(draft.label)
    text = "\n\n".join(t for t in draft.texts if t)
    yield Lines(draft.line, draft.end_line)
    if not text and not draft.steps:
        return
    paper = context.topic if isinstance(context.topic, PaperId) else None
    item = context.item(
        "definition",
        ("kg:Definition",),
        [
            ("rdf:value", text),
            ("kg:surfaceForm", draft.label),
            ("dcterms:source", paper),
            ("schema:about", concept),
            ("prov:wasAttributedTo", context.by),
            ("dcterms:isPartOf", Self()),
        ],
        (draft.line, draft.end_line),
        draft.label,
    )
    yield item
    yield Edge(concept, "skos:definition", Part(item.key))
    yield Edge(Self(), "dcterms:subject", concept)
    for position, (step, line) in enumerate(draft.steps, 1):
        yield context.item(
            "step",
            ("kg:Claim",),
            [
                ("kg:role", Term("kg:Step")),
                ("schema:position", position),
                ("schema:text", step),
                ("schema:appearance", Self()),
                ("schema:about", concept),
                ("kg:modality", Term("kg:Hypothetical")),
                ("prov:wasAttributedTo", context.by),
                ("dcterms:isPartOf", Part(item.key)),
            ],
            (line, line),
            f"{draft.label} {step}",
        )
