"""Typed relations in the graph: citations between papers, edges between claims."""

from __future__ import annotations

from pathlib import Path

import kg
from tests.graph.test_statements import local, select


def test_a_typed_link_between_notes_on_papers_is_a_citation(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    title: A
    arxiv: "2001.00001"
    ---
    text

    supports:: [[LN-B]] — because the numbers agree
    == LN-B.md
    ---
    title: B
    arxiv: "2001.00002"
    ---
    - Extended by [[LN-A]]
    """
    found = local(
        vault,
        """SELECT ?a ?b ?why ?line { ?c a cito:Citation ; cito:hasCitingEntity ?a ;
        cito:hasCitedEntity ?b ; cito:hasCitationCharacterization cito:supports ;
        kg:rationale ?why ; kg:line ?line . ?a cito:cites ?b ; cito:supports ?b }""",
    )
    one, two = "paper/arxiv-2001.00001", "paper/arxiv-2001.00002"
    assert found == [(one, two, "because the numbers agree", "7")]
    assert local(vault, "SELECT ?a ?b { ?a cito:extends ?b }") == [(one, two)]
    assert {row.relation for row in vault.links()} == {"supports", "Extended by"}
    assert [hit.path for hit in vault.search("numbers agree")] == ["LN-A.md"]


def test_only_papers_cite(vault: kg.Vault) -> None:
    """
    == PN-A.md
    supports:: [[LN-B]]
    == LN-B.md
    ---
    arxiv: "2001.00002"
    ---
    supports:: [[LN-B]], [[nobody]], [[PN-A]]
    """
    assert vault.query("ASK { ?c a cito:Citation }").truth is False
    assert [row.relation for row in vault.links()] == ["supports"] * 4


def test_a_claim_contradicts_a_claim_both_ways(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    title: A
    arxiv: "2001.00001"
    ---
    The model is aligned. contradicts:: [[b#^c1]] — they measured it ^c2
    == b.md
    The model is not aligned. ^c1
    """
    found = local(
        vault,
        """SELECT ?a ?b ?why ?who ?l { ?r a kg:ClaimRelation ; rdf:subject ?a ; rdf:object ?b ;
        rdf:predicate kg:contradicts ; kg:rationale ?why ; prov:wasAttributedTo ?who ; kg:line ?l .
        ?a kg:contradicts ?b . ?b kg:contradicts ?a }""",
    )
    assert found == [("note/LN-A#%5Ec2", "note/b#%5Ec1", "they measured it", "agent/reader", "5")]
    assert local(vault, "SELECT ?to ?item { ?l kg:to ?to ; kg:toItem ?item }") == [
        ("note/b", "note/b#%5Ec1")
    ]


def test_outside_a_claim_the_topic_of_the_note_is_related(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    title: A
    arxiv: "2001.00001"
    ---
    rests on:: [[b#^c1]]
    == b.md
    The model is not aligned. ^c1
    """
    assert local(vault, "SELECT ?a ?b { ?a kg:restsOn ?b . ?b a kg:Premise }") == [
        ("paper/arxiv-2001.00001", "note/b#%5Ec1")
    ]


def test_a_block_id_that_nothing_has_is_no_item(vault: kg.Vault) -> None:
    """
    == a.md
    supports:: [[b#^nothing]]
    == b.md
    text
    """
    assert vault.query("ASK { ?l kg:toItem ?i }").truth is False


def test_a_vaults_own_relations_count(vault: kg.Vault) -> None:
    """
    == schema/relations.yaml
    echoes:
      words: [echoes]
      papers: cito:agreesWith
    == LN-A.md
    ---
    arxiv: "2001.00001"
    ---
    echoes:: [[LN-B]]
    == LN-B.md
    ---
    arxiv: "2001.00002"
    ---
    """
    assert local(vault, "SELECT ?a ?b { ?a cito:agreesWith ?b }") == [
        ("paper/arxiv-2001.00001", "paper/arxiv-2001.00002")
    ]


def test_a_relation_with_marks_of_sparql_stays_text(vault: kg.Vault) -> None:
    """
    == a.md
    (x" . } DROP ALL #:: [[b]])
    == b.md
    """
    assert vault.stats().notes == 2


def test_citations_by_author_and_year_are_tied_to_the_one_paper(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    title: A
    arxiv: "2001.00001"
    authors: ["van Berg, First"]
    year: 2021
    ---
    See van Berg et al. (2021) themselves.
    == SP-Rules.md
    ---
    type: spec
    title: Rules
    ---
    A beacon is sent (Nobody, 2019; Berg & Lundy, 2021). `van Berg (2021)` is code.
    == plain.md
    Van Berg's (2021) idea, not Lund (2020), nor [van Berg (2021)](x.md).
    == LN-C.md
    ---
    title: C
    authors: ["Lund, A."]
    year: 2020
    ---
    == LN-D.md
    ---
    title: D
    authors: ["Lund, B."]
    year: 2020
    ---
    """
    found = local(
        vault,
        """SELECT ?a ?b ?line ?words { ?c a cito:Citation ; cito:hasCitingEntity ?a ;
        cito:hasCitedEntity ?b ; kg:context ?words ; kg:line ?line ;
        cito:hasCitationCharacterization cito:cites . ?a cito:cites ?b }""",
    )
    paper = "paper/arxiv-2001.00001"
    assert [row[:3] for row in found] == [
        ("artifact/rules", paper, "5"),
        ("note/plain", paper, "1"),
    ]
    assert found[0][3] == "A beacon is sent (Nobody, 2019; Berg & Lundy, 2021)."


def test_a_new_paper_ties_the_citations_that_fit_it(vault_folder: Path) -> None:
    """
    == a.md
    As Lund (2020) has it.
    == b.md
    """
    kg.open(vault_folder)
    (vault_folder / "LN-C.md").write_text('---\ntitle: C\nauthors: ["Lund, A."]\nyear: 2020\n---\n')
    assert kg.open(vault_folder).query("ASK { ?a cito:cites ?b }").truth is True
    (vault_folder / "LN-D.md").write_text('---\ntitle: D\nauthors: ["Lund, B."]\nyear: 2020\n---\n')
    assert kg.open(vault_folder).query("ASK { ?a cito:cites ?b }").truth is False


def test_people_are_one_where_their_names_allow_it(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    title: A
    authors:
      - "Hubinger, E."
      - "Evan Hubinger"
      - "E. J. Hubinger"
      - "van Merwijk, C."
      - "Chris van Merwijk"
      - "Smith-Jones, A."
      - "Anna Smith-Jones"
      - "Lund, Ada"
      - "Lund, Arne"
      - "Lund, A."
    ---
    """
    assert local(vault, "SELECT DISTINCT ?p ?n { ?p a foaf:Person ; foaf:name ?n }") == [
        ("person/hubinger-e", "Evan Hubinger"),
        ("person/lund-a", "A. Lund"),
        ("person/lund-ada", "Ada Lund"),
        ("person/lund-arne", "Arne Lund"),
        ("person/smith-jones-a", "Anna Smith-Jones"),
        ("person/van-merwijk-c", "Chris van Merwijk"),
    ]


def test_orcids_are_kept_where_they_are_right(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    title: A
    authors: [{name: "Ada Lund", orcid: 0000-0002-1825-0097}, "Berg, Arne"]
    orcid: {"Arne Berg": "https://orcid.org/0000-0001-5109-3700", "Ada Lund": "0000-0002-1825-0098"}
    ---
    """
    assert select(vault, "SELECT ?n ?o { ?p foaf:name ?n ; schema:sameAs ?o }") == [
        ("Ada Lund", "https://orcid.org/0000-0002-1825-0097"),
        ("Arne Berg", "https://orcid.org/0000-0001-5109-3700"),
    ]
