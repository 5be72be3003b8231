"""What things are called in the graph: addresses of notes, papers, concepts and so on.

An address may depend on other notes (an alias, a second file of the same name): it is
looked up in the vault's names, which remember that it was.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar, cast

from kg.graph.terms import Term, iri
from kg.names import PART, digest, fold, iri_part, slug
from kg.notes import (
    Agent,
    Artifact,
    AuthorYear,
    Compared,
    Concept,
    PaperId,
    Person,
    Project,
    Property,
)
from kg.vault.names import (
    Ambiguous,
    Found,
    Kind,
    Missing,
    Name,
    Names,
    Resolution,
    is_note,
    link_key,
)
from kg.vault.naming import (
    PAPER_RANKS,
    KnownPaper,
    author_year_keys,
    item_key,
    paper_keys,
    paper_slug,
    person_key,
    topic_of,
)
from kg.vault.spelling import variant_key


class Described(NamedTuple):
    """A paper as the whole vault knows it; `maybe` are papers that may be the same."""

    address: Term
    title: str
    year: int
    status: str
    maybe: tuple[Term, ...]


_LONGEST_CHAIN = 3
"""Steps from an alias to the label to prefer."""

T = TypeVar("T", bound=Hashable)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Makes the address of each thing in one vault, as long as its names stay the same.

    What was found for a thing is kept with the names that were looked up for it: a thing
    that ten thousand notes speak of is looked up once, and each of them is remembered to
    depend on those names.
    """

    base: str
    names: Names
    _found: dict[tuple[str, Hashable], tuple[object, frozenset[tuple[Kind, str]]]] = field(
        default_factory=dict, repr=False
    )

    def once(self, find: Callable[[T], R], thing: T) -> R:
        """Return what *find* finds for *thing*, which is looked up once."""
        key = (find.__name__, thing)
        known = self._found.get(key)
        if known is None:
            before, self.names.used = self.names.used, set()
            known = self._found[key] = (find(thing), frozenset(self.names.used))
            self.names.used = before
        self.names.used |= known[1]
        return cast("R", known[0])

    def note(self, path: str) -> Term:
        """Return the address of a note: its file name, its path where two have that name.

        A later one of several notes in a file has a name of its own.
        """
        return self.once(self._note, path)

    def _note(self, path: str) -> Term:
        if not is_note(path):  # a bibliography is called what its file is
            return self.file(path)
        base, whose, path = self._whose(path)
        file, _, stem = path.partition(PART)
        folder = file[:-3] if file[-3:].lower() == ".md" else file
        whole = f"{folder}/{stem}" if stem else folder
        stem = stem or folder.rpartition("/")[2]
        same = self.names.get(Kind.STEM, link_key(stem))
        paths = {n.path for n in same if self._whose(n.path)[1] == whose}
        part = stem if len(paths) <= 1 else whole
        return Term(f"<{base}note/{iri_part(part)}>")

    def file(self, path: str) -> Term:
        """Return the address of an attachment."""
        base, _, path = self._whose(path)
        return Term(f"<{base}file/{iri_part(path)}>")

    def _whose(self, path: str) -> tuple[str, str, str]:
        """Return the base and the name of the vault in which *path* lies, and the path there."""
        vaults = self.names.vaults
        name = vaults.of(path) if vaults else ""
        if not vaults or not name:
            return self.base, "", path
        return vaults.bases[name], name, vaults.inside(path)

    def target(self, resolution: Resolution, target: str) -> Term:
        """Return the address of what a link leads to, also when it leads nowhere."""
        match resolution:
            case Found(path=path):
                return self.note(path) if is_note(path) else self.file(path)
            case Missing():
                return Term(f"<{self.base}missing/{iri_part(link_key(target) or digest(target))}>")
            case Ambiguous():
                return Term(f"<{self.base}ambiguous/{iri_part(link_key(target))}>")

    def paper(self, paper: PaperId) -> Described:
        """Return the address of a paper, by the best identifier that any note gives for it.

        Without an identifier the title decides; a paper of that title whose year or first
        author is another stays apart.
        """
        return self.once(self._paper, paper)

    def _paper(self, paper: PaperId) -> Described:
        keys = paper_keys(paper) or [f"title:{digest(paper.title)}"]
        sure = [k for k in keys if not k.startswith(("url:", "title:"))]
        said = sorted(
            {n for key in sure or keys for n in self.names.get(Kind.PAPER, key)},
            key=self.names.order,
        )
        known = [KnownPaper.of(name) for name in said]
        same = [k for k in known if sure or k.may_be(paper)]
        apart = [k for k in known if k not in same]
        best = min([keys[0], *(k.key for k in same)], key=_belief)
        part = paper_slug(best)
        if any(k.key == best for k in apart):
            part = _told_apart(part, paper.year, fold(paper.author), same)
        first = same[0] if same else KnownPaper(best, "kg:Stub", 0, "", paper.title)
        titles = (k.title for k in same if k.title.casefold() not in ("", k.key))
        return Described(
            address=self._paper_address(part),
            title=next(titles, first.title or paper.title),  # `arXiv:1906.01820` is none
            year=next((k.year for k in same if k.year), paper.year),
            status=first.status,
            maybe=tuple(sorted({self._apart(k, best, known) for k in apart})),
        )

    def _apart(self, other: KnownPaper, best: str, known: Sequence[KnownPaper]) -> Term:
        """Return the address of a paper that stays apart from the one known *best* so."""
        part = paper_slug(other.key)
        if other.key == best:
            paper = PaperId(title=other.title, year=other.year, author=other.author)
            same = [k for k in known if k.may_be(paper)]
            part = _told_apart(part, other.year, other.author, same)
        return self._paper_address(part)

    def _paper_address(self, part: str) -> Term:
        return Term(f"<{self.base}paper/{iri_part(part)}>")

    def concept(self, concept: Concept) -> tuple[Term, str]:
        """Return the address of a concept and the label to prefer for it."""
        return self.once(self._concept, concept)

    def _concept(self, concept: Concept) -> tuple[Term, str]:
        key, label = variant_key(concept.label), concept.label
        for _ in range(_LONGEST_CHAIN):  # an alias may name what is an alias itself
            best = self.names.best(Kind.CONCEPT, key)
            label = best.value if best else label
            if variant_key(label) == key:
                break
            key = variant_key(label)
        return Term(f"<{self.base}concept/{iri_part(slug(label))}>"), label

    def about(self, label: str) -> tuple[tuple[str, str], ...]:
        """Return what `concepts.yaml` says of a concept: properties and labels."""
        said = self.names.get(Kind.ABOUT, variant_key(label))
        pairs = sorted(n.value.partition("\n")[::2] for n in said)
        return tuple((curie, other) for curie, other in pairs)

    def artifact(self, artifact: Artifact) -> tuple[Term, str, str]:
        """Return the address of an artifact, its label and its project.

        Two projects may have an artifact of the same name: then the project is part of
        the address.
        """
        return self.once(self._artifact, artifact)

    def _artifact(self, artifact: Artifact) -> tuple[Term, str, str]:
        said = self.names.get(Kind.ARTIFACT, fold(artifact.label))
        own = [n for n in said if fold(n.value.partition("\n")[0]) == fold(artifact.project)]
        best = _best(own or [n for n in said if n.rank < 2])
        project, _, label = best.value.partition("\n") if best else ("", "", "")
        project, label = artifact.project or project, label or artifact.label
        projects = {fold(n.value.partition("\n")[0]) for n in said} - {""}
        part = slug(label) if len(projects) < 2 else f"{slug(project)}-{slug(label)}"
        return Term(f"<{self.base}artifact/{iri_part(part)}>"), label, project

    def agent(self, agent: Agent) -> Term:
        """Return the address of somebody who speaks without being an author."""
        return Term(f"<{self.base}agent/{iri_part(slug(agent.name))}>")

    def compared(self, compared: Compared) -> Term | None:
        """Return the address of what a row compares, `None` where it is a known concept."""
        if self.names.get(Kind.CONCEPT, variant_key(compared.label)):
            return None
        return Term(f"<{self.base}compared/{iri_part(slug(compared.label))}>")

    def property(self, compared: Property) -> Term:
        """Return the address of what a column compares."""
        return Term(f"<{self.base}property/{iri_part(slug(compared.label))}>")

    def project(self, project: Project) -> Term:
        """Return the address of a project."""
        return Term(f"<{self.base}project/{iri_part(slug(project.name))}>")

    def person(self, person: Person) -> tuple[Term, str]:
        """Return the address of an author and the fullest spelling of the name.

        `Hubinger, E.` is Evan Hubinger where the vault knows one E. Hubinger only.
        """
        return self.once(self._person, person)

    def _person(self, person: Person) -> tuple[Term, str]:
        said = self.names.get(Kind.PERSON, person_key(person))
        full = {given for given in (*(n.value for n in said), person.given) if _is_full(given)}
        firsts = {fold(given).partition(" ")[0] for given in full}
        if len(firsts) <= 1:
            given = max(full, key=lambda g: (len(g), g), default=person.given)
            part = "-".join(p for p in (slug(person.family), fold(given)[:1]) if p)
        else:
            given = person.given
            part = f"{slug(person.family)}-{slug(given)}" if given else slug(person.family)
        name = Person(person.family, given).name
        return Term(f"<{self.base}person/{iri_part(part)}>"), name

    def topic(self, path: str) -> Concept | Artifact | PaperId | None:
        """Return the concept, artifact or paper that the note at *path* is about."""
        return self.once(self._topic, path)

    def _topic(self, path: str) -> Concept | Artifact | PaperId | None:
        said = self.names.best(Kind.TOPIC, path)
        return topic_of(said.value) if said else None

    def cited(self, cited: AuthorYear) -> PaperId | None:
        """Return the one paper that author and year fit; `None` where none or several do."""
        return self.once(self._cited, cited)

    def _cited(self, cited: AuthorYear) -> PaperId | None:
        for key in author_year_keys(cited.author, cited.year):
            said = self.names.get(Kind.AUTHOR_YEAR, key)
            known = sorted({n.value for n in said})
            papers = [p for p in map(topic_of, known) if isinstance(p, PaperId)]
            if papers:
                one = len({self.paper(paper).address for paper in papers}) == 1
                return papers[0] if one else None
        return None

    def block(self, place: str, block: str) -> tuple[Term, frozenset[str]] | None:
        """Return the item that has a block id in the note at *place*, and its classes."""
        said = self.names.best(Kind.ITEM, item_key(place, block))
        if said is None:
            return None
        return self.part(self.note(place), f"^{block}"), frozenset(said.value.split())

    def part(self, note: Term, key: str) -> Term:
        """Return the address of an item of a note."""
        return iri(f"{note[1:-1]}#{key}")


def _told_apart(part: str, year: int, author: str, same: Sequence[KnownPaper]) -> str:
    """Add year and first author to the address of one of several papers of a title."""
    year = year or next((k.year for k in same if k.year), 0)
    author = author or next((k.author for k in same if k.author), "")
    return "-".join((part, *([str(year)] if year else []), *([slug(author)] if author else [])))


def _belief(key: str) -> tuple[int, str]:
    return PAPER_RANKS[key.partition(":")[0]], key


def _best(names: list[Name]) -> Name | None:
    return min(names, key=lambda n: (n.rank, n.path, n.value)) if names else None


def _is_full(given: str) -> bool:
    """Tell whether given names hold more than initials.

    >>> [_is_full(given) for given in ("Evan", "Yi", "E.", "Ch.", "JP", "J.-P.", "")]
    [True, True, False, False, False, False, False]
    """
    words = given.replace("-", " ").split()
    return any(len(w) > 1 and not w.endswith(".") and not w.isupper() for w in words)
