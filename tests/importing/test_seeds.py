"""The user's own three pages come out of the graph complete; their text stays outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Importing

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside the project")


def seed(name: str) -> str:
    return (SEEDS / f"{name}.txt").read_text("utf-8")


def unread(importing: Importing) -> int:
    return importing.vault.stats().lines["unread"]


def test_literature_note(importing: Importing) -> None:
    assert importing.add(seed("literature-note")).startswith("literature/LN-Hubinger-2019-")
    ask, count = importing.ask, importing.count
    aspects = {a.rpartition("#")[2] for a in ask("?a a kg:Assessment ; kg:aspect ?x")}
    assert aspects == {
        "Category", "Context", "Correctness", "Contributions", "Clarity", "Relevance"
    }  # fmt: skip
    assert ask("?n a kg:LiteratureNote ; kg:relevance ?x") == ["3"]
    assert count("?x kg:role kg:ContributionRole") == 3
    assert count("?c skos:definition ?x") == 3
    assert count("?x kg:role kg:Step") == 2
    assert count("?x a kg:Integration") == 4
    assert count("?x a kg:Integration ; kg:linkTarget ?t") == 3
    assert count("?n kg:relatedNote ?x . ?l kg:from ?n ; kg:to ?x ; kg:rationale ?r") == 3
    assert ask("?n foaf:primaryTopic ?p . ?p fabio:hasPublicationYear ?x") == ["2019"]
    assert ask("?n foaf:primaryTopic ?p . ?p fabio:hasArXivId ?x") == ["1906.01820"]
    assert count("?n foaf:primaryTopic ?p . ?p dcterms:creator ?x") == 5
    listed = "bibo:authorList/rdf:rest" + "/rdf:rest" * 3 + "/rdf:first/foaf:familyName"
    assert ask(f"?n foaf:primaryTopic ?p . ?p {listed} ?x") == ["Garrabrant"]
    assert count("?x kg:role kg:WhyItMatters") >= 4
    assert unread(importing) == 0


def test_review(importing: Importing) -> None:
    importing.add(seed("machine-review"))
    ask, count = importing.ask, importing.count
    paper = "?n a kg:MachineReview ; foaf:primaryTopic ?p ."
    assert count("?x a biro:BibliographicReference") == 40
    cited = "?c a cito:Citation ; cito:hasCitingEntity ?p ; cito:hasCitedEntity ?x"
    assert count(f"{paper} {cited}") == 35
    assert count("?x kg:resolution kg:Fragment ; kg:continuesReference ?r") == 5
    citing = "?x a cito:Citation ; cito:hasCitedEntity ?p ; cito:hasCitingEntity ?q . ?q kg:tldr ?t"
    assert count(f"{paper} {citing}") == 20
    assert ask("?c a kg:ReviewComment ; kg:severity kg:Minor ; kg:refersToSection ?x") == [
        "Section 2", "Section 3", "Throughout"
    ]  # fmt: skip
    assert count("?x a kg:AxiomEntry ; kg:axiomKind kg:DomainAssumption") == 1
    invented = "?x a kg:InventedEntityEntry ; kg:evidenceStatus kg:NoIndependentEvidence"
    assert count(f"{invented} ; kg:entity ?c . ?c a skos:Concept") == 1
    core = "?core kg:role kg:CoreClaim ."
    assert count(f"{core} ?core kg:implies ?x") == 4
    assert count(f"{core} ?x kg:extrapolatesFrom ?core") == 4
    assert count(f"{core} ?core kg:restsOn ?x . ?x a kg:Premise") == 1
    assert count(f"{core} ?x a kg:Falsifier ; kg:wouldSettle ?core") == 1
    assert count("?x kg:role ?r FILTER (?r IN (kg:Pith, kg:Mechanism))") == 2
    assert count('?x a kg:Section ; dcterms:title "Abstract"') == 1
    report = "?r a kg:RefereeReport . ?a dcterms:isPartOf ?r ; kg:aspect ?x"
    assert {a.rpartition("#")[2] for a in ask(report)} == {"Summary", "Significance"}
    assert count("?x a kg:AuthorResponse ; kg:simulated true ; cito:repliesTo ?r") == 1
    assert count("?x a kg:Check ; kg:verdict kg:NoSignificantIssue ; kg:rationale ?r") == 1
    assert ask(f"{paper} ?n kg:reviewed ?x") == ["2026-05-15 12:17 UTC"]
    machine = "?c kg:role kg:CoreClaim ; prov:wasAttributedTo ?m . ?m rdfs:label|foaf:name ?x"
    assert ask(machine) == ["grok-4.3"]
    assert declared(importing) == {
        "minorComments": "3/3", "axioms": "1/1", "inventedEntities": "1/1",
        "forwardCitations": "20/20", "theoremLinks": "1/0", "discussionComments": "0/0",
    }  # fmt: skip
    assert unread(importing) == 0


def test_lesson(importing: Importing) -> None:
    importing.add(seed("lesson"))
    ask, count = importing.ask, importing.count
    assert count("?x a qb:Observation") == 12
    assert count("?o a qb:Observation ; kg:rowItem ?x") == 4
    assert count("?o a qb:Observation ; kg:columnProperty ?x") == 3
    assert count("?x kg:cellQualifier ?q") == 4
    said = "?q a schema:Quotation ; schema:spokenByCharacter ?s ; schema:isBasedOn ?w ."
    assert ask(f"{said} ?s foaf:familyName ?x") == ["Hubinger"]
    assert count("?x kg:role kg:BigIdea") == 1
    assert count("?x a kg:QuizQuestion") == 15
    assert count("?x kg:duplicateOf ?q") == 1
    assert count("?x kg:refersToSection ?s ; kg:sectionMissing true") == 2
    assert count("?x kg:role kg:Explanation") == 4
    assert declared(importing) == {"quizQuestions": "15/15"}
    assert unread(importing) == 0


def declared(importing: Importing) -> dict[str, str]:
    """Return what the page declares of itself, and beside it what was read."""
    found = importing.ask(
        "?c a kg:DeclaredCount ; kg:countOf ?w ; kg:declaredValue ?d ; kg:parsedValue ?v ."
        " BIND(CONCAT(STRAFTER(STR(?w), '#'), ' ', STR(?d), '/', STR(?v)) AS ?x)"
    )
    return dict(one.split() for one in found)


@pytest.mark.parametrize("name", ["literature-note", "machine-review", "lesson"])
def test_twice_changes_nothing(importing: Importing, name: str) -> None:
    path = importing.root / importing.add(seed(name))
    before = path.read_bytes()
    again = importing.vault.import_text(seed(name))
    assert (again.status, path.read_bytes()) == ("unchanged", before)
    assert importing.vault.import_text(before.decode()).status == "unchanged"
