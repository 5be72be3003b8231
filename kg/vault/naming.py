"""The names that a note brings into its vault."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.identifiers import made_citekey
from kg.names import fold, slug
from kg.notes import Artifact, Concept, Note, PaperId, Person
from kg.notes.pdfs import front_pdfs
from kg.notes.people import PARTICLES
from kg.vault.names import ALIAS, Kind, Name, alias_name, label_name, link_key

_PREFIX = re.compile(r"^[A-Z]{2,3}-")

PREFERRED, OTHER, USED = 0, 1, 2
"""Ranks of labels: the note about the thing, its other names, notes that use a name."""

PAPER_RANKS = {"arxiv": 0, "doi": 1, "isbn": 2, "url": 3, "title": 4}
"""Identifiers of a paper from the one believed first to the last."""


RECORDED = 5
"""Added to a paper's rank where a bibliography has an entry for it."""

CITED = 10
"""Added to a paper's rank where a note only cites it."""


class KnownPaper(NamedTuple):
    """What a note knows of a paper: its best identifier, and what describes it."""

    key: str
    status: str
    year: int
    author: str
    title: str

    @classmethod
    def of(cls, name: Name) -> KnownPaper:
        """Read the value of a name of kind `PAPER`."""
        key, status, year, author, title = name.value.split("\n", 4)
        return cls(key, status, int(year), author, title)

    def may_be(self, paper: PaperId) -> bool:
        """Tell whether year and first author do not speak against the same paper."""
        author = fold(paper.author)
        same_year = not self.year or not paper.year or self.year == paper.year
        return same_year and (not self.author or not author or self.author == author)


def names_of(note: Note) -> list[Name]:
    """Return the names that *note* brings, each once."""
    others = dict.fromkeys((*note.aliases, note.id, note.part))
    found = [alias_name(other, note.place) for other in others if other.strip()]
    if note.part:
        found.append(Name(Kind.STEM, link_key(note.part), note.place, ALIAS, note.place))
    found += _topic_names(note)
    found += _item_names(note)
    found += _pdf_names(note)
    found += _recorded(note)
    own = {note.topic, *(record.paper for record in note.records)}
    for edge in note.edges:
        for end in (edge.subject, edge.value):
            match end:
                case Concept(label=label):
                    found.append(label_name(Kind.CONCEPT, label, label, USED, note.place))
                case Artifact(label=label, project=project):
                    value = f"{project}\n{label}"
                    found.append(label_name(Kind.ARTIFACT, label, value, USED, note.place))
                case Person():
                    found.append(person_name(end, note.place))
                case PaperId() if end not in own and not end.fetched:
                    found += _paper_names(end, "kg:Stub", note.place, CITED)
                    found += _author_year(end, note.place)
                case _:
                    pass
    return list(dict.fromkeys(found))


def _recorded(note: Note) -> Iterator[Name]:
    """Yield what the entries of a bibliography know of papers, and their keys."""
    for record in note.records:
        yield from _paper_names(record.paper, record.status, note.place, RECORDED)
        yield from _author_year(record.paper, note.place)
        if record.citekey:
            yield citekey_name(record.citekey, record.paper, note.place)
        for key in record.other_keys:
            yield citekey_name(key, record.paper, note.place)._replace(rank=OTHER)


def _pdf_names(note: Note) -> Iterator[Name]:
    """Yield the PDFs of papers: what a note on one names, and the files of entries."""
    topic = note.topic if isinstance(note.topic, PaperId) else None
    said = [(topic, front_pdfs(note.front_matter))] if topic and note.front_matter else []
    said += [(record.paper, record.files) for record in note.records]
    for paper, files in said:
        for file in files:
            for key in paper_keys(paper):
                yield Name(Kind.PDF_OF, key, file, PREFERRED, note.place)


def paper_keys(paper: PaperId) -> list[str]:
    """Return the keys of a paper's identifiers, the one believed first to begin with."""
    said = (
        ("arxiv", paper.arxiv.lower()),
        ("doi", paper.doi),
        ("isbn", paper.isbn),
        ("url", paper.url),
        ("title", fold(paper.title)),
    )
    return [f"{name}:{value}" for name, value in said if value]


def person_key(person: Person) -> str:
    """Return what two spellings of one person have in common: family name, first initial.

    >>> person_key(Person("Hubinger", "E.")) == person_key(Person("Hubinger", "Evan"))
    True
    """
    return f"{fold(person.family)}|{fold(person.given)[:1]}"


def person_name(person: Person, path: str) -> Name:
    """Return the name that an author brings."""
    return Name(Kind.PERSON, person_key(person), person.given, USED, path)


def citekey_name(citekey: str, paper: PaperId, path: str) -> Name:
    """Return the name by which citations may call *paper*, as the file at *path* says."""
    value = f"{citekey}\npaper\n{written_paper(paper)}"
    return Name(Kind.CITEKEY, citekey_key(citekey), value, PREFERRED, path)


def _citekeys(note: Note, paper: PaperId) -> Iterator[Name]:
    """Yield the paper's key, else the one that bibliographies are given for it."""
    if note.citekey:
        yield citekey_name(note.citekey, paper, note.place)
    elif made := made_citekey(paper.author, paper.year, paper.title):
        yield citekey_name(made, paper, note.place)._replace(rank=USED)


