"""Papers side by side by the 5 Cs."""

from __future__ import annotations

import pytest

import kg
from kg.errors import AmbiguousThing, UnknownThing, WrongKind
from kg.overviews.comparison import Cell, Compared, Comparison


def cell(comparison: Comparison, thing: int, name: str) -> Cell:
    return comparison.things[thing].cells[comparison.properties.index(name)]


def words(one: Cell) -> list[str]:
    return [said.text for said in one.said]


def test_papers_are_compared_by_year_relevance_and_the_five_cs(vault: kg.Vault) -> None:
    """
    == LN-Roe-2019-First.md
    ---
    type: literature
    title: "First"
    authors: ["Roe, Ann", "Poe, Bob"]
    year: 2019
    ---
    ## Pass 1 — Bird's Eye View (5 Cs)

    | C | Assessment |
    |---|---|
    | **Category** | Survey |
    | **Context** | Older surveys |
    | **Correctness** | Careful |
    | **Contributions** | (1) Names it; (2) Sorts it |
    | **Clarity** | Good |

    > [!success] Relevance: ⭐⭐
    > It names what we build.
    == LN-Poe-2017-Second.md
    ---
    type: literature
    title: "Second"
    authors: ["Poe, Bob"]
    year: 2017
    relevance: 1
    ---
    ## Pass 1 — Bird's Eye View (5 Cs)

    | C | Assessment |
    |---|---|
    | **Category** | Experiment |
    """
    found = vault.compare()
    assert found.properties == (
        *("Year", "Relevance"),
        *("Category", "Context", "Correctness", "Contributions", "Clarity"),
    )
    assert [(thing.name, thing.label) for thing in found.things] == [
        ("Poe 2017", "Second"),
        ("Roe & Poe 2019", "First"),
    ]
    assert words(cell(found, 1, "Category")) == ["Survey"]
    assert words(cell(found, 0, "Context")) == []
    contributions = cell(found, 1, "Contributions").said
    assert [(one.number, one.text) for one in contributions] == [(1, "Names it"), (2, "Sorts it")]
    (rated,) = cell(found, 1, "Relevance").said
    assert (rated.rating, rated.text) == (2, "It names what we build.")
    (starred,) = cell(found, 0, "Relevance").said
    assert (starred.rating, starred.text) == (1, "")


def test_every_cell_stands_where_it_says(example: kg.Vault) -> None:
    found = example.compare()
    assert len(found.things) == 14
    for thing in found.things:
        for name, one in zip(found.properties[2:], thing.cells[2:], strict=True):
            assert one.said, (thing.name, name)
            for said in one.said:
                line = (example.root / said.path).read_text("utf-8").splitlines()[said.line - 1]
                assert said.text.split()[0].strip("*") in line


def test_named_papers_come_in_the_order_in_which_they_are_named(example: kg.Vault) -> None:
    found = example.compare("@langosco2022goal", "1805.00899", "@langosco2022goal")
    assert [thing.name for thing in found.things] == ["Langosco et al. 2022", "Irving et al. 2018"]


def test_a_paper_without_a_note_has_nothing_but_its_year(example: kg.Vault) -> None:
    (stub,) = example.compare("1812.02341").things
    assert stub.name == "Quantifying generalization in reinforcement learning"
    assert words(stub.cells[0]) == ["2018"]
    assert stub.cells[0].said[0].path == "notes/reviews/MR-Langosco-2022-GoalMisgeneralization.md"
    assert not any(one.said for one in stub.cells[1:])


def test_where_two_notes_differ_the_cell_has_both(vault: kg.Vault) -> None:
    """
    == LN-Roe-2019-First.md
    ---
    type: literature
    title: "First"
    year: 2019
    arxiv: "1901.00001"
    relevance: 2
    ---
    ## Pass 1 — Bird's Eye View (5 Cs)

    | C | Assessment |
    |---|---|
    | **Category** | Survey |
    | **Clarity** | good. |
    == LN-Roe-2019-Again.md
    ---
    type: literature
    title: "First"
    year: 2019
    arxiv: "1901.00001"
    relevance: 2
    ---
    ## Pass 1 — Bird's Eye View (5 Cs)

    | C | Assessment |
    |---|---|
    | **Category** | Polemic |
    | **Clarity** | Good |
    """
    found = vault.compare()
    category = cell(found, 0, "Category")
    assert category.differs
    assert [(said.text, said.path) for said in category.said] == [
        ("Polemic", "LN-Roe-2019-Again.md"),
        ("Survey", "LN-Roe-2019-First.md"),
    ]
    assert not cell(found, 0, "Clarity").differs
    assert not cell(found, 0, "Relevance").differs


def test_papers_of_one_author_and_year_are_told_apart_by_letters(vault: kg.Vault) -> None:
    """
    == LN-Roe-2019-A.md
    ---
    type: literature
    title: "A"
    authors: ["Roe, Ann"]
    year: 2019
    ---
    == LN-Roe-2019-B.md
    ---
    type: literature
    title: "B"
    authors: ["Roe, Ann"]
    year: 2019
    ---
    """
    names = [thing.name for thing in vault.compare("B", "A").things]
    assert names == ["Roe 2019a", "Roe 2019b"]


def test_a_name_that_is_a_concept_as_well_means_the_paper(example: kg.Vault) -> None:
    (paper,) = example.compare("Corrigibility").things
    assert isinstance(paper, Compared)
    assert paper.name == "Soares et al. 2015"


def test_only_papers_are_compared(example: kg.Vault) -> None:
    with pytest.raises(WrongKind, match="'Ethics chapter' is an artifact, not a paper"):
        example.compare("Ethics chapter")
    with pytest.raises(UnknownThing):
        example.compare("no such paper at all")


def test_an_ambiguous_paper_is_not_guessed(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    type: literature
    title: "Twice"
    arxiv: "1901.00001"
    ---
    == LN-B.md
    ---
    type: literature
    title: "Twice"
    arxiv: "1901.00002"
    ---
    """
    with pytest.raises(AmbiguousThing):
        vault.compare("Twice")


def test_notes_that_assess_nothing_give_an_empty_comparison(vault: kg.Vault) -> None:
    """
    == a.md
    # Nothing
    """
    assert vault.compare().things == ()
