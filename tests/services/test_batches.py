"""A batch of citations is read as notes are: a graph of its own, which changes no note's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.importing.batches import batches, keep_batch, line_of
from kg.notes.batches import batch_note
from kg.notes.model import PaperId
from kg.services import Author, Identifier, Record, Scheme

HEAD = {"litkg": "citations", "service": "OpenAlex", "url": "https://openalex.org/"}
PATH = "citations/openalex-2031-02-03.jsonl"
GRAPH = f"https://example.org/kg/file/{PATH}"
NOTE = """\
---
type: literature
title: Quiet proxies
authors: ["Okoro, Ada"]
year: 2031
doi: "10.5555/quiet.42"
---
# Quiet proxies

Okoro (2031) and Roe (1999) say so.
"""
QUIET = {"doi": "10.5555/QUIET.42", "arxiv": "3107.00042"}
OLD = {"doi": "10.5555/old.1", "title": "Old towers", "year": 1999, "author": "Roe"}
NEW = {"url": "https://openalex.org/W9", "title": "New towers", "year": 2033}


def lines(*said: object) -> str:
    return "".join(json.dumps(one) + "\n" for one in ({**HEAD, "day": "2031-02-03"}, *said))


@pytest.fixture
def batch(vault: Path) -> Path:
    """A vault with a note and a batch that tells of its paper."""
    (vault / "quiet.md").write_text(NOTE, "utf-8")
    path = vault / PATH
    path.parent.mkdir()
    path.write_text(lines({"paper": QUIET, "references": [OLD], "cited_by": [NEW]}), "utf-8")
    return path


def triples(opened: kg.Vault, graph: str) -> set[str]:
    text = opened.query(f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}").triples
    return set((text or "").splitlines())


@pytest.mark.usefixtures("batch")
def test_a_batch_has_a_graph_of_its_own(vault: Path) -> None:
    opened = kg.open(vault)
    paper = "<https://example.org/kg/paper/doi-10.5555_quiet.42>"
    asked = f"""ASK {{ GRAPH <{GRAPH}> {{
      <{GRAPH}> a kg:CitationBatch ; dcterms:created "2031-02-03"^^xsd:date ;
        prov:wasAttributedTo/foaf:name "OpenAlex" .
      {paper} cito:cites ?old . ?old a kg:FetchedPaper ; bibo:doi "10.5555/old.1" .
      ?new cito:cites {paper} ; dcterms:title "New towers" }} }}"""
    assert opened.query(asked).truth
    assert not opened.query("ASK { ?old a kg:Paper, kg:FetchedPaper }").truth


def test_a_batch_changes_nothing_of_what_notes_say(batch: Path, vault: Path) -> None:
    opened = kg.open(vault)
    (address,) = (note.iri for note in opened.notes())
    with_batch, counts = triples(opened, address), opened.stats()
    assert with_batch
    batch.unlink()
    opened.refresh()
    assert triples(opened, address) == with_batch
    assert opened.stats().papers == counts.papers
    assert not opened.query("ASK { ?one a kg:FetchedPaper }").truth
    assert not triples(opened, GRAPH)


def test_a_fetched_paper_becomes_a_paper_when_a_note_speaks_of_it(batch: Path, vault: Path) -> None:
    opened = kg.open(vault)
    (vault / "old.md").write_text(
        '---\ntype: literature\ntitle: Old towers\narxiv: "9901.00001"\nyear: 1999\n---\n# Old\n',
        "utf-8",
    )
    opened.refresh()
    asked = "ASK { ?quiet cito:cites <https://example.org/kg/paper/arxiv-9901.00001> }"
    assert opened.query(asked).truth
    assert not opened.query('ASK { ?one a kg:FetchedPaper ; dcterms:title "Old towers" }').truth
    assert batch.exists()


@pytest.mark.usefixtures("batch")
def test_the_query_of_the_documentation_finds_who_cites(vault: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "services.md").read_text("utf-8")
    query = page.partition("```sparql\n")[2].partition("```")[0]
    table = kg.open(vault).query(query.replace("10.1126/science.aar6404", "10.5555/quiet.42")).table
    assert table
    assert [row[0].value for row in table.rows if row[0]] == ["New towers"]


def test_an_index_that_grew_equals_one_that_was_built(batch: Path, vault: Path) -> None:
    opened = kg.open(vault)
    more = lines({"paper": QUIET, "references": [OLD, NEW]}, {"paper": OLD, "cited_by": [QUIET]})
    batch.write_text(more, "utf-8")
    opened.refresh()
    grown = triples(opened, GRAPH)
    opened.refresh(full=True)
    assert triples(opened, GRAPH) == grown


def test_what_is_no_line_of_a_batch_is_reported(batch: Path, vault: Path) -> None:
    batch.write_text(lines({"paper": {}}, [1], {"paper": QUIET, "references": 3}) + "{", "utf-8")
    found = [one for one in kg.open(vault).check() if one.path == PATH]
    assert [(one.rule, one.line) for one in found] == [
        ("unreadable", 2), ("unreadable", 3), ("unreadable", 5),
    ]  # fmt: skip


def test_a_batch_counts_where_notes_are_elsewhere(batch: Path, vault: Path) -> None:
    (vault / "kg.yaml").write_text("notes: [reading]\n", "utf-8")
    assert kg.open(vault).query("ASK { ?one a kg:CitationBatch }").truth
    assert batch.exists()


@pytest.mark.usefixtures("batch")
def test_a_batch_is_not_published(vault: Path) -> None:
    published = kg.open(vault).published()
    assert not published.query("ASK { ?one a kg:CitationBatch }").truth
    assert len(list(published.notes())) == 1


JSON = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["paper", "references", "cited_by", "doi", "title", "year", "url"]),
            inner,
        )
    ),
    max_leaves=15,
)


@given(st.lists(JSON, max_size=4).map(lambda said: lines(*said).encode()) | st.binary(max_size=80))
def test_no_batch_makes_reading_raise(data: bytes) -> None:
    note = batch_note(PATH, data)
    assert note.kind == ""
    for edge in note.edges:
        str(edge).encode()


def test_what_only_a_service_says_is_no_mistake_of_the_reader(batch: Path, vault: Path) -> None:
    late = {**OLD, "year": 2040}
    batch.write_text(lines({"paper": QUIET, "references": [late]}), "utf-8")
    assert not [one for one in kg.open(vault).check() if one.rule == "impossible-citation"]


@pytest.mark.usefixtures("batch")
def test_fetched_papers_are_found_and_lie_on_paths(vault: Path) -> None:
    opened = kg.open(vault)
    assert opened.show("10.5555/old.1").label == "Old towers"
    (path,) = opened.path("Old towers", "New towers").paths
    assert [hop.edge.path for hop in path.hops] == [PATH, PATH]
    assert [one["title"] for one in opened.papers_as_csl()] == ["Quiet proxies"]
    with pytest.raises(kg.KgError, match="a paper that only a service names, not a paper"):
        opened.cite("Old towers")


def test_what_two_papers_cite_is_suggested(batch: Path, vault: Path) -> None:
    other = NOTE.replace("Quiet proxies", "Loud rewards").replace("quiet.42", "loud.7")
    (vault / "loud.md").write_text(other, "utf-8")
    loud, once = {"doi": "10.5555/loud.7"}, {"doi": "10.5555/once.1", "title": "Once"}
    told = ({"paper": QUIET, "references": [OLD, once]}, {"paper": loud, "references": [OLD]})
    batch.write_text(lines(*told), "utf-8")
    (found,) = kg.open(vault).read_next()
    assert (found.label, found.kind, found.year) == ("Old towers", "paper", 1999)
    assert [one.text for one in found.reasons] == ["cited by Okoro 2031", "cited by Okoro 2031"]


WORDS = st.text(max_size=20)
PAPERS = st.builds(
    lambda number, title, year, name: Record(
        title,
        (Author(name),) if name else (),
        f"{year:04d}",
        identifiers=(Identifier(Scheme.DOI, f"10.5555/p.{number}"),),
    ),
    st.integers(1, 99),
    WORDS,
    st.integers(1, 9999),
    WORDS,
)


@given(st.lists(PAPERS, max_size=4), st.lists(PAPERS, max_size=4))
def test_what_is_kept_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, references: list[Record], cited_by: list[Record]
) -> None:
    root = tmp_path_factory.mktemp("vault")
    own = Identifier(Scheme.DOI, "10.5555/own")
    whole = Record("Own", references=tuple(references), cited_by=tuple(cited_by))
    batch = keep_batch(root, "openalex", "OpenAlex", "2031-02-03", [line_of(own, "Own", whole)])
    assert (batch.papers, batch.citations) == (1, len(references) + len(cited_by))
    assert batches(root) == (batch,)
    note = batch_note(batch.path, (root / batch.path).read_bytes())
    assert not note.diagnostics
    said = {
        (edge.subject.doi, edge.value.doi)
        for edge in note.edges
        if isinstance(edge.subject, PaperId) and isinstance(edge.value, PaperId)
    }
    assert said == {
        *(("10.5555/own", one.value(Scheme.DOI)) for one in references),
        *((one.value(Scheme.DOI), "10.5555/own") for one in cited_by),
    }
