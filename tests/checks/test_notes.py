"""Checks of notes as wholes."""

from __future__ import annotations

import kg
from tests.checks.lines import lines


def test_unknown_note_type_is_one_that_is_nearly_known(vault: kg.Vault) -> None:
    """
    == a.md
    ---
    title: A
    type: literatur
    ---
    == b.md
    ---
    type: diary
    ---
    == c.md
    ---
    type: literature
    ---
    """
    (found,) = vault.check(["unknown-note-type"])
    assert str(found) == (
        "a.md:3:7: warning[unknown-note-type]"
        " there is no note type 'literatur'; the note is read as 'note'"
    )
    assert found.help == "did you mean 'literature'?"


def test_missing_section_is_one_that_the_type_requires(vault: kg.Vault) -> None:
    """
    == MR-A.md
    # MR: A
    ## Load-bearing premise
    It is so.
    == MR-B.md
    # MR: B
    ## Core claim
    It is so.
    == LN-C.md
    # LN: C
    """
    assert lines(vault, "missing-section") == [
        "MR-A.md:1:1: warning there is no section 'Core claim', which the type 'review' requires",
    ]


def test_missing_section_heeds_a_type_of_ones_own(vault: kg.Vault) -> None:
    """
    == schema/notes/interview.yaml
    name: interview
    extends: note
    label: interview
    values: [interview]
    sections:
      consent:
        headings: [Consent]
        reader: claims
        required: true
    == a.md
    ---
    type: interview
    ---
    ## Answers
    == b.md
    ---
    type: interview
    ---
    ## Consent
    Given on paper.
    """
    assert lines(vault, "missing-section") == [
        "a.md:1:1: warning there is no section 'Consent', which the type 'interview' requires",
    ]


def test_orphan_note_is_a_note_on_something_without_any_link(vault: kg.Vault) -> None:
    """
    == PN-Proxy.md
    # Proxy
    == PN-Linked.md
    # Linked
    == journal.md
    Nothing but a line.
    == LN-A.md
    See [[PN-Linked]].
    """
    assert lines(vault, "orphan-note") == [
        "PN-Proxy.md:1:1: info no link leads to or from 'Proxy'",
    ]
