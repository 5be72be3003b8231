"""Names that the vault has a note on become links in an imported page."""

from __future__ import annotations

import kg

PAGE = """\
LN: Arden (2023) — A made-up paper
Key Concepts
Inner Alignment Problem: Goals that differ inside.
Beacon: A light that is seen from afar.
Related Notes
- PN-Beacon — a light too
"""


def test_a_concept_that_has_a_note_is_linked_and_others_are_not(vault: kg.Vault) -> None:
    """
    == concepts/PN-Inner-Alignment.md
    ---
    type: concept
    title: Inner alignment
    aliases: [inner alignment problem]
    ---
    """
    done = vault.import_text(PAGE)
    text = (vault.root / done.path).read_text("utf-8")
    assert "**[[PN-Inner-Alignment|Inner Alignment Problem]]**: Goals" in text
    assert "**Beacon**: A light" in text
    (row,) = vault.backlinks("PN-Inner-Alignment")
    assert row.path == done.path
    definitions = [i for i in vault.show("concept:inner-alignment").items if i.kind == "definition"]
    assert [(i.label, i.text) for i in definitions] == [
        ("Inner Alignment Problem", "Goals that differ inside.")
    ]


def test_importing_again_leaves_the_linked_note_alone(vault: kg.Vault) -> None:
    """
    == concepts/PN-Beacon.md
    ---
    type: concept
    title: Beacon
    ---
    """
    first = vault.import_text(PAGE)
    again = vault.import_text(PAGE)
    assert (first.status, again.status, again.path) == ("created", "unchanged", first.path)
