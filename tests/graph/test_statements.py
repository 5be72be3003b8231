"""What a note says in the graph: the core patterns that queries rely on."""

from __future__ import annotations

import kg


def select(vault: kg.Vault, query: str) -> list[tuple[str, ...]]:
    table = vault.query(query).table
    assert table
    return sorted(tuple(node.value if node else "" for node in row) for row in table.rows)


def local(vault: kg.Vault, query: str) -> list[tuple[str, ...]]:
    """Return rows with our own addresses cut to what follows the base or namespace."""
    cut = (vault.config.base, "https://w3id.org/litkg/ns#")
    return [
        tuple(v.removeprefix(cut[0]).removeprefix(cut[1]) for v in row)
        for row in select(vault, query)
    ]


def test_a_literature_note_describes_its_paper(vault: kg.Vault) -> None:
    """
    == LN-Made-2020-Up.md
    ---
    title: "A made-up paper"
    authors: ["Last, First", "van der Other, A."]
    year: 2020
    arxiv: "2001.00001v2"
    doi: "https://doi.org/10.1000/ABC"
    citekey: "@last2020made"
    relevance: 2
    ---
    # LN: Last and van der Other (2020) — A made-up paper
    """
    facts = select(
        vault,
        """SELECT ?title ?year ?arxiv ?doi ?key WHERE {
          ?n a kg:LiteratureNote ; foaf:primaryTopic paper:arxiv-2001.00001 ; kg:relevance 2 .
          paper:arxiv-2001.00001 a kg:Paper ; dcterms:title ?title ; kg:recordStatus kg:Full ;
            fabio:hasPublicationYear ?year ; fabio:hasArXivId ?arxiv ; bibo:doi ?doi ;
            kg:citekey ?key }""",
    )
    assert facts == [("A made-up paper", "2020", "2001.00001", "10.1000/abc", "last2020made")]
    authors = vault.query(
        "SELECT ?n { paper:arxiv-2001.00001 bibo:authorList/rdf:rest*/rdf:first/foaf:name ?n }"
    ).table
    assert authors
    assert [row[0].value for row in authors.rows if row[0]] == ["First Last", "A. van der Other"]


def test_assessments_contributions_and_ratings_have_their_lines(vault: kg.Vault) -> None:
    """
    == LN-Made-2020-Up.md
    # LN: Last (2020) — A made-up paper
    ## Pass 1 (5 Cs)
    | C | Assessment |
    |---|---|
    | **Category** | Survey |
    | **Contributions** | (1) Counts; (2) Sorts |

    **Relevance**: ⭐⭐ — it sorts
    """
    rows = local(vault, "SELECT ?l ?a ?t { ?x kg:aspect ?a ; kg:line ?l ; schema:reviewBody ?t }")
    assert rows == [
        ("5", "Category", "Survey"),
        ("6", "Contributions", "(1) Counts; (2) Sorts"),
        ("8", "Relevance", "it sorts"),
    ]
    assert local(
        vault,
        """SELECT ?p ?t { ?c a kg:Claim ; kg:role kg:ContributionRole ; schema:position ?p ;
          schema:text ?t ; schema:appearance paper:title-a-made-up-paper }""",
    ) == [("1", "Counts"), ("2", "Sorts")]


def test_a_definition_hangs_on_the_concept_whatever_its_spelling(vault: kg.Vault) -> None:
    """
    == LN-Made-2020-Up.md
    ## Key Concepts
    **Inner Alignment Problem**: Goals that differ inside.
    == PN-Inner-Alignment.md
    ---
    type: concept
    title: Inner alignment
    aliases: [inner alignment problem]
    broader: "[[PN-Alignment]]"
    ---
    == PN-Alignment.md
    ---
    type: concept
    title: Alignment
    ---
    """
    assert local(
        vault,
        """SELECT ?concept ?text ?form { ?concept skos:definition ?d .
          ?d a kg:Definition ; rdf:value ?text ; kg:surfaceForm ?form }""",
    ) == [("concept/inner-alignment", "Goals that differ inside.", "Inner Alignment Problem")]
    assert local(vault, "SELECT ?b { concept:inner-alignment skos:broader ?b }") == [
        ("concept/alignment",)
    ]


def test_an_integration_ties_paper_and_artifact_with_its_reason(vault: kg.Vault) -> None:
    """
    == LN-Made-2020-Up.md
    ---
    arxiv: "2001.00001"
    ---
    ## ORCHID Integration
    - **Ethics chapter**: It is the ground → [[SP-Rules]]
    - Stage 4: It is tested there
    == SP-Rules.md
    """
    assert local(
        vault,
        """SELECT ?label ?project ?why ?to {
          ?i a kg:Integration ; cito:hasCitingEntity ?a ; kg:rationale ?why ;
            cito:hasCitedEntity paper:arxiv-2001.00001 .
          ?a rdfs:label ?label ; kg:inProject/rdfs:label ?project .
          paper:arxiv-2001.00001 kg:informs ?a . OPTIONAL { ?i kg:linkTarget ?to } }""",
    ) == [
        ("Ethics chapter", "ORCHID", "It is the ground", "note/SP-Rules"),
        ("Stage 4", "ORCHID", "It is tested there", ""),
    ]


