"""What falls with a thing, what it stands on, and what still holds it up."""

from __future__ import annotations

import pytest

import kg
from kg.errors import UnknownThing
from kg.network.standing import Standing

PREMISE = "Capable models search"


def fares(tree: Standing) -> dict[str, str]:
    """Return how each thing of a tree fares, by its name."""
    return {one.node.label: str(one.status) for _, one in tree.walk()}


def chain(tree: Standing, name: str) -> list[str]:
    """Return the places from the root to the thing called *name*, with what is said there."""
    for one in tree.below:
        if one.step and (one.node.label == name or chain(one, name)):
            edge = one.step.edge
            return [f"{one.step.said} {edge.path}:{edge.line}", *chain(one, name)]
    return []


CHAIN = """
== MR-One.md
---
type: machine-review
title: One paper
arxiv: "1901.00001"
---
# One paper

## Core claim
What is trained may pursue something else. ^core

## If this is right
- Watching is not enough. ^watching

## Load-bearing premise
Capable models search. ^premise
== LN-One.md
---
type: literature
title: One paper
arxiv: "1901.00001"
---
# LN: One

## PUMA Integration
- **Chapter**: Ground for the loop → [[PR-Chapter]]
- **Design**: Reason for bounds
== LN-Two.md
---
type: literature
title: Two paper
arxiv: "1901.00002"
---
# LN: Two

## Key Results
- Training hid it. (supports) [[MR-One#^watching]] — a case that was measured ^hidden

## PUMA Integration
- **Chapter**: Evidence → [[PR-Chapter]]
== PR-Chapter.md
---
type: chapter
title: Chapter
---
# Chapter
"""


def test_a_premise_fells_what_rests_on_it_up_to_the_artifacts(vault: kg.Vault) -> None:
    tree = vault.impact("MR-One#^premise")
    known = fares(tree)
    assert known["Capable models search."] == "falls"
    assert known["What is trained may pursue something else."] == "falls"
    assert known["One paper"] == "falls"
    assert known["Design"] == "falls"
    assert known["Chapter"] == "weakened"
    assert chain(tree, "Chapter") == [
        "carries MR-One.md:15",
        "is claimed by MR-One.md:9",
        "informs LN-One.md:9",
    ]


test_a_premise_fells_what_rests_on_it_up_to_the_artifacts.__doc__ = CHAIN


def test_what_else_holds_a_weakened_thing_up_is_named(vault: kg.Vault) -> None:
    tree = vault.impact("MR-One#^premise")
    held = {one.node.label: [n.label for n in one.held_by] for _, one in tree.walk()}
    assert held["Chapter"] == ["Two paper"]
    assert held["Design"] == []
    (supporting,) = held["Watching is not enough."]
    assert supporting.startswith("Training hid it.")


test_what_else_holds_a_weakened_thing_up_is_named.__doc__ = CHAIN


def test_without_its_other_support_a_weakened_thing_falls(vault: kg.Vault) -> None:
    assert fares(vault.impact("MR-One#^premise"))["Watching is not enough."] == "weakened"
    second = vault.root / "LN-Two.md"
    second.write_text(second.read_text("utf-8").replace("(supports)", "see"), "utf-8")
    vault.refresh()
    assert fares(vault.impact("MR-One#^premise"))["Watching is not enough."] == "falls"


test_without_its_other_support_a_weakened_thing_falls.__doc__ = CHAIN


def test_two_refutations_together_fell_what_neither_fells_alone(vault: kg.Vault) -> None:
    alone = vault.impact("MR-One#^premise")
    both = vault.impact("MR-One#^premise", refuted=["LN-Two#^hidden"])
    assert fares(alone)["Watching is not enough."] == "weakened"
    assert fares(both)["Watching is not enough."] == "falls"


test_two_refutations_together_fell_what_neither_fells_alone.__doc__ = CHAIN


def test_a_retracted_paper_takes_its_claims_with_it(vault: kg.Vault) -> None:
    known = fares(vault.impact("LN-Two"))
    assert known["Chapter"] == "weakened"
    assert known["Watching is not enough."] == "weakened"
    (hidden,) = (label for label in known if label.startswith("Training hid it."))
    assert known[hidden] == "falls"
    assert "One paper" not in known


test_a_retracted_paper_takes_its_claims_with_it.__doc__ = CHAIN


