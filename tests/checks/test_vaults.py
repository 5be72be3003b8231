"""What whole vaults are told: everything that is true, and no flood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import kg


def counts(vault: kg.Vault) -> Counter[tuple[str, str]]:
    return Counter((str(found.severity), found.rule) for found in vault.check())


def test_the_example_is_told_of_what_it_shows_on_purpose(example: kg.Vault) -> None:
    assert counts(example) == {
        ("error", "dangling-link"): 1,
        ("info", "duplicate-question"): 1,
        ("info", "link-without-reason"): 3,
        ("info", "open-and-fact"): 1,
        ("info", "unknown-section"): 1,
        ("info", "unverified-quotation"): 1,
    }


def test_a_contradiction_names_both_of_its_places(example: kg.Vault) -> None:
    (found,) = example.check(["open-and-fact"])
    assert (found.path, found.line) == ("notes/project/SP-Red-Teaming.md", 18)
    assert "notes/reviews/MR-Hubinger-2019-LearnedOptimization.md:25" in found.message


def test_an_ordinary_vault_is_told_only_of_its_broken_links(
    real_vault: Callable[[str], Path],
) -> None:
    folder = real_vault("nexus-vault")
    (folder / "kg.yaml").touch()
    assert {rule for _, rule in counts(kg.open(folder))} == {"dangling-link", "missing-attachment"}


def test_a_vault_without_notes_has_nothing_wrong(vault: kg.Vault) -> None:
    """
    == kg.yaml
    title: empty
    """
    assert vault.check() == ()
    assert vault.fix() == ()
