"""One page for each author: their papers here, with whom, what for; and the list of them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.names import fold
from kg_site.knowledge import Integration, Paper
from kg_site.pages import Entry, Page
from kg_site.paging import sheets
from kg_site.questions import ORCID
from kg_site.sections import said
from kg_site.shelf import Shelf, count, grouped, outside
from kg_site.views import Counted, PersonView, Ref

PAGE, MOST, COAUTHORS, PAPERS, USES = 300, 10, 24, 100, 20
"""Names on one page; people with most papers; on a page of one: co-authors, papers, uses."""


@dataclass(frozen=True, slots=True)
class PeopleView:
    """One page of the list of people: those with most papers on the first, all by letter."""

    lede: str
    first: tuple[Counted, ...]
    letters: tuple[tuple[str, tuple[Counted, ...]], ...]
    number: str
    pages: tuple[Ref, ...]


def person_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the page of each author, and their list."""
    informs = grouped((one.paper, one) for one in shelf.knowledge.integrations)
    for iri in shelf.knowledge.persons:
        yield _page(shelf, iri, informs)
    if shelf.knowledge.persons:
        yield from _list(shelf)


def family(name: str) -> str:
    """Return what a person is listed under: the last of their names, `Last, First` as it is.

    >>> family("Ada Lovelace"), family("van der Last, Other")
    ('Lovelace', 'van der Last')
    """
    return name.partition(",")[0] if "," in name else name.rpartition(" ")[2]


def _page(shelf: Shelf, iri: str, informs: Mapping[str, tuple[Integration, ...]]) -> Page:
    page, name = shelf.addresses.page(iri), shelf.name(iri)
    papers = sorted(shelf.papers_by.get(iri, ()), key=lambda p: (p.year, p.title), reverse=True)
    read = [paper for paper in papers if paper.iri in shelf.notes_on]
    unread = [paper for paper in papers if paper.iri not in shelf.notes_on]
    uses = [use for paper in read for use in informs.get(paper.iri, ())]
    view = PersonView(
        title=name,
        lede=_lede(papers, len(read)),
        outward=tuple(_orcid(shelf, iri)),
        papers=tuple(shelf.paper_card(paper) for paper in read[:PAPERS]),
        unread=tuple(shelf.paper_card(paper) for paper in unread[: PAPERS - len(read)]),
        coauthors=_coauthors(shelf, iri, papers),
        informs=tuple(shelf.support(use) for use in uses[:USES]),
    )
    frame = shelf.frame(page, name, f"{name}: {view.lede}", "person", "people", subject=iri)
    titles = (paper.title for paper in papers)
    entry = Entry(
        "Person",
        count(len(papers), "paper"),
        tuple(ref.text for ref in view.outward),
        view.lede,
        tuple(said("papers", "Papers", titles)),
    )
    return Page(page, "person.html.j2", "person", frame, view, entry)


def _lede(papers: Sequence[Paper], read: int) -> str:
    years = sorted(paper.year for paper in papers if paper.year)
    reach = f", {years[0]} to {years[-1]}" if years and years[0] != years[-1] else ""
    said = f", {read} of them read" if len(papers) > 1 else ", read" * read or ", not read yet"
    return f"{count(len(papers), 'paper')} here{reach}{said}."


def _orcid(shelf: Shelf, iri: str) -> Iterator[Ref]:
    if orcid := shelf.knowledge.orcids.get(iri):
        yield outside(f"ORCID {orcid}", ORCID + orcid)


def _coauthors(shelf: Shelf, iri: str, papers: Sequence[Paper]) -> tuple[Counted, ...]:
    together = Counter(a for paper in papers for a in dict.fromkeys(paper.authors) if a != iri)
    most = max(together.values(), default=0)
    order = sorted(together, key=lambda one: (-together[one], _key(shelf, one)))
    return tuple(
        Counted(shelf.ref(one), together[one], most, count(together[one], "paper"))
        for one in order[:COAUTHORS]
    )


def _list(shelf: Shelf) -> Iterator[Page]:
    people = sorted(shelf.knowledge.persons, key=lambda iri: _key(shelf, iri))
    papers = {iri: len(shelf.papers_by.get(iri, ())) for iri in people}
    several = sum(number > 1 for number in papers.values())
    lede = f"{count(len(people), 'author')}, by family name"
    lede += f"; {several} of them with more than one paper here." if several else "."
    order = sorted(people, key=lambda iri: (-papers[iri], _key(shelf, iri)))
    first = _counted(shelf, [iri for iri in order if papers[iri] > 1][:MOST], papers)
    for sheet in sheets("people", people, PAGE):
        frame = shelf.frame(sheet.path, sheet.titled("People"), f"People: {lede}", "list", "people")
        letters = tuple(
            (letter, _counted(shelf, list(some), papers))
            for letter, some in groupby(sheet.items, key=lambda iri: _letter(shelf.name(iri)))
        )
        view = PeopleView(lede, first if sheet.is_first else (), letters, sheet.number, sheet.pages)
        yield Page(sheet.path, "people.html.j2", "people", frame, view)


def _counted(shelf: Shelf, people: Sequence[str], papers: Mapping[str, int]) -> tuple[Counted, ...]:
    most = max((papers[iri] for iri in people), default=0)
    return tuple(
        Counted(shelf.ref(iri), papers[iri], most, count(papers[iri], "paper")) for iri in people
    )


def _key(shelf: Shelf, iri: str) -> tuple[str, str, str]:
    name = shelf.name(iri)
    return fold(family(name)) or family(name), fold(name), iri


def _letter(name: str) -> str:
    return (fold(family(name)) or family(name))[:1].upper() or "?"
