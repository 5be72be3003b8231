"""Everything the pages are made of, ordered by what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from posixpath import basename
from typing import TypeVar
from urllib.parse import urljoin

from markupsafe import Markup

from kg import Vault
from kg.markdown.plaintext import plain
from kg.names import fold
from kg.network.edges import Edge, Node
from kg.network.subgraph import Subgraph
from kg_site import titles
from kg_site.addresses import INDEX, Addresses, fragment, href, identifier
from kg_site.forms import Forms
from kg_site.inline import inline, sentence
from kg_site.knowledge import Integration, Knowledge, Link, Note, Paper, note_of
from kg_site.prose import stars
from kg_site.relating import Kin, related
from kg_site.texts import Text, Texts
from kg_site.theming import Theme
from kg_site.views import (
    EMPTY,
    NOWHERE,
    Backlinks,
    Card,
    Fact,
    Frame,
    Incoming,
    Kindred,
    Mention,
    Ref,
    Site,
    Support,
)

KINDS = {
    "LiteratureNote": "Literature note",
    "MachineReview": "Machine review",
    "Lesson": "Lesson",
    "ConceptNote": "Concept note",
    "ArtifactNote": "Project note",
}
"""Classes of notes, in words."""

_NAME = re.compile(r"\b[^\W\d_]*[\d_-][\w.-]*\w")
_BLOCK = re.compile(r" > \^[\w-]+")
_TAGS = re.compile(r"(?:\s+#[\w/-]*[^\W\d][\w/-]*)+\s*\Z")

SOURCES = 100
"""Notes shown among the backlinks of one page."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """The knowledge, the texts, and what follows for each thing.

    Two shelves are the same only if they are one, so that what follows from a shelf can be kept.
    `vault` and `graph` hold only what is published; `things` are the graph's by address,
    `edges_of` the typed edges of each in both directions, the most telling first.
    """

    vault: Vault
    site: Site
    theme: Theme
    knowledge: Knowledge
    addresses: Addresses
    texts: Texts
    graph: Subgraph
    things: Mapping[str, Node]
    edges_of: Mapping[str, tuple[Edge, ...]]
    links_to: Mapping[str, tuple[Link, ...]]
    notes_on: Mapping[str, tuple[Note, ...]]
    papers_by: Mapping[str, tuple[Paper, ...]]
    kin: Mapping[str, tuple[Kin, ...]]
    names: Mapping[str, str]
    short_titles: Mapping[str, str]
    forms: Forms

    @classmethod
    def of(  # noqa: PLR0913, PLR0917 - what all pages are made of
        cls,
        vault: Vault,
        site: Site,
        theme: Theme,
        knowledge: Knowledge,
        addresses: Addresses,
        texts: Texts,
    ) -> Shelf:
        """Order what there is."""
        graph = vault.graph()
        return cls(
            vault, site, theme, knowledge, addresses, texts, graph,
            things=graph.by_iri(),
            edges_of=_by_end(graph.edges),
            links_to=grouped((note_of(link.target), link) for link in knowledge.links),
            notes_on=grouped((t, note) for note in knowledge.notes.values() for t in note.topics),
            papers_by=grouped((a, p) for p in knowledge.papers.values() for a in p.authors),
            kin=related(graph),
            names=_names(knowledge),
            short_titles={
                note.name: titles.short(note.title)
                for note in knowledge.notes.values()
                if note.title and " " not in note.name
            },
            forms=Forms(vault),
        )  # fmt: skip

    def frame(  # noqa: PLR0913 - what stands in a head
        self,
        page: str,
        title: str,
        description: str,
        kind: str,
        section: str,
        *,
        subject: str = "",
        scripts: tuple[str, ...] = (),
        engine: bool = False,
    ) -> Frame:
        """Return the head of *page*: see `Frame`."""
        canonical = ""
        if self.site.base_url:
            canonical = urljoin(
                self.site.base_url.rstrip("/") + "/", href(page).removesuffix(INDEX)
            )
        said = shortened(description) or title
        return Frame(title, said, kind, section, canonical, subject, scripts, engine)

    def ref(self, iri: str) -> Ref:
        """Return the name of a thing, and its page."""
        if not iri:
            return NOWHERE
        page = self.addresses.page(iri)
        return Ref(self.name(iri), href(page) if page else "")

    def name(self, iri: str) -> str:
        """Return what a thing is called."""
        return (
            self.names.get(iri)
            or self.names.get(note_of(iri))
            or iri.rstrip("/").rpartition("/")[2]
        )

    def title(self, note: Note) -> str:
        """Return the title of a note."""
        return self.names[note.iri]

    def short_name(self, iri: str) -> str:
        """Return what stands for a thing in running text."""
        return titles.short(self.name(iri))

    def text(self, iri: str) -> Text:
        """Return the text of a note."""
        return self.texts.by_note[iri]

    def kind(self, note: Note) -> str:
        """Return the kind of a note in words."""
        return next((words for type_, words in KINDS.items() if type_ in note.types), "Note")

    def said(self, text: str) -> Markup:
        """Return words of a note as HTML."""
        return inline(self.readable(text))

    def readable(self, text: str) -> str:
        """Return *text* with titles for file names that are not made of words, without tags.

        Citations in it are authors and years.
        """
        if "@" in text:
            text = self.vault.in_words(text)
        if "#" in text:
            text = _TAGS.sub("", text)
        if " > ^" in text:
            text = _BLOCK.sub("", text)
        return _NAME.sub(lambda m: self.short_titles.get(m[0], m[0]), text)

    def place(self, item: str, line: int, *, short: bool = False) -> Ref:
        """Return `file:line` of an item, and the place on its note's page.

        A *short* one says the line alone.
        """
        note = self.knowledge.notes.get(note_of(item))
        if note is None:
            return NOWHERE
        page, wish = self.addresses.page(note.iri), identifier(item)
        there = wish if wish in self.text(note.iri).body.ids else ""
        whole = f"{note.path}:{line}" if line else note.path
        shown = f"line {line}" if short and line else brief(whole)
        return Ref(shown, href(page) + fragment(there), whole)

    def spot(self, note: str, path: str, line: int) -> Ref:
        """Return `file:line` of something said in *note*, and the nearest place on its page."""
        page = self.addresses.page(note)
        if not page or note not in self.knowledge.notes:
            return NOWHERE
        whole = f"{path}:{line}" if line else path
        there = fragment(self.text(note).anchor(line))
        return Ref(brief(whole), href(page) + there, whole)

    def related(self, iri: str) -> tuple[Kindred, ...]:
        """Return what is related to a paper or a plain note, and what both share."""
        return tuple(
            Kindred(self.ref(kin.iri), tuple(self.ref(one) for one in kin.shared))
            for kin in self.kin.get(iri, ())
        )

    def backlinks(self, *targets: str) -> Incoming:
        """Return the links to any of *targets*, by the note they come from: reasons first.

        A page does not grow with the vault: it shows the first hundred notes.
        """
        found: dict[str, list[Link]] = {}
        for target in dict.fromkeys(targets):
            for link in self.links_to.get(target, ()):
                if link.source not in targets and link.source in self.knowledge.notes:
                    found.setdefault(link.source, []).append(link)
        notes = sorted(
            (self.knowledge.notes[iri] for iri in found),
            key=lambda note: (not any(link.reason for link in found[note.iri]), *self._order(note)),
        )
        shown = tuple(
            Backlinks(
                self.ref(note.iri),
                self.kind(note),
                tuple(self._mention(link) for link in sorted(found[note.iri], key=_line)),
            )
            for note in notes[:SOURCES]
        )
        return Incoming(len(notes), shown)

    def card(self, note: Note, *, own: bool = False) -> Card:
        """Return a note as an entry of a list, under the heading of its *own* text if asked."""
        ref = self.ref(note.iri)
        heading = titles.full(self.text(note.iri).body.title) if own else ""
        return Card(
            replace(ref, text=heading or ref.text),
            self.kind(note),
            "" if own else self.byline(note),
            self.rating(note.relevance),
        )

    def cards(self, notes: Iterable[Note], *, own: bool = False) -> tuple[Card, ...]:
        """Return *notes* as entries of a list, by title."""
        return tuple(self.card(note, own=own) for note in sorted(set(notes), key=self._order))

    def byline(self, note: Note) -> str:
        """Return who wrote what *note* is about, and when."""
        paper = self.paper(note)
        return self.paper_byline(paper) if paper else ""

    def paper(self, note: Note) -> Paper | None:
        """Return the paper that *note* is about."""
        papers = self.knowledge.papers
        return next((papers[topic] for topic in note.topics if topic in papers), None)

    def paper_byline(self, paper: Paper) -> str:
        """Return the authors and the year: `Ada Lovelace et al., 1843`."""
        names = [self.name(author) for author in paper.authors]
        who = " and ".join(names) if len(names) < 3 else f"{names[0]} et al." if names else ""
        return joined(who, paper.year)

    def paper_card(self, paper: Paper) -> Card:
        """Return a paper as an entry of a list."""
        notes = self.notes_on.get(paper.iri, ())
        kind = count(len(notes), "note") if notes else "not read yet"
        rating = self.rating(self.relevance(paper))
        return Card(self.ref(paper.iri), kind, self.paper_byline(paper), rating)

    def relevance(self, paper: Paper) -> int:
        """Return the stars that the notes on *paper* give it."""
        return max((note.relevance for note in self.notes_on.get(paper.iri, ())), default=0)

    def rating(self, value: int) -> Markup:
        """Return a relevance as stars; nothing for none."""
        return Markup(stars(value, self.site.most_stars)) if value else EMPTY  # noqa: S704 - made here

    def support(self, one: Integration) -> Support:
        """Return a paper's support of an artifact."""
        paper = self.knowledge.papers.get(one.paper)
        known = {one.artifact, *(note.iri for note in self.notes_on.get(one.artifact, ()))}
        onward = next((o for o in one.onward if note_of(o) not in known), "")
        source = self.ref(one.paper) if paper else self.ref(note_of(one.iri))
        return Support(
            source,
            self.ref(one.artifact),
            paper.year if paper else "",
            self.said(one.reason),
            self.place(one.iri, one.line),
            self.ref(onward),
        )

    def identifiers(self, paper: Paper) -> tuple[Ref, ...]:
        """Return where a paper can be read."""
        found = []
        if paper.arxiv:
            found.append(outside(f"arXiv:{paper.arxiv}", f"https://arxiv.org/abs/{paper.arxiv}"))
        if paper.doi and not paper.doi.lower().startswith("10.48550/arxiv."):
            found.append(outside(f"doi:{paper.doi}", f"https://doi.org/{href(paper.doi)}"))
        if paper.url.startswith(("https://", "http://")) and not found:
            found.append(outside(paper.url.split("//", 1)[1].partition("/")[0], paper.url))
        return tuple(found)

    def _mention(self, link: Link) -> Mention:
        reason = self.readable(link.reason)
        name = self.short_name(link.target)
        said = sentence(self.readable(link.sentence), reason, name)
        if len(said) < len(name) + 12 and fold(said.striptags()) == fold(name):
            said = EMPTY
        is_inside = not reason or '<em class="why">' in said
        return Mention(
            link.relation, EMPTY if is_inside else inline(reason), said,
            self.place(link.iri, link.line),
        )  # fmt: skip

    def _order(self, note: Note) -> tuple[str, str]:
        return self.title(note).casefold(), note.iri


