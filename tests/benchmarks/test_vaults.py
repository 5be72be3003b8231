"""The vaults to measure on are the same every time, and read as their kinds of notes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import kg
from benchmarks.peers import converted
from benchmarks.setting import Setting
from benchmarks.vaults import notes, write


def test_a_vault_is_the_same_every_time() -> None:
    assert list(notes(60)) == list(notes(60))
    assert len(dict(notes(60))) == 60


def test_a_vault_is_made_once_for_each_size(tmp_path: Path) -> None:
    setting = Setting(50, 60, (), few=1, many=1, limit=1, cache=tmp_path, tools=tmp_path)
    made = setting.pristine(50)
    (made / "kept.txt").write_text("made once", "utf-8")
    assert (setting.pristine(50) / "kept.txt").exists()
    assert setting.vault(50).folder != made


def test_its_notes_are_read_as_what_they_are(tmp_path: Path) -> None:
    write(tmp_path / "vault", 60)
    vault = kg.open(tmp_path / "vault")
    kinds = Counter(note.type.rpartition("#")[2] for note in vault.notes())
    assert sum(kinds.values()) == 60
    assert len(kinds) == 5
    assert vault.links(missing=True) == ()


def test_an_edit_is_another_sentence_in_the_place_of_the_last(tmp_path: Path) -> None:
    setting = Setting(50, 60, (), few=1, many=1, limit=1, cache=tmp_path, tools=tmp_path)
    vault = setting.vault(50)
    before = vault.note.read_text("utf-8")
    first, second = vault.edit(1), vault.edit(2)
    after = vault.note.read_text("utf-8")
    assert first != second
    assert after == f"{before}- **Artifact 0**: {second}\n"


def test_other_programs_get_markdown_links_and_no_aliases() -> None:
    note = '---\ntitle: "A"\naliases: ["b"]\n---\nSee [[LN-A|a]], [[LN-A#^x]], [[LN-B]].\n'
    assert converted(note, {"LN-A": "literature"}, lambda group, name: f"/{group}/{name}/") == (
        '---\ntitle: "A"\nalso: ["b"]\n---\n'
        "See [a](/literature/LN-A/), [LN-A](/literature/LN-A/), LN-B.\n"
    )
