"""`kg refresh-citations`: who is asked, what is kept, and how it goes again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg

from .conftest import Run
from .host import Host, Reply, as_json
from .papers import OpenAlexAnswers, openalex_work, s2_paper

MINE = "https://openalex.org/W1"
NOTE = """\
---
type: literature
title: Quiet proxies
authors: ["Okoro, Ada"]
year: 2029
doi: "10.5555/work.1"
---
# Quiet proxies
"""
OTHER = NOTE.replace("Quiet proxies", "Loud rewards").replace("work.1", "loud.7")
NO_ID = (
    '---\ntype: literature\ntitle: Nameless\nauthors: ["Doe, J."]\nyear: 2001\n---\n# Nameless\n'
)


@pytest.fixture
def papers(vault: Path) -> Path:
    for name, text in (("quiet", NOTE), ("loud", OTHER), ("nameless", NO_ID)):
        (vault / f"{name}.md").write_text(text, "utf-8")
    return vault


@pytest.fixture
def openalex(host: Host) -> Host:
    """OpenAlex knows one of the papers: it cites two, and three cite it."""
    old = [openalex_work(10 + n, f"Old {n}") for n in range(2)]
    new = [openalex_work(20 + n, f"New {n}", referenced_works=[MINE]) for n in range(3)]
    mine = openalex_work(
        1, "Quiet proxies", referenced_works=[one["id"] for one in old], cited_by_count=3
    )
    answers = OpenAlexAnswers([mine, *old, *new])
    host.paths |= {
        "/openalex/works/doi:10.5555/work.1": answers.single,
        "/openalex/works": answers.listed,
    }
    return host


@pytest.fixture
def scholar(host: Host) -> Host:
    """Semantic Scholar knows the other one."""
    place = "/semanticscholar/paper/DOI:10.5555/loud.7"
    host.paths |= {
        place: [as_json(s2_paper("a", "Loud rewards", citationCount=1))],
        f"{place}/references": [as_json({"data": [{"citedPaper": s2_paper("b", "Older")}]})],
        f"{place}/citations": [as_json({"data": []})],
    }
    return host


def cites(vault: Path) -> set[tuple[str, str]]:
    asked = "SELECT ?a ?b { ?x cito:cites ?y . ?x dcterms:title ?a . ?y dcterms:title ?b }"
    table = kg.open(vault).query(asked).table
    assert table
    return {(str(row[0].value), str(row[1].value)) for row in table.rows if row[0] and row[1]}


@pytest.mark.usefixtures("openalex", "scholar")
def test_each_service_has_a_batch_of_what_it_knows(papers: Path, run: Run) -> None:
    ran = run("refresh-citations")
    day = kg.open(papers).citation_batches()[0].day
    assert ran.out.splitlines() == [
        f"Loud rewards: cites 1, cited by 0 and by 1 more (semanticscholar-{day})",
        f"Quiet proxies: cites 2, cited by 3 (openalex-{day})",
    ]
    assert ran.status == 0
    assert cites(papers) == {
        ("Quiet proxies", "Old 0"), ("Quiet proxies", "Old 1"), ("Loud rewards", "Older"),
        ("New 0", "Quiet proxies"), ("New 1", "Quiet proxies"), ("New 2", "Quiet proxies"),
    }  # fmt: skip
    listed = run("refresh-citations", "--list", "--format", "json")
    rows = json.loads(listed.out)["results"]
    assert [(one["service"], one["papers"], one["citations"]) for one in rows] == [
        ("Semantic Scholar", 1, 1),
        ("OpenAlex", 1, 5),
    ]
    assert kg.open(papers).stats().papers == 3


@pytest.mark.usefixtures("openalex", "scholar")
def test_a_batch_goes_with_its_graph(papers: Path, run: Run) -> None:
    run("refresh-citations")
    (batch,) = (one for one in kg.open(papers).citation_batches() if one.service == "OpenAlex")
    assert run("refresh-citations", "--drop", batch.name, "--dry-run").status == 0
    assert (papers / batch.path).exists()
    dropped = run("refresh-citations", "--drop", batch.name)
    assert dropped.out == f"{batch.name}\tOpenAlex\t1 papers, 5 citations\n"
    assert cites(papers) == {("Loud rewards", "Older")}
    again = run("refresh-citations", "--drop", batch.name)
    assert again.status == 2
    assert f"no batch of citations called '{batch.name}'" in again.err


@pytest.mark.usefixtures("papers")
def test_one_paper_of_one_service(openalex: Host, vault: Path, run: Run) -> None:
    ran = run("refresh-citations", "Quiet proxies", "--from", "openalex", "--most", "2")
    assert "cites 2, cited by 2 and by 1 more" in ran.out
    assert len(openalex.asked) == 3
    assert len(kg.open(vault).citation_batches()) == 1


@pytest.mark.usefixtures("openalex", "scholar")
def test_what_was_fetched_today_is_kept_beside_what_is_fetched(papers: Path, run: Run) -> None:
    run("refresh-citations", "10.5555/work.1", "--from", "openalex")
    (papers / "new.md").write_text(OTHER.replace("loud.7", "work.20"), "utf-8")
    before = cites(papers)
    run("refresh-citations", "10.5555/work.1", "--from", "openalex")
    assert cites(papers) == before
    run("refresh-citations", "10.5555/loud.7")
    assert len(kg.open(papers).citation_batches()) == 2


@pytest.mark.usefixtures("host")
def test_what_nobody_knows_is_said(papers: Path, run: Run) -> None:
    ran = run("refresh-citations")
    assert ran.status == 1
    assert "Quiet proxies: OpenAlex does not know it; Semantic Scholar does not know it" in ran.out
    assert not (papers / "citations").exists()


def test_a_service_that_fails_is_not_asked_for_ever(host: Host, vault: Path, run: Run) -> None:
    for number in range(9):
        note = OTHER.replace("loud.7", f"p.{number}").replace("Loud", f"Loud {number}")
        (vault / f"p{number}.md").write_text(note, "utf-8")
        host.paths[f"/openalex/works/doi:10.5555/p.{number}"] = [Reply(status=403)]
    ran = run("refresh-citations", "--from", "openalex", "--format", "json")
    assert [one["problem"] for one in json.loads(ran.out)["results"]] == [
        *["OpenAlex answers with 403 Forbidden"] * 3,
        *["OpenAlex was not asked: it failed too often"] * 6,
    ]
    assert len(host.asked) == 3


@pytest.mark.usefixtures("openalex", "scholar")
def test_offline_what_was_kept_is_taken(papers: Path, host: Host, run: Run) -> None:
    run("refresh-citations", "--dry-run")
    assert not (papers / "citations").exists()
    asked = len(host.asked)
    ran = run("refresh-citations", "--offline")
    assert ran.status == 0
    assert len(host.asked) == asked
    assert len(kg.open(papers).citation_batches()) == 2


def test_offline_is_no_failure_of_a_service(vault: Path, run: Run) -> None:
    for number in range(5):
        note = OTHER.replace("loud.7", f"p.{number}").replace("Loud", f"Loud {number}")
        (vault / f"p{number}.md").write_text(note, "utf-8")
    ran = run("refresh-citations", "--from", "openalex", "--offline", "--format", "json")
    assert [one["problem"] for one in json.loads(ran.out)["results"]] == [
        "OpenAlex was not asked: offline"
    ] * 5


def test_a_vault_without_papers_asks_nobody(host: Host, run: Run) -> None:
    ran = run("refresh-citations")
    assert (ran.status, host.asked) == (1, [])
    assert "no note is about a paper" in ran.err
    assert run("refresh-citations", "--list").status == 1
    assert run("refresh-citations", "--from", "crossref").status == 2
