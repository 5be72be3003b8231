"""The Ask page: SPARQL in the browser, over the vault's own graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.query.named import NamedQuery
from kg.query.sparql import prefixes
from kg_site.addresses import INDEX
from kg_site.asking import (
    ENGINE,
    GRAPH,
    NAMES,
    QUERIES,
    by_topic,
    graph_script,
    names_script,
    queries_script,
    usable_queries,
)
from kg_site.files import File
from kg_site.pages import Entry, Page
from kg_site.shelf import Shelf

SCRIPTS = tuple(f"ask/{name}.js" for name in ("engine", "names", "parameters", "answers", "form"))

LEDE = "Questions to the graph of these notes, answered on your own machine."

EXAMPLE = """\
# Which concepts do most notes treat?
SELECT ?name (COUNT(DISTINCT ?note) AS ?notes) WHERE {
  ?note dcterms:subject ?concept .
  ?concept a skos:Concept ; skos:prefLabel ?name
} GROUP BY ?concept ?name
ORDER BY DESC(?notes) ?name
LIMIT 20
"""


@dataclass(frozen=True, slots=True)
class AskView:
    """The Ask page; `size` is what has to be loaded before the first answer, `data` all of it."""

    lede: str
    topics: Sequence[tuple[str, Sequence[NamedQuery]]]
    prefixes: Sequence[tuple[str, str]]
    example: str
    size: str
    data: Sequence[File]


def ask_page(shelf: Shelf) -> Iterator[Page]:
    """Make the page, where this installation has the engine."""
    if not ENGINE.is_file():
        return
    queries = usable_queries(shelf.vault)
    graph, names = graph_script(shelf), names_script(shelf)
    view = AskView(
        LEDE,
        tuple(by_topic(queries)),
        tuple(prefixes(shelf.vault.config.base).items()),
        EXAMPLE,
        f"{(ENGINE.stat().st_size + len(graph) + len(names)) / 1e6:.1f} MB",
        (
            File(GRAPH, lambda: graph),
            File(NAMES, lambda: names),
            File(QUERIES, lambda: queries_script(shelf, queries)),
        ),
    )
    path = f"ask/{INDEX}"
    frame = shelf.frame(path, "Ask", LEDE, "ask", "ask", scripts=SCRIPTS, engine=True)
    entry = Entry("Page", names=("SPARQL", "query"), summary=LEDE)
    yield Page(path, "ask.html.j2", "ask", frame, view, entry)
