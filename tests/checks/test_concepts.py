"""Checks of concepts."""

from __future__ import annotations

import kg
from tests.checks.lines import lines


def test_duplicate_alias_names_the_other_note(vault: kg.Vault) -> None:
    """
    == a.md
    ---
    aliases: [Deception]
    ---
    == b.md
    ---
    title: B
    aliases: [deception, c]
    ---
    == c.md
    """
    assert lines(vault, "duplicate-alias") == [
        "a.md:2:11: warning the alias 'Deception' also means b.md:3: it is an alias there too",
        "b.md:3:11: warning the alias 'deception' also means a.md:2: it is an alias there too",
        "b.md:3:22: warning the alias 'c' also means c.md:1: it is the name of that file",
    ]


def test_duplicate_concept_is_two_notes_on_one(vault: kg.Vault) -> None:
    """
    == PN-Mesa-Optimizer.md
    # Mesa-optimizer
    == PN-Mesa-Optimisers.md
    # Mesa-optimisers
    == PN-Proxy.md
    # Proxy
    """
    (line,) = lines(vault, "duplicate-concept")
    assert line.startswith("PN-Mesa-Optimizer.md:1:1: warning ")
    assert "PN-Mesa-Optimisers.md:1" in line


def test_undefined_concept_is_one_that_three_notes_are_about(vault: kg.Vault) -> None:
    """
    == LS-A.md
    ---
    type: lesson
    teaches: [Mesa-objective, Proxy]
    ---
    == LS-B.md
    ---
    type: lesson
    teaches: [Mesa-objective, Proxy, Seldom]
    ---
    == LS-C.md
    ---
    type: lesson
    teaches: [Mesa-objective, Proxy, Seldom]
    ---
    == PN-Proxy.md
    # Proxy
    """
    assert lines(vault, "undefined-concept") == [
        "LS-A.md:3:11: info 3 notes are about 'Mesa-objective', and none defines it",
    ]


def test_concept_cycle_goes_round_through_two_notes(vault: kg.Vault) -> None:
    """
    == PN-Inner.md
    ---
    type: permanent-note
    title: Inner
    broader: "[[PN-Outer]]"
    ---
    == PN-Outer.md
    ---
    type: permanent-note
    title: Outer
    broader: "[[PN-Inner]]"
    ---
    == PN-Sound.md
    ---
    type: permanent-note
    title: Sound
    broader: "[[PN-Outer]]"
    ---
    """
    (found,) = vault.check(["concept-cycle"])
    assert (found.path, found.line, found.severity) == ("PN-Inner.md", 4, "error")
    assert found.message == "'Inner' is narrower than itself: Inner → Outer → Inner"
    assert found.help == "see PN-Outer.md:1"