def _names(knowledge: Knowledge) -> dict[str, str]:
    return {
        **{
            iri: shortened(plain(_TAGS.sub("", claim.text)), 90)
            for iri, claim in knowledge.claims.items()
        },
        **knowledge.persons,
        **{iri: artifact.label for iri, artifact in knowledge.artifacts.items()},
        **{iri: concept.label for iri, concept in knowledge.concepts.items()},
        **{iri: paper.title for iri, paper in knowledge.papers.items()},
        **{iri: titles.full(note.title) or note.name for iri, note in knowledge.notes.items()},
    }


def _by_end(edges: Iterable[Edge]) -> dict[str, tuple[Edge, ...]]:
    ends = ((edge, dict.fromkeys((edge.source, edge.target))) for edge in edges)
    return grouped((end, edge) for edge, both in ends for end in both)


def grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """Group values by key, in their order."""
    lists: dict[str, list[T]] = {}
    for key, value in pairs:
        lists.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in lists.items()}


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> count(1, "note"), count(1200, "note")
    ('1 note', '1,200 notes')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def shortened(text: str, most: int = 170) -> str:
    """Return *text* on one line, cut between words to *most* characters.

    >>> shortened("a long sentence", 8)
    'a long…'
    """
    words = " ".join(text.split())
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + "…"


def brief(place: str, most: int = 26) -> str:
    """Return `path:line` without its folders and ending, a long name cut.

    >>> brief("notes/LN-Hubinger-2019-LearnedOptimization.md:31"), brief("a.md:3")
    ('LN-Hubinger-2019-Learned…:31', 'a:3')
    """
    name, colon, line = basename(place).partition(":")
    name = name.removesuffix(".md")
    return (name if len(name) <= most else name[: most - 2].rstrip("-_. ") + "…") + colon + line


def joined(*parts: str) -> str:
    """Return the parts that there are, with commas.

    >>> joined("ICLR", ""), joined("ICLR", "2024")
    ('ICLR', 'ICLR, 2024')
    """
    return ", ".join(part for part in parts if part)


def fact(name: str, *values: str | Ref) -> tuple[Fact, ...]:
    """Return a fact, nothing where it has no values."""
    refs = tuple(v if isinstance(v, Ref) else Ref(v) for v in values if v and v != NOWHERE)
    return (Fact(name, refs),) if refs else ()


def outside(text: str, address: str) -> Ref:
    """Return a link that leads out of the site."""
    return Ref(text, address, outside=True)


def _line(link: Link) -> tuple[int, str]:
    return link.line, link.iri
