"""Renaming notes and files: every link goes on meaning what it meant."""

from __future__ import annotations

import subprocess
from functools import partial
from pathlib import Path

import pytest

import kg
from kg.errors import AmbiguousThing, MoveError, UnknownThing, WriteError
from kg_cli.app import run
from tests.moving.conftest import files


def read(vault: kg.Vault, path: str) -> str:
    return (vault.root / path).read_text("utf-8")


def test_each_link_follows_in_the_form_in_which_it_was_written(vault: kg.Vault) -> None:
    r"""
    == lit/Jones.md
    # Jones
    [[Jones#Results]] and [[#Results]]
    ## Results
    == lit/near.md
    ---
    sources: ["[[Jones]]", "[[lit/Jones|him]]"]
    parent: [[Jones]]
    ---
    [[Jones]], [[jones]], [[ Jones | label ]], [[lit/Jones.md#Results]], ![[Jones#Results]]

    | a | b |
    |---|---|
    | [[Jones\|a]] | ![[Jones\|b]] |

    [l](Jones.md) [l](<Jones.md#Results> "Jones") [l](./Jones.md) [ref] [x][ref]

    `[[Jones]]` %% [[Jones]] %% \[[Jones]]

    [ref]: Jones.md "title"
    == far/x.md
    [l](../lit/Jones.md) ![i](../lit/Jones.md)
    """
    done = vault.rename("Jones", "Smith 2020")
    assert [file.to for file in done.files] == ["far/x.md", "lit/Smith 2020.md", "lit/near.md"]
    assert not (vault.root / "lit/Jones.md").exists()
    assert read(vault, "lit/Smith 2020.md").splitlines()[1] == (
        "[[Smith 2020#Results]] and [[#Results]]"
    )
    assert read(vault, "lit/near.md") == (
        '---\nsources: ["[[Smith 2020]]", "[[lit/Smith 2020|him]]"]\nparent: [[Smith 2020]]\n---\n'
        "[[Smith 2020]], [[smith 2020]], [[ Smith 2020 | label ]],"
        " [[lit/Smith 2020.md#Results]], ![[Smith 2020#Results]]\n\n"
        "| a | b |\n|---|---|\n| [[Smith 2020\\|a]] | ![[Smith 2020\\|b]] |\n\n"
        '[l](Smith%202020.md) [l](<Smith 2020.md#Results> "Jones") [l](./Smith%202020.md)'
        " [ref] [x][ref]\n\n"
        "`[[Jones]]` %% [[Jones]] %% \\[[Jones]]\n\n"
        '[ref]: Smith%202020.md "title"\n'
    )
    assert read(vault, "far/x.md") == ("[l](../lit/Smith%202020.md) ![i](../lit/Smith%202020.md)\n")
    assert [row.status for row in vault.links() if row.status != "resolved"] == []


def test_a_link_that_means_another_note_of_the_name_stays(vault: kg.Vault) -> None:
    """
    == a/jones.md
    # One
    == b/jones.md
    # Two
    == a/x.md
    [[jones]] [[b/jones]]
    == b/x.md
    [[jones]] [[a/jones]]
    """
    vault.rename("a/jones", "smith")
    assert read(vault, "a/x.md") == "[[smith]] [[b/jones]]\n"
    assert read(vault, "b/x.md") == "[[jones]] [[a/smith]]\n"


def test_links_to_a_note_whose_name_is_no_longer_its_own_get_longer(vault: kg.Vault) -> None:
    """
    == a/jones.md
    # One
    == b/smith.md
    # Two
    == x.md
    [[jones]] [[smith]]
    """
    vault.rename("jones", "smith")
    assert read(vault, "x.md") == "[[a/smith]] [[b/smith]]\n"


def test_an_alias_that_becomes_the_name_of_another_note_is_written_out(vault: kg.Vault) -> None:
    """
    == a.md
    # A
    == b.md
    ---
    aliases: [new]
    ---
    == x.md
    [[new]] [[new|label]]
    """
    vault.rename("a", "new")
    assert read(vault, "x.md") == "[[b]] [[b|label]]\n"


