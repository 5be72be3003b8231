"""Judgements of a paper by aspect: the 5 Cs as a table, as a list, as labelled lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.markdown import Block, Heading, Html, ListBlock, Rule, Table, plain
from kg.names import Folded, fold
from kg.notes.labels import Entry, entries
from kg.notes.model import Item, PaperId, Part, Self, Term
from kg.notes.readers.texts import Line, block_text, item_text
from kg.notes.reading import Context, Lines, Reading
from kg.notes.sections import Section

_NUMBER = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[;,.]))\(?(\d{1,2})[).]\s+")

_Aspects = Mapping[Folded, str]


@dataclass(slots=True)
class _Judgement:
    """What is said of one aspect; `parts` are the items of an ordered list, or of bullets."""

    aspect: str
    line: int
    end_line: int
    texts: list[str] = field(default_factory=list)
    parts: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(text for text in self.texts if text)

    def add(self, block: Block) -> None:
        """Go on with what stands below the label."""
        self.end_line = max(self.end_line, block.end_line)
        if isinstance(block, ListBlock):
            listed = [(item_text(item), item.line) for item in block.items]
            self.parts += listed
            self.texts.append("; ".join(text for text, _ in listed))
        else:
            self.texts.append(block_text((block,)).replace("\n", " "))


def assessments(section: Section, context: Context) -> Iterator[Reading]:
    """Read rows (or labelled entries) whose label is an aspect.

    Options: `rows` maps labels to aspects, `numbered` maps an aspect to the role of the
    claims that `(1) … (2) …` in its text, or the list below it, are.
    """
    options = section.type.options if section.type else {}
    aspects = {fold(label): aspect for label, aspect in _mapping(options.get("rows")).items()}
    numbered = _mapping(options.get("numbered"))
    yield Lines(section.line, section.line)
    for found in _judgements(section.blocks, aspects):
        if isinstance(found, _Judgement):
            yield from _stated(found, numbered.get(found.aspect, ""), context)
        else:
            yield found


def _judgements(blocks: Sequence[Block], aspects: _Aspects) -> Iterator[_Judgement | Lines]:
    """Yield each judgement; text without a label goes on with the one before it."""
    open_one: _Judgement | None = None
    for block in blocks:
        if open_one and not _ends(block, aspects):
            open_one.add(block)
            continue
        if open_one:
            yield open_one
            open_one = None
        match block:
            case Table():
                yield from _rows(block, aspects)
            case Heading() | Rule() | Html():
                yield Lines(block.line, block.end_line)
            case _:
                several = list(_labelled(block, aspects))
                yield from several[:-1]
                open_one = several[-1] if several else None
    if open_one:
        yield open_one


def _ends(block: Block, aspects: _Aspects) -> bool:
    """Tell whether the judgement before *block* is at its end."""
    return isinstance(block, Table | Heading | Rule) or any(
        isinstance(e, Entry) and fold(e.label) in aspects for e in entries((block,))
    )


def _labelled(block: Block, aspects: _Aspects) -> Iterator[_Judgement]:
    for part in entries((block,)):
        aspect = aspects.get(fold(part.label)) if isinstance(part, Entry) else None
        if isinstance(part, Entry) and aspect:
            found = _Judgement(aspect, part.line, part.end_line, [plain(part.text.raw)])
            for below in part.blocks:
                found.add(below)
            yield found


def _rows(table: Table, aspects: _Aspects) -> Iterator[_Judgement | Lines]:
    """Yield the rows of a table; its header is one where the table was begun without."""
    found = []
    for cells in (table.header, *table.rows):
        aspect = aspects.get(fold(plain(cells[0].raw))) if cells else None
        if aspect:
            texts = [plain(cell.raw) for cell in cells[1:]]
            found.append(_Judgement(aspect, cells[0].line, cells[0].line, texts))
    yield from found
    if found:
        yield Lines(table.line, table.line)


def _stated(said: _Judgement, role: str, context: Context) -> Iterator[Reading]:
    if not said.text and not said.parts:
        yield Lines(said.line, said.end_line)  # a row that is still to be filled
        return
    paper = context.topic if isinstance(context.topic, PaperId) else None
    item = context.item(
        "assessment",
        ("kg:Assessment",),
        [
            ("kg:aspect", Term(said.aspect)),
            ("schema:reviewBody", said.text),
            ("schema:itemReviewed", paper),
            ("dcterms:isPartOf", Self()),
        ],
        (said.line, said.end_line),
        said.aspect,
    )
    yield item
    if role:
        yield from _contributions(said, role, item, context)


def _contributions(said: _Judgement, role: str, whole: Item, context: Context) -> Iterator[Reading]:
    listed = [(text, (line, line)) for text, line in said.parts]
    paper = context.topic if isinstance(context.topic, PaperId) else Self()
    place = (said.line, said.end_line)
    inline = [(text, place) for _, text in numbered_parts(said.text)] if not listed else []
    for position, (statement, lines) in enumerate(listed or inline, 1):
        yield context.item(
            "contribution",
            ("kg:Claim",),
            [
                ("kg:role", Term(role)),
                ("schema:position", position),
                ("schema:text", statement),
                ("schema:appearance", paper),
                ("kg:modality", Term("kg:Asserted")),
                ("prov:wasAttributedTo", context.authors[0] if context.authors else context.by),
                ("dcterms:isPartOf", Part(whole.key)),
            ],
            lines,
            statement,
        )


def numbered_parts(text: str) -> list[tuple[int, str]]:
    """Split `(1) First; (2) Second` into its parts; text without numbers has none.

    Only numbers that count up from one begin a part.

    >>> numbered_parts("(1) First; (2) Second (in 2019), 3) too")
    [(1, 'First'), (2, 'Second (in 2019)'), (3, 'too')]
    >>> numbered_parts("Nothing numbered (2019)")
    []
    """
    starts: list[tuple[int, int, int]] = []
    for found in _NUMBER.finditer(text):
        if int(found[1]) == len(starts) + 1:
            starts.append((int(found[1]), found.start(), found.end()))
    ends = [start for _, start, _ in starts[1:]] + [len(text)]
    return [
        (number, text[begin:end].strip(" ;,\n"))
        for (number, _, begin), end in zip(starts, ends, strict=False)
    ]


def _mapping(value: object) -> Mapping[str, str]:
    return {str(k): str(v) for k, v in value.items()} if isinstance(value, dict) else {}
