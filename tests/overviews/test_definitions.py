"""The definitions of a concept side by side, and what changed from one to the next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.errors import UnknownThing, WrongKind
from kg.overviews.changes import changes, kept


def test_definitions_come_by_year_and_source(example: kg.Vault) -> None:
    found = example.define("specification gaming")
    assert found.label == "Specification gaming"
    assert found.aliases == ("reward hacking",)
    assert [(one.year, one.source, one.form) for one in found.definitions] == [
        (2016, "Amodei et al. 2016", "Reward hacking"),
        (2018, "Ibarz et al. 2018", "Reward hacking"),
        (2018, "Leike et al. 2018", "Reward hacking"),
        (2026, "Specification gaming", "Specification gaming"),
    ]
    assert found.uses == ()


@pytest.mark.parametrize(
    "name", ["reward hacking", "PN-Specification-Gaming", "concept:specification-gaming"]
)
def test_an_alias_or_the_note_means_the_concept(example: kg.Vault, name: str) -> None:
    assert example.define(name).label == "Specification gaming"


def test_spelling_variants_are_one_concept(example: kg.Vault) -> None:
    british = example.define("mesa-optimisation").definitions
    assert british == example.define("Mesa-optimization").definitions
    assert len(british) == 3


def test_each_definition_stands_where_it_says(example: kg.Vault) -> None:
    for one in example.define("deceptive alignment").definitions:
        lines = (example.root / one.path).read_text("utf-8").splitlines()
        assert " ".join(one.text.split()[:3]) in " ".join(lines[one.line - 1 : one.line + 2])
        assert not one.text.endswith("#deceptive-alignment")


def test_points_below_a_definition_come_with_it(example: kg.Vault) -> None:
    first = example.define("Corrigibility").definitions[0]
    assert first.points[0] == "It tolerates or assists correction and shutdown."
    assert len(first.points) == 4


def test_narrower_concepts_follow_when_asked_for(example: kg.Vault) -> None:
    alone = {one.concept for one in example.define("inner alignment").definitions}
    below = [one.concept for one in example.define("inner alignment", narrower=True).definitions]
    assert alone == {"Inner alignment"}
    assert list(dict.fromkeys(below)) == ["Inner alignment", "Deceptive alignment"]


def test_what_is_said_of_a_concept_nobody_defines_comes_with_its_places(vault: kg.Vault) -> None:
    """
    == PN-Drift.md
    ---
    type: concept
    title: Drift
    ---
    > **Atomic claim:** Drift is slow.
    == a.md
    ---
    title: Slow things
    ---
    They come from [[PN-Drift]], mostly.
    """
    found = vault.define("Drift")
    assert found.definitions == ()
    assert [(use.text, use.path, use.line) for use in found.uses] == [
        ("Drift is slow.", "PN-Drift.md", 5),
        ("They come from PN-Drift, mostly.", "a.md", 4),
    ]


def test_only_concepts_are_defined(example: kg.Vault) -> None:
    with pytest.raises(WrongKind, match="is a paper, not a concept"):
        example.define("@katz2017reluplex")
    with pytest.raises(UnknownThing):
        example.define("no such concept at all")


def test_a_rewording_is_told_word_by_word(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    type: literature
    title: "A"
    authors: ["Roe, Ann"]
    year: 2016
    ---
    ## Pass 2 — Content

    ### Key Concepts

    **Drift**: A slow change of the measured goal.
    == LN-B.md
    ---
    type: literature
    title: "B"
    authors: ["Poe, Bob"]
    year: 2019
    ---
    ## Pass 2 — Content

    ### Key Concepts

    **Drift**: A slow change of the pursued goal.
    """
    first, second = vault.define("drift").definitions
    assert first.changes == ()
    assert [(change.kind, change.text) for change in second.changes] == [
        ("same", "A slow change of the"),
        ("removed", "measured"),
        ("added", "pursued"),
        ("same", "goal."),
    ]


texts = st.text(st.sampled_from("ab é.-\n"), max_size=40)


@given(texts, texts)
def test_both_texts_can_be_read_off_their_changes(before: str, after: str) -> None:
    found = changes(before, after)
    new = " ".join(change.text for change in found if change.kind != "removed")
    assert new.split() == after.split()
    old = [change.text for change in found if change.kind != "added"]
    assert len(" ".join(old).split()) == len(before.split())


@given(texts)
def test_a_text_is_kept_whole_by_itself(text: str) -> None:
    assert kept(changes(text, text)) == (1.0 if text.split() else 0.0)
