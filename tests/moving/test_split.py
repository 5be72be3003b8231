"""A section becomes a note: what led into it leads there, what it led to it leads to."""

from __future__ import annotations

import pytest

import kg
from kg.errors import MoveError, UnknownThing, WriteError
from tests.moving.conftest import files


def read(vault: kg.Vault, path: str) -> str:
    return (vault.root / path).read_text("utf-8")


def test_a_section_becomes_a_note_and_a_link_stays(vault: kg.Vault) -> None:
    """
    == a/long.md
    ---
    title: Long
    ---
    # Long

    See [[#Methods]], [[#Sampling]], [[#^claim]] and [[#Results]].

    ## Methods

    As in [[#Results]] and [[#Sampling]]; [pic](pic.png), [^1]

    ### Sampling

    At random. ^claim

    ## Results

    Good.[^1] [^2]

    [^1]: A note.
    [^2]: Another.
    == a/pic.png
    png
    == x.md
    [[long#Methods]] [[long#Methods#Sampling|s]] ![[long#^claim]] [[long#Results]] [[long]]
    [m](a/long.md#methods) [[long#Long#Methods]]
    """
    before = files(vault.root)
    done = vault.split("long#methods", "Our methods")
    assert [(file.path, file.to) for file in done.files] == [
        ("a/long.md", "a/long.md"), ("x.md", "x.md"), ("", "a/Our methods.md"),
    ]  # fmt: skip
    assert read(vault, "a/Our methods.md") == (
        "# Methods\n\n"
        "As in [[long#Results]] and [[#Sampling]]; [pic](pic.png), [^1]\n\n"
        "## Sampling\n\nAt random. ^claim\n\n[^1]: A note.\n"
    )
    assert read(vault, "a/long.md") == (
        "---\ntitle: Long\n---\n# Long\n\n"
        "See [[Our methods]], [[Our methods#Sampling]], [[Our methods#^claim]]"
        " and [[#Results]].\n\n"
        "## Methods\n\n[[Our methods]]\n\n"
        "## Results\n\nGood.[^1] [^2]\n\n[^1]: A note.\n[^2]: Another.\n"
    )
    assert read(vault, "x.md") == (
        "[[Our methods]] [[Our methods#Sampling|s]] ![[Our methods#^claim]]"
        " [[long#Results]] [[long]]\n"
        "[m](a/Our%20methods.md) [[Our methods]]\n"
    )
    assert {row.status for row in vault.links()} == {"resolved"}
    assert vault.check(["dangling-heading"]) == ()
    vault.undo()
    assert files(vault.root) == before


def test_the_new_note_is_called_as_its_heading_and_may_lie_elsewhere(vault: kg.Vault) -> None:
    """
    == a/n.md
    # Top
    ## What: is *this*? ^b
    [[m]] [m](m.md) [[#Top]] [[n]]
    == a/m.md
    [[n#^b]]
    """
    vault.split("n#What is this", "b/")
    assert read(vault, "b/What is this.md") == (
        "# What: is *this*? ^b\n[[m]] [m](../a/m.md) [[n#Top]] [[n]]\n"
    )
    vault.undo()
    vault.split("n#What is this")
    assert read(vault, "a/What is this.md") == (
        "# What: is *this*? ^b\n[[m]] [m](m.md) [[n#Top]] [[n]]\n"
    )
    assert read(vault, "a/n.md") == "# Top\n## What: is *this*?\n\n[[What is this]]\n"
    assert read(vault, "a/m.md") == "[[What is this#^b]]\n"


def test_line_ends_and_definitions_of_links_come_along(vault: kg.Vault) -> None:
    """
    == m.md
    # M
    """
    text = b"\xef\xbb\xbfTop\r\n===\r\n[x][m]\r\n\r\nCut\r\n---\r\n[y][m] text\r\n\r\n[m]: m.md\r\n"
    (vault.root / "n.md").write_bytes(text)
    vault.split("n#Cut")
    assert (vault.root / "Cut.md").read_bytes() == (
        b"Cut\r\n===\r\n[y][m] text\r\n\r\n[m]: m.md\r\n"
    )
    assert (vault.root / "n.md").read_bytes() == (
        b"\xef\xbb\xbfTop\r\n===\r\n[x][m]\r\n\r\nCut\r\n---\r\n\r\n[[Cut]]\r\n\r\n[m]: m.md\r\n"
    )


def test_what_cannot_be_split_off_is_refused(vault: kg.Vault) -> None:
    """
    == n.md
    # Top
    ## Taken
    > ## Quoted
    == taken.md
    # Taken
    """
    before = files(vault.root)
    with pytest.raises(WriteError, match="already"):
        vault.split("n#Taken", "taken")
    with pytest.raises(MoveError, match="part of something else"):
        vault.split("n#Quoted")
    for unknown in ("n#Nothing", "nobody#Top"):
        with pytest.raises(UnknownThing):
            vault.split(unknown)
    for wrong in ("n", "n#^b", "#Top"):
        with pytest.raises(WriteError, match="names no section"):
            vault.split(wrong)
    assert files(vault.root) == before
