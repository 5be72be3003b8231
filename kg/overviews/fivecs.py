"""Papers by their first pass: year, relevance, the 5 Cs with the contributions as numbered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from kg.overviews.comparison import Cell, Compared, Comparison, Said
from kg.overviews.graph import Graph, local, note_of

FIVE_CS = ("Category", "Context", "Correctness", "Contributions", "Clarity")
PROPERTIES = ("Year", "Relevance", *FIVE_CS)

_ASSESSED = """
SELECT DISTINCT ?paper {
  VALUES ?aspect { kg:Category kg:Context kg:Correctness kg:Contributions kg:Clarity }
  ?item kg:aspect ?aspect ; schema:itemReviewed ?paper
}"""


def by_five_cs(graph: Graph, papers: Sequence[str] = ()) -> Comparison:
    """Compare *papers* (addresses) in their order; without any, all that notes assess, by year."""
    wanted = papers or sorted(
        (row["paper"] for row in graph.rows(_ASSESSED)),
        key=lambda paper: (graph.year(paper) or 9999, graph.title(paper), paper),
    )
    names = _distinct([graph.signature(paper) for paper in wanted])
    things = tuple(_compared(graph, *one) for one in zip(wanted, names, strict=True))
    return Comparison("Papers by the 5 Cs", "Paper", PROPERTIES, things)


def _compared(graph: Graph, paper: str, name: str) -> Compared:
    said: dict[str, list[Said]] = {name: [] for name in PROPERTIES}
    said["Year"] += _years(graph, paper)
    for item in graph.subjects("schema:itemReviewed", paper):
        aspect = local(graph.said(item, "kg:aspect"))
        if aspect in said:
            said[aspect] += _assessed(graph, item)
    said["Relevance"] += _starred(graph, paper, said["Relevance"])
    cells = tuple(Cell(tuple(sorted(said[name], key=_place))) for name in PROPERTIES)
    path, line = graph.place(paper)
    return Compared(paper, name, graph.title(paper), path, line, cells)


def _years(graph: Graph, paper: str) -> Iterator[Said]:
    """Yield each year that a paper is given, from a note about it where one gives it."""
    about = graph.subjects("foaf:primaryTopic", paper)
    for year in graph.all(paper, "fabio:hasPublicationYear"):
        giving = graph.noting(paper, "fabio:hasPublicationYear", year)
        note = next((one for one in giving if one in about), giving[0])
        yield _noted(graph, note, paper, text=year)


def _assessed(graph: Graph, item: str) -> Iterator[Said]:
    """Yield an assessment, or the numbered contributions that it consists of."""
    parts = [
        part
        for part in graph.subjects("dcterms:isPartOf", item)
        if graph.said(part, "kg:role").endswith("#ContributionRole")
    ]
    path, line = graph.place(item)
    stars = graph.said(item, "schema:ratingValue")
    for one in parts or [item]:
        yield Said(
            iri=one,
            text=graph.said(one, "schema:text") or graph.said(one, "schema:reviewBody"),
            path=path,
            line=graph.number(one, "kg:line") or line,
            source=graph.title(note_of(one)),
            number=graph.number(one, "schema:position") if parts else 0,
            rating=int(stars) if stars else None,
        )


def _starred(graph: Graph, paper: str, rated: Sequence[Said]) -> Iterator[Said]:
    """Yield the stars that only the front matter of a note gives."""
    known = {(note_of(one.iri), one.rating) for one in rated}
    for note in graph.subjects("foaf:primaryTopic", paper):
        stars = graph.said(note, "kg:relevance")
        if stars and (note, int(stars)) not in known:
            yield _noted(graph, note, note, rating=int(stars))


def _noted(graph: Graph, note: str, iri: str, *, text: str = "", rating: int | None = None) -> Said:
    path, line = graph.place(note)
    return Said(iri, text, path, line, graph.title(note), rating=rating)


def _place(said: Said) -> tuple[str, int, int, str]:
    return said.path, said.line, said.number, said.iri


def _distinct(names: Sequence[str]) -> list[str]:
    """Return *names* with a letter behind those that occur more than once, as citations have.

    >>> _distinct(["Irving 2018", "Duan 2016", "Irving 2018"])
    ['Irving 2018a', 'Duan 2016', 'Irving 2018b']
    """
    total, seen = Counter(names), Counter[str]()
    found = []
    for name in names:
        seen[name] += 1
        count = seen[name]
        letter = ascii_lowercase[count - 1] if count <= len(ascii_lowercase) else f" ({count})"
        found.append(name + letter if total[name] > 1 else name)
    return found
