"""Judgements of a paper by aspect: the 5 Cs as a table, as a list, as labelled lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.markdown import Block, Heading, Html, Rule, Table, Text, plain
from kg.names import fold
from kg.notes.labels import Entry, entries
from kg.notes.model import PaperId, Part, Self, Term
from kg.notes.reading import Context, Lines, Reading
from kg.notes.readers.prose import block_text
from kg.notes.sections import Section

_NUMBER = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=;))\(?(\d{1,2})[).]\s+")


def assessments(section: Section, context: Context) -> Iterator[Reading]:
    """Read rows (or labelled entries) whose label is an aspect.

    Options: `rows` maps labels to aspects, `numbered` maps an aspect to the role of the
    claims that `(1) … (2) …` in its text are.
    """
    options = section.type.options if section.type else {}
    aspects = {fold(k): v for k, v in _mapping(options.get("rows")).items()}
    numbered = _mapping(options.get("numbered"))
    yield Lines(section.line, section.line)
    for part in entries(section.blocks):
        for label, texts, place in _rows(part):
            aspect = aspects.get(fold(label))
            if aspect:
                yield from _assessment(aspect, " ".join(texts), numbered.get(aspect), place, context)
        if isinstance(part, Table):
            yield Lines(part.line, part.rows[0][0].line - 1 if part.rows else part.end_line)
        elif isinstance(part, Heading | Rule | Html):
            yield Lines(part.line, part.end_line)


def _rows(part: Entry | Block) -> Iterator[tuple[str, list[str], tuple[int, int]]]:
    """Yield label, texts and lines of each row of a table, or of one labelled entry."""
    match part:
        case Table(rows=rows):
            for row in rows:
                cells = [plain(cell.raw) for cell in row]
                yield cells[0].rstrip(":"), [c for c in cells[1:] if c], (row[0].line, row[0].line)
        case Entry(label=label, text=Text(raw=raw), blocks=blocks):
            texts = [plain(raw), block_text(blocks).replace("\n", " ")]
            yield label, [t for t in texts if t], (part.line, part.end_line)
        case _:
            return


def _assessment(
    aspect: str, text: str, role: str | None, place: tuple[int, int], context: Context
) -> Iterator[Reading]:
    paper = context.topic if isinstance(context.topic, PaperId) else None
    item = context.item(
        "assessment",
        ("kg:Assessment",),
        [
            ("kg:aspect", Term(aspect)),
            ("schema:reviewBody", text),
            ("schema:itemReviewed", paper),
            ("dcterms:isPartOf", Self()),
        ],
        place,
        aspect,
    )
    yield item
    if role:
        for position, statement in numbered_parts(text):
            yield context.item(
                "contribution",
                ("kg:Claim",),
                [
                    ("kg:role", Term(role)),
                    ("schema:position", position),
                    ("schema:text", statement),
                    ("schema:appearance", paper or Self()),
                    ("kg:modality", Term("kg:Asserted")),
                    ("prov:wasAttributedTo", context.authors[0] if context.authors else context.by),
                    ("dcterms:isPartOf", Part(item.key)),
                ],
                place,
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
