"""One page for each tag, and the tree of them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg_site import tagging
from kg_site.addresses import INDEX, href
from kg_site.pages import Entry, Page
from kg_site.paging import Sheets, sheets
from kg_site.shelf import Shelf, count, grouped
from kg_site.tagging import Tag
from kg_site.views import Card, Ref

TAGS, NOTES, BESIDE = 200, 100, 10
"""Tags on one page of the tree, notes on one page of a tag, tags that are named beside it."""


@dataclass(frozen=True, slots=True)
class Hung:
    """A tag in the tree: its link, how many notes carry it, the tags below it."""

    ref: Ref
    count: int
    below: tuple[Hung, ...]


@dataclass(frozen=True, slots=True)
class TagsView:
    """One page of the tree of tags."""

    lede: str
    tags: tuple[Hung, ...]
    number: str
    pages: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class TagView:
    """One page of a tag: what it lies under, what lies under it, what it goes with, its notes."""

    title: str
    lede: str
    above: tuple[Ref, ...]
    below: tuple[Hung, ...]
    beside: tuple[tuple[Ref, int], ...]
    cards: tuple[Card, ...]
    number: str
    pages: tuple[Ref, ...]


def tag_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the tree of tags, and the pages of each, where notes carry any."""
    top = tagging.tree(shelf.knowledge)
    if not top:
        return
    every = {tag.key: tag for branch in top for tag in branch.walk()}
    yield from _tree(shelf, top, len(every))
    carried = grouped((note, tag.key) for tag in every.values() for note in tag.notes)
    for tag in every.values():
        yield from _pages(shelf, tag, every, carried)


def _tree(shelf: Shelf, top: tuple[Tag, ...], number: int) -> Iterator[Page]:
    notes = len({note for tag in top for note in tag.notes})
    lede = f"{count(number, 'tag')} on {count(notes, 'note')}, by name."
    for sheet in sheets("tags", top, TAGS):
        frame = shelf.frame(sheet.path, sheet.titled("Tags"), f"Tags: {lede}", "list", "tags")
        view = TagsView(
            lede, tuple(_hung(shelf, tag) for tag in sheet.items), sheet.number, sheet.pages
        )
        yield Page(sheet.path, "tags.html.j2", "tags", frame, view)


def _pages(
    shelf: Shelf, tag: Tag, every: Mapping[str, Tag], carried: Mapping[str, tuple[str, ...]]
) -> Iterator[Page]:
    title, lede = f"#{tag.name}", _lede(tag)
    notes = [shelf.knowledge.notes[note] for note in tag.notes]
    cards = shelf.cards(notes)
    first = shelf.addresses.tag(tag.key)
    folder = Sheets(first, f"tags/{first.removeprefix('tag/').removesuffix('/' + INDEX)}")
    beside = tuple(_beside(shelf, tag, every, carried))
    for sheet in folder.of(cards, NOTES):
        frame = shelf.frame(sheet.path, sheet.titled(title), f"{title}: {lede}", "tagged", "tags")
        view = TagView(
            title=title,
            lede=lede,
            above=tuple(_ref(shelf, every[above]) for above in _above(tag)),
            below=tuple(_hung(shelf, below) for below in tag.below),
            beside=beside,
            cards=sheet.items,
            number=sheet.number,
            pages=sheet.pages,
        )
        entry = Entry("Tag", count(len(notes), "note"), (tag.name,), lede)
        yield Page(sheet.path, "tag.html.j2", "tag", frame, view, entry if sheet.is_first else None)


def _lede(tag: Tag) -> str:
    below = sum(1 for _ in tag.walk()) - 1
    nested = f", with the {count(below, 'tag')} below it" if below else ""
    return f"{count(len(tag.notes), 'note')}{nested}, by title."


def _above(tag: Tag) -> Iterator[str]:
    parts = tag.key.split("/")
    return ("/".join(parts[:end]) for end in range(1, len(parts)))


def _beside(
    shelf: Shelf, tag: Tag, every: Mapping[str, Tag], carried: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[Ref, int]]:
    """Yield the tags that most of its notes carry as well, but for its own family."""
    others = Counter(other for note in tag.notes for other in carried[note])
    family = {*_above(tag), *(one.key for one in tag.walk())}
    order = sorted(others, key=lambda one: (-others[one], one))
    for one in [one for one in order if one not in family][:BESIDE]:
        yield _ref(shelf, every[one]), others[one]


def _hung(shelf: Shelf, tag: Tag) -> Hung:
    return Hung(
        Ref(tag.last, href(shelf.addresses.tag(tag.key))),
        len(tag.notes),
        tuple(_hung(shelf, below) for below in tag.below),
    )


def _ref(shelf: Shelf, tag: Tag) -> Ref:
    return Ref(f"#{tag.name}", href(shelf.addresses.tag(tag.key)))