def test_a_paper_whose_core_claim_fell_may_be_right_in_another(vault: kg.Vault) -> None:
    """
    == MR-One.md
    ---
    type: machine-review
    title: One paper
    arxiv: "1901.00001"
    ---
    # One paper

    ## Core claim
    The main thing. ^core

    ## Where the reader is reading between the lines
    - Something beside it. ^beside
    == LN-One.md
    ---
    type: literature
    title: One paper
    arxiv: "1901.00001"
    ---
    # LN: One

    ## Key Results
    - A measurement of its own. ^measured
    """
    known = fares(vault.impact("MR-One#^core"))
    assert known["One paper"] == "falls"
    assert known["Something beside it."] == "falls"
    assert "A measurement of its own." not in known


def test_claims_that_support_each_other_in_a_circle_are_not_felled_by_it(vault: kg.Vault) -> None:
    """
    == a.md
    ---
    type: concept
    ---
    # A
    > **Atomic claim:** First. ^first

    == LN-B.md
    ---
    type: literature
    title: B
    ---
    # B
    ## Key Results
    - Second. (supports) [[LN-C#^third]] ^second
    == LN-C.md
    ---
    type: literature
    title: C
    ---
    # C
    ## Key Results
    - Third. (supports) [[LN-B#^second]] ^third
    - Fourth. (supports) [[LN-B#^second]] ^fourth
    """
    tree = vault.impact("LN-C#^fourth")
    known = {label.partition(".")[0]: fate for label, fate in fares(tree).items()}
    assert known == {"Fourth": "falls", "Second": "weakened", "Third": "weakened"}


def test_why_walks_down_to_the_sources(vault: kg.Vault) -> None:
    tree = vault.why("Chapter")
    assert [one.node.label for one in tree.below] == ["One paper", "Two paper"]
    assert chain(tree, "Capable models search.") == [
        "is informed by LN-One.md:9",
        "claims MR-One.md:9",
        "rests on MR-One.md:15",
    ]
    assert set(fares(tree).values()) == {"holds"}


test_why_walks_down_to_the_sources.__doc__ = CHAIN


def test_why_says_how_a_thing_fares_without_its_premise(vault: kg.Vault) -> None:
    known = fares(vault.why("Chapter", refuted=["MR-One#^premise"]))
    assert (known["Chapter"], known["One paper"], known["Two paper"]) == (
        "weakened",
        "falls",
        "holds",
    )
    assert fares(vault.why("Design", refuted=["MR-One#^premise"]))["Design"] == "falls"


test_why_says_how_a_thing_fares_without_its_premise.__doc__ = CHAIN


def test_what_speaks_against_a_thing_stands_beside_it(example: kg.Vault) -> None:
    tree = example.why("red-teaming")
    premise = next(
        one for _, one in tree.walk() if one.node.label.startswith("What an agent does when")
    )
    ((node, edge),) = premise.contested
    assert node.label.startswith("Occam's razor")
    assert (edge.kind, edge.path) == (
        "disputes",
        "notes/literature/LN-Armstrong-2018-OccamsRazor.md",
    )


def test_every_step_of_the_example_is_written_where_it_says(example: kg.Vault) -> None:
    tree = example.impact("MR-Hubinger-2019-LearnedOptimization#^premise")
    assert len(list(tree.walk())) > 9
    for _, one in tree.walk():
        if one.step and one.step.edge.reason:
            path = example.root / one.step.edge.path
            line = path.read_text("utf-8").splitlines()[one.step.edge.line - 1]
            assert one.step.edge.reason.split(",")[0] in line


def test_nothing_stands_on_a_thing_that_nobody_uses(example: kg.Vault) -> None:
    assert example.impact("ethics chapter").below == ()


def test_an_unknown_thing_is_an_error_with_the_nearest_names(example: kg.Vault) -> None:
    with pytest.raises(UnknownThing) as raised:
        example.impact("ethics chaptr")
    assert "Ethics chapter" in raised.value.nearest


def test_a_tree_is_cut_at_the_depth_that_was_asked_for(vault: kg.Vault) -> None:
    tree = vault.impact("MR-One#^premise", depth=1)
    assert [one.node.label for one in tree.below] == ["What is trained may pursue something else."]
    assert [one.is_cut for one in tree.below] == [True]
    assert not any(one.is_cut for _, one in vault.impact("MR-One#^premise").walk())


test_a_tree_is_cut_at_the_depth_that_was_asked_for.__doc__ = CHAIN
