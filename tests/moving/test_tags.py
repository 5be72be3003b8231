"""Renaming tags: in texts, front matter and queries, with those below them."""

from __future__ import annotations

import pytest

import kg
from kg.errors import UnknownThing, WriteError


def read(vault: kg.Vault, path: str) -> str:
    return (vault.root / path).read_text("utf-8")


def test_a_tag_is_renamed_everywhere_with_those_below_it(vault: kg.Vault) -> None:
    """
    == a.md
    ---
    tags: [ai, "AI/safety", "#ai", air]
    ---
    #ai #AI/Safety/x #air `#ai` http://x.org/#ai [[a#ai]] #ai-2
    == b.md
    ---
    tags:
      - ai
    tag: "ai, other"
    ---
    # ai
    #ai.
    == c.md
    ```dataview
    LIST FROM #ai OR #ai/safety OR #air WHERE contains(tags, "#ai")
    ```
    """
    done = vault.rename("#ai", "#machine/learning")
    assert done.what == "the rename of #ai to #machine/learning"
    assert read(vault, "a.md") == (
        '---\ntags: [machine/learning, "machine/learning/safety", "#machine/learning", air]\n---\n'
        "#machine/learning #machine/learning/Safety/x #air `#ai` http://x.org/#ai [[a#ai]] #ai-2\n"
    )
    assert read(vault, "b.md") == (
        '---\ntags:\n  - machine/learning\ntag: "machine/learning, other"\n---\n'
        "# ai\n#machine/learning.\n"
    )
    assert read(vault, "c.md").splitlines()[1] == (
        "LIST FROM #machine/learning OR #machine/learning/safety OR #air"
        ' WHERE contains(tags, "#machine/learning")'
    )
    vault.rename("#machine/learning", "ai")
    assert "#ai #ai/Safety/x #air" in read(vault, "a.md")


def test_two_tags_may_become_one_and_that_is_said(vault: kg.Vault) -> None:
    """
    == a.md
    #one #two
    """
    assert vault.rename("#one", "two").remarks == (
        "#two was there already in 1 file: the two are one now",
    )
    vault.undo()
    assert read(vault, "a.md") == "#one #two\n"


@pytest.mark.parametrize("new", ["", "#", "12", "a b", "a.b", "a//b", "-a", "a\n", "[[x]]"])
def test_what_cannot_be_a_tag_is_refused(vault: kg.Vault, new: str) -> None:
    """
    == a.md
    #one
    """
    with pytest.raises(WriteError):
        vault.rename("#one", new)
    with pytest.raises(UnknownThing, match="nothing here is called '#ones'"):
        vault.rename("#ones", "x")
    assert read(vault, "a.md") == "#one\n"


def test_a_link_in_a_query_follows_as_well(vault: kg.Vault) -> None:
    """
    == Old.md
    # Old
    == q.md
    ```dataview
    LIST FROM [[Old]] WHERE file.name != "[[Old]]"
    ```
    """
    vault.rename("Old", "New")
    assert read(vault, "q.md").splitlines()[1] == 'LIST FROM [[New]] WHERE file.name != "[[Old]]"'


def test_what_kg_yaml_says_of_a_tag_is_told_of(vault: kg.Vault) -> None:
    """
    == kg.yaml
    finds: {mine: "type:note tag:one"}
    == a.md
    #one
    """
    assert vault.rename("#one", "two").remarks == (
        "kg.yaml names #one in the find 'mine': change it there",
    )
