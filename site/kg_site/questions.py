"""The questions to the graph: one of each for the whole site, grouped here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias, TypeVar

from kg.query.rows import QueryAnswer
from kg_site.knowledge import (
    Artifact,
    Assessment,
    Concept,
    Contribution,
    Definition,
    Integration,
    Knowledge,
    Link,
    Note,
    Paper,
)

NOTES = """
SELECT DISTINCT ?note ?path ?title ?type ?topic ?stars WHERE {
  ?note a kg:Note ; a ?type ; kg:sourcePath ?path .
  OPTIONAL { ?note dcterms:title ?title }
  OPTIONAL { ?note foaf:primaryTopic ?topic }
  OPTIONAL { ?note kg:relevance ?stars }
} ORDER BY ?note ?title ?type ?topic"""

PAPERS = """
SELECT DISTINCT ?paper ?title ?year ?arxiv ?doi ?url ?citekey ?state WHERE {
  ?paper a kg:Paper .
  OPTIONAL { ?paper dcterms:title ?title }
  OPTIONAL { ?paper fabio:hasPublicationYear ?year }
  OPTIONAL { ?paper fabio:hasArXivId ?arxiv }
  OPTIONAL { ?paper bibo:doi ?doi }
  OPTIONAL { ?paper schema:url ?url }
  OPTIONAL { ?paper kg:citekey ?citekey }
  OPTIONAL { ?paper kg:recordStatus ?state }
} ORDER BY ?paper ?title ?year ?arxiv ?doi ?url ?citekey ?state"""

AUTHORS = """
SELECT DISTINCT ?paper ?person ?name ?list WHERE {
  ?paper a kg:Paper ; dcterms:creator ?person .
  OPTIONAL { ?person foaf:name ?name }
  OPTIONAL { ?paper bibo:authorList ?list }
} ORDER BY ?paper ?person ?name ?list"""

LISTS = """
SELECT DISTINCT ?cell ?first ?rest WHERE { ?cell rdf:first ?first ; rdf:rest ?rest }"""

CONCEPTS = """
SELECT DISTINCT ?concept ?label ?property ?value WHERE {
  ?concept a skos:Concept .
  OPTIONAL { ?concept skos:prefLabel ?label }
  OPTIONAL {
    VALUES ?property { skos:altLabel skos:broader skos:narrower skos:related }
    ?concept ?property ?value
  }
} ORDER BY ?concept ?label ?property ?value"""

ARTIFACTS = """
SELECT DISTINCT ?artifact ?label ?kind ?project ?called ?whole WHERE {
  ?artifact a kg:Artifact .
  OPTIONAL { ?artifact rdfs:label ?label }
  OPTIONAL { ?artifact kg:artifactType ?kind }
  OPTIONAL { ?artifact kg:inProject ?project OPTIONAL { ?project rdfs:label ?called } }
  OPTIONAL { ?artifact dcterms:isPartOf ?whole }
} ORDER BY ?artifact ?label ?kind ?project ?called ?whole"""

LINKS = """
SELECT DISTINCT ?link ?from ?to ?relation ?reason ?sentence ?line WHERE {
  ?link a kg:Link ; kg:from ?from ; kg:to ?to .
  OPTIONAL { ?link kg:relation ?relation }
  OPTIONAL { ?link kg:rationale ?reason }
  OPTIONAL { ?link kg:context ?sentence }
  OPTIONAL { ?link kg:line ?line }
}"""

DEFINITIONS = """
SELECT DISTINCT ?item ?concept ?text ?source ?line WHERE {
  ?concept skos:definition ?item . ?item a kg:Definition ; rdf:value ?text .
  OPTIONAL { ?item dcterms:source ?source }
  OPTIONAL { ?item kg:line ?line }
}"""

INTEGRATIONS = """
SELECT DISTINCT ?item ?artifact ?paper ?reason ?onward ?line WHERE {
  ?item a kg:Integration ; cito:hasCitingEntity ?artifact .
  OPTIONAL { ?item cito:hasCitedEntity ?paper }
  OPTIONAL { ?item kg:rationale ?reason }
  OPTIONAL { ?item kg:linkTarget ?onward }
  OPTIONAL { ?item kg:line ?line }
} ORDER BY ?item ?onward"""

ASSESSMENTS = """
SELECT DISTINCT ?item ?aspect ?text ?paper ?rating ?line WHERE {
  ?item a kg:Assessment ; kg:aspect ?aspect .
  OPTIONAL { ?item schema:reviewBody ?text }
  OPTIONAL { ?item schema:itemReviewed ?paper }
  OPTIONAL { ?item schema:ratingValue ?rating }
  OPTIONAL { ?item kg:line ?line }
}"""

CONTRIBUTIONS = """
SELECT DISTINCT ?item ?paper ?position ?text ?line WHERE {
  ?item a kg:Claim ; kg:role kg:ContributionRole ; schema:text ?text ; schema:appearance ?paper .
  OPTIONAL { ?item schema:position ?position }
  OPTIONAL { ?item kg:line ?line }
}"""

SUBJECTS = """
SELECT DISTINCT ?concept ?note WHERE {
  ?note a kg:Note ; dcterms:subject ?concept . ?concept a skos:Concept .
} ORDER BY ?concept ?note"""

LINES = """
SELECT DISTINCT ?item ?line WHERE {
  ?item kg:line ?line . FILTER NOT EXISTS { ?item a kg:Link }
}"""

Row: TypeAlias = Mapping[str, str]
Query: TypeAlias = Callable[[str], QueryAnswer]
Item = TypeVar("Item", Assessment, Contribution, Definition, Integration, Link)


def ask(query: Query, base: str) -> Knowledge:
    """Return what the graph says that *query* asks; pages lie under *base*."""
    notes = _notes(query)
    persons, authors = _authors(query)
    return Knowledge(
        base=base,
        notes=notes,
        papers=_papers(query, authors),
        concepts=_concepts(query),
        artifacts=_artifacts(query),
        persons=persons,
        links=_links(query),
        definitions=_in_place(
            Definition(r["item"], r["concept"], r["text"], r["source"], _number(r["line"]))
            for r in _rows(query, DEFINITIONS)
        ),
        integrations=_integrations(query),
        assessments=_in_place(
            Assessment(
                r["item"], name_of(r["aspect"]), r["text"], r["paper"],
                _number(r["rating"]), _number(r["line"]),
            )
            for r in _rows(query, ASSESSMENTS)
        ),
        contributions=_in_place(
            Contribution(
                r["item"], r["paper"], _number(r["position"]), r["text"], _number(r["line"])
            )
            for r in _rows(query, CONTRIBUTIONS)
        ),
        subjects=_subjects(query),
        lines={r["item"]: _number(r["line"]) for r in _rows(query, LINES)},
    )  # fmt: skip


def name_of(iri: str) -> str:
    """Return the last part of an IRI.

    >>> name_of("https://w3id.org/litkg/ns#Clarity")
    'Clarity'
    """
    return iri.rstrip("/").rpartition("#")[2].rpartition("/")[2]


def _rows(query: Query, question: str) -> Iterator[Row]:
    """Yield each row as variable to value, empty where unbound."""
    table = query(question).table
    if table is None:
        return
    for row in table.rows:
        values = (node.value if node else "" for node in row)
        yield dict(zip(table.variables, values, strict=True))


def _notes(query: Query) -> dict[str, Note]:
    notes: dict[str, Note] = {}
    for row in _rows(query, NOTES):
        note = notes.get(row["note"]) or Note(row["note"], row["path"], row["title"])
        notes[row["note"]] = replace(
            note,
            types=note.types | {name_of(row["type"])},
            topics=_with(note.topics, row["topic"]),
            relevance=max(note.relevance, _number(row["stars"])),
        )
    return notes


def _papers(query: Query, authors: Mapping[str, tuple[str, ...]]) -> dict[str, Paper]:
    papers: dict[str, Paper] = {}
    for row in _rows(query, PAPERS):
        iri = row["paper"]
        paper = papers.get(iri) or Paper(
            iri, row["title"] or name_of(iri), row["year"][:4], authors.get(iri, ()),
            row["arxiv"], row["doi"], row["url"], (), name_of(row["state"]),
        )  # fmt: skip
        papers[iri] = replace(paper, citekeys=_with(paper.citekeys, row["citekey"]))
    return papers


def _authors(query: Query) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Return the name of each person, and each paper's authors in their order."""
    persons: dict[str, str] = {}
    authors: dict[str, tuple[str, ...]] = {}
    heads: dict[str, str] = {}
    for row in _rows(query, AUTHORS):
        persons.setdefault(row["person"], row["name"] or name_of(row["person"]))
        authors[row["paper"]] = _with(authors.get(row["paper"], ()), row["person"])
        if row["list"]:
            heads[row["paper"]] = row["list"]
    cells = {row["cell"]: (row["first"], row["rest"]) for row in _rows(query, LISTS)}
    for paper, head in heads.items():
        order = dict.fromkeys(_listed(head, cells))
        there = set(authors[paper])
        authors[paper] = (
            *(p for p in order if p in there),
            *(p for p in authors[paper] if p not in order),
        )
    return persons, authors


