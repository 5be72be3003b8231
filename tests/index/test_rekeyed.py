"""A citekey that changes in a bibliography: which notes cite the one before is told."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.index.rekeyed import Rekeyed, followed

ENTRY = (
    "@article{{{key},\n  title = {{{title}}},\n  author = {{Doe, Ada}},\n  year = 2020,\n{more}}}\n"
)
DOI = "  doi = {10.5555/proxies},\n"


def _entry(key: str, more: str = DOI, title: str = "On proxies") -> str:
    return ENTRY.format(key=key, title=title, more=more)


def _vault(root: Path, *entries: str, notes: int = 30) -> Path:
    root.mkdir()
    (root / "references.bib").write_text("".join(entries), "utf-8")
    for number in range(notes):
        (root / f"n{number}.md").write_text(f"# N {number}\n", "utf-8")
    (root / "a.md").write_text("# A\n\nSo [@doe2020, p. 3].\n", "utf-8")
    (root / "b.md").write_text("# B\n\n@doe2020 says so.\n", "utf-8")
    kg.open(root)
    return root


def _after(root: Path, *entries: str) -> tuple[Rekeyed, ...]:
    (root / "references.bib").write_text("".join(entries), "utf-8")
    return kg.open(root).refreshed.rekeyed


NEW = (Rekeyed("doe2020", "doeProxies", ("a.md", "b.md")),)


@pytest.mark.parametrize("notes", [0, 30], ids=["built anew", "refreshed"])
def test_a_paper_is_known_again_by_its_identifier(tmp_path: Path, notes: int) -> None:
    root = _vault(tmp_path / "v", _entry("doe2020"), notes=notes)
    assert _after(root, _entry("doeProxies", title="On proxies, revised")) == NEW


def test_a_paper_is_known_again_by_title_year_and_author(tmp_path: Path) -> None:
    root = _vault(tmp_path / "v", _entry("doe2020", ""))
    assert _after(root, _entry("doeProxies", "")) == NEW


@pytest.mark.parametrize(
    "entries",
    [
        (_entry("doeProxies", "", "On something else"),),
        (_entry("doe2020"), _entry("doeProxies")),
        (_entry("doeProxies", DOI + "  ids = {doe2020},\n"),),
        (_entry("one"), _entry("two")),
    ],
    ids=["another paper", "the key is still there", "it is followed already", "which of two?"],
)
def test_nothing_is_said_where_nothing_is_known_for_sure(
    tmp_path: Path, entries: tuple[str, ...]
) -> None:
    assert _after(_vault(tmp_path / "v", _entry("doe2020")), *entries) == ()


def test_a_key_that_no_note_cites_may_change(tmp_path: Path) -> None:
    root = _vault(tmp_path / "v", _entry("roe2020"))
    assert _after(root, _entry("roeProxies")) == ()


def test_it_is_told_once_and_remembered_until_it_is_followed(tmp_path: Path) -> None:
    root = _vault(tmp_path / "v", _entry("doe2020"))
    assert _after(root, _entry("doeProxies")) == NEW
    for full in (False, True):
        (root / "n1.md").write_text(f"# More {full}\n", "utf-8")
        vault = kg.open(root, full=full)
        assert vault.refreshed.rekeyed == ()
        assert followed(vault._index.database) == {"doe2020": "doeProxies"}  # noqa: SLF001
    for note in ("a.md", "b.md"):
        (root / note).write_text("# Done\n", "utf-8")
    assert followed(kg.open(root)._index.database) == {}  # noqa: SLF001


def test_a_paper_that_is_away_for_a_while_is_known_again(tmp_path: Path) -> None:
    root = _vault(tmp_path / "v", _entry("doe2020"))
    assert _after(root) == ()
    assert _after(root, _entry("doeProxies")) == NEW
    assert _after(root, _entry("doe2021")) == (Rekeyed("doe2020", "doe2021", ("a.md", "b.md")),)
    assert _after(root, _entry("doe2020")) == ()
