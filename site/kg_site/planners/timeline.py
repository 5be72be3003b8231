"""The years: what was published, defined and argued in each, and what was read when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from kg_site.addresses import INDEX
from kg_site.arguments import Standing, standings
from kg_site.knowledge import Definition, Note, Paper
from kg_site.pages import Entry, Page
from kg_site.paging import Sheet, Sheets
from kg_site.planners.papers import defined
from kg_site.sections import said
from kg_site.shelf import Shelf, count, grouped
from kg_site.views import Card, Defined, Ref
from kg_site.yearchart import Bar, chart

PAPERS, FIRST, CONCEPTS, CLAIMS, MONTHS = 100, 5, 8, 20, 24
"""On one page of a year: papers; under a year of the timeline: papers, concepts; claims; months."""

WRITTEN = ("created", "date")
"""Keys of front matter that tell when a note was written."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Year:
    """A year on the timeline: its first papers, how many more, what they define; notes written."""

    ref: Ref
    text: str
    papers: tuple[Card, ...]
    more: int
    concepts: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """What was written in a month, in numbers, and the papers that were read."""

    name: str
    text: str
    read: tuple[Ref, ...]
    more: int


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The years, the latest first, and the months of reading."""

    lede: str
    chart: Markup
    years: tuple[Year, ...]
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """One page of a year, with the years before and after it that are not empty."""

    title: str
    lede: str
    before: Ref
    after: Ref
    papers: tuple[Card, ...]
    definitions: tuple[Defined, ...]
    claims: tuple[Standing, ...]
    notes: tuple[Card, ...]
    number: str
    pages: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What belongs to each year."""

    papers: Mapping[str, tuple[Paper, ...]]
    definitions: Mapping[str, tuple[Definition, ...]]
    claims: Mapping[str, tuple[Standing, ...]]
    notes: Mapping[str, tuple[tuple[str, Note], ...]]

    @property
    def years(self) -> list[str]:
        """The years that something belongs to, in order."""
        return sorted({*self.papers, *self.notes})


