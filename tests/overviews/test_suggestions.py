"""What to read next: each suggestion with its reasons and what they weigh."""

from __future__ import annotations

import pytest

import kg
from kg.overviews.suggestions import WEIGHTS


def told(vault: kg.Vault) -> dict[str, list[tuple[str, float, str]]]:
    return {
        one.label: [(r.kind, r.weight, r.text) for r in one.reasons] for one in vault.read_next()
    }


def test_what_relevant_papers_cite_comes_first(vault: kg.Vault) -> None:
    """
    == kg.yaml
    relevance_max: 4
    == LN-High.md
    ---
    type: literature
    title: "High"
    authors: ["Roe, Ann"]
    year: 2020
    arxiv: "2020.00001"
    relevance: 4
    ---
    == MR-High.md
    ---
    type: machine-review
    title: "High"
    arxiv: "2020.00001"
    ---
    ## Reference graph
    1. Ann Poe. Often cited. 2001. URL https://arxiv.org/abs/2001.00001
    == LN-Low.md
    ---
    type: literature
    title: "Low"
    authors: ["Poe, Bob"]
    year: 2021
    arxiv: "2021.00001"
    relevance: 1
    ---
    == MR-Low.md
    ---
    type: machine-review
    title: "Low"
    arxiv: "2021.00001"
    ---
    ## Reference graph
    1. Ann Poe. Often cited. 2001. URL https://arxiv.org/abs/2001.00001
    2. Cid Poe. Seldom cited. 2002. URL https://arxiv.org/abs/2002.00002
    """
    assert told(vault) == {
        "Often cited": [
            ("cited", 2.0, "cited by Roe 2020 (★★★★)"),
            ("cited", 0.5, "cited by Poe 2021 (★)"),
        ],
        "Seldom cited": [("cited", 0.5, "cited by Poe 2021 (★)")],
    }
    first = vault.read_next()[0]
    assert (first.score, first.year, first.kind) == (2.5, 2001, "paper")
    assert [(r.path, r.line) for r in first.reasons] == [("MR-High.md", 7), ("MR-Low.md", 7)]
    assert (first.path, first.line) == ("MR-High.md", 7)


def test_what_cites_a_relevant_paper_is_suggested_with_its_summary(example: kg.Vault) -> None:
    found = {one.label: one for one in example.read_next()}
    one = found[
        "Goal Misgeneralization: Why Correct Specifications Aren't Enough For Correct Goals"
    ]
    (why,) = one.reasons
    assert (why.kind, why.weight) == ("cites", WEIGHTS["cites"])
    assert why.text == (
        "cites Langosco et al. 2022 (★★★): "
        "Gives examples beyond reinforcement learning, language models among them."
    )
    line = (example.root / why.path).read_text("utf-8").splitlines()[why.line - 1]
    assert "Why Correct Specifications" in line


def test_what_is_cited_beside_a_relevant_paper_says_by_whom(example: kg.Vault) -> None:
    kinds = {r.text for one in example.read_next() for r in one.reasons if r.kind == "co-cited"}
    assert kinds == {"cited beside Hubinger et al. 2019 (★★★) by Langosco et al. 2022"}


def test_a_note_that_waits_or_is_begun_is_a_reason_by_its_own_stars(vault: kg.Vault) -> None:
    """
    == kg.yaml
    relevance_max: 2
    == LN-Waiting.md
    ---
    type: literature
    title: "Waiting"
    status: to-read
    relevance: 2
    ---
    == LN-Begun.md
    ---
    type: literature
    title: "Begun"
    status: reading
    relevance: 1
    ---
    == LN-Done.md
    ---
    type: literature
    title: "Done"
    status: reviewed
    relevance: 2
    ---
    """
    assert told(vault) == {
        "Waiting": [("waiting", 3.0, "its note says to-read (★★)")],
        "Begun": [("begun", 2.0, "its note says reading (★)")],
    }
    assert [(one.path, one.line) for one in vault.read_next()] == [
        ("LN-Waiting.md", 1),
        ("LN-Begun.md", 1),
    ]


def test_a_title_that_names_an_undefined_concept_is_a_reason(vault: kg.Vault) -> None:
    """
    == PN-Slow-Drift.md
    ---
    type: concept
    title: Slow drift
    ---
    == LN-A.md
    ---
    type: literature
    title: "On the Slow-Drift of measures"
    status: to-read
    ---
    == LN-B.md
    ---
    type: literature
    title: "On drift that is slow"
    status: to-read
    ---
    """
    reasons = told(vault)
    assert reasons["On the Slow-Drift of measures"][0] == (
        "defines",
        WEIGHTS["defines"],
        "is on Slow drift, which no note defines",
    )
    assert [kind for kind, _, _ in reasons["On drift that is slow"]] == ["waiting"]


def test_what_speaks_against_a_premise_weighs_most(vault: kg.Vault) -> None:
    """
    == MR-One.md
    ---
    type: machine-review
    title: "One"
    arxiv: "2001.00001"
    ---
    ## Core claim
    It works. ^core

    ## Load-bearing premise
    Nothing moves. ^premise
    == LN-Against.md
    ---
    type: literature
    title: "Against"
    status: to-read
    ---
    ## Related Notes
    - (disputes) [[MR-One#^premise]] — because something does
    """
    reasons = told(vault)["Against"]
    assert reasons[0] == (
        "opposes",
        WEIGHTS["opposes"],
        "speaks against the premise: Nothing moves.",
    )
    (found,) = [one for one in vault.read_next() if one.label == "Against"]
    assert (found.reasons[0].path, found.reasons[0].line) == ("LN-Against.md", 7)
    assert found.score == pytest.approx(sum(r.weight for r in found.reasons))


def test_a_missing_note_on_a_paper_is_suggested_and_other_missing_notes_are_not(
    vault: kg.Vault,
) -> None:
    """
    == LN-A.md
    ---
    type: literature
    title: "A"
    relevance: 3
    ---
    See [[LN-Later]] — the proof, [[PN-Concept]] and [[Poe 2019]].
    == a.md
    See [[LN-Later]], [[Shopping]] and [[<% x %>]].
    """
    found = {one.label: one for one in vault.read_next()}
    assert set(found) == {"LN-Later", "Poe 2019"}
    assert found["LN-Later"].kind == "note"
    assert found["LN-Later"].score == 1.3
    assert found["LN-Later"].reasons[0].text.startswith("linked from A (★★★)")
    assert (found["Poe 2019"].path, found["Poe 2019"].line) == ("LN-A.md", 6)


def test_what_was_read_is_not_suggested(example: kg.Vault) -> None:
    read = {paper.label for paper in example.compare().things}
    assert read.isdisjoint(one.label for one in example.read_next())


def test_scores_add_up_and_fall(example: kg.Vault) -> None:
    found = example.read_next()
    for one in found:
        assert one.score == pytest.approx(sum(reason.weight for reason in one.reasons))
        assert {reason.kind for reason in one.reasons} <= set(WEIGHTS)
        assert all(reason.path and reason.line for reason in one.reasons)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert example.read_next(limit=2) == found[:2]
