"""Unlinked mentions: offered with their place, never stated as links."""

from __future__ import annotations

import kg


def test_names_without_a_link_are_offered(vault: kg.Vault) -> None:
    """
    == PN-Inner-Alignment.md
    ---
    aliases: [inner alignment problem]
    ---
    # Inner alignment
    Inner alignment is about inner alignment.
    == a.md
    ---
    title: inner alignment
    ---
    # On inner alignment

    The inner alignment problem is hard. See [[PN-Inner-Alignment]] and `inner alignment`.
    == b.md
    Nothing here but inner  alignment.
    """
    (row,) = vault.unlinked()
    assert (row.path, row.line, row.column) == ("a.md", 6, 5)
    assert row.words == "inner alignment problem"
    assert row.iri == "https://example.org/kg/note/PN-Inner-Alignment"
    assert row.sentence.startswith("The inner alignment problem is hard.")
    assert vault.unlinked("a") == (row,)
    assert vault.unlinked("PN-Inner-Alignment") == (row,)
    assert vault.unlinked("b") == ()
    assert [link.path for link in vault.links()] == ["a.md"]


def test_a_name_of_several_things_lists_them(vault: kg.Vault) -> None:
    """
    == x/plan.md
    == y/plan.md
    == a.md
    The plan.
    """
    (row,) = vault.unlinked()
    assert len(row.candidates) == 2