def timeline_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the timeline and the page of each year, where a paper or a note has one."""
    told = _told(shelf)
    years = told.years
    if not years:
        return
    yield _timeline(shelf, told)
    around = zip(["", *years], years, [*years[1:], ""], strict=False)
    for before, year, after in around:
        yield from _pages(shelf, told, year, (before, after))


def _told(shelf: Shelf) -> _Told:
    known = shelf.knowledge
    year_of = {iri: paper.year for iri, paper in known.papers.items() if paper.year.isdigit()}
    papers = sorted(
        (known.papers[iri] for iri in year_of),
        key=lambda p: (p.iri not in shelf.notes_on, -shelf.relevance(p), p.title.casefold(), p.iri),
    )
    claims = (
        (year_of[source], one)
        for one in standings(shelf)
        if one.verdict.said
        for source in one.claim.sources[:1]
        if source in year_of
    )
    dates = ((shelf.text(note.iri).one(*WRITTEN)[:10], note) for note in known.notes.values())
    written = sorted(
        (it for it in dates if it[0][:4].isdigit()), key=lambda it: (*it[:1], it[1].iri)
    )
    return _Told(
        grouped((paper.year, paper) for paper in papers),
        grouped((year_of[d.source], d) for d in known.definitions if d.source in year_of),
        grouped(claims),
        grouped((date[:4], (date, note)) for date, note in written),
    )


_NO_PAPERS = "What was written when."


def _timeline(shelf: Shelf, told: _Told) -> Page:
    path = f"timeline/{INDEX}"
    years = told.years
    number = sum(map(len, told.papers.values()))
    span = sorted(told.papers)
    reach = ""
    if span:
        reach = f" of {span[0]}" if len(span) == 1 else f" from {span[0]} to {span[-1]}"
    lede = f"{count(number, 'paper')}{reach}, and what was read when." if number else _NO_PAPERS
    bars = [
        Bar(int(year), len(some), sum(p.iri in shelf.notes_on for p in some), _page(year))
        for year, some in told.papers.items()
    ]
    view = TimelineView(
        lede,
        chart(bars, "../"),
        tuple(_year(shelf, told, year) for year in reversed(years)),
        tuple(_months(shelf, told))[:MONTHS],
    )
    frame = shelf.frame(path, "Timeline", f"Timeline: {lede}", "list", "timeline")
    return Page(path, "timeline.html.j2", "timeline", frame, view)


def _year(shelf: Shelf, told: _Told, year: str) -> Year:
    papers = told.papers.get(year, ())
    concepts = dict.fromkeys(definition.concept for definition in told.definitions.get(year, ()))
    return Year(
        _ref(year),
        _numbers(shelf, told, year),
        tuple(shelf.paper_card(paper) for paper in papers[:FIRST]),
        max(0, len(papers) - FIRST),
        tuple(shelf.ref(concept) for concept in list(concepts)[:CONCEPTS]),
    )


def _numbers(shelf: Shelf, told: _Told, year: str) -> str:
    papers, notes = told.papers.get(year, ()), told.notes.get(year, ())
    read = sum(paper.iri in shelf.notes_on for paper in papers)
    parts = []
    if papers:
        parts.append(f"{count(len(papers), 'paper')}, {read} read")
    if notes:
        parts.append(f"{count(len(notes), 'note')} written")
    return "; ".join(parts)


def _months(shelf: Shelf, told: _Told) -> Iterator[Month]:
    """Yield the months in which notes were written, the latest first."""
    months = grouped((date[:7], note) for some in told.notes.values() for date, note in some)
    for month in sorted(months, reverse=True):
        year, _, number = month.partition("-")
        name = f"{_MONTHS[int(number) - 1]} {year}" if number in _NUMBERS else year
        papers = dict.fromkeys(p.iri for note in months[month] if (p := shelf.paper(note)))
        read = [shelf.ref(paper) for paper in papers]
        text = count(len(months[month]), "note")
        yield Month(name, text, tuple(read[:FIRST]), max(0, len(read) - FIRST))


_NUMBERS = frozenset(f"{number:02}" for number in range(1, 13))


def _pages(shelf: Shelf, told: _Told, year: str, beside: tuple[str, str]) -> Iterator[Page]:
    cards = [shelf.paper_card(paper) for paper in told.papers.get(year, ())]
    for sheet in Sheets(_page(year), f"year/{year}").of(cards, PAPERS):
        yield _sheet(shelf, told, year, beside, sheet)


def _sheet(
    shelf: Shelf, told: _Told, year: str, beside: tuple[str, str], sheet: Sheet[Card]
) -> Page:
    is_first = sheet.is_first
    lede = _numbers(shelf, told, year) + "."
    notes = [note for _, note in told.notes.get(year, ())]
    before, after = (_ref(one) if one else Ref("") for one in beside)
    view = YearView(
        title=year,
        lede=lede,
        before=before,
        after=after,
        papers=sheet.items,
        definitions=_definitions(shelf, told, year) if is_first else (),
        claims=told.claims.get(year, ())[:CLAIMS] if is_first else (),
        notes=shelf.cards(notes[:PAPERS]) if is_first else (),
        number=sheet.number,
        pages=sheet.pages,
    )
    title = sheet.titled(year)
    frame = shelf.frame(sheet.path, title, f"{title}: {lede}", "year", "timeline")
    titles = (card.ref.text for card in sheet.items)
    entry = Entry("Year", lede, (), lede, tuple(said("papers", "Papers", titles)))
    return Page(sheet.path, "year.html.j2", "year", frame, view, entry if is_first else None)


def _definitions(shelf: Shelf, told: _Told, year: str) -> tuple[Defined, ...]:
    found = told.definitions.get(year, ())[:PAPERS]
    return tuple(defined(shelf, definition) for definition in found)


def _ref(year: str) -> Ref:
    return Ref(year, _page(year))


def _page(year: str) -> str:
    return f"year/{year}/{INDEX}"