def test_a_note_that_goes_to_another_folder_takes_its_own_links_along(vault: kg.Vault) -> None:
    """
    == a/note.md
    [one](one.md) ![two](../img/two.png) [[one]] [[./one]]
    == a/one.md
    [back](note.md) [[note]]
    == img/two.png
    png
    """
    vault.rename("a/note", "b/c/")
    assert read(vault, "b/c/note.md") == (
        "[one](../../a/one.md) ![two](../../img/two.png) [[one]] [[../../a/one]]\n"
    )
    assert read(vault, "a/one.md") == "[back](../b/c/note.md) [[note]]\n"
    assert {row.status for row in vault.links()} == {"resolved"}


def test_a_picture_is_renamed_with_its_ending(vault: kg.Vault) -> None:
    """
    == figures/curve.png
    png
    == x.md
    ![[curve.png]] ![c](figures/curve.png)
    """
    inode = (vault.root / "figures/curve.png").stat().st_ino
    vault.rename("curve.png", "loss")
    assert read(vault, "x.md") == "![[loss.png]] ![c](figures/loss.png)\n"
    assert (vault.root / "figures/loss.png").stat().st_ino == inode


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# N\n", '---\naliases: ["Old"]\n---\n# N\n'),
        ("---\ntype: x\n---\n", '---\ntype: x\naliases: ["Old"]\n---\n'),
        ("---\naliases: [a, b]\ntype: x\n---\n", '---\naliases: [a, b, "Old"]\ntype: x\n---\n'),
        ("---\naliases:\n  - a\ntype: x\n---\n", '---\naliases:\n  - a\n  - "Old"\ntype: x\n---\n'),
        ("---\nalias: a\n---\n", '---\nalias: ["a", "Old"]\n---\n'),
        ("---\naliases: []\n---\n", '---\naliases: ["Old"]\n---\n'),
        ("---\naliases:\n---\n", '---\naliases: ["Old"]\n---\n'),
        ("---\naliases: [Old]\n---\n", "---\naliases: [Old]\n---\n"),
    ],
)
def test_the_old_name_stays_as_an_alias(tmp_path: Path, before: str, after: str) -> None:
    (tmp_path / "Old.md").write_text(before, "utf-8")
    (tmp_path / "x.md").write_text("[[Old]]", "utf-8")
    vault = kg.open(tmp_path)
    vault.rename("Old", "New", keep_alias=True)
    assert read(vault, "New.md") == after
    assert read(vault, "x.md") == "[[New]]"
    assert str(vault.resolver().resolve("Old", "x.md")) == "Found(path='New.md')"


def test_the_case_alone_may_change(vault: kg.Vault) -> None:
    """
    == Jones.md
    # J
    == x.md
    [[Jones]] [[jones]]
    """
    vault.rename("Jones", "jones")
    assert read(vault, "x.md") == "[[jones]] [[jones]]\n"


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf# A\r\n[[Old]] \xc3\xa9\r\n",
        b"a\rb [[Old]]\rc\n[[Old]]\r\n",
        "\ufeff# Ü\r\n[[Old]]\r\n".encode("utf-16-le"),
        "\ufeff# Ü\n[[Old]]".encode("utf-16-be"),
        b"\xef\xbb\xbf\xef\xbb\xbf[[Old]]",
        b"nul \x00 [[Old]] \xf0\x9f\x8e\xaf [[Old]]\n",
    ],
)
def test_encoding_mark_and_line_ends_stay(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "Old.md").write_bytes(b"# O\n")
    (tmp_path / "x.md").write_bytes(data)
    kg.open(tmp_path).rename("Old", "Näw")
    old, new = "Old", "Näw"
    kind = "utf-16-le" if data[:2] == b"\xff\xfe" else "utf-16-be" if data[0] == 0xFE else "utf-8"
    wanted = data.decode(kind).replace(old, new).encode(kind)
    assert (tmp_path / "x.md").read_bytes() == wanted


