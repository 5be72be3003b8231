"""Things side by side: papers by their 5 Cs, and each comparison table of the notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.names import digest, slug
from kg.overviews.comparison import Cell as ComparedCell
from kg.overviews.comparison import Compared, Comparison, Said
from kg_site.addresses import INDEX, href
from kg_site.datatables import Cell, DataTable, Piece, csv_file
from kg_site.files import File
from kg_site.knowledge import Assessment, Contribution, Paper, note_of
from kg_site.pages import Entry, Page
from kg_site.paging import Sheet, sheets
from kg_site.planners.papers import FIVE_CS
from kg_site.sections import said
from kg_site.shelf import Shelf, count, grouped
from kg_site.views import Card, Ref

ROWS, TABLES = 60, 100
"""Rows on one page of a table, tables on one page of their list."""

FIVE = "five-cs"
"""Where papers are compared by their 5 Cs."""


@dataclass(frozen=True, slots=True)
class CompareView:
    """The list of what is compared."""

    lede: str
    cards: tuple[Card, ...]
    number: str
    pages: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """One page of a comparison; `download` is the whole of it as a file."""

    title: str
    lede: str
    table: DataTable
    sources: tuple[Ref, ...]
    download: File
    number: str
    pages: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """A comparison with its name in the address of its page."""

    name: str
    title: str
    lede: str
    of: Comparison

    @property
    def folder(self) -> str:
        """Where its pages lie."""
        return f"compare/{self.name}"


def compare_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the page of each comparison, and their list where there are any."""
    found = [*_five(shelf), *_tables(shelf)]
    if found:
        yield from _list(shelf, found)
    for one in found:
        yield from _pages(shelf, one)


def _list(shelf: Shelf, found: Sequence[_Named]) -> Iterator[Page]:
    lede = f"{count(len(found), 'comparison')}: things side by side, as the notes have them."
    cards = [Card(Ref(one.title, f"{href(one.folder)}/{INDEX}"), byline=one.lede) for one in found]
    for sheet in sheets("compare", cards, TABLES):
        frame = shelf.frame(sheet.path, sheet.titled("Compare"), lede, "list", "compare")
        view = CompareView(lede, sheet.items, sheet.number, sheet.pages)
        yield Page(sheet.path, "compare.html.j2", "compare", frame, view)


def _tables(shelf: Shelf) -> Iterator[_Named]:
    taken = {FIVE}
    for one in shelf.knowledge.comparisons:
        if not one.things:
            continue
        name = str(slug(one.title))[:60].strip("-") or digest(one.title)
        if name in taken or name.isdigit():
            name = f"{name}-{digest(one.title)}"
        taken.add(name)
        corner, *others = one.title.split(" · ")
        title = corner or " · ".join(others)
        lede = f"{count(len(one.things), 'row')} by {_list_of(one.properties)}"
        yield _Named(name, title, lede, one)


def _five(shelf: Shelf) -> Iterator[_Named]:
    """Put the papers that notes assess side by side, by year."""
    known = shelf.knowledge
    assessed = grouped((one.paper, one) for one in known.assessments if one.aspect in FIVE_CS)
    counted = grouped((one.paper, one) for one in known.contributions)
    papers = [known.papers[iri] for iri in assessed if iri in known.papers]
    papers.sort(key=lambda paper: (paper.year or "9999", paper.title.casefold(), paper.iri))
    if papers:
        things = tuple(
            _paper(shelf, paper, assessed[paper.iri], counted.get(paper.iri, ()))
            for paper in papers
        )
        of = Comparison("Papers by the 5 Cs", "Paper", ("Year", "Relevance", *FIVE_CS), things)
        lede = f"{count(len(things), 'paper')} by {_list_of(FIVE_CS)}"
        yield _Named(FIVE, of.title, lede, of)


