"""`schema/shapes.ttl`: sound graphs pass, and each shape catches what it is there for."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import RDF, SH, Graph, URIRef

HERE = Path(__file__).parent
SHP = "https://w3id.org/litkg/shapes#"

EXPECTED_IN_THE_EXAMPLE = {
    "link to a note that does not exist": "one link leads to a note still to be written",
    "link without a reason where one is expected": "a few related notes are only listed",
    "question without an answer key": "some questions of the lesson have none",
    "question repeats another one": "the lesson asks one question twice, as lessons do",
    "quotation not checked against its source": "nobody has looked it up",
    "artifact of no project": "an article of the constitution is part of one that has a project",
    "artifact that no reading informs yet": "the reading informs the constitution, not an article",
}
"""Warnings and infos on the example vault, and why it has them: `kg check` shows them."""

EXPECTED_IN_THE_SOUND_GRAPH = {
    "link to a note that does not exist",
    "link that several notes answer to",
    "link without a reason where one is expected",
    "citation count without a source",
    "citation count without a date",
    "quotation not checked against its source",
    "question without an answer key",
}

TWIN = """
n:twin a qb:Observation ; qb:dataSet n:table ; kg:rowItem :c ; kg:columnProperty :d ;
    kg:cellValue "Yes" ; kg:line 103 .
