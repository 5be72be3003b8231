"""Papers, claims and definitions by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.overviews.definitions import context, wording
from kg.overviews.graph import Graph, by, local, note_of, year_number

_PAPERS = """
SELECT DISTINCT ?paper ?title ?year {
  ?paper a kg:Paper . OPTIONAL { ?paper fabio:hasPublicationYear ?year }
  OPTIONAL { ?paper dcterms:title ?title }
}"""
_CLAIMS = """
SELECT DISTINCT ?item ?source ?text ?line ?position {
  ?item schema:appearance ?source ; schema:text ?text ; kg:line ?line ; kg:role ?role .
  OPTIONAL { ?item schema:position ?position } FILTER(?role != kg:Step)
}"""


_KINDS = ("paper", "definition", "claim", "use")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something of a year: a paper, or with a place in a note a claim, definition or use.

    `year` is that of the paper; of what a note says on its own account the one in which the
    note was begun; `None` where nobody says. `label` is the title or the words; `source` the
    paper or note that a claim, definition or use is from. `relevance` is in stars (`None`:
    not rated), `notes` how many notes are about the paper. `first` marks the earliest of a
    kind.
    """

    iri: str
    kind: str
    year: int | None
    label: str
    source: str
    relevance: int | None
    notes: int
    path: str
    line: int
    first: bool = False


def timeline(graph: Graph, thing: str = "", *, claims: bool = False) -> tuple[Entry, ...]:
    """Return the papers by year, with *claims* the claims in them as well.

    With *thing*, an address, only what concerns it: of a concept the definitions, claims
    and uses, of anything else the papers that cite it, inform it, are cited or written by it.
    """
    if thing.startswith(f"{graph.base}concept/"):
        return _with_firsts(sorted(_of_concept(graph, thing), key=_order))
    if not thing:
        graph.read_places()
    found = list(_papers_of(graph, thing) if thing else _papers(graph))
    if claims and thing:
        found += [claim for paper in found for claim in _claims_of(graph, paper)]
    elif claims:
        found += _claims(graph, {entry.iri: entry for entry in found})
    return tuple(sorted(found, key=_order))


def _papers(graph: Graph) -> Iterator[Entry]:
    for paper, rows in by(graph.rows(_PAPERS), "paper").items():
        year = year_number(min(row["year"] for row in rows))
        yield _paper(graph, paper, year, min(row["title"] for row in rows) or local(paper))


def _papers_of(graph: Graph, thing: str) -> Iterator[Entry]:
    found = {thing, *graph.all(thing, "cito:cites")}
    for curie in ("dcterms:creator", "kg:informs", "cito:cites"):
        found.update(graph.subjects(curie, thing))
    for paper in found:
        if graph.is_a(paper, "kg:Paper"):
            yield _paper(graph, paper, graph.year(paper), graph.title(paper))


def _paper(graph: Graph, paper: str, year: int | None, title: str) -> Entry:
    about = graph.notes.get(paper, ())
    path, line = graph.place(about[0]) if about else ("", 0)
    stars = graph.ratings.get(paper)
    return Entry(paper, "paper", year, title, "", stars, len(about), path, line)


def _claims(graph: Graph, papers: Mapping[str, Entry]) -> Iterator[Entry]:
    """Yield the claims of the whole vault, in the year of their paper or note."""
    for row in sorted(graph.rows(_CLAIMS), key=lambda r: (int(r["position"] or 0), r["item"])):
        source = papers.get(row["source"]) or papers.get(graph.topic(row["source"]))
        year = source.year if source else graph.year(row["source"])
        title = source.label if source else graph.title(row["source"])
        path, line = graph.path(row["item"]), int(row["line"])
        yield Entry(row["item"], "claim", year, row["text"], title, None, 0, path, line)


def _claims_of(graph: Graph, paper: Entry) -> Iterator[Entry]:
    """Yield the claims that a paper makes, and those of the notes about it."""
    sources = (paper.iri, *graph.subjects("foaf:primaryTopic", paper.iri))
    found = [one for source in sources for one in graph.subjects("schema:appearance", source)]
    for item in sorted(found, key=lambda one: (graph.number(one, "schema:position"), one)):
        if not graph.said(item, "kg:role").endswith("#Step"):
            text, place = graph.said(item, "schema:text"), graph.place(item)
            yield Entry(item, "claim", paper.year, text, paper.label, None, 0, *place)


def _of_concept(graph: Graph, concept: str) -> Iterator[Entry]:
    for item in graph.all(concept, "skos:definition"):
        yield _said(graph, item, "definition", wording(graph, item))
    for item in graph.subjects("schema:about", concept):
        if graph.is_a(item, "kg:Claim") and not graph.said(item, "kg:role").endswith("#Step"):
            yield _said(graph, item, "claim", graph.said(item, "schema:text"))
    for note in graph.subjects("foaf:primaryTopic", concept):
        for link in graph.subjects("kg:to", note):
            yield _said(graph, link, "use", context(graph, link))


def _said(graph: Graph, item: str, kind: str, text: str) -> Entry:
    note = note_of(item)
    topic = graph.topic(note)
    paper = graph.is_a(topic, "kg:Paper")
    year = graph.year(topic if paper else note)
    source = graph.signature(topic) if paper else graph.title(note)
    stars = graph.ratings.get(topic) if paper else None
    return Entry(item, kind, year, text, source, stars, 0, *graph.place(item))


def _with_firsts(found: Sequence[Entry]) -> tuple[Entry, ...]:
    """Mark the earliest definition, claim and use; what has no year is not the earliest."""
    seen: set[str] = set()
    marked = []
    for entry in found:
        is_first = entry.kind not in seen and entry.year is not None
        marked.append(replace(entry, first=is_first))
        seen.add(entry.kind)
    return tuple(marked)


def _order(entry: Entry) -> tuple[int, str, int, str, int, str]:
    """Sort by year, then by paper, each with its claims below it; what has no year comes last.

    Claims of one line stay in the order they are in: that of their numbers.
    """
    year = 9999 if entry.year is None else entry.year
    title, rank = (entry.source or entry.label).casefold(), _KINDS.index(entry.kind)
    return (year, title, rank, entry.path, entry.line, entry.iri if entry.kind == "paper" else "")
