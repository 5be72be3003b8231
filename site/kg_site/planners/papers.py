"""One page for each paper: every note on it, and what those notes say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg_site.citations.citing_as import cite_as
from kg_site.citing import cited_by, references
from kg_site.graphs.local import local_graph
from kg_site.headings import Heading
from kg_site.inline import parts
from kg_site.knowledge import Assessment, Contribution, Definition, Integration, Note, Paper
from kg_site.pages import Entry, Page
from kg_site.quizzes import Quizzes
from kg_site.sections import said
from kg_site.shelf import Shelf, fact, grouped, shortened
from kg_site.views import Defined, PaperView, Ref, Statement

FIVE_CS = ("Category", "Context", "Correctness", "Contributions", "Clarity")
STATES = {"Stub": "only cited", "Partial": "partly recorded", "Full": ""}


@dataclass(frozen=True, slots=True)
class _Told:
    """What the notes say of one paper."""

    assessments: tuple[Assessment, ...]
    contributions: tuple[Contribution, ...]
    definitions: tuple[Definition, ...]
    integrations: tuple[Integration, ...]

    def sections(self, notes: tuple[Note, ...]) -> tuple[tuple[str, str, bool], ...]:
        """Return the sections of the page: id, title, and whether there is such a one."""
        return (
            ("notes", "Read in", bool(notes)),
            ("five-cs", "At a glance", any(a.text for a in self.assessments)),
            ("contributions", "What it contributes", bool(self.contributions)),
            ("definitions", "What it defines", bool(self.definitions)),
            ("informs", "What it informs", bool(self.integrations)),
        )


def paper_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the page of each paper."""
    known = shelf.knowledge
    assessments = grouped((a.paper, a) for a in known.assessments)
    contributions = grouped((c.paper, c) for c in known.contributions)
    definitions = grouped((d.source, d) for d in known.definitions)
    informs = grouped((i.paper, i) for i in known.integrations)
    quizzes = Quizzes.of(shelf)
    for iri, paper in known.papers.items():
        told = _Told(
            assessments.get(iri, ()),
            contributions.get(iri, ()),
            definitions.get(iri, ()),
            informs.get(iri, ()),
        )
        yield _page(shelf, paper, told, quizzes.on(iri))


def defined(shelf: Shelf, definition: Definition, *, short: bool = False) -> Defined:
    """Return a definition with its source: a paper, else the note it stands in."""
    paper = shelf.knowledge.papers.get(definition.source)
    source = paper.iri if paper else definition.iri.partition("#")[0]
    return Defined(
        concept=shelf.ref(definition.concept),
        text=shelf.said(definition.text),
        source=shelf.ref(source),
        year=paper.year if paper else "In own words",
        place=shelf.place(definition.iri, definition.line, short=short),
    )


def _page(shelf: Shelf, paper: Paper, told: _Told, quiz: tuple[Ref, ...]) -> Page:
    page = shelf.addresses.page(paper.iri)
    notes = shelf.notes_on.get(paper.iri, ())
    is_one = len(notes) == 1
    out, back = references(shelf, paper), cited_by(shelf, paper)
    cited = cite_as(shelf, paper.iri)
    view = PaperView(
        title=paper.title,
        state=STATES.get(paper.state, "") if notes else "not read yet",
        year=paper.year,
        authors=tuple(shelf.ref(author) for author in paper.authors),
        outward=shelf.identifiers(paper),
        stars=shelf.rating(shelf.relevance(paper)),
        outline=tuple(
            Heading(2, id_, title)
            for id_, title, there in (
                *told.sections(notes),
                ("refers", "What it refers to", bool(out.shown)),
                ("referred", "What refers to it", bool(back.shown)),
                ("cite-as", "Cite as", cited is not None),
            )
            if there
        ),
        notes=shelf.cards(notes, own=True),
        assessments=_five(shelf, told.assessments, short=is_one),
        contributions=tuple(
            Statement("", shelf.said(c.text), shelf.place(c.iri, c.line, short=is_one))
            for c in sorted(told.contributions, key=_position)
        ),
        definitions=tuple(defined(shelf, d, short=is_one) for d in told.definitions),
        informs=tuple(shelf.support(i) for i in told.integrations),
        facts=(
            *fact("Venue", *_venues(shelf, paper)),
            *fact("Cite key", *(f"@{key.lstrip('@')}" for key in paper.citekeys)),
            *fact("Quiz", *quiz),
        ),
        neighbours=local_graph(shelf, paper.iri, page),
        backlinks=shelf.backlinks(paper.iri, *(note.iri for note in notes)),
        references=out,
        cited_by=back,
        related=shelf.related(paper.iri),
        cite_as=cited,
    )
    description = f"{paper.title}. {shelf.paper_byline(paper)}. What the notes here say of it."
    frame = shelf.frame(page, paper.title, description, "paper", "papers", subject=paper.iri)
    return Page(page, "paper.html.j2", "paper", frame, view, _entry(shelf, paper, view))


def _entry(shelf: Shelf, paper: Paper, view: PaperView) -> Entry:
    outward = (ref.text for ref in view.outward)
    category = next((a.text.striptags() for a in view.assessments if a.text), "")
    first = next((c.text.striptags() for c in view.contributions), category)
    return Entry(
        "Paper",
        shelf.paper_byline(paper),
        (*paper.citekeys, *outward),
        shortened(first, 300),
        (
            *said("five-cs", "At a glance", (a.text.striptags() for a in view.assessments)),
            *said(
                "contributions",
                "What it contributes",
                (c.text.striptags() for c in view.contributions),
            ),
            *said(
                "definitions",
                "What it defines",
                (f"{d.concept.text}: {d.text.striptags()}" for d in view.definitions),
            ),
            *said("informs", "What it informs", (i.reason.striptags() for i in view.informs)),
        ),
    )


def _position(contribution: Contribution) -> tuple[str, int, int]:
    return contribution.iri.partition("#")[0], contribution.position, contribution.line


def _five(
    shelf: Shelf, assessments: tuple[Assessment, ...], *, short: bool
) -> tuple[Statement, ...]:
    return tuple(
        Statement(aspect, parts(shelf.readable(a.text)), shelf.place(a.iri, a.line, short=short))
        for aspect in (*FIVE_CS, "Relevance")
        for a in assessments
        if a.aspect == aspect and a.text
    )


def _venues(shelf: Shelf, paper: Paper) -> tuple[str, ...]:
    notes = shelf.notes_on.get(paper.iri, ())
    return tuple(dict.fromkeys(v for note in notes if (v := shelf.text(note.iri).one("venue"))))