"""

REPLACE = {
    # shape: (what stands in sound.ttl, what stands there instead)
    "Place": ("kg:line 60 ; kg:endLine 62", "kg:line 60 ; kg:endLine 59"),
    "Part": ('schema:text "None." ; dcterms:isPartOf note:N', 'schema:text "None."'),
    "Note": ('dcterms:title "C" ; kg:sourcePath "notes/C.md"', 'dcterms:title "C"'),
    "LiteratureNote": ("foaf:primaryTopic :p ;", "foaf:primaryTopic :c ;"),
    "ConceptNote": ('"notes/C.md" ; foaf:primaryTopic :c', '"notes/C.md"'),
    "ArtifactNote": ('"notes/S.md" ; foaf:primaryTopic :a', '"notes/S.md"'),
    "FiveCs": ("kg:aspect kg:Clarity", "kg:aspect kg:Summary"),
    "Section": ('dcterms:title "Results" ; ', ""),
    "Attachment": (' ; kg:sourcePath "notes/figure.png"', ""),
    "Link": ('kg:linkKind "image"', 'kg:linkKind "picture"'),
    "LinkReason": ("kg:reasonExpected true", 'kg:reasonExpected true ; kg:rationale "why"'),
    "LinkUnresolved": ("kg:candidate note:C , note:S", "kg:candidate note:C"),
    "NoFile": (":missing a kg:Missing", ':missing a kg:Missing ; kg:sourcePath "notes/M.md"'),
    "Paper": ('bibo:doi "10.1000/a"', 'bibo:doi "https://doi.org/10.1000/A"'),
    "PaperTitle": ('dcterms:title "A paper" ; ', ""),
    "PaperFull": ('fabio:hasPublicationYear "2020"^^xsd:gYear ;', ""),
    "PaperAuthors": ("dcterms:creator :ann ;", "dcterms:creator :ann , :bea ;"),
    "PaperLevel": ("fabio:Preprint", "fabio:ResearchPaper"),
    "Person": (' ; foaf:name "Ann"', ""),
    "Project": (' ; rdfs:label "PUMA"', ""),
    "Artifact": ("kg:artifactType kg:Chapter", "kg:artifactType kg:Step"),
    "Integration": (
        "cito:hasCitingEntity :a ; cito:hasCitedEntity :p ;",
        "cito:hasCitedEntity :p ;",
    ),
    "Concept": ("skos:related :e ; ", ""),
    "Definition": ('kg:surfaceForm "C" ; ', ""),
    "DefinitionText": ('rdf:value "What C is." ; ', ""),
    "DefinitionSource": ("dcterms:source :p ; ", ""),
    "Mention": ("mito:hasMentioningEntity note:N ; ", ""),
    "Assessment": ("schema:ratingValue 3", "schema:ratingValue 6"),
    "AssessmentSays": ('schema:reviewBody "Theory" ; ', ""),
    "Claim": ("kg:modality kg:Interpretation", "kg:modality kg:Opinion"),
    "Ordered": ("kg:ContributionRole ; schema:position 1", "kg:ContributionRole"),
    "ClaimSubclass": ("a kg:Claim , kg:Falsifier", "a kg:Falsifier"),
    "ClaimRelation": ("rdf:predicate kg:contradicts", "rdf:predicate cito:disputes"),
    "Falsifier": (" ; kg:wouldSettle n:x", ""),
    "ResearchQuestion": ('schema:text "Q?" ; ', ""),
    "Argument": ("amo:hasClaim n:x ; ", ""),
    "Citation": ("cito:extends", "cito:givesSupportTo"),
    "Reference": ('c4o:hasContent "/tail" ; ', ""),
    "ReferenceResolved": ("biro:references :q ; ", ""),
    "GlobalCitationCount": ("c4o:hasGlobalCountValue 500 ; ", ""),
    "DeclaredCount": ("kg:declaredValue 2 ; ", ""),
    "RefereeReport": ("schema:itemReviewed :p ; kg:simulated", "kg:simulated"),
    "ReviewComment": ("kg:severity kg:Minor", "kg:severity kg:Reject"),
    "AuthorResponse": ("cito:repliesTo n:report ; ", ""),
    "Check": ("kg:verdict kg:NoSignificantIssue ; ", ""),
    "LedgerEntry": ("a kg:LedgerEntry , kg:AxiomEntry", "a kg:AxiomEntry"),
    "AxiomEntry": ("kg:axiom n:premise ; ", ""),
    "InventedEntity": ("kg:entity :c", "kg:entity :ann"),
    "Cell": ("kg:columnProperty :d ; ", ""),
    "Quotation": ("kg:verification kg:Unverified ; ", ""),
    "QuizQuestion": ('schema:position 1 ; schema:text "Why?"', 'schema:text "Why?"'),
    "DuplicateIdentifier": ("kg:recordStatus kg:Stub", 'kg:citekey "a2020paper"'),
    "BroaderCycle": ("skos:narrower :c", "skos:narrower :c ; skos:broader :c"),
    "Informs": (" ; kg:informs :a", ""),
    "References": ("dcterms:references note:C , :file ,", "dcterms:references note:C ,"),
    "ClaimEdge": ("kg:contradicts n:y ; ", ""),
    "SupportsAndDisputes": ("kg:supports n:premise", "kg:supports n:z ; kg:disputes n:z"),
    "DuplicateCell": ("n:cell a qb:Observation", f"{TWIN}n:cell a qb:Observation"),
}
"""What breaks each shape, and nothing else that the shape looks at."""

ONLY_WARN = {"FiveCs", "PaperFull", "DefinitionSource", "AssessmentSays", "SupportsAndDisputes"}


def results(graph: Graph, shapes: Graph) -> list[tuple[str, str, str]]:
    """Return the shape, the severity and the message of each result."""
    _, report, _ = validate(graph, shacl_graph=shapes)
    found = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        source = report.value(result, SH.sourceShape)
        shape = source if isinstance(source, URIRef) else shapes.value(None, SH.property, source)
        severity = str(report.value(result, SH.resultSeverity)).rpartition("#")[2]
        message = str(report.value(result, SH.resultMessage))
        found.append((str(shape).removeprefix(SHP), severity, message))
    return found


@pytest.fixture(scope="module")
def sound() -> str:
    return (HERE / "sound.ttl").read_text("utf-8")


def test_the_shapes_are_shapes(shapes: Graph) -> None:
    """Held against the shapes for shapes that come with SHACL itself."""
    conforms, _, text = validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text


def test_the_example_has_no_violations(example: Graph, shapes: Graph) -> None:
    found = Counter((severity, message) for _, severity, message in results(example, shapes))
    assert [key for key in found if key[0] == "Violation"] == []
    assert {message for _, message in found} <= EXPECTED_IN_THE_EXAMPLE.keys()


def test_the_example_has_no_violations_beside_the_ontology(
    example: Graph, shapes: Graph, ontology: Graph
) -> None:
    """A user may load the vocabulary with the graph: our own values must pass as well."""
    found = results(example + ontology, shapes)
    assert [one for one in found if one[1] == "Violation"] == []


def test_a_sound_graph_has_no_violations(sound: str, shapes: Graph) -> None:
    found = results(Graph().parse(data=sound), shapes)
    assert [one for one in found if one[1] == "Violation"] == []
    assert {message for _, _, message in found} == EXPECTED_IN_THE_SOUND_GRAPH


def test_every_shape_has_a_case(shapes: Graph) -> None:
    named = {str(s).removeprefix(SHP) for s in shapes.subjects(RDF.type, SH.NodeShape)}
    assert named == REPLACE.keys()


@pytest.mark.parametrize("shape", REPLACE)
def test_a_broken_graph_is_caught(shape: str, sound: str, shapes: Graph) -> None:
    before, after = REPLACE[shape]
    assert sound.count(before) == 1, "the case must break one place"
    found = results(Graph().parse(data=sound.replace(before, after)), shapes)
    severity = "Warning" if shape in ONLY_WARN else "Violation"
    new = [one for one in found if one[2] not in EXPECTED_IN_THE_SOUND_GRAPH]
    assert (shape, severity) in {(name, level) for name, level, _ in new}
