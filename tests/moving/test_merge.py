"""One note goes into another: nothing of either is lost, and links lead where they led."""

from __future__ import annotations

import pytest

import kg
from kg.errors import MoveError, WriteError
from tests.moving.conftest import files


def read(vault: kg.Vault, path: str) -> str:
    return (vault.root / path).read_text("utf-8")


def test_sections_of_one_name_become_one_and_others_keep_their_place(vault: kg.Vault) -> None:
    """
    == a/one.md
    ---
    title: One
    tags: [x, y]
    aliases: [uno]
    year: 2019
    source: "[[two]]"
    ---
    # One

    Lead of one, see [[#Extra]] and [pic](pic.png).

    ## Results

    Ours. ^c1

    ### Deep

    More of it.

    ## Extra

    Only here.[^1]

    ### Notes

    Below extra.

    ## Notes

    Same words.

    [^1]: Foot of one.
    == a/pic.png
    png
    == two.md
    ---
    title: Two
    tags: [y]
    year: 2020
    ---
    # Two

    Lead of two, against [[one]].[^1]

    ## Results

    Theirs. ^c1

    ## Notes

    Same words.

    [^1]: Foot of two.
    == x.md
    [[one]] [[uno|u]] [[a/one#Results]] [[one#One]] [[one#One#Extra]] [[one#^c1]] [[two#^c1]]
    [o](a/one.md#extra)
    """
    before = files(vault.root)
    done = vault.merge("one", "two")
    assert [(file.path, file.to) for file in done.files] == [
        ("two.md", "two.md"), ("x.md", "x.md"), ("a/one.md", ""),
    ]  # fmt: skip
    assert done.remarks == (
        "its `title: One` was left out: the note has a `title` of its own",
        "its `year: 2019` was left out: the note has a `year` of its own",
        "its title 'One' is no name of the note; --keep-alias makes it one",
        "two.md has several headings 'Notes' now: links mean the first",
    )
    assert read(vault, "two.md") == (
        '---\ntitle: Two\ntags: [y, "x"]\nyear: 2020\naliases: [uno]\nsource: "[[two]]"\n---\n'
        "# Two\n\nLead of two, against [[two]].[^1]\n\n"
        "Lead of one, see [[#Extra]] and [pic](a/pic.png).\n\n"
        "## Results\n\nTheirs. ^c1\n\nOurs. ^c1-2\n\n### Deep\n\nMore of it.\n\n"
        "## Extra\n\nOnly here.[^1-2]\n\n### Notes\n\nBelow extra.\n\n"
        "## Notes\n\nSame words.\n\n[^1]: Foot of two.\n\n[^1-2]: Foot of one.\n"
    )
    assert read(vault, "x.md") == (
        "[[two]] [[uno|u]] [[two#Results]] [[two]] [[two#Extra]] [[two#^c1-2]] [[two#^c1]]\n"
        "[o](two.md#extra)\n"
    )
    assert {row.status for row in vault.links()} == {"resolved"}
    assert vault.check(["dangling-heading"]) == ()
    vault.undo()
    assert files(vault.root) == before


def test_the_names_of_what_went_may_stay_as_aliases(vault: kg.Vault) -> None:
    """
    == one.md
    # The first
    Text.
    == two.md
    Other.
    == x.md
    [[one]]
    """
    vault.merge("one", "two", keep_alias=True)
    assert read(vault, "two.md") == ('---\naliases: ["one", "The first"]\n---\nOther.\n\nText.\n')
    assert read(vault, "x.md") == "[[two]]\n"


def test_line_ends_and_encoding_are_those_of_the_note_that_stays(vault: kg.Vault) -> None:
    """
    == x.md
    [[one]]
    """
    (vault.root / "one.md").write_bytes(b"# One\n\nFirst \xc3\xa9\n\n## New\n\nSecond\n")
    (vault.root / "two.md").write_bytes("\ufeff# Two\r\n\r\nText ü\r\n".encode("utf-16-le"))
    vault.merge("one", "two")
    assert (vault.root / "two.md").read_bytes().decode("utf-16-le") == (
        "\ufeff# Two\r\n\r\nText ü\r\n\r\nFirst é\r\n\r\n## New\r\n\r\nSecond\r\n"
    )


def test_what_does_not_go_together_is_refused(vault: kg.Vault) -> None:
    """
    == one.md
    [a][r]

    [r]: two.md
    == two.md
    [a][r]

    [r]: three.md
    == three.md
    ---
    key: [unclosed
    ---
    == four.md
    # Four

    ---
    id: looks like front matter

    ---
    == five.md
    ---
    title: Five
    ---
    text
    """
    before = files(vault.root)
    with pytest.raises(MoveError, match="both notes define"):
        vault.merge("one", "two")
    with pytest.raises(MoveError, match="front matter"):
        vault.merge("three", "one")
    with pytest.raises(MoveError, match="another note"):
        vault.merge("four", "five")
    with pytest.raises(WriteError, match="itself"):
        vault.merge("one", "one")
    assert files(vault.root) == before


def test_a_note_that_its_heading_names_keeps_its_name(vault: kg.Vault) -> None:
    """
    == one.md
    ---
    title: One
    year: 2019
    ---
    == two.md
    # Two
    """
    done = vault.merge("one", "two")
    assert read(vault, "two.md") == "---\nyear: 2019\n---\n# Two\n"
    assert done.remarks == ("its `title: One` was left out: the note has a name of its own",)
