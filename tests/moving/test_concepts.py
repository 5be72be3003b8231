"""Renaming concepts: their notes, the list of concepts, definitions in whatever spelling."""

from __future__ import annotations

import pytest

import kg
from kg.errors import UnknownThing, WriteError
from tests.moving.conftest import files


def read(vault: kg.Vault, path: str) -> str:
    return (vault.root / path).read_text("utf-8")


def test_a_concept_is_renamed_where_it_is_named_and_not_in_prose(vault: kg.Vault) -> None:
    """
    == concepts.yaml
    - label: Mesa-optimizer   # ours
      aliases: [inner optimizer]
      broader: [Learned optimization]
    - label: "Learned optimization"
      narrower: ['mesa-optimiser', other]
    == concepts/PN-Mesa-Optimizer.md
    ---
    type: permanent-note
    title: "Mesa-optimizer"
    ---
    # Mesa-optimizer

    A mesa-optimizer is an optimizer.
    == concepts/PN-Other.md
    ---
    type: permanent-note
    title: Other
    broader: [Mesa-optimizers]
    ---
    See [[PN-Mesa-Optimizer#Mesa-optimizer]]: mesa-optimizers are others.
    == literature/LN-A.md
    ---
    type: literature
    title: A
    ---
    # LN: A
    ## Key Concepts
    **mesa-optimisers**: what is learned.

    **Mesa-optimizer training**: another concept.
    """
    done = vault.rename("concept:mesa optimizer", "Base optimizer")
    assert done.remarks == ()
    assert read(vault, "concepts.yaml") == (
        "- label: Base optimizer   # ours\n  aliases: [inner optimizer]\n"
        "  broader: [Learned optimization]\n"
        "- label: \"Learned optimization\"\n  narrower: ['base optimizer', other]\n"
    )
    assert read(vault, "concepts/PN-Base-Optimizer.md") == (
        '---\ntype: permanent-note\ntitle: "Base optimizer"\n---\n# Base optimizer\n\n'
        "A mesa-optimizer is an optimizer.\n"
    )
    assert "broader: [Base optimizers]\n" in read(vault, "concepts/PN-Other.md")
    assert ("See [[PN-Base-Optimizer#Base optimizer]]: mesa-optimizers are others.\n") in read(
        vault, "concepts/PN-Other.md"
    )
    assert "**base optimizers**: what" in read(vault, "literature/LN-A.md")
    assert "**Mesa-optimizer training**: another" in read(vault, "literature/LN-A.md")
    assert {label.shown for label in vault.labels() if label.kind == "concept"} >= {
        "Base optimizer", "inner optimizer",
    }  # fmt: skip
    with pytest.raises(UnknownThing):
        vault.show("concept:Mesa-optimizer")


def test_a_concept_may_be_called_by_its_label_alone_and_keep_it_as_an_alias(
    vault: kg.Vault,
) -> None:
    """
    == concepts/Deceit.md
    ---
    type: concept
    ---
    # Deceptive alignment
    == x.md
    [[Deceit#Deceptive alignment]]
    """
    before = files(vault.root)
    vault.rename("Deceptive alignment", "Playing along", keep_alias=True)
    assert read(vault, "concepts/Deceit.md") == (
        '---\ntype: concept\naliases: ["Deceptive alignment"]\n---\n# Playing along\n'
    )
    assert read(vault, "x.md") == "[[Deceit#Playing along]]\n"
    assert vault.show("Deceptive alignment").iri == vault.show("concept:Playing along").iri
    vault.undo()
    assert files(vault.root) == before


def test_there_and_back_leaves_every_byte(vault: kg.Vault) -> None:
    """
    == concepts.yaml
    - label: Old label
      related: [Another]
    == concepts/PN-Old-Label.md
    ---
    type: concept
    title: Old label
    ---
    # Old label
    == concepts/PN-Another.md
    ---
    type: concept
    related: ["[[PN-Old-Label]]", Old labels]
    ---
    # Another
    """
    before = files(vault.root)
    vault.rename("concept:Old label", "New name")
    assert files(vault.root) != before
    vault.rename("concept:New name", "Old label")
    assert files(vault.root) == before


def test_what_is_taken_or_another_name_is_refused(vault: kg.Vault) -> None:
    """
    == concepts.yaml
    - label: One
      aliases: [Uno]
    - label: Two
    """
    with pytest.raises(WriteError, match="has a concept 'Two' already"):
        vault.rename("concept:One", "two")
    with pytest.raises(WriteError, match="another name of the concept 'One'"):
        vault.rename("concept:Uno", "Three")
    with pytest.raises(UnknownThing):
        vault.rename("concept:Three", "Four")
    for wrong in ("", "?!", "a*b", "[x]"):
        with pytest.raises(WriteError, match="cannot be the name"):
            vault.rename("concept:One", wrong)
