"""What a thing is and what is said of it: rows, and plain indented lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.query.rows import Item, LinkRow, Shown
from kg_cli.options import Settings
from kg_cli.output import dataview
from kg_cli.output.json_text import record
from kg_cli.output.links import target
from kg_cli.output.listing import Listing
from kg_cli.output.safety import one_line

if TYPE_CHECKING:
    from kg.dataview import Answer

_TOLD = ("kind", "label", "text", "reason")
COLUMNS = ("part", "kind", "label", "text", "reason", "path", "line", "iri")
SHORT = 300
"""Characters of a text that are shown unless all of it is wanted."""


def shown_listing(  # noqa: PLR0913 - a thing, and how it is to be shown
    shown: Shown,
    root: Path,
    settings: Settings,
    *,
    full: bool,
    answers: Sequence[Answer] = (),
    in_words: Callable[[str], str] = str,
) -> Listing:
    """List what is known of a thing; with *full* no text is shortened.

    *answers* are those to the Dataview queries in its notes; *in_words* sets the citations in
    a text, for people.
    """
    said = _cited(shown, in_words)

    def draw() -> None:
        from kg_cli.output.drawn.shown import draw_shown  # noqa: PLC0415 - rich only to draw

        draw_shown(said, root, settings, full=full, answers=answers)

    lines = (*plain_lines(said, full=full), *dataview.plain_lines(answers))
    whole = as_json(shown) | {"dataview": dataview.as_json(answers)}
    return Listing([whole], COLUMNS, lines, draw, list(part_rows(shown)), _TOLD)


def _cited(shown: Shown, in_words: Callable[[str], str]) -> Shown:
    """Return a thing with its citations in words."""

    def links(rows: Sequence[LinkRow]) -> tuple[LinkRow, ...]:
        return tuple(
            replace(row, reason=in_words(row.reason), sentence=in_words(row.sentence))
            for row in rows
        )

    items = tuple(replace(item, text=in_words(item.text)) for item in shown.items)
    return replace(shown, items=items, links=links(shown.links), backlinks=links(shown.backlinks))


def as_json(shown: Shown) -> dict[str, object]:
    """Return the object of a thing; its facts have a name and a value."""
    facts = [{"name": name, "value": value} for name, value in shown.facts]
    return {**record(shown), "facts": facts}


def part_rows(shown: Shown) -> Iterator[Mapping[str, object]]:
    """Yield one row for each note, item, link and backlink."""
    for part, items in (("note", shown.notes), ("item", shown.items)):
        for item in items:
            yield record(item) | {"part": part}
    for part, links in (("link", shown.links), ("backlink", shown.backlinks)):
        for link in links:
            other = link.from_title if part == "backlink" else link.to_title
            yield record(link) | {"part": part, "label": other, "text": link.sentence}


def plain_lines(shown: Shown, *, full: bool) -> Iterator[str]:
    """Yield the lines of a thing for a pipe: groups, and under each its indented rows."""
    yield f"{shown.kind}: {one_line(shown.label)}"
    if shown.path:
        yield f"  place: {shown.path}:{shown.line}"
    yield f"  iri: {shown.iri}"
    for name, value in shown.facts:
        yield f"  {one_line(name)}: {one_line(value)}"
    for title, items in groups(shown):
        yield f"{title}:"
        for item in items:
            yield f"  {_item_line(item, shown.label, full=full)}".rstrip()
    for title, links, ends in (
        ("links", shown.links, "to"),
        ("backlinks", shown.backlinks, "from"),
    ):
        if links:
            yield f"{title}:"
        for link in links:
            yield f"  {_link_line(link, ends)}"


def groups(shown: Shown) -> list[tuple[str, Sequence[Item]]]:
    """Return the notes, then the items by kind, in the order in which kinds first appear."""
    by_kind: dict[str, list[Item]] = {}
    for item in shown.items:
        by_kind.setdefault(item.kind, []).append(item)
    notes: list[tuple[str, Sequence[Item]]] = [("notes", shown.notes)] if shown.notes else []
    return notes + [(plural(kind), items) for kind, items in by_kind.items()]


def plural(kind: str) -> str:
    """Return the heading over several of a kind.

    >>> plural("definition"), plural("ledger entry")
    ('definitions', 'ledger entries')
    """
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"


def item_name(item: Item, subject: str) -> str:
    """Return an item's name; what is said of *subject* itself goes by its source."""
    return item.source or item.label if item.label in {subject, ""} else item.label


def item_text(item: Item, *, full: bool) -> str:
    """Return what is said on one line, shortened unless *full*, after its stars."""
    stars = "★" * (item.rating or 0)
    said = one_line(item.text)
    if not full and len(said) > SHORT:
        said = said[:SHORT].rsplit(" ", 1)[0] + " …"
    return f"{stars} {said}".strip()


def _item_line(item: Item, subject: str, *, full: bool) -> str:
    parts = (one_line(item_name(item, subject)), item_text(item, full=full))
    return f"{item.path}:{item.line}: {': '.join(part for part in parts if part)}"


def _link_line(link: LinkRow, ends: str) -> str:
    name = link.from_title if ends == "from" else target(link)
    relation = f" ({one_line(link.relation)})" if link.relation else ""
    reason, sentence = one_line(link.reason), one_line(link.sentence)
    said = [sentence] if reason in sentence else [reason, sentence]
    said = [part for part in said if part not in {"", name}]
    return " — ".join([f"{link.path}:{link.line}: {one_line(name)}{relation}", *said])
