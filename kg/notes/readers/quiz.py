"""Questions that a lesson asks, with options and key where the source has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg import identifiers
from kg.markdown import Heading, ListBlock, ListItem, Paragraph, plain
from kg.names import fold
from kg.notes.labels import split_label
from kg.notes.model import Part, Self, Uri
from kg.notes.readers.counts import counted, declared_number
from kg.notes.reading import Context, Lines, Reading
from kg.notes.sections import Section
from kg.notes.types import Options

_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{2,200})[\"”“»]")
_ANSWER = frozenset(("answer", "key", "correct", "solution", "correct answer"))


def quiz(section: Section, context: Context) -> Iterator[Reading]:
    """Read a list of questions; options are the list below one, the key its marked option.

    A question that repeats an earlier one, or names a section that the note lacks, is
    marked. Option: `count-of`, what a number in the section declares.
    """
    options: Options = section.type.options if section.type else {}
    yield Lines(section.line, section.line)
    declared, place = declared_number(section.title), (section.line, section.line)
    address = ""
    questions: dict[str, str] = {}
    position = 0
    for block in section.blocks:
        match block:
            case ListBlock(items=items):
                for item in items:
                    position += 1
                    yield from _question(item, position, questions, context)
            case Paragraph(text=text) | Heading(text=text):
                if declared is None:
                    declared, place = declared_number(plain(text.raw)), (block.line, block.end_line)
                address = address or next(iter(identifiers.urls(text.raw)), "")
                yield Lines(block.line, block.end_line)
            case _:
                pass
    if position:
        yield context.item(
            "quiz",
            ("schema:Quiz",),
            [("schema:url", Uri(address) if address else None), ("dcterms:isPartOf", Self())],
            (section.line, section.end_line),
            section.title,
        )
    if options.get("count-of"):
        yield from counted(context, str(options["count-of"]), declared, position, place)


def _question(
    item: ListItem, position: int, before: dict[str, str], context: Context
) -> Iterator[Reading]:
    text = plain(item.text.raw)
    choices, key = _choices(item)
    named = [name for name in _QUOTED.findall(text) if fold(name) != fold(context.title)]
    missing = [name for name in named if fold(name) not in context.headings]
    made = context.item(
        "question",
        ("kg:QuizQuestion",),
        [
            ("schema:position", position),
            ("schema:text", text),
            *(("schema:suggestedAnswer", choice) for choice in choices),
            ("schema:acceptedAnswer", key),
            ("kg:duplicateOf", Part(before[fold(text)]) if fold(text) in before else None),
            *(("kg:refersToSection", name) for name in named),
            ("kg:sectionMissing", True if missing else None),
            ("dcterms:isPartOf", Self()),
        ],
        (item.line, item.end_line),
        f"{position} {text}",
    )
    before.setdefault(fold(text), made.key)
    yield made


def _choices(item: ListItem) -> tuple[list[str], str]:
    """Return the options of a question and the right one, where they are written."""
    choices: list[str] = []
    key = ""
    for block in item.blocks:
        if isinstance(block, ListBlock):
            for choice in block.items:
                label, start = split_label(choice.text)
                if fold(plain(label)) in _ANSWER:
                    key = plain(choice.text.raw[start:])
                    continue
                choices.append(plain(choice.text.raw))
                if choice.task not in (None, " "):
                    key = choices[-1]
        elif isinstance(block, Paragraph):
            label, start = split_label(block.text)
            if fold(plain(label)) in _ANSWER:
                key = plain(block.text.raw[start:])
    return choices, key