def _concepts(query: Query) -> dict[str, Concept]:
    concepts: dict[str, Concept] = {}
    for row in _rows(query, CONCEPTS):
        iri = row["concept"]
        concept = concepts.get(iri) or Concept(iri, row["label"] or name_of(iri))
        match name_of(row["property"]):
            case "altLabel":
                concept = replace(concept, aliases=_with(concept.aliases, row["value"]))
            case "broader":
                concept = replace(concept, broader=_with(concept.broader, row["value"]))
            case "narrower":
                concept = replace(concept, narrower=_with(concept.narrower, row["value"]))
            case "related":
                concept = replace(concept, related=_with(concept.related, row["value"]))
            case _:
                pass
        concepts[iri] = concept
    return _both_ways(concepts)


def _both_ways(concepts: Mapping[str, Concept]) -> dict[str, Concept]:
    """State each neighbour on both sides, whichever side said it."""
    made = dict(concepts)
    for iri, concept in concepts.items():
        for other in concept.broader:
            if other in made:
                made[other] = replace(made[other], narrower=_with(made[other].narrower, iri))
        for other in concept.narrower:
            if other in made:
                made[other] = replace(made[other], broader=_with(made[other].broader, iri))
        for other in concept.related:
            if other in made:
                made[other] = replace(made[other], related=_with(made[other].related, iri))
    return made