def test_a_link_carries_reason_sentence_and_line(vault: kg.Vault) -> None:
    """
    == LN-Made-2020-Up.md
    # Made up

    First. It goes on from [[b|the other]] where it stopped. Last.

    ## Related Notes
    - [[b]] — it began there
    - [[nobody]] — to be written
    == b.md
    """
    assert local(
        vault,
        """SELECT ?line ?to ?why ?said { note:LN-Made-2020-Up dcterms:references ?to .
          ?l a kg:Link ; kg:from note:LN-Made-2020-Up ; kg:to ?to ; kg:line ?line ;
             kg:context ?said . OPTIONAL { ?l kg:rationale ?why } }""",
    ) == [
        ("3", "note/b", "", "It goes on from the other where it stopped."),
        ("6", "note/b", "it began there", "b — it began there"),
        ("7", "missing/nobody", "to be written", "nobody — to be written"),
    ]
    assert local(vault, "SELECT ?m { ?m a kg:Missing }") == [("missing/nobody",)]
    assert local(vault, "SELECT ?n { ?x kg:relatedNote ?n }") == [("missing/nobody",), ("note/b",)]


def test_each_note_has_its_own_graph_and_the_default_graph_merges_them(vault: kg.Vault) -> None:
    """
    == LN-A-2020-X.md
    ---
    arxiv: "2001.00001"
    title: One paper
    ---
    == LN-B-2020-X.md
    ---
    arxiv: "2001.00001"
    title: One paper
    ---
    """
    title = "?p dcterms:title 'One paper' ; a kg:Paper"
    assert select(vault, f"SELECT ?p {{ {title} }}") == [
        ("https://example.org/kg/paper/arxiv-2001.00001",)
    ]
    assert local(vault, f"SELECT ?g {{ GRAPH ?g {{ {title} }} }}") == [
        ("note/LN-A-2020-X",),
        ("note/LN-B-2020-X",),
    ]


def test_two_notes_of_one_name_are_addressed_by_their_paths(vault: kg.Vault) -> None:
    """
    == a/Jones.md
    == b/jones.md
    == other one.md
    """
    assert local(vault, "SELECT ?n { ?n a kg:Note }") == [
        ("note/a/Jones",),
        ("note/b/jones",),
        ("note/other%20one",),
    ]


def test_a_paper_without_identifier_is_the_one_of_that_title(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    title: "On Goals: A Survey"
    ---
    == LN-B.md
    ---
    title: On goals — a survey
    arxiv: "2001.00001"
    ---
    """
    assert local(vault, "SELECT DISTINCT ?p { ?n foaf:primaryTopic ?p }") == [
        ("paper/arxiv-2001.00001",)
    ]


def test_initials_are_the_person_whom_the_vault_knows(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    authors: ["Hubinger, E.", "Zhang, Y."]
    ---
    == LN-B.md
    ---
    authors: ["Hubinger, Evan", "Zhang, Yi"]
    ---
    == LN-C.md
    ---
    authors: ["Zhang, Yan"]
    ---
    """
    assert local(
        vault, "SELECT DISTINCT ?p ?name { [] dcterms:creator ?p . ?p foaf:name ?name }"
    ) == [
        ("person/hubinger-e", "Evan Hubinger"),
        ("person/zhang-y", "Y. Zhang"),
        ("person/zhang-yan", "Yan Zhang"),
        ("person/zhang-yi", "Yi Zhang"),
    ]


def test_text_of_a_note_never_becomes_a_statement(vault: kg.Vault) -> None:
    r"""
    == LN-A.md
    ---
    title: 'x" . <urn:evil> <urn:p> <urn:o> . "\'
    url: "https://a.org/> <urn:p> <urn:o> . <urn:x"
    ---
    [[b> . <urn:evil> <urn:p> "x]] and \" ''' }} DROP ALL
    """
    assert select(vault, "SELECT ?s ?p { ?s ?p <urn:o> }") == []
    assert select(vault, "SELECT ?o { <urn:evil> ?p ?o }") == []
    titles = [title for (title,) in select(vault, "SELECT ?t { ?p a kg:Paper ; dcterms:title ?t }")]
    assert titles == ['x" . <urn:evil> <urn:p> <urn:o> . "\\']
