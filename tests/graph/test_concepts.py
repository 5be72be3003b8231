"""Concepts across notes: one concept however it is spelled, each definition with its source."""

from __future__ import annotations

from pathlib import Path

import kg
from tests.graph.test_statements import local, select


def test_spellings_of_one_concept_are_one_and_keep_their_form(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ## Key Concepts
    **Mesa-optimisers**: as A has it
    == LN-B.md
    ## Key Concepts
    **mesa optimizer**: as B has it
    == LN-C.md
    ## Key Concepts
    **Mesa-optimization**: another thing

    **Mesa-objective**: a third thing
    == PN-Mesa-Optimizer.md
    # Mesa-optimizer
    """
    found = local(
        vault,
        """SELECT ?c ?form ?text ?source { ?c skos:definition ?d . ?d kg:surfaceForm ?form ;
        rdf:value ?text ; dcterms:source ?source }""",
    )
    assert [row[:3] for row in found] == [
        ("concept/mesa-objective", "Mesa-objective", "a third thing"),
        ("concept/mesa-optimization", "Mesa-optimization", "another thing"),
        ("concept/mesa-optimizer", "Mesa-optimisers", "as A has it"),
        ("concept/mesa-optimizer", "mesa optimizer", "as B has it"),
    ]
    assert len({row[3] for row in found}) == 3
    assert select(vault, "SELECT DISTINCT ?l { concept:mesa-optimizer skos:prefLabel ?l }") == [
        ("Mesa-optimizer",)
    ]
    assert vault.show("mesa-optimisers").iri.endswith("concept/mesa-optimizer")


def test_a_list_of_concepts_brings_names_and_what_they_belong_to(vault: kg.Vault) -> None:
    """
    == concepts.yaml
    - label: Mesa-optimizer
      aliases: [inner optimizer]
      broader: [Learned optimization]
      related: [Mesa-objective]
    == LN-A.md
    ## Key Concepts
    **Inner optimisers**: as A has it
    """
    assert local(vault, "SELECT ?c { ?c skos:definition ?d }") == [("concept/mesa-optimizer",)]
    assert local(
        vault, "SELECT ?b ?r { concept:mesa-optimizer skos:broader ?b ; skos:related ?r }"
    ) == [("concept/learned-optimization", "concept/mesa-objective")]
    assert vault.query("ASK { concept:mesa-objective skos:related concept:mesa-optimizer }").truth
    assert vault.stats().notes == 1


def test_a_change_of_the_list_is_read(vault_folder: Path) -> None:
    """
    == LN-A.md
    ## Key Concepts
    **Inner optimiser**: as A has it
    == b.md
    """
    kg.open(vault_folder)
    (vault_folder / "concepts.yaml").write_text(
        "- label: Mesa-optimizer\n  aliases: [inner optimizer]\n"
    )
    opened = kg.open(vault_folder)
    assert local(opened, "SELECT ?c { ?c skos:definition ?d }") == [("concept/mesa-optimizer",)]
    (vault_folder / "concepts.yaml").write_text("- aliases: [inner optimizer]\n- label: Else\n")
    opened = kg.open(vault_folder)
    assert local(opened, "SELECT ?c { ?c skos:definition ?d }") == [("concept/inner-optimiser",)]
    (found,) = opened.check(["unreadable"])
    assert (found.path, found.line, found.message) == (
        "concepts.yaml",
        1,
        "a concept must have a `label`",
    )
