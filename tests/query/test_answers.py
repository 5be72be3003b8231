"""What the library answers on the example vault and on small ones."""

from __future__ import annotations

import pytest

import kg
from kg.errors import QueryError, UnknownName


def test_show_gathers_what_is_said_of_a_paper(example: kg.Vault) -> None:
    shown = example.show("@hubinger2019risks")
    facts = dict(shown.facts)
    assert facts["year"] == "2019"
    assert facts["authors"].startswith("Evan Hubinger, Chris van Merwijk")
    assert [note.path for note in shown.notes] == [
        "notes/literature/LN-Hubinger-2019-LearnedOptimization.md",
        "notes/reviews/MR-Hubinger-2019-LearnedOptimization.md",
    ]
    kinds = {item.kind for item in shown.items}
    assert {"assessment", "claim", "definition", "integration"} <= kinds
    aspects = [item.label for item in shown.items if item.kind == "assessment"]
    assert {"Category", "Context", "Correctness", "Contributions", "Clarity"} <= set(aspects)


def test_every_item_stands_where_it_says(example: kg.Vault) -> None:
    for shown in (example.show("@irving2018debate"), example.show("deceptive alignment")):
        for item in shown.items:
            lines = (example.root / item.path).read_text("utf-8").splitlines()
            assert 1 <= item.line <= item.end_line <= len(lines)
            first = item.text.split()[0].strip("*:(").casefold() if item.text else ""
            text = " ".join(lines[item.line - 1 : item.end_line]).casefold()
            assert first in text


def test_backlinks_show_sentence_reason_and_place(example: kg.Vault) -> None:
    rows = example.backlinks("deceptive-alignment")
    found = next(row for row in rows if "SleeperAgents" in row.path)
    assert found.reason == "the concept, with the evidence for and against it"
    line = (example.root / found.path).read_text("utf-8").splitlines()[found.line - 1]
    assert "[[PN-Deceptive-Alignment]]" in line
    assert all(row.status == "resolved" for row in rows)


def test_links_without_reason_and_to_nothing_are_found(example: kg.Vault) -> None:
    (missing,) = example.links(missing=True)
    assert missing.to_title == "LN-Andrychowicz-2016-LearningToLearn"
    bare = example.links("LN-Irving-2018-Debate", no_reason=True)
    assert "LN: Leike et al. (2018)" in " ".join(row.to_title for row in bare)


def test_search_ranks_titles_first_and_names_the_line(vault: kg.Vault) -> None:
    """
    == a.md
    # Something
    one
    the gradient hacker appears here
    == b.md
    # Gradient hacking
    == c.md
    ---
    aliases: [gradient hackers]
    ---
    # Other
    """
    hits = vault.search("gradient hack")
    assert [hit.path for hit in hits] == ["b.md", "c.md", "a.md"]
    last = hits[-1]
    assert (last.line, last.snippet) == (3, "the gradient hacker appears here")
    assert [last.snippet[start:end] for start, end in last.marks] == ["gradient", "hacker"]


def test_search_folds_accents_and_takes_phrases(vault: kg.Vault) -> None:
    """
    == a.md
    Rocktäschel wrote the red team report.
    == b.md
    The team was red.
    """
    assert [hit.path for hit in vault.search("rocktaschel")] == ["a.md"]
    assert [hit.path for hit in vault.search('"red team"')] == ["a.md"]
    assert len(vault.search("red team")) == 2


@pytest.mark.parametrize("text", ["", "*", '"', "AND", "a AND", "NEAR(", "title:", "-x", "^", "'"])
def test_no_search_text_is_an_operator(example: kg.Vault, text: str) -> None:
    assert isinstance(example.search(text), tuple)


def test_stats_agree_with_the_files(vault: kg.Vault) -> None:
    """
    == a.md
    ---
    aliases: [one, two]
    up: "[[b]]"
    ---
    # A #tag
    See [[b]], ![[b]], [b](b.md), [web](https://x.org), ![pic](p.png) and [[nobody]] #Tag ^id
    - [x] done

    > [!note] Callout

    `[[code]]` %%[[comment]]%%
    == b.md
    == broken.md
    ---
    a: [
    ---
    """
    (vault.root / "bytes.md").write_bytes(b"\xff")
    vault.refresh()
    stats = vault.stats()
    assert (stats.notes, stats.files) == (3, {"read": 3, "failed": 1})
    assert stats.links == {
        "wikilinks": 3,
        "embeds": 1,
        "markdown": 1,
        "resolved": 4,
        "missing": 1,
        "ambiguous": 0,
        "with_reason": 0,
    }
    assert stats.tags == {"distinct": 1, "uses": 2}
    assert (stats.aliases, stats.block_ids, stats.callouts, stats.tasks) == (2, 1, 1, 1)


def test_select_ask_and_construct_answer(example: kg.Vault) -> None:
    table = example.query(
        "SELECT ?title ?why WHERE { ?p kg:informs ?a ; dcterms:title ?title . ?i a kg:Integration ;"
        " cito:hasCitedEntity ?p ; kg:rationale ?why }"
    ).table
    assert table
    assert table.variables == ("title", "why")
    assert len(table.rows) > 14
    assert example.query("ASK { concept:deceptive-alignment a skos:Concept }").truth is True
    triples = example.query("CONSTRUCT { ?a a kg:Artifact } WHERE { ?a a kg:Artifact }").triples
    assert triples
    assert triples.count("\n") == 6  # one of them an article of another


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {",
        "DROP ALL",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
    ],
)
def test_what_is_no_query_or_leaves_this_machine_is_refused(example: kg.Vault, query: str) -> None:
    with pytest.raises(QueryError):
        example.query(query)


def test_service_may_be_a_word_in_a_text(example: kg.Vault) -> None:
    answer = example.query('ASK { ?s ?p "SERVICE" } # SERVICE')
    assert answer.truth is False


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib warns of its own calls
@pytest.mark.parametrize("name", ["turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml"])
def test_an_export_holds_the_graph_and_is_the_same_every_time(example: kg.Vault, name: str) -> None:
    from rdflib import Dataset, Graph

    data = example.export(name)
    assert data == example.export(name)
    format_ = {"jsonld": "json-ld", "ntriples": "nt", "rdfxml": "xml"}.get(name, name)
    if name in ("trig", "nquads", "jsonld"):
        graph: Graph = Dataset(default_union=True)
    else:
        graph = Graph()
    graph.parse(data=data.decode(), format=format_)
    assert len(set(graph.triples((None, None, None)))) == example.stats().statements


def test_an_unknown_export_format_names_the_known_ones(example: kg.Vault) -> None:
    with pytest.raises(UnknownName):
        example.export("turtel")
