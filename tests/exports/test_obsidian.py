"""The copy for Obsidian: every link is followed as Obsidian follows it, by file names alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.exports.safenames import SafeNames, safe_path
from kg.markdown import Link, LinkKind, parse
from tests.cli.conftest import Run

UNSAFE = set('\\:*?"<>|#^[]')


def copy(vault: kg.Vault, expression: str = "", *, published: bool = False) -> dict[str, bytes]:
    files = vault.exported_files("obsidian", expression, published=published)
    return {file.path: file.data for file in files}


def links(text: bytes) -> Iterator[Link]:
    return (link for link in parse(text.decode()).links if link.kind is not LinkKind.URL)


def followed(target: str, source: str, files: dict[str, bytes]) -> set[str]:
    """Return the files that Obsidian may open: by path, else by the end of it, without case."""
    if not target:
        return {source}
    names = {path.removesuffix(".md").casefold(): path for path in files}
    wanted = target.removeprefix("/").removesuffix(".md").casefold()
    for exact in (wanted, normpath(join(dirname(source.casefold()), wanted))):
        if exact in names:
            return {names[exact]}
    return {path for name, path in names.items() if f"/{name}".endswith(f"/{wanted}")}


def test_links_lead_where_they_led(vault: kg.Vault) -> None:
    """
    == a/Plan.md
    ---
    aliases: ["The plan", "Other/plan"]
    related: "[[The plan]]"
    ---
    # Plan

    [[The plan]] and [[the PLAN#Why|again]], ![[The plan]], [md](../b/Plan.md),
    [up](<../b/Plan.md>).

    | a | b |
    |---|---|
    | [[The plan#Why]] | [[b/Plan\\|label]] |

    ## Why
    == b/Plan.md
    # Another plan

    See [[Plan]], [[a/Plan]], [[nobody]] and [[Other/plan]].
    == c/What: is "this"?.md
    ---
    aliases: [odd]
    ---
    # Odd
    == c/links.md
    [[What: is "this"?]], [[odd]], [the same](What%3A%20is%20%22this%22%3F.md).
    """
    files = copy(vault)
    texts = {path: data.decode() for path, data in files.items()}
    odd = "c/What- is -this-.md"
    assert set(files) == {"a/Plan.md", "b/Plan.md", odd, "c/links.md"}
    first = texts["a/Plan.md"]
    assert 'related: "[[a/Plan|The plan]]"' in first
    assert "[[a/Plan|The plan]] and [[a/Plan#Why|again]], ![[a/Plan]], " in first
    assert "[md](../b/Plan.md),\n[up](<../b/Plan.md>)." in first
    assert r"| [[a/Plan#Why\|The plan > Why]] | [[b/Plan\|label]] |" in first
    second = texts["b/Plan.md"]
    assert "See [[b/Plan|Plan]], [[a/Plan]], [[nobody]] and [[a/Plan|Other/plan]]." in second
    assert texts["c/links.md"] == (
        '[[What- is -this-|What: is "this"?]], [[What- is -this-|odd]], '
        "[the same](What-%20is%20-this-.md).\n"
    )
    for path, data in files.items():
        for link in links(data):
            expected = 0 if link.target == "nobody" else 1
            assert len(followed(link.target, path, files)) == expected, link.target


def test_notes_that_share_a_file_become_files(vault: kg.Vault) -> None:
    """
    == x/Plan.md
    ---
    id: PN-1
    title: One
    ---
    # One

    To [[PN-2]].

    ---
    id: PN-2
    title: Two
    ---
    # Two

    Back to [[PN-1]] and [[#Two]].
    == PN-2/y.md
    # y

    [[PN-2]]
    """
    files = copy(vault)
    assert set(files) == {"x/Plan.md", "x/PN-2.md", "PN-2/y.md"}
    assert b"To [[PN-2]]." in files["x/Plan.md"]
    assert b"# Two" not in files["x/Plan.md"]
    assert files["x/PN-2.md"].startswith(b"---\nid: PN-2\n")
    assert b"Back to [[Plan|PN-1]] and [[#Two]]." in files["x/PN-2.md"]
    assert files["PN-2/y.md"].endswith(b"[[PN-2]]\n")


def test_what_obsidian_does_not_know_stays_as_text(vault: kg.Vault) -> None:
    """
    == a.md
    supports:: [[b]] — because it says so [@nobody2020, p. 3]; `[[code]]`.
    == b.md
    ---
    title: [unclosed
    tags: x
    ---
    Words ```.
    """
    files = copy(vault)
    assert files["a.md"] == (vault.root / "a.md").read_bytes()
    assert files["b.md"] == b"```yaml\ntitle: [unclosed\ntags: x\n```\nWords ```.\n"


def test_a_note_that_needs_no_change_keeps_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "kg.yaml").touch()
    data = b"\xef\xbb\xbf# A\r\n\r\n[[b]]\r\n"
    (tmp_path / "a.md").write_bytes(data)
    (tmp_path / "b.md").write_bytes(b"")
    assert copy(kg.open(tmp_path)) == {"a.md": data, "b.md": b""}


def test_attachments_that_are_linked_come_along(tmp_path: Path) -> None:
    (tmp_path / "kg.yaml").write_text("site:\n  private: [kept/]\n")
    (tmp_path / "kept").mkdir()
    for name in ("figure?.png", "kept/secret.pdf", "unused.png"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "a.md").write_text("![[figure?.png|300]] and [[kept/secret.pdf]] and [x](a.md)\n")
    (tmp_path / "kept" / "b.md").write_text("# Kept\n")
    vault = kg.open(tmp_path)
    files = copy(vault)
    assert set(files) == {"a.md", "kept/b.md", "figure-.png", "kept/secret.pdf"}
    assert files["figure-.png"] == b"figure?.png"
    assert b"![[figure-.png|300]] and [[kept/secret.pdf]]" in files["a.md"]
    assert set(copy(vault, published=True)) == {"a.md", "figure-.png"}


def test_only_the_notes_that_are_found(hostile: kg.Vault) -> None:
    assert set(copy(hostile, "year:2020")) == {"literature/LN-Other-2020.md"}


def test_the_copy_is_a_vault_with_the_same_links(
    example: kg.Vault, run: Run, tmp_path: Path
) -> None:
    target = tmp_path / "copy"
    shown = run("export", "obsidian", "-o", str(target), "--vault", str(example.root))
    assert shown.status == 0
    (target / "kg.yaml").write_bytes((example.root / "kg.yaml").read_bytes())
    copied = kg.open(target)
    assert copied.export("nquads") == example.export("nquads")


def test_a_copy_among_the_notes_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kg.yaml").write_text("ignore: [out/]\n")
    (tmp_path / "a.md").write_text("# A\n")
    arguments = ("export", "obsidian", "--vault", str(tmp_path), "-o")
    shown = run(*arguments, str(tmp_path / "copy"))
    assert shown.status == 2
    assert "lies among the notes of the vault" in shown.err
    assert run(*arguments, str(tmp_path / "out")).status == 0
    assert sorted(path.name for path in tmp_path.iterdir() if path.name[0] != ".") == [
        "a.md",
        "kg.yaml",
        "out",
    ]


@given(st.lists(st.text(min_size=1, max_size=60).filter(lambda text: "\0" not in text)))
def test_names_are_safe_and_no_two_are_one(paths: list[str]) -> None:
    names = SafeNames()
    given_ = [names.of(f"{path}.md") for path in paths]
    assert len({name.casefold() for name in given_}) == len(given_)
    for name in given_:
        assert name.endswith(".md")
        for part in name.split("/"):
            assert part not in ("", ".", "..")
            assert not UNSAFE & set(part)
            assert part == part.strip()
            assert not part.startswith(".")
            assert not part.endswith((".", " "))
            assert len(part.encode()) < 256
            assert not re.match(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|\Z)", part)


@pytest.mark.parametrize("name", ["x" * 300, "é" * 150, "a." + "b" * 300])
def test_a_long_name_is_cut_to_one_of_its_own(name: str) -> None:
    cut = safe_path(f"{name}.md")
    assert len(cut.encode()) <= 200
    assert cut != safe_path(f"{name}!.md")
    assert unicodedata.is_normalized("NFC", cut)
