"""The ledger of a review: what is assumed, fitted or invented, and on what evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.markdown import ListBlock, ListItem, plain
from kg.names import fold
from kg.notes.labels import split_label
from kg.notes.model import Concept, Item, Self, Term, Value
from kg.notes.readers.counts import counted, declared_number
from kg.notes.readers.texts import item_text
from kg.notes.reading import Context, Lines, Reading
from kg.notes.sections import Section
from kg.notes.types import Options


def ledger(section: Section, context: Context) -> Iterator[Reading]:
    """Read the entries of one part of a ledger.

    Options: `entry` is `axiom`, `parameter` or `entity`; `statuses` maps words to terms (of
    an axiom its kind, of an entity its evidence); `count-of`, what the heading's number
    declares.
    """
    options: Options = section.type.options if section.type else {}
    yield Lines(section.line, section.line)
    found = 0
    for block in section.blocks:
        if isinstance(block, ListBlock):
            for item in block.items:
                found += 1
                yield from _entry(item, options, context)
    if options.get("count-of"):
        declared = declared_number(section.title)
        place = (section.line, section.line)
        yield from counted(context, str(options["count-of"]), declared, found, place)


def _entry(item: ListItem, options: Options, context: Context) -> Iterator[Item]:
    statuses = options.get("statuses")
    words = (
        {fold(str(k)): str(v) for k, v in statuses.items()} if isinstance(statuses, Mapping) else {}
    )
    label, text = _parts(item, tuple(words))
    match options.get("entry"):
        case "axiom":
            class_ = "kg:AxiomEntry"
            status = words.get(fold(label))
            said: list[tuple[str, Value | None]] = [
                ("schema:text", text),
                ("kg:axiomKind", Term(status) if status else None),
            ]
        case "entity":
            class_ = "kg:InventedEntityEntry"
            said_of_it = f"{fold(text)} "
            status = next((words[w] for w in words if said_of_it.startswith(f"{w} ")), None)
            said = [
                ("kg:entity", Concept(label)),
                ("schema:text", text),
                ("kg:evidenceStatus", Term(status) if status else None),
            ]
        case _:
            class_ = "kg:FreeParameterEntry"
            said = [("rdfs:label", label), ("schema:text", text)]
    yield context.item(
        "ledger",
        ("kg:LedgerEntry", class_),
        [
            *said,
            ("schema:itemReviewed", context.topic),
            ("prov:wasAttributedTo", context.by),
            ("dcterms:isPartOf", Self()),
        ],
        (item.line, item.end_line),
        f"{label} {text}",
    )


def _parts(item: ListItem, words: tuple[str, ...]) -> tuple[str, str]:
    """Return label and text of an entry; a known word at its start is a label too."""
    label, start = split_label(item.text, bare=False)
    if label:
        below = item_text(item)
        return plain(label), plain(item.text.raw[start:]) or below
    text = item_text(item)
    for word in words:
        if fold(text).startswith(word + " "):
            count = len(word.split())
            pieces = text.split()
            return " ".join(pieces[:count]), " ".join(pieces[count:])
    return "", text
