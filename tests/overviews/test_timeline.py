"""Papers, claims and definitions by year."""

from __future__ import annotations

import pytest

import kg
from kg.errors import UnknownThing


def test_papers_come_by_year_with_stars_and_notes(example: kg.Vault) -> None:
    found = example.timeline()
    assert len(found) == 18
    years = [entry.year for entry in found]
    dated = [year for year in years if year is not None]
    assert dated == sorted(dated)
    assert years == [*dated, None, None]
    first = found[0]
    assert (first.year, first.kind, first.label) == (2015, "paper", "Corrigibility")
    assert (first.relevance, first.notes) == (3, 1)
    assert (first.path, first.line) == ("notes/literature/LN-Soares-2015-Corrigibility.md", 1)


def test_a_paper_without_a_note_is_there_without_a_place(example: kg.Vault) -> None:
    (stub,) = [e for e in example.timeline() if e.label.startswith("Quantifying generalization")]
    assert (stub.year, stub.relevance, stub.notes, stub.path, stub.line) == (2018, None, 0, "", 0)


def test_claims_stand_below_their_paper_in_their_order(vault: kg.Vault) -> None:
    """
    == LN-B.md
    ---
    type: literature
    title: "B"
    year: 2019
    ---
    == LN-A.md
    ---
    type: literature
    title: "A"
    year: 2019
    ---
    ## Pass 1 — Bird's Eye View (5 Cs)

    | C | Assessment |
    |---|---|
    | **Contributions** | (1) Zeta; (2) Alpha; (3) Mu |
    """
    entries = vault.timeline(claims=True)
    assert [(e.kind, e.label) for e in entries] == [
        ("paper", "A"),
        ("claim", "Zeta"),
        ("claim", "Alpha"),
        ("claim", "Mu"),
        ("paper", "B"),
    ]
    assert {(e.year, e.source, e.line) for e in entries if e.kind == "claim"} == {(2019, "A", 10)}
    assert vault.timeline("A", claims=True) == entries[:4]


def test_a_concept_has_the_first_of_its_uses_and_definitions_marked(vault: kg.Vault) -> None:
    """
    == LN-Roe-2016-First.md
    ---
    type: literature
    title: "First"
    authors: ["Roe, Ann"]
    year: 2016
    ---
    It comes near [[PN-Drift]].
    == LN-Poe-2019-Second.md
    ---
    type: literature
    title: "Second"
    authors: ["Poe, Bob"]
    year: 2019
    ---
    ### Key Concepts

    **Drift**: A slow change. #drift
    == PN-Drift.md
    ---
    type: concept
    title: Drift
    created: 2026-01-02
    related: ["[[PN-Slowness]]"]
    ---
    > **Atomic claim:** Drift is slow.

    ## Definition
    What changes slowly.
    == PN-Slowness.md
    ---
    type: concept
    title: Slowness
    related: ["[[PN-Drift]]"]
    ---
    """
    found = vault.timeline("drift")
    assert [(e.year, e.kind, e.source, e.label, e.first) for e in found] == [
        (2016, "use", "Roe 2016", "It comes near PN-Drift.", True),
        (2019, "definition", "Poe 2019", "A slow change.", True),
        (2026, "definition", "Drift", "What changes slowly.", False),
        (2026, "claim", "Drift", "Drift is slow.", True),
        (None, "use", "Slowness", "related: (front matter)", False),
    ]
    assert (found[0].path, found[0].line) == ("LN-Roe-2016-First.md", 7)


def test_of_a_person_artifact_or_paper_only_what_has_to_do_with_it(example: kg.Vault) -> None:
    assert [e.year for e in example.timeline("Evan Hubinger")] == [2019, 2024]
    informing = {e.label for e in example.timeline("PUMA Constitution")}
    assert "Corrigibility" in informing
    assert "Goal Misgeneralization in Deep Reinforcement Learning" not in informing
    around = {e.label for e in example.timeline("@duan2016rl2")}
    assert around == {
        "RL²: Fast Reinforcement Learning via Slow Reinforcement Learning",
        "Learning to reinforcement learn",
        "Risks from Learned Optimization in Advanced Machine Learning Systems",
    }


def test_a_vault_without_papers_has_no_timeline(vault: kg.Vault) -> None:
    """
    == a.md
    # Nothing
    """
    assert vault.timeline() == ()
    with pytest.raises(UnknownThing):
        vault.timeline("nothing of the kind")
