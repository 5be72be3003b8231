"""Concepts with their definitions, sub-points and scenario steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.markdown import Block, Code, Heading, ListBlock, ListItem, Paragraph, Rule, plain
from kg.notes.labels import Entry, entries, item_entry
from kg.notes.model import Concept, Edge, Item, PaperId, Part, Self, Term
from kg.notes.patterns import without_numbering
from kg.notes.readers.texts import Line, block_lines, block_text, item_text
from kg.notes.reading import Context, Lines, Reading
from kg.notes.sections import Section

_SUPPOSED = "kg:Hypothetical"
"""How the steps of a scenario are meant; sub-points of a definition are asserted."""


@dataclass(slots=True)
class _Draft:
    """A definition while its lines are gathered; `scenario` are lines of code blocks."""

    label: str
    line: int
    end_line: int
    texts: list[str] = field(default_factory=list)
    steps: list[Line] = field(default_factory=list)
    scenario: set[int] = field(default_factory=set)
    is_heading: bool = False

    @classmethod
    def of(cls, part: Entry) -> _Draft:
        draft = cls(part.label, part.line, part.end_line, [plain(part.text.raw)])
        for block in part.blocks:
            draft.add(block)
        return draft

    @property
    def has_text(self) -> bool:
        return any(self.texts)

    def add(self, block: Block) -> None:
        """Go on with a block below the name: text, or steps."""
        match block:
            case Paragraph(text=text):
                self.texts.append(plain(text.raw))
            case ListBlock(items=items):
                self.steps += [(item_text(item), item.line) for item in items]
            case Code():
                self.steps += block_lines(block)
                self.scenario.update(line for _, line in block_lines(block))
            case _:
                self.texts.append(block_text((block,)))
        self.end_line = max(self.end_line, block.end_line)


def definitions(section: Section, context: Context) -> Iterator[Reading]:
    """Read `**Name**: definition` in paragraphs, list items or below headings.

    Paragraphs without a label go on with the definition before them; a list or a code
    block below one holds its steps.
    """
    yield Lines(section.line, section.line)
    for draft in _drafts(section.blocks):
        if isinstance(draft, _Draft):
            yield from _stated(draft, context)
        else:
            yield Lines(draft.line, draft.end_line)


def _drafts(blocks: Sequence[Block]) -> Iterator[_Draft | Rule]:
    draft: _Draft | None = None
    for block in blocks:
        if isinstance(block, Rule):
            yield block
        elif _begins_another(block, draft):
            for begun in _begun(block):
                if isinstance(begun, _Draft):
                    if draft:
                        yield draft
                    draft = begun
                elif draft:
                    draft.add(begun)
        elif draft:
            draft.add(block)
    if draft:
        yield draft


def _begins_another(block: Block, draft: _Draft | None) -> bool:
    match block:
        case Heading() | Paragraph():
            return True
        case ListBlock(items=items):
            return not (draft and (draft.has_text or not _all_bold(items)))
        case _:
            return False


def _begun(block: Block) -> Iterator[_Draft | Paragraph]:
    """Yield the definitions that begin in a block, and paragraphs that go on with one."""
    match block:
        case Heading(text=text):
            yield _Draft(
                without_numbering(plain(text.raw)).rstrip(": "), block.line, block.end_line
            )
        case Paragraph():
            for part in entries((block,)):
                if isinstance(part, Entry) and part.label:
                    yield _Draft.of(part)
                elif isinstance(part, Entry):
                    yield Paragraph(part.whole, part.line, part.end_line)
        case ListBlock(items=items):
            for item in items:
                part = item_entry(item)
                if part.label:
                    yield _Draft.of(part)
        case _:
            pass


def definition(section: Section, context: Context) -> Iterator[Reading]:
    """Read a whole section as the definition of the concept that the note is about."""
    if not isinstance(context.topic, Concept):
        return
    yield Lines(section.line, section.line)
    draft = _Draft(context.topic.label, section.line, section.end_line)
    if section.rest:
        draft.texts.append(plain(section.rest.raw))
    for block in section.blocks:
        if isinstance(block, ListBlock | Code | Paragraph):
            draft.add(block)
        else:
            draft.texts.append(block_text((block,)))
    yield from _stated(draft, context)


def _all_bold(items: Sequence[ListItem]) -> bool:
    return all(item.text.raw.lstrip().startswith(("**", "__")) for item in items)


def _stated(draft: _Draft, context: Context) -> Iterator[Reading]:
    """State a definition, its concept, its steps; a name alone states nothing.

    A heading alone is that of a group of definitions.
    """
    text = "\n\n".join(t for t in draft.texts if t)
    if not text and not draft.steps:
        if draft.is_heading:
            yield Lines(draft.line, draft.end_line)
        return
    concept = Concept(draft.label)
    item = context.item(
        "definition",
        ("kg:Definition",),
        [
            ("rdf:value", text),
            ("kg:surfaceForm", draft.label),
            ("dcterms:source", context.topic if isinstance(context.topic, PaperId) else None),
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
    yield from _steps(draft, concept, item, context)


def _steps(draft: _Draft, concept: Concept, whole: Item, context: Context) -> Iterator[Reading]:
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
                ("kg:modality", Term(_SUPPOSED if line in draft.scenario else "kg:Asserted")),
                ("prov:wasAttributedTo", context.by),
                ("dcterms:isPartOf", Part(whole.key)),
            ],
            (line, line),
            f"{draft.label} {step}",
        )
