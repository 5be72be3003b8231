"""One page for each note: its text, what is known of it, who links to it and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from kg.names import fold
from kg_site import titles
from kg_site.addresses import href
from kg_site.citations.citing_as import files_of
from kg_site.citations.gathering import free_id
from kg_site.graphs.local import local_graph
from kg_site.headings import Heading
from kg_site.knowledge import Note
from kg_site.pages import Entry, Page
from kg_site.quizzes import Quizzes
from kg_site.sections import sections
from kg_site.shelf import Shelf, fact, joined, outside, shortened
from kg_site.splices import text_of
from kg_site.texts import Text
from kg_site.views import Fact, NoteView, Ref

_PASSES = {"1": "first pass of three", "2": "second pass of three", "3": "third pass of three"}


def note_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the page of each note."""
    quizzes = Quizzes.of(shelf)
    for iri, note in shelf.knowledge.notes.items():
        text = shelf.text(iri)
        page = shelf.addresses.page(iri)
        title = _title(shelf, note, text)
        view = NoteView(
            title=titles.subject(title) if shelf.byline(note) else title,
            kind=shelf.kind(note),
            status=text.one("status", "maturity"),
            byline=shelf.byline(note) or ", ".join(text.meta.get("authors", ())),
            stars=shelf.rating(note.relevance),
            relevance=_relevance(shelf, note),
            about=tuple(
                _subject(shelf, t, titles.subject(title))
                for t in note.topics
                if shelf.addresses.page(t)
            ),
            outline=(*text.body.outline, *_below(text)),
            html=Markup(text.body.html),  # noqa: S704 - through the sanitizer
            facts=(*_facts(shelf, note, text), *fact("Quiz", *quizzes.on(iri))),
            neighbours=local_graph(shelf, iri, page),
            backlinks=shelf.backlinks(iri),
            related=shelf.related(next(iter(note.topics), iri)),
            works=text.body.works,
            works_heading=next(_below(text), None),
        )
        description = text_of(text.body.html[:1500])
        frame = shelf.frame(page, title, description, "note", "notes", subject=iri)
        yield Page(page, "note.html.j2", "note", frame, view, _entry(shelf, note, text, view))


def _below(text: Text) -> Iterator[Heading]:
    """Yield the heading of the works that a text cites, if it cites any."""
    if text.body.works:
        ids = text.body.ids
        id_, title = (
            ("works", "Works cited") if "references" in ids else ("references", "References")
        )
        yield Heading(2, free_id(id_, ids), title)


def _entry(shelf: Shelf, note: Note, text: Text, view: NoteView) -> Entry:
    paper = shelf.paper(note)
    names = (note.name, *text.meta.get("aliases", ()), *(paper.citekeys if paper else ()))
    found = sections(text.body.html)
    summary = next((section.text for section in found if section.text), "")
    return Entry(view.kind, view.byline, names, shortened(summary, 300), found)


def _title(shelf: Shelf, note: Note, text: Text) -> str:
    """Return the note's title; the heading it begins with where that says something else."""
    title, heading = shelf.title(note), titles.full(text.body.title)
    return title if not heading or fold(title) in fold(heading) else heading


def _relevance(shelf: Shelf, note: Note) -> str:
    most = shelf.site.most_stars
    return f"relevance {note.relevance}" + (f" of {most}" if most >= note.relevance else "")


def _subject(shelf: Shelf, topic: str, title: str) -> Ref:
    """Return what the note is about: by its kind where it has the title of the note."""
    ref = shelf.ref(topic)
    of = shelf.knowledge
    kinds = (("paper", of.papers), ("concept", of.concepts), ("artifact", of.artifacts))
    kind = next((kind for kind, things in kinds if topic in things), "subject")
    return replace(ref, text=f"the {kind}", hint=ref.text) if fold(ref.text) == fold(title) else ref


def _facts(shelf: Shelf, note: Note, text: Text) -> tuple[Fact, ...]:
    paper = shelf.paper(note)
    where = shelf.identifiers(paper) if paper else ()
    url = text.one("url")
    if not where and url.startswith(("https://", "http://")):
        where = (outside(url.split("//", 1)[1].partition("/")[0], url),)
    return (
        *fact("Published", joined(text.one("venue"), paper.year if paper else text.one("year"))),
        *fact("Read at", *where),
        *fact("Cite key", *(f"@{key.lstrip('@')}" for key in (paper.citekeys if paper else ()))),
        *fact("Cite as", *(files_of(shelf, paper.iri) if paper else ())),
        *fact("Read", _PASSES.get(text.one("keshav-pass"), "")),
        *fact("Written", text.one("created", "date")),
        *fact("Changed", text.one("updated", "modified")),
        *fact("Version", text.one("version")),
        *fact("Tags", *(_tag(shelf, tag) for tag in text.meta.get("tags", ()))),
        *fact("Also", *text.meta.get("aliases", ())),
        *fact("Source", note.path),
    )


def _tag(shelf: Shelf, tag: str) -> Ref:
    page = shelf.addresses.tag(tag)
    return Ref(f"#{tag.lstrip('#')}", href(page) if page else "")
