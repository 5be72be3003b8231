"""The questions to the graph: one for each property, for the whole site at once.

A property is a column, asked for in one scan of the store; things are put together from
columns here. That is three times as quick as asking for whole rows with OPTIONAL, and
the number of questions does not depend on the number of notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from kg.network.statements import Statements
from kg_site.claiming import claims_of, roles_of
from kg_site.columns import Graph, Values, name_of, number_of
from kg_site.comparing import comparisons_of
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

ORCID = "https://orcid.org/"
Item = TypeVar("Item", Assessment, Contribution, Definition, Integration, Link)


def ask(statements: Statements, base: str) -> Knowledge:
    """Return what *statements* say that the pages need; pages lie under *base*."""
    graph = Graph(statements)
    papers = _papers(graph)
    links = _links(graph)
    linked = {link.iri for link in links}
    return Knowledge(
        base=base,
        notes=_notes(graph),
        papers=papers,
        concepts=_concepts(graph),
        artifacts=_artifacts(graph),
        persons={
            person: graph.one(person, "foaf:name") or name_of(person)
            for paper in papers.values()
            for person in paper.authors
        },
        links=links,
        definitions=_definitions(graph),
        integrations=_integrations(graph),
        assessments=_assessments(graph),
        contributions=_contributions(graph),
        subjects=_subjects(graph),
        lines={
            item: number_of(lines[0])
            for item, lines in graph.column("kg:line").items()
            if item not in linked
        },
        claims=claims_of(graph),
        roles=roles_of(graph),
        tags=graph.column("schema:keywords"),
        orcids=_orcids(graph),
        comparisons=comparisons_of(graph),
    )


def _notes(graph: Graph) -> dict[str, Note]:
    return {
        iri: Note(
            iri,
            path,
            graph.one(iri, "dcterms:title"),
            frozenset(map(name_of, types)),
            graph.all(iri, "foaf:primaryTopic"),
            graph.number(iri, "kg:relevance"),
        )
        for iri, types in sorted(graph.types("kg:Note").items())
        if (path := graph.one(iri, "kg:sourcePath"))
    }


def _papers(graph: Graph) -> dict[str, Paper]:
    return {
        iri: Paper(
            iri=iri,
            title=graph.one(iri, "dcterms:title") or name_of(iri),
            year=graph.one(iri, "fabio:hasPublicationYear")[:4],
            authors=_authors(graph, iri),
            arxiv=graph.one(iri, "fabio:hasArXivId"),
            doi=graph.one(iri, "bibo:doi"),
            url=graph.one(iri, "schema:url"),
            citekeys=graph.all(iri, "kg:citekey"),
            state=name_of(graph.one(iri, "kg:recordStatus")),
        )
        for iri in graph.members("kg:Paper")
    }


def _authors(graph: Graph, paper: str) -> Values:
    """Return the authors of *paper* in the order of its list, those it leaves out behind."""
    authors = graph.all(paper, "dcterms:creator")
    listed = _listed(graph, graph.one(paper, "bibo:authorList"))
    return tuple(dict.fromkeys([*(a for a in listed if a in authors), *authors]))


def _listed(graph: Graph, cell: str) -> Iterator[str]:
    seen: set[str] = set()
    while cell and cell not in seen:
        seen.add(cell)
        yield graph.one(cell, "rdf:first")
        cell = graph.one(cell, "rdf:rest")


def _concepts(graph: Graph) -> dict[str, Concept]:
    return _both_ways(
        {
            iri: Concept(
                iri,
                graph.one(iri, "skos:prefLabel") or name_of(iri),
                graph.all(iri, "skos:altLabel"),
                graph.all(iri, "skos:broader"),
                graph.all(iri, "skos:narrower"),
                graph.all(iri, "skos:related"),
            )
            for iri in graph.members("skos:Concept")
        }
    )


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


def _artifacts(graph: Graph) -> dict[str, Artifact]:
    artifacts = {}
    for iri in graph.members("kg:Artifact"):
        if "#" in iri:  # an article or a clause: it stands in its note
            continue
        project = graph.one(iri, "kg:inProject")
        artifacts[iri] = Artifact(
            iri=iri,
            label=graph.one(iri, "rdfs:label") or name_of(iri),
            kind=name_of(graph.one(iri, "kg:artifactType")),
            project=graph.one(project, "rdfs:label") or name_of(project),
            whole=graph.one(iri, "dcterms:isPartOf"),
        )
    return artifacts


def _links(graph: Graph) -> tuple[Link, ...]:
    return _in_place(
        Link(
            iri=iri,
            source=graph.one(iri, "kg:from"),
            target=target,
            relation=name_of(graph.one(iri, "kg:relation")),
            reason=graph.one(iri, "kg:rationale"),
            sentence=graph.one(iri, "kg:context"),
            line=graph.number(iri, "kg:line"),
        )
        for iri in graph.members("kg:Link")
        for target in graph.all(iri, "kg:to")
    )


def _definitions(graph: Graph) -> tuple[Definition, ...]:
    return _in_place(
        Definition(
            iri,
            concept,
            graph.one(iri, "rdf:value"),
            graph.one(iri, "dcterms:source"),
            graph.number(iri, "kg:line"),
        )
        for concept, definitions in graph.column("skos:definition").items()
        for iri in definitions
        if graph.one(iri, "rdf:value")
    )


def _integrations(graph: Graph) -> tuple[Integration, ...]:
    return _in_place(
        Integration(
            iri,
            artifact,
            paper,
            graph.one(iri, "kg:rationale"),
            graph.all(iri, "kg:linkTarget"),
            graph.number(iri, "kg:line"),
        )
        for iri in graph.members("kg:Integration")
        for artifact in graph.all(iri, "cito:hasCitingEntity")
        for paper in graph.all(iri, "cito:hasCitedEntity") or ("",)
    )


def _assessments(graph: Graph) -> tuple[Assessment, ...]:
    return _in_place(
        Assessment(
            iri,
            name_of(aspect),
            graph.one(iri, "schema:reviewBody"),
            paper,
            graph.number(iri, "schema:ratingValue"),
            graph.number(iri, "kg:line"),
        )
        for iri in graph.members("kg:Assessment")
        for aspect in graph.all(iri, "kg:aspect")
        for paper in graph.all(iri, "schema:itemReviewed") or ("",)
    )


def _contributions(graph: Graph) -> tuple[Contribution, ...]:
    return _in_place(
        Contribution(
            iri,
            paper,
            graph.number(iri, "schema:position"),
            graph.one(iri, "schema:text"),
            graph.number(iri, "kg:line"),
        )
        for iri, roles in graph.column("kg:role").items()
        if any(name_of(role) == "ContributionRole" for role in roles)
        for paper in graph.all(iri, "schema:appearance")
    )


def _subjects(graph: Graph) -> dict[str, Values]:
    subjects: dict[str, list[str]] = {}
    for note, concepts in sorted(graph.column("dcterms:subject").items()):
        for concept in concepts:
            subjects.setdefault(concept, []).append(note)
    return {concept: tuple(notes) for concept, notes in subjects.items()}


def _orcids(graph: Graph) -> dict[str, str]:
    """Return the ORCID of each person who has one."""
    same = graph.column("schema:sameAs")
    found = {iri: [v for v in values if v.startswith(ORCID)] for iri, values in same.items()}
    return {iri: values[0].removeprefix(ORCID) for iri, values in found.items() if values}


def _in_place(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: (item.iri.partition("#")[0], item.line, item.iri)))


def _with(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return values if not value or value in values else (*values, value)