def _paper(
    shelf: Shelf,
    paper: Paper,
    assessed: Sequence[Assessment],
    contributions: Sequence[Contribution],
) -> Compared:
    """Return a paper as a row; contributions stand one by one where they are numbered."""
    numbered = sorted(contributions, key=lambda one: (note_of(one.iri), one.position, one.line))
    notes = shelf.knowledge.notes

    def about(aspect: str) -> Iterator[Said]:
        if aspect == "Contributions" and numbered:
            for one in numbered:
                path = notes[note_of(one.iri)].path
                yield Said(one.iri, one.text, path, one.line, number=one.position)
            return
        for it in assessed:
            if it.aspect == aspect:
                yield Said(it.iri, it.text, notes[note_of(it.iri)].path, it.line)

    stars = shelf.relevance(paper)
    own = (
        ComparedCell((Said("", paper.year, "", 0),) if paper.year else ()),
        ComparedCell((Said("", str(stars), "", 0, rating=stars),) if stars else ()),
    )
    cells = (*own, *(ComparedCell(tuple(about(aspect))) for aspect in FIVE_CS))
    return Compared(paper.iri, shelf.paper_byline(paper), paper.title, "", 0, cells)


def _pages(shelf: Shelf, one: _Named) -> Iterator[Page]:
    file = csv_file(
        f"{one.folder}/{one.name}.csv",
        [one.of.kind or "Name", *one.of.properties],
        lambda: (tuple(_line(thing)) for thing in one.of.things),
    )
    sources = tuple(_sources(shelf, one.of))
    for sheet in sheets(one.folder, one.of.things, ROWS):
        yield _page(shelf, one, sheet, sources, file)


def _page(
    shelf: Shelf, one: _Named, sheet: Sheet[Compared], sources: tuple[Ref, ...], file: File
) -> Page:
    view = ComparisonView(
        title=one.title,
        lede=one.lede + ".",
        table=DataTable(
            (one.of.kind or "Name", *one.of.properties),
            tuple(_row(shelf, thing) for thing in sheet.items),
            one.title,
            has_names=True,
        ),
        sources=sources,
        download=file,
        number=sheet.number,
        pages=sheet.pages,
    )
    title = sheet.titled(one.title)
    frame = shelf.frame(sheet.path, title, f"{title}: {one.lede}", "comparison", "compare")
    names = (thing.label for thing in one.of.things[:ROWS])
    entry = Entry("Comparison", one.lede, (), one.lede, tuple(said("table", one.title, names)))
    return Page(sheet.path, "comparison.html.j2", "comparison", frame, view, entry)


def _row(shelf: Shelf, thing: Compared) -> tuple[Cell, ...]:
    page = shelf.addresses.pages.get(thing.iri, "")
    text = shelf.said(thing.label)
    name = Cell((Piece(text, href(page) if page else ""),), sort=thing.label.casefold())
    return (name, *(_cell(shelf, cell) for cell in thing.cells))


def _cell(shelf: Shelf, cell: ComparedCell) -> Cell:
    rating = max((one.rating for one in cell.said if one.rating is not None), default=None)
    if rating is not None:
        return Cell((Piece(shelf.rating(rating)),), sort=str(rating))
    is_number = len(cell.said) == 1 and cell.said[0].text.replace(".", "", 1).isdigit()
    return Cell(tuple(_piece(shelf, one) for one in cell.said), is_number, cell.differs)


def _piece(shelf: Shelf, one: Said) -> Piece:
    text = shelf.said(one.text + (f" ({one.qualifier})" if one.qualifier else ""))
    return Piece(text, place=shelf.place(one.iri, one.line, short=True)) if one.iri else Piece(text)


def _sources(shelf: Shelf, of: Comparison) -> Iterator[Ref]:
    """Yield the notes that hold a table, where it is not made of all papers."""
    every = (note_of(one.iri) for thing in of.things for cell in thing.cells for one in cell.said)
    notes = dict.fromkeys(filter(None, every)) if of.kind != "Paper" else {}
    yield from (shelf.ref(note) for note in list(notes)[:_SOURCES])


_SOURCES = 8


def _line(thing: Compared) -> Iterator[str]:
    yield thing.label
    for cell in thing.cells:
        yield "; ".join(_value(one) for one in cell.said)


def _value(one: Said) -> str:
    return f"{one.text} ({one.qualifier})" if one.qualifier else one.text


def _list_of(names: Iterable[str]) -> str:
    *most, last = (name.lower() for name in names)
    return f"{', '.join(most)} and {last}" if most else last
