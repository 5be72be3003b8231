"""What the templates are given: values that are ready to be shown.

Addresses in them are seen from the site's folder; a template puts the way up before
them, unless they are `outside`.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kg_site.directions import direction
from kg_site.headings import Heading
from kg_site.theming.logos import Logo

EMPTY = Markup("")


@dataclass(frozen=True, slots=True)
class Ref:
    """Words, and where they lead: nowhere for an empty `href`."""

    text: str
    href: str = ""
    hint: str = ""
    outside: bool = False


NOWHERE = Ref("")


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and its values."""

    name: str
    values: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """An entry of a list."""

    ref: Ref
    kind: str = ""
    byline: str = ""
    stars: Markup = EMPTY
    text: Markup = EMPTY


@dataclass(frozen=True, slots=True)
class Mention:
    """One link to the page's subject: why, in which sentence, where."""

    relation: str
    reason: Markup
    sentence: Markup
    place: Ref


@dataclass(frozen=True, slots=True)
class Backlinks:
    """The links from one note."""

    ref: Ref
    kind: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Incoming:
    """The notes that link here: how many, and those that are shown."""

    total: int
    sources: tuple[Backlinks, ...]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.sources)


@dataclass(frozen=True, slots=True)
class Support:
    """A paper informs an artifact."""

    paper: Ref
    artifact: Ref
    year: str
    reason: Markup
    place: Ref
    onward: Ref


@dataclass(frozen=True, slots=True)
class Reference:
    """A paper that another refers to, or is referred to by: how, why, where that is said."""

    paper: Ref
    byline: str
    state: str
    relation: str
    reason: Markup
    place: Ref


@dataclass(frozen=True, slots=True)
class References:
    """References in one direction: how many, and those that are shown."""

    total: int
    shown: tuple[Reference, ...]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.shown)


@dataclass(frozen=True, slots=True)
class Kindred:
    """Something related, and what both share."""

    ref: Ref
    shared: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said at a place, under a name."""

    name: str
    text: Markup
    place: Ref


@dataclass(frozen=True, slots=True)
class Defined:
    """A definition: of which concept, by which source, in which year."""

    concept: Ref
    text: Markup
    source: Ref
    year: str
    place: Ref


@dataclass(frozen=True, slots=True)
class Counted:
    """A thing and how often, the most frequent `most`; `text` says the count in words.

    `note` is what should be known of it besides.
    """

    ref: Ref
    count: int
    most: int
    text: str
    note: str = ""

    @property
    def length(self) -> int:
        """The length of its bar, 112 at most, and long enough to be seen."""
        return max(6, round(112 * self.count / self.most)) if self.most else 0


@dataclass(frozen=True, slots=True)
class Menu:
    """The lists of the site: always in sight, behind one more step; whether it can be searched.

    `ways` are those of them that the first page explains: the hint says what each is for.
    """

    first: tuple[Ref, ...] = ()
    more: tuple[Ref, ...] = ()
    ways: tuple[Ref, ...] = ()
    search: bool = False


NO_MENU = Menu()


@dataclass(frozen=True, slots=True)
class Site:
    """What every page shares.

    `foot` is the owner's own footer as HTML; `most_stars` is where relevance ends (0: unknown).
    """

    title: str
    language: str
    footer: str
    foot: Markup = EMPTY
    logo: Logo | None = None
    menu: Menu = NO_MENU
    base_url: str = ""
    most_stars: int = 0
    author: str = ""
    licence: Ref = NOWHERE

    @property
    def direction(self) -> str:
        """Where the lines of its language begin: `ltr` or `rtl`."""
        return direction(self.language)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands in the head of a page, and which part of the site it belongs to.

    `subject` is what the page is about, by IRI; `scripts` are those that only some pages
    have; on a page with an `engine` WebAssembly may run, and workers that it makes. `root` is
    the way to the site's folder from a page that is shown at any address.
    """

    title: str
    description: str
    kind: str
    section: str
    canonical: str = ""
    subject: str = ""
    scripts: tuple[str, ...] = ()
    engine: bool = False
    root: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A work in the list below a note: `back` are the places that cite it, by id."""

    id: str
    number: str
    text: Markup
    back: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CiteAs:
    """A reference as the style sets it, as text for other programs, and where files of it lie."""

    text: Markup
    bibtex: str
    csl: str
    files: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class NoteView:
    """The page of a note."""

    title: str
    kind: str
    status: str
    byline: str
    stars: Markup
    relevance: str
    about: tuple[Ref, ...]
    outline: tuple[Heading, ...]
    html: Markup
    facts: tuple[Fact, ...]
    neighbours: Markup
    backlinks: Incoming
    related: tuple[Kindred, ...] = ()
    works: tuple[Work, ...] = ()
    works_heading: Heading | None = None


@dataclass(frozen=True, slots=True)
class PaperView:
    """The page of a paper."""

    title: str
    state: str
    year: str
    authors: tuple[Ref, ...]
    outward: tuple[Ref, ...]
    stars: Markup
    outline: tuple[Heading, ...]
    notes: tuple[Card, ...]
    assessments: tuple[Statement, ...]
    contributions: tuple[Statement, ...]
    definitions: tuple[Defined, ...]
    informs: tuple[Support, ...]
    facts: tuple[Fact, ...]
    neighbours: Markup
    backlinks: Incoming
    references: References
    cited_by: References
    related: tuple[Kindred, ...] = ()
    cite_as: CiteAs | None = None


@dataclass(frozen=True, slots=True)
class ConceptView:
    """The page of a concept."""

    title: str
    aliases: tuple[str, ...]
    definitions: tuple[Defined, ...]
    relations: tuple[Fact, ...]
    notes: tuple[Card, ...]
    facts: tuple[Fact, ...]
    neighbours: Markup
    backlinks: Incoming


@dataclass(frozen=True, slots=True)
class ArtifactView:
    """The page of an artifact.

    `contested` is what lies beneath it and is spoken against, `bare` what it rests on and
    nothing supports.
    """

    title: str
    project: str
    whole: Ref
    lede: str
    support: tuple[Support, ...]
    contested: tuple[Counted, ...]
    bare: tuple[Ref, ...]
    parts: tuple[Card, ...]
    notes: tuple[Card, ...]
    facts: tuple[Fact, ...]
    neighbours: Markup
    backlinks: Incoming


@dataclass(frozen=True, slots=True)
class PersonView:
    """The page of an author: papers that were read, others; co-authors, what the work took."""

    title: str
    lede: str
    outward: tuple[Ref, ...]
    papers: tuple[Card, ...]
    unread: tuple[Card, ...]
    coauthors: tuple[Counted, ...]
    informs: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """One page of a list."""

    title: str
    lede: str
    cards: tuple[Card, ...]
    number: str
    pages: tuple[Ref, ...]
    downloads: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page."""

    lede: str
    start: Markup = EMPTY
    contested: tuple[Counted, ...] = ()
    artifacts: tuple[Counted, ...] = ()
    papers: tuple[Card, ...] = ()
    concepts: tuple[Counted, ...] = ()
    hubs: tuple[Counted, ...] = ()
    tags: tuple[Counted, ...] = ()
    notes: tuple[Card, ...] = ()
    all_claims: Ref = NOWHERE
    all_artifacts: Ref = NOWHERE
    all_papers: Ref = NOWHERE
    all_concepts: Ref = NOWHERE
    all_notes: Ref = NOWHERE
