"""What is missing, group by group."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.errors import UnknownName
from kg.overviews.gaps import GROUPS
from tests.conftest import write_files


def found(vault: kg.Vault, group: str) -> list[tuple[str, str]]:
    (one,) = vault.gaps(group)
    assert one.total == len(one.gaps)
    return [(gap.label, gap.reason) for gap in one.gaps]


def places(vault: kg.Vault, group: str) -> list[tuple[str, int]]:
    (one,) = vault.gaps(group)
    return [(gap.path, gap.line) for gap in one.gaps]


def test_an_artifact_that_stands_on_nothing_is_unsupported(vault: kg.Vault) -> None:
    """
    == SP-Alone.md
    ---
    type: specification
    title: Alone
    ---
    == SP-Used.md
    ---
    type: specification
    title: Used
    ---
    == SP-Linking.md
    ---
    type: specification
    title: Linking
    ---
    It follows [[LN-Roe-2019-First]].
    == LN-Roe-2019-First.md
    ---
    type: literature
    title: "First"
    ---
    ## PUMA Integration
    - **Used**: shows how → [[SP-Used]]
    """
    assert found(vault, "unsupported") == [
        ("Alone", "no paper informs it and it rests on no claim")
    ]
    assert places(vault, "unsupported") == [("SP-Alone.md", 1)]


def test_a_load_bearing_premise_that_nobody_touches_is_untested(vault: kg.Vault) -> None:
    """
    == MR-One.md
    ---
    type: machine-review
    title: "One"
    ---
    ## Core claim
    It works. ^core

    ## Load-bearing premise
    Nothing moves. ^premise
    == MR-Two.md
    ---
    type: machine-review
    title: "Two"
    ---
    ## Load-bearing premise
    Everything moves. ^premise
    == LN-Roe-2019-First.md
    ---
    type: literature
    title: "First"
    ---
    ### Core Idea
    - Some things stand still. ^still
      - (disputes) [[MR-Two#^premise]] — because they do
    """
    assert found(vault, "untested") == [
        ("Nothing moves.", "nothing supports, disputes or qualifies it; carries 1 thing")
    ]
    assert places(vault, "untested") == [("MR-One.md", 9)]


def test_a_claim_that_names_nothing_it_is_from_is_unsourced(vault: kg.Vault) -> None:
    """
    == LN-Roe-2019-First.md
    ---
    type: literature
    title: "First"
    ---
    == PN-Bare.md
    ---
    type: concept
    title: Bare
    ---
    > **Atomic claim:** It stands alone.
    == PN-Sourced.md
    ---
    type: concept
    title: Sourced
    sources: ["[[LN-Roe-2019-First]]"]
    ---
    > **Atomic claim:** It stands on a source.
    == PN-Linking.md
    ---
    type: concept
    title: Linking
    ---
    > **Atomic claim:** It stands on [[LN-Roe-2019-First]].
    """
    assert found(vault, "unsourced") == [
        ("It stands alone.", "names no paper, and no claim supports it")
    ]
    assert places(vault, "unsourced") == [("PN-Bare.md", 5)]


def test_where_there_is_no_paper_no_claim_lacks_a_source(vault: kg.Vault) -> None:
    """
    == PN-Bare.md
    ---
    type: concept
    title: Bare
    ---
    > **Atomic claim:** It stands alone.
    """
    assert found(vault, "unsourced") == []


def test_a_concept_that_is_used_and_nowhere_defined_is_undefined(vault: kg.Vault) -> None:
    """
    == PN-Drift.md
    ---
    type: concept
    title: Drift
    ---
    == PN-Quiet.md
    ---
    type: concept
    title: Quiet
    ---
    == PN-Known.md
    ---
    type: concept
    title: Known
    ---
    ## Definition
    What everybody knows.
    == a.md
    Of [[PN-Drift]] and [[PN-Known]].
    == b.md
    Of [[PN-Drift]].
    """
    assert found(vault, "undefined") == [
        ("Drift", "used in 2 notes"),
        ("Quiet", "its own note is silent"),
    ]


READING = """
== MR-Roe-2019-First.md
---
type: machine-review
title: "First"
---
## Reference graph
1. Ann Poe. Never read. 2001. URL https://arxiv.org/abs/2001.00001
2. Bob Poe. Waiting. 2002. URL https://arxiv.org/abs/2002.00002
3. Cid Poe. Already read. 2003. URL https://arxiv.org/abs/2003.00003
== MR-Roe-2020-Second.md
---
type: machine-review
title: "Second"
---
## Reference graph
1. Ann Poe. Never read. 2001. URL https://arxiv.org/abs/2001.00001
== LN-Poe-2002-Waiting.md
---
type: literature
title: "Waiting"
arxiv: "2002.00002"
status: to-read
---
== LN-Poe-2003-Read.md
---
type: literature
title: "Already read"
arxiv: "2003.00003"
status: reviewed
---
"""


def test_papers_that_are_cited_and_not_read_are_unread(tmp_path: Path) -> None:
    vault = kg.open(write_files(tmp_path, READING))
    (one,) = vault.gaps("unread")
    assert [(gap.label, gap.reason) for gap in one.gaps] == [
        ("Never read", "cited in 2 notes"),
        ("Waiting", "cited in 1 note, waiting to be read"),
    ]
    assert [(gap.path, gap.line) for gap in one.gaps] == [
        ("MR-Roe-2019-First.md", 6),
        ("MR-Roe-2019-First.md", 7),
    ]


def test_a_paper_that_was_read_for_nothing_is_unused(vault: kg.Vault) -> None:
    """
    == SP-Made.md
    ---
    type: specification
    title: Made
    ---
    It follows [[LN-C]].
    == LN-A.md
    ---
    type: literature
    title: "A"
    relevance: 2
    ---
    == LN-B.md
    ---
    type: literature
    title: "B"
    ---
    ## PUMA Integration
    - **Made**: shows how → [[SP-Made]]
    == LN-C.md
    ---
    type: literature
    title: "C"
    ---
    """
    assert found(vault, "unused") == [("A", "rated ★★, but informs no artifact of the project")]


def test_without_a_project_no_paper_is_unused(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    type: literature
    title: "A"
    ---
    """
    assert found(vault, "unused") == []


def test_names_in_links_without_a_note_are_unwritten(vault: kg.Vault) -> None:
    """
    == a.md
    See [[Later]], [[Once]], [[picture.png]] and [[<%- title %>]].
    == b.md
    See [[later]] again, and [[later]].
    """
    assert found(vault, "unwritten") == [
        ("Later", "linked from 2 notes"),
        ("Once", "linked from 1 note"),
    ]
    assert places(vault, "unwritten") == [("a.md", 1), ("a.md", 1)]


def test_a_note_on_something_without_any_link_is_unlinked(vault: kg.Vault) -> None:
    """
    == PN-Lonely.md
    ---
    type: concept
    title: Lonely
    ---
    == PN-Linked.md
    ---
    type: concept
    title: Linked
    ---
    == a.md
    See [[PN-Linked]].
    == journal.md
    Stands alone, and may.
    """
    assert found(vault, "unlinked") == [("Lonely", "no link leads to it or away from it")]


def test_the_example_vault_has_few_gaps(example: kg.Vault) -> None:
    totals = {one.name: one.total for one in example.gaps() if one.total}
    assert totals == {"unsourced": 2, "unread": 2, "unwritten": 1}


def test_a_limit_shortens_each_group_and_keeps_its_total(example: kg.Vault) -> None:
    (one,) = example.gaps("unread", limit=1)
    assert (len(one.gaps), one.total) == (1, 2)


def test_every_group_says_what_it_means(example: kg.Vault) -> None:
    for one in example.gaps():
        assert one.title
        assert one.meaning.endswith(".")
        assert one.name == GROUPS[one.name].__name__


def test_an_unknown_group_names_those_there_are(example: kg.Vault) -> None:
    with pytest.raises(UnknownName, match="no group of gaps called 'papers'") as caught:
        example.gaps("papers")
    assert "unread" in caught.value.hint