@pytest.mark.parametrize(
    "name",
    ["", " ", "a]b", "a|b", "a#b", "a^b", "../x", ".hidden", "a/.b/c", "x" * 256, "a\nb", "a\x1bb",
     "node_modules/x", "a\\b", " a", "a /b", "%%a"],
)  # fmt: skip
def test_a_name_that_no_link_can_hold_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "Old.md").write_text("[[Old]]", "utf-8")
    with pytest.raises(WriteError):
        kg.open(tmp_path).rename("Old", name)
    assert sorted(p.name for p in tmp_path.glob("*.md")) == ["Old.md"]


@pytest.mark.parametrize(
    "name", ["It's", 'say "x"', "a: b", "$x$", "`x`", "*a*", "<b>", "a, b", "%41"]
)
def test_a_hostile_name_is_linked_to_or_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "Old.md").write_text("# O\n", "utf-8")
    (tmp_path / "x.md").write_text(
        '---\na: "[[Old]]"\n---\n[[Old]] *[[Old|x]]* [l](Old.md) [l](<Old.md>)\n', "utf-8"
    )
    vault = kg.open(tmp_path)
    try:
        vault.rename("Old", name)
    except MoveError:
        assert (tmp_path / "Old.md").exists()
        assert "[[Old]]" in (tmp_path / "x.md").read_text("utf-8")
    else:
        rows = vault.links()
        assert (len(rows), {row.status for row in rows}) == (5, {"resolved"})


def test_what_is_taken_unknown_or_ambiguous_is_refused(vault: kg.Vault) -> None:
    """
    == a/jones.md
    # One
    == b/jones.md
    # Two
    == smith.md
    # Three
    """
    with pytest.raises(AmbiguousThing):
        vault.rename("jones", "x")
    with pytest.raises(UnknownThing):
        vault.rename("nobody", "x")
    with pytest.raises(WriteError, match="already"):
        vault.rename("a/jones", "/smith")


def test_a_name_under_which_the_vault_would_lose_or_publish_the_note_is_refused(
    vault: kg.Vault,
) -> None:
    """
    == kg.yaml
    notes: [lit, own]
    site: {private: ["own/secret*"]}
    == lit/a.md
    # A
    == own/secret-plan.md
    # Secret
    """
    with pytest.raises(WriteError, match="would not read"):
        vault.rename("a", "elsewhere/a")
    with pytest.raises(WriteError, match="private"):
        vault.rename("secret-plan", "plan")
    vault.rename("secret-plan", "secret-draft")


def test_a_folder_that_leads_out_of_the_vault_is_refused(vault: kg.Vault, tmp_path: Path) -> None:
    """
    == a.md
    # A
    """
    (tmp_path / "outside").mkdir()
    (vault.root / "out").symlink_to(tmp_path / "outside")
    with pytest.raises(WriteError):
        vault.rename("a", "out/a")


def test_a_dry_run_says_all_and_writes_nothing(vault: kg.Vault) -> None:
    """
    == a.md
    # A
    == x.md
    [[a]]
    """
    done = vault.rename("a", "b", dry_run=True)
    assert "rename from a.md\nrename to b.md\n" in done.diff
    assert "-[[a]]\n+[[b]]\n" in done.diff
    assert read(vault, "x.md") == "[[a]]\n"
    assert not (vault.root / ".kg/moving").exists()


def test_links_that_led_nowhere_are_told_of_when_they_lead_somewhere(vault: kg.Vault) -> None:
    """
    == a.md
    # A
    == x.md
    [[b]]
    """
    done = vault.rename("a", "b")
    assert done.remarks == ("a link to 'b' led nowhere until now: x.md",)


