"""Checks of citations by key."""

from __future__ import annotations

from pathlib import Path

import kg
from tests.checks.lines import lines


def test_unknown_citekey_names_the_nearest(vault: kg.Vault) -> None:
    """
    == LN-Risks.md
    ---
    {type: literature, title: Risks, citekey: hubinger2019risks}
    ---
    == n.md
    It may deceive [see @hubinger2019risk, p. 3; @hubinger2019risks], says [@nobody].
    """
    near, far = vault.check(["unknown-citekey"])
    assert str(near) == (
        "n.md:1:21: warning[unknown-citekey] no paper has the citekey 'hubinger2019risk'"
    )
    assert (near.end_line, near.end_column) == (1, 38)
    assert near.help == "did you mean '@hubinger2019risks'?"
    assert far.help == "add `citekey: nobody` to the note on it"


def test_unknown_citekey_takes_names_for_people(vault: kg.Vault) -> None:
    """
    == n.md
    As @alice and @van-der-berg say; mail to bob@smith2019.org; `[@code2019]`,
    https://example.org/@site2019, \\@escaped2019, but @smith2019.
    """
    assert lines(vault, "unknown-citekey") == [
        "n.md:2:51: warning no paper has the citekey 'smith2019'"
    ]


def test_unknown_citekey_of_several_papers_names_them(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    {type: literature, title: Paper A, doi: 10.1000/a, citekey: same}
    ---
    == LN-B.md
    ---
    {type: literature, title: Paper B, doi: 10.1000/b, citekey: same}
    ---
    == LN-C.md
    ---
    {type: literature, title: Paper A, doi: 10.1000/a, citekey: Other}
    ---
    == LN-D.md
    ---
    {type: literature, title: Paper D, doi: 10.1000/d, citekey: other}
    ---
    == n.md
    [@same], [@other] and [@Other] but not [@OTHER].
    """
    assert lines(vault, "unknown-citekey") == [
        "n.md:1:2: warning several papers have the citekey 'same': 'Paper A', 'Paper B'",
        "n.md:1:41: warning several papers have the citekey 'OTHER': 'Paper A', 'Paper D'",
    ]
    assert lines(vault, "dangling-link", "ambiguous-link") == []


def test_unknown_citekey_with_the_letters_of_one_is_mended(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    {type: literature, title: Paper A, citekey: ash2001}
    ---
    == LN-B.md
    ---
    {type: literature, title: Paper B, citekey: "bay/2002:x"}
    ---
    == LN-C.md
    ---
    {type: literature, title: Paper C, citekey: "bay-2002-x"}
    ---
    == n.md
    [see @Ash-2001, p. 3; @{ash_2001}] and @ash/2001 [p. 3], but [@bay.2002.x].
    """
    (fixed,) = vault.fix(["unknown-citekey"])
    assert fixed.path == "n.md"
    text = (Path(vault.root) / "n.md").read_text("utf-8")
    assert text == "[see @ash2001, p. 3; @{ash2001}] and @ash2001 [p. 3], but [@bay.2002.x].\n"


def test_unknown_citekey_names_the_key_that_the_paper_has_since(vault: kg.Vault) -> None:
    """
    == references.bib
    @article{ash2001, title = {Ash}, doi = {10.1000/ash}}
    == n.md
    [see @ash2001, p. 3; @{ash2001}].
    """
    root = Path(vault.root)
    bib, note = root / "references.bib", root / "n.md"
    bib.write_text(bib.read_text("utf-8").replace("ash2001", "ashOnTrees"), "utf-8")
    (one, other) = kg.open(root).check(["unknown-citekey"])
    assert one.help == other.help
    assert one.help.startswith("its paper is '@ashOnTrees' now (")
    note.write_text(note.read_text("utf-8") + "\nMore.\n", "utf-8")
    again = kg.open(root)
    assert [found.help for found in again.check(["unknown-citekey"])] == [one.help] * 2
    again.fix(["unknown-citekey"])
    assert note.read_text("utf-8") == "[see @ashOnTrees, p. 3; @{ashOnTrees}].\n\nMore.\n"
