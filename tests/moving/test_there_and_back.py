"""Made vaults: whatever is renamed, each link means what it meant; there and back is no change."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg.errors import MoveError, UnknownThing, WriteError
from tests.moving.conftest import files
from tests.moving.made import HEADINGS, STEMS, Meaning, made, meanings, vaults

NEW = ("Smith", "Two words", "Größe", "x.y", "it's new", "Other (one)", "名前")
ELSEWHERE = ("c/Deep", "/Top", "a/", "a/b/c d/")


quick = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])


many = settings(quick, max_examples=500)


@quick
@given(st.data())
def test_whatever_is_renamed_each_link_means_what_it_meant(data: st.DataObject) -> None:
    _rename_and_undo(data)


@pytest.mark.soak
@many
@given(st.data())
def test_whatever_is_renamed_in_many_vaults(data: st.DataObject) -> None:
    _rename_and_undo(data)


@quick
@given(st.data())
def test_there_and_back_leaves_every_byte(data: st.DataObject) -> None:
    _there_and_back(data)


@pytest.mark.soak
@many
@given(st.data())
def test_there_and_back_in_many_vaults(data: st.DataObject) -> None:
    _there_and_back(data)


def _rename_and_undo(data: st.DataObject) -> None:
    texts = data.draw(vaults(unique=False))
    new = data.draw(st.sampled_from((*NEW, *ELSEWHERE, *STEMS)))
    with made(texts) as root:
        vault = kg.open(root)
        path = data.draw(st.sampled_from(sorted(texts)))
        try:
            done = vault.rename(path, new)
        except WriteError:  # it is taken
            assert files(root) == texts
            return
        moved = {file.path: file.to for file in done.files}
        with made(texts) as before:
            meant = meanings(kg.open(before), moved)
        assert meant.items() <= meanings(vault, {}).items()
        vault.undo()
        assert files(root) == texts


def _there_and_back(data: st.DataObject) -> None:
    texts = data.draw(vaults(unique=True))
    new = data.draw(st.sampled_from(NEW))
    with made(texts) as root:
        vault = kg.open(root)
        path = data.draw(st.sampled_from(sorted(texts)))
        try:
            done = vault.rename(path, new)
        except MoveError:
            assert files(root) == texts
            return
        there = next(file.to for file in done.files if file.path == path)
        vault.rename(there, f"/{path}")
        assert files(root) == texts


@pytest.mark.parametrize("old", HEADINGS)
def test_a_heading_there_and_back_leaves_every_byte(tmp_path: Path, old: str) -> None:
    slug = {"Results": "results", "Open questions": "open-questions", "5 Cs: all": "5-cs-all"}[old]
    text = f"# {old} ^b\n[[#{old}]] [[n#{old}|x]] [y](n.md#{slug}) [y](<n.md#{old}>)\n".encode()
    (tmp_path / "n.md").write_bytes(text)
    vault = kg.open(tmp_path)
    for new in HEADINGS:
        if new != old:
            vault.rename(f"n#{old}", new)
            vault.rename(f"n#{new}", old)
            assert (tmp_path / "n.md").read_bytes() == text


@quick
@given(st.data())
def test_whatever_is_merged_each_link_means_what_it_meant(data: st.DataObject) -> None:
    _merge(data)


@pytest.mark.soak
@many
@given(st.data())
def test_whatever_is_merged_in_many_vaults(data: st.DataObject) -> None:
    _merge(data)


def _merge(data: st.DataObject) -> None:
    texts = data.draw(vaults(unique=False))
    gone, stays = data.draw(st.permutations(sorted(texts)))[:2]
    with made(texts) as root:
        vault = kg.open(root)
        meant = meanings(vault, {gone: stays}, body_of=gone)  # of two values one stays
        try:
            vault.merge(gone, stays)
        except MoveError:
            assert files(root) == texts
            return
        means = meanings(vault, {})
        merged = [meaning for (path, _), meaning in means.items() if path == stays]
        for (path, number), meaning in meant.items():
            now = merged if path == stays else [means[path, number]]
            assert any(_is_same(meaning, one) for one in now), (path, meaning)
        vault.undo()
        assert files(root) == texts


def _is_same(before: Meaning, after: Meaning) -> bool:
    """Tell whether a link means the same; the title of a note that went is no part of it."""
    return before[0] == after[0] and set(after[1]) <= set(before[1])


@quick
@given(st.data())
def test_whatever_is_split_off_each_link_means_what_it_meant(data: st.DataObject) -> None:
    _split(data)


@pytest.mark.soak
@many
@given(st.data())
def test_whatever_is_split_off_in_many_vaults(data: st.DataObject) -> None:
    _split(data)


def _split(data: st.DataObject) -> None:
    texts = data.draw(vaults(unique=False))
    path = data.draw(st.sampled_from(sorted(texts)))
    heading = data.draw(st.sampled_from(HEADINGS))
    with made(texts) as root:
        vault = kg.open(root)
        meant = meanings(vault, {})
        try:
            done = vault.split(f"{path}#{heading}", "Part of it")
        except UnknownThing:
            return
        new = done.files[-1].to
        means = meanings(vault, {new: path})
        for (source, number), (there, parts, block) in meant.items():
            if source != path:
                now = means[source, number]
                assert now[0] == there
                assert now[2] == block
                assert set(now[1]) <= set(parts)
        vault.undo()
        assert files(root) == texts