def _artifacts(query: Query) -> dict[str, Artifact]:
    artifacts: dict[str, Artifact] = {}
    for row in _rows(query, ARTIFACTS):
        iri = row["artifact"]
        artifacts.setdefault(
            iri,
            Artifact(
                iri, row["label"] or name_of(iri), name_of(row["kind"]),
                row["called"] or name_of(row["project"]), row["whole"],
            ),
        )  # fmt: skip
    return artifacts


def _links(query: Query) -> tuple[Link, ...]:
    links: dict[str, Link] = {}
    for row in _rows(query, LINKS):
        link = Link(
            row["link"], row["from"], row["to"], name_of(row["relation"]),
            row["reason"], row["sentence"], _number(row["line"]),
        )  # fmt: skip
        links[f"{link.iri}\n{link.target}"] = link
    return _in_place(links.values())


def _integrations(query: Query) -> tuple[Integration, ...]:
    found: dict[tuple[str, str], Integration] = {}
    for row in _rows(query, INTEGRATIONS):
        key = row["item"], row["paper"]
        one = found.get(key) or Integration(
            row["item"], row["artifact"], row["paper"], row["reason"], (), _number(row["line"])
        )
        found[key] = replace(one, onward=_with(one.onward, row["onward"]))
    return _in_place(found.values())


def _subjects(query: Query) -> dict[str, tuple[str, ...]]:
    subjects: dict[str, tuple[str, ...]] = {}
    for row in _rows(query, SUBJECTS):
        subjects[row["concept"]] = (*subjects.get(row["concept"], ()), row["note"])
    return subjects


def _in_place(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: (item.iri.partition("#")[0], item.line, item.iri)))


def _listed(head: str, cells: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    seen: set[str] = set()
    while head in cells and head not in seen:
        seen.add(head)
        first, head = cells[head]
        yield first


def _with(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return values if not value or value in values else (*values, value)


def _number(text: str) -> int:
    try:
        return int(float(text))
    except ValueError:
        return 0