def citekey_key(citekey: str) -> str:
    """Return the form in which citekeys are compared."""
    return citekey.casefold()


def keyed_paper(value: str) -> tuple[str, PaperId]:
    """Return the citekey and the paper in the value of a name of kind `CITEKEY`."""
    citekey, _, rest = value.partition("\n")
    paper = topic_of(rest)
    return citekey, paper if isinstance(paper, PaperId) else PaperId()


def _item_names(note: Note) -> Iterator[Name]:
    """Yield what has a block id, so that other notes can speak of it."""
    for item in note.items:
        if "kg:ArtifactPart" in item.classes:
            number = dict(item.statements).get("kg:number")
            key = part_key(note.place, str(number))
            yield Name(Kind.ITEM, key, item.key, OTHER, note.place)
        if item.key.startswith("^"):
            key, value = item_key(note.place, item.key[1:]), " ".join(item.classes)
            yield Name(Kind.ITEM, key, value, PREFERRED, note.place)


def _topic_names(note: Note) -> Iterator[Name]:
    path, stem = note.place, note.part or note.path.rpartition("/")[2].removesuffix(".md")
    bare = _PREFIX.sub("", stem)
    others = [stem, bare, bare.replace("-", " "), note.title, *note.aliases]
    match note.topic:
        case Concept(label=label):
            yield Name(Kind.TOPIC, path, f"concept\n{label}", PREFERRED, path)
            yield label_name(Kind.CONCEPT, label, label, PREFERRED, path)
            for other in others:
                yield label_name(Kind.CONCEPT, other, label, OTHER, path)
        case Artifact(label=label, project=project):
            value = f"{project}\n{label}"
            yield Name(Kind.TOPIC, path, f"artifact\n{value}", PREFERRED, path)
            yield label_name(Kind.ARTIFACT, label, value, PREFERRED, path)
            for other in others:
                yield label_name(Kind.ARTIFACT, other, value, OTHER, path)
        case PaperId() as paper:
            yield from _paper_names(paper, note.record_status or "kg:Stub", path, 0)
            yield from _author_year(paper, path)
            yield from _citekeys(note, paper)
            yield Name(Kind.TOPIC, path, f"paper\n{written_paper(paper)}", PREFERRED, path)
        case _:
            return


def _paper_names(paper: PaperId, status: str, path: str, rank: int) -> Iterator[Name]:
    """Yield what a note knows of a paper under each of the paper's identifiers."""
    keys = paper_keys(paper)
    if keys:
        said = KnownPaper(keys[0], status, paper.year, fold(paper.author), paper.title)
        value = "\n".join((said.key, said.status, str(said.year), said.author, said.title))
        rank += PAPER_RANKS[keys[0].partition(":")[0]]
        for key in keys:
            yield Name(Kind.PAPER, key, value, rank, path)


def _author_year(paper: PaperId, path: str) -> Iterator[Name]:
    """Yield what running text may call a paper; `van Name` goes by `Name` as well."""
    for key in author_year_keys(paper.author, paper.year) if paper.author and paper.year else ():
        yield Name(Kind.AUTHOR_YEAR, key, f"paper\n{written_paper(paper)}", USED, path)


def author_year_keys(author: str, year: int) -> list[str]:
    """Return the keys of author and year, the one believed first to begin with.

    >>> author_year_keys("van Merwijk", 2019)
    ['van merwijk|2019', 'merwijk|2019']
    """
    words = fold(author).split()
    first = 0
    while first < len(words) - 1 and words[first] in PARTICLES:
        first += 1
    names = dict.fromkeys((" ".join(words), " ".join(words[first:])))
    return [f"{name}|{year}" for name in names if name]


def part_key(place: str, number: str) -> str:
    """Return the key of article or clause *number* of the note at *place*."""
    return f"{place}#§{number.casefold()}"


def item_key(place: str, block: str) -> str:
    """Return the key of what has a block id in the note at *place*."""
    return f"{place}#^{block}"


def written_paper(paper: PaperId) -> str:
    """Return a paper as the values of names hold it: see `topic_of`."""
    said = (paper.arxiv, paper.doi, paper.isbn, paper.url, str(paper.year), paper.author)
    return "\n".join((*(" ".join(part.split()) for part in said), paper.title))


def topic_of(value: str) -> Concept | Artifact | PaperId | None:
    """Return what the value of a name of kind `TOPIC` or `AUTHOR_YEAR` says."""
    match value.split("\n", 7):
        case ["concept", label]:
            return Concept(label)
        case ["artifact", project, label]:
            return Artifact(label, project)
        case ["paper", arxiv, doi, isbn, url, year, author, title]:
            return PaperId(arxiv, doi, isbn, url, title, int(year), author)
        case _:
            return None


def paper_slug(key: str) -> str:
    """Return the part of a paper's address that its best identifier makes.

    >>> paper_slug("arxiv:1906.01820"), paper_slug("doi:10.1126/science.aar6404")
    ('arxiv-1906.01820', 'doi-10.1126_science.aar6404')
    >>> paper_slug("title:corrigibility")
    'title-corrigibility'
    """
    kind, _, value = key.partition(":")
    if kind in ("url", "title"):
        return f"{kind}-{slug(value)}"
    return f"{kind}-{re.sub(r'[^a-z0-9._()-]', '_', value)}"
