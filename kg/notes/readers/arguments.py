"""Statements about a paper and how they hang together: claim, implications, premise, falsifier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.notes.model import Anchor, Edge, Item, PaperId, Part, Self, Term
from kg.notes.readers.prose import statements_of
from kg.notes.reading import Context, Lines, Reading
from kg.notes.sections import Section
from kg.notes.types import Options


def argument(section: Section, context: Context) -> Iterator[Reading]:
    """Take each paragraph and list item as a statement about the paper.

    Options: `role` and `modality`; `class`, a narrower class than `kg:Claim`; `anchor`, the
    name by which other sections mean the first statement; `relation` with `property` and
    either `from` or `to`, the name of the statement at the other end.
    """
    options: Options = section.type.options if section.type else {}
    position = 0
    for text, place in statements_of(section):
        if text:
            position += 1
            item = _statement(context, options, text, place, position)
            yield item
            if position == 1 and options.get("anchor"):
                yield Anchor(str(options["anchor"]), item.key)
            yield from _relation(options.get("relation"), item)
    yield Lines(section.line, section.line)


def _statement(
    context: Context, options: Options, text: str, place: tuple[int, int], position: int
) -> Item:
    paper = context.topic if isinstance(context.topic, PaperId) else None
    narrower = options.get("class")
    return context.item(
        "claim",
        ("kg:Claim", str(narrower)) if narrower else ("kg:Claim",),
        [
            ("kg:role", Term(str(options.get("role", "kg:Statement")))),
            ("schema:text", text),
            ("schema:position", position),
            ("kg:modality", Term(str(options.get("modality", "kg:Asserted")))),
            ("schema:appearance", paper or Self()),
            ("prov:wasAttributedTo", context.by),
            ("dcterms:isPartOf", Self()),
        ],
        place,
        f"{options.get('role')} {text}",
    )


def _relation(relation: object, item: Item) -> Iterator[Reading]:
    """Tie a statement to the anchor that its section names."""
    if not isinstance(relation, Mapping):
        return
    own = Part(item.key)
    name = str(relation.get("property", ""))
    if "from" in relation:
        yield Edge(Part(f"@{relation['from']}"), name, own)
    elif "to" in relation:
        yield Edge(own, name, Part(f"@{relation['to']}"))
