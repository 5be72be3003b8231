"""Papers of one title that year or first author tell apart."""

from __future__ import annotations

import kg


def papers(vault: kg.Vault) -> dict[str, str]:
    """Return what each note is about, as the end of its address."""
    return {note.path: note.topic_iri.rpartition("/")[2] for note in vault.notes()}


def maybe(vault: kg.Vault) -> set[tuple[str, str]]:
    """Return which papers may be the same."""
    answer = vault.query("SELECT ?a ?b { ?a kg:possibleDuplicateOf ?b }")
    rows = answer.table.rows if answer.table else ()
    return {(a.value.rpartition("/")[2], b.value.rpartition("/")[2]) for a, b in rows if a and b}


def test_two_years_or_two_authors_are_two_papers(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    title: Attention
    authors: [Ann Lee]
    year: 2017
    ---
    == LN-B.md
    ---
    title: Attention
    authors: [Bo Kim]
    year: 2017
    ---
    """
    assert papers(vault) == {
        "LN-A.md": "title-attention-2017-lee",
        "LN-B.md": "title-attention-2017-kim",
    }
    assert maybe(vault) == {
        ("title-attention-2017-lee", "title-attention-2017-kim"),
        ("title-attention-2017-kim", "title-attention-2017-lee"),
    }


def test_a_note_that_knows_less_is_on_the_paper_that_it_fits(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    title: Attention
    authors: [Ann Lee]
    year: 2017
    ---
    == LN-B.md
    ---
    title: Attention
    authors: [Bo Kim]
    year: 2019
    ---
    == MR-B.md
    ---
    title: Attention
    year: 2019
    ---
    == MR-C.md
    ---
    title: Attention
    ---
    """
    found = papers(vault)
    assert found["MR-B.md"] == found["LN-B.md"] == "title-attention-2019-kim"
    assert found["MR-C.md"] == "title-attention"  # either may be meant: it is not guessed which


def test_one_title_that_nobody_disputes_is_one_paper(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    title: Attention
    authors: [Ann Lee]
    year: 2017
    ---
    == MR-A.md
    ---
    title: attention
    ---
    """
    assert set(papers(vault).values()) == {"title-attention"}
    assert maybe(vault) == set()


def test_an_identifier_in_the_place_of_a_title_is_none_where_another_note_has_one(
    vault: kg.Vault,
) -> None:
    """
    == LN-ArXiv.md
    ---
    {type: literature, arxiv: "1906.01820"}
    ---
    # LN: arXiv:1906.01820
    == LN-Risks.md
    ---
    {type: literature, arxiv: "1906.01820", title: Risks from learned optimization}
    ---
    == LN-Unread.md
    ---
    {type: literature, doi: 10.1000/182}
    ---
    # LN: doi:10.1000/182
    """
    assert vault.show("paper:1906.01820").label == "Risks from learned optimization"
    assert vault.show("paper:10.1000/182").label == "doi:10.1000/182"
