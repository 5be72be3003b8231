"""Suppressions: where they stand, what they cover, and when they are of no use."""

from __future__ import annotations

import kg
from tests.checks.lines import lines


def test_a_suppression_covers_its_own_line_or_the_next_that_is_not_blank(vault: kg.Vault) -> None:
    """
    == a.md
    [[one]] <!-- kg-ignore: dangling-link -->
    [[two]] %% kg-ignore: dangling-link %%

    <!-- kg-ignore: dangling-link -->

    [[three]]

    > %% kg-ignore: dangling-link %%
    > [[four]]

    - [[five]]
    """
    assert lines(vault) == ["a.md:11:3: error[dangling-link] no note is called 'five'"]


def test_a_suppression_may_cover_the_file_name_several_rules_and_give_a_reason(
    vault: kg.Vault,
) -> None:
    """
    == LN-A.md
    ---
    title: A
    ---
    <!-- kg-ignore-file: missing-five-c, incomplete-citation — a talk, not a paper -->
    [[one]] and ![[two.png]] <!-- kg-ignore: dangling-link, missing-attachment: still to come -->
    """
    assert lines(vault) == []


def test_a_suppression_covers_only_the_rule_it_names(vault: kg.Vault) -> None:
    """
    == a.md
    [[one]] <!-- kg-ignore: ambiguous-link -->
    """
    assert lines(vault) == [
        "a.md:1:1: error[dangling-link] no note is called 'one'",
        "a.md:1:25: info[unused-suppression] no 'ambiguous-link' is found here",
    ]


def test_a_suppression_in_code_is_none(vault: kg.Vault) -> None:
    """
    == a.md
    `<!-- kg-ignore: dangling-link -->` [[one]]

    ```
    <!-- kg-ignore: bogus -->
    ```
    """
    assert lines(vault) == ["a.md:1:37: error[dangling-link] no note is called 'one'"]


def test_a_suppression_stands_at_the_lines_of_the_later_one_of_two_notes(vault: kg.Vault) -> None:
    """
    == a.md
    ---
    id: PN-1
    title: One
    ---
    # One
    [[nobody]]

    ---
    id: PN-2
    title: Two
    ---
    # Two
    [[nobody]] <!-- kg-ignore: dangling-link -->
    [[nobody]]
    """
    assert lines(vault, "dangling-link") == [
        "a.md:6:1: error no note is called 'nobody'",
        "a.md:14:1: error no note is called 'nobody'",
    ]


def test_unknown_rule_names_the_nearest(vault: kg.Vault) -> None:
    """
    == a.md
    Text. <!-- kg-ignore: dangling-lnik -->
    More. <!-- kg-ignore: -->
    """
    first, second = vault.check(["unknown-rule"])
    assert str(first) == "a.md:1:23: warning[unknown-rule] there is no rule called 'dangling-lnik'"
    assert first.help == "did you mean 'dangling-link'?"
    assert second.message == "this names no rule"


def test_unused_suppression_is_taken_out_with_its_line(vault: kg.Vault) -> None:
    """
    == b.md
    == a.md
    [[b]] <!-- kg-ignore: dangling-link -->
    %% kg-ignore: ambiguous-link, dangling-link %%
    [[b]]
    [[no]] <!-- kg-ignore: dangling-link, ambiguous-link -->
    """
    assert lines(vault, "dangling-link", "ambiguous-link", "unused-suppression") == [
        "a.md:1:23: info[unused-suppression] no 'dangling-link' is found here",
        "a.md:2:15: info[unused-suppression] no 'ambiguous-link' is found here",
        "a.md:2:31: info[unused-suppression] no 'dangling-link' is found here",
        "a.md:4:39: info[unused-suppression] no 'ambiguous-link' is found here",
    ]
    vault.fix()
    assert (vault.root / "a.md").read_text("utf-8") == (
        "[[b]]\n[[b]]\n[[no]] <!-- kg-ignore: dangling-link, ambiguous-link -->\n"
    )


def test_unused_suppression_speaks_only_of_rules_that_ran(vault: kg.Vault) -> None:
    """
    == kg.yaml
    checks: {ambiguous-link: off}
    == a.md
    Text. <!-- kg-ignore: ambiguous-link -->
    """
    assert lines(vault, "unused-suppression") == []
    assert lines(vault) == []
