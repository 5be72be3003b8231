"""Numbers that a source states about itself, beside what was read of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.markdown import Heading, ListBlock, Paragraph, plain
from kg.notes.model import Item, Self, Term
from kg.notes.reading import Context, Lines, Reading
from kg.notes.sections import Section
from kg.notes.types import Options

_IN_BRACKETS = re.compile(r"\((\d{1,6})\)\s*:?\s*\Z")
_IN_WORDS = re.compile(r"(?:^|\s)(\d{1,6})\s")


def counted(
    context: Context, what: str, declared: int | None, parsed: int, place: tuple[int, int]
) -> Iterator[Item]:
    """State a declared count with the parsed one; nothing where none was declared."""
    if declared is not None:
        yield context.item(
            "count",
            ("kg:DeclaredCount",),
            [
                ("kg:countOf", Term(what)),
                ("kg:declaredValue", declared),
                ("kg:parsedValue", parsed),
                ("dcterms:isPartOf", Self()),
            ],
            place,
            what,
        )


def declared_number(text: str) -> int | None:
    """Return the number that a heading or a line declares.

    >>> declared_number("minor comments (3)"), declared_number("Cited by 20 Pith papers")
    (3, 20)
    >>> declared_number("15 questions · take it"), declared_number("Comments")
    (15, None)
    """
    found = _IN_BRACKETS.search(text) or _IN_WORDS.search(text)
    return int(found[1]) if found else None


def count(section: Section, context: Context) -> Iterator[Reading]:
    """Read a line that declares how many there are of something that is not in the note.

    Option: `count-of`, what is counted.
    """
    options: Options = section.type.options if section.type else {}
    said = [section.title, *([plain(section.rest.raw)] if section.rest else [])]
    for block in section.blocks:
        match block:
            case Paragraph(text=text) | Heading(text=text):
                said.append(plain(text.raw))
            case ListBlock(items=items):
                said += [plain(item.text.raw) for item in items]
            case _:
                pass
    numbers = [n for n in map(declared_number, said) if n is not None]
    if not numbers and section.rest and plain(section.rest.raw)[:1].isdigit():
        numbers = [int(re.match(r"\d+", plain(section.rest.raw))[0])]  # type: ignore[index]
    place = (section.line, section.end_line)
    if options.get("count-of"):
        yield from counted(context, str(options["count-of"]), next(iter(numbers), None), 0, place)
    yield Lines(*place)