def test_a_pdf_that_front_matter_names_by_its_path_follows(vault: kg.Vault) -> None:
    """
    == papers/Okoro 2031.pdf
    pdf
    == lit/a.md
    ---
    pdf: papers/Okoro 2031.pdf
    files: ["Okoro 2031.pdf", 'other.pdf']
    title: Okoro 2031.pdf
    ---
    [[Okoro 2031.pdf#page=3]]
    """
    before = read(vault, "lit/a.md")
    vault.rename("Okoro 2031.pdf", "Okoro")
    assert read(vault, "lit/a.md") == (
        "---\npdf: papers/Okoro.pdf\nfiles: [\"Okoro.pdf\", 'other.pdf']\n"
        "title: Okoro 2031.pdf\n---\n[[Okoro.pdf#page=3]]\n"
    )
    vault.rename("Okoro.pdf", "Okoro 2031")
    assert read(vault, "lit/a.md") == before


@pytest.mark.parametrize("name", ["references.bib", "concepts.yaml", "kg.yaml"])
def test_files_that_are_looked_for_by_name_are_not_renamed(vault: kg.Vault, name: str) -> None:
    """
    == kg.yaml
    == references.bib
    == concepts.yaml
    """
    with pytest.raises(WriteError, match="cannot be renamed"):
        vault.rename(name, "x")


def test_git_applies_what_a_dry_run_shows(vault: kg.Vault) -> None:
    """
    == in/a.md
    # A
    ## B
    [[a]] ![[pic.png]]
    == pic.png
    png
    == x.md
    [[a]] [[a#B]]

    and no end of line"""
    git = partial(subprocess.run, cwd=vault.root, check=True, capture_output=True)
    git(["git", "init", "-q"])
    for do in (
        partial(vault.rename, "a", "new/b c", keep_alias=True),
        partial(vault.rename, "pic.png", "figure"),
        partial(vault.merge, "x", "a"),
        partial(vault.split, "a#B", "part"),
    ):
        before = files(vault.root)
        shown = do(dry_run=True).diff
        git(["git", "apply"], input=shown.encode())
        applied = files(vault.root)
        git(["git", "apply", "-R"], input=shown.encode())
        do()
        assert files(vault.root) == applied
        vault.undo()
        assert files(vault.root) == before


def test_a_note_at_the_root_is_linked_to_from_below_beside_one_of_its_name(
    vault: kg.Vault,
) -> None:
    """
    == top.md
    # Top
    == a/b.md
    [[top]]
    """
    vault.rename("a/b", "top")
    assert read(vault, "a/top.md") == "[[../top]]\n"
    assert str(vault.resolver().resolve("../top", "a/top.md")) == "Found(path='top.md')"


@pytest.mark.parametrize(
    "name", ["a]b", "a#b", "a|b", "x\ny", "\x1b[2Jz", "a^b", " lead", "%%p%%", "@key", "#tag", "-x"]
)
def test_a_hostile_name_can_be_changed_into_a_good_one(
    vault: kg.Vault, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    == x.md
    [[x]] #tag
    """
    (vault.root / f"{name}.md").write_text("# Hostile\n[[x]] [[#Hostile]]\n", "utf-8")
    before = files(vault.root)
    assert run(["rename", "--vault", str(vault.root), "--", f"{name}.md", "Good"]) == 0
    said = capsys.readouterr()
    assert "\x1b" not in said.out + said.err
    assert (vault.root / "Good.md").read_text("utf-8") == "# Hostile\n[[x]] [[#Hostile]]\n"
    assert run(["undo", "--vault", str(vault.root)]) == 0
    assert files(vault.root) == before


def test_a_name_that_makes_another_type_of_the_note_is_told_of(vault: kg.Vault) -> None:
    """
    == LN-A.md
    # A
    == LN-B.md
    ---
    type: literature
    ---
    # B
    """
    assert vault.rename("LN-A", "PN-A").remarks == ("it is read as concept now, not as literature",)
    assert vault.rename("LN-B", "PN-B").remarks == ()


def test_a_note_that_is_called_so_already_is_told(vault: kg.Vault) -> None:
    """
    == one.md
    # One
    """
    with pytest.raises(WriteError, match=r"one\.md is called so already"):
        vault.rename("one", "one")
