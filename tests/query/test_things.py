"""A thing is written as people write it."""

from __future__ import annotations

import pytest

import kg
from kg.errors import AmbiguousThing, UnknownThing


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("LN-Hubinger-2019-LearnedOptimization", "note/LN-Hubinger-2019-LearnedOptimization"),
        ("ln-hubinger-2019-learnedoptimization.md", "note/LN-Hubinger-2019-LearnedOptimization"),
        (
            "notes/literature/LN-Hubinger-2019-LearnedOptimization.md",
            "note/LN-Hubinger-2019-LearnedOptimization",
        ),
        ("notes/concepts/PN-Corrigibility", "note/PN-Corrigibility"),
        ("@hubinger2019risks", "paper/arxiv-1906.01820"),
        ("hubinger2019risks", "paper/arxiv-1906.01820"),
        ("1906.01820", "paper/arxiv-1906.01820"),
        ("arXiv:1906.01820v3", "paper/arxiv-1906.01820"),
        ("https://arxiv.org/abs/1906.01820", "paper/arxiv-1906.01820"),
        ("10.48550/arXiv.1906.01820", "paper/arxiv-1906.01820"),
        ("https://doi.org/10.48550/arxiv.1906.01820", "paper/arxiv-1906.01820"),
        ("AI safety via debate", "paper/arxiv-1805.00899"),
        ("deceptive-alignment", "concept/deceptive-alignment"),
        ("Deceptive Alignment", "concept/deceptive-alignment"),
        ("concept:deceptive-alignment", "concept/deceptive-alignment"),
        ("reward hacking", "concept/specification-gaming"),
        ("concept:reward hacking", "concept/specification-gaming"),
        ("ethics chapter", "artifact/ethics-chapter"),
        ("Ethics-Review-Log", "artifact/ethics-review-log"),
        ("Evan Hubinger", "person/hubinger-e"),
        ("https://example.org/kg/concept/corrigibility", "concept/corrigibility"),
        ("<https://example.org/kg/concept/corrigibility>", "concept/corrigibility"),
    ],
)
def test_a_name_means_one_thing(example: kg.Vault, name: str, address: str) -> None:
    assert example.show(name).iri == example.config.base + address


def test_a_claim_is_shown_by_its_block_id(example: kg.Vault) -> None:
    shown = example.show("LN-Hubinger-2019-LearnedOptimization#^conditions-for-deception")
    assert shown.path == "notes/literature/LN-Hubinger-2019-LearnedOptimization.md"
    assert shown.line > 1


def test_an_unknown_name_offers_the_nearest(example: kg.Vault) -> None:
    with pytest.raises(UnknownThing) as raised:
        example.show("deceptive alingment")
    assert raised.value.nearest[0] == "Deceptive alignment"


def test_a_name_of_several_things_lists_them(vault: kg.Vault) -> None:
    """
    == a/Red teaming.md
    ---
    type: concept
    ---
    == b/SP-Red.md
    ---
    type: spec
    title: Red teaming
    ---
    """
    with pytest.raises(AmbiguousThing) as raised:
        vault.show("red teaming")
    assert raised.value.candidates == ("artifact:red-teaming", "concept:red-teaming")
    assert vault.show("artifact:red-teaming").kind == "artifact"


@pytest.mark.parametrize("name", ["", " ", "#", "<>", "concept:", "a\nb", '"', "\x00", "@", "://"])
def test_no_name_breaks_the_search(example: kg.Vault, name: str) -> None:
    with pytest.raises(UnknownThing):
        example.show(name)


def test_an_item_is_named_by_its_note_also_where_that_has_like_names(vault: kg.Vault) -> None:
    """
    == LN-Two.md
    ---
    type: literature
    title: "LN: Two"
    ---
    # LN: Two

    ## Key Results
    - Training hid it. ^hidden
    """
    assert vault.show("LN-Two#^hidden").label == "Training hid it."


def test_a_paper_is_found_by_a_key_that_it_had_before(vault: kg.Vault) -> None:
    """
    == references.bib
    @article{moss2019, title = {Moss}, doi = {10.1000/moss}, ids = {lund2019, stone}}
    @book{stone, title = {Stones}, year = 2001}
    """
    assert vault.show("@lund2019").label == "Moss"
    assert vault.show("@stone").label == "Stones"
    assert not vault.find("cites:@lund2019")
