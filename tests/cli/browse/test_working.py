"""The editor, the clipboard, the help, and what happens on disk meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_cli.browse.keys import SECTIONS
from tests.cli.browse.conftest import Browse, Seat

NOTE = "concepts/PN-Deceptive-Alignment.md"


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that adds a sentence to the file, and tells what it was given."""
    script, told = tmp_path / "vim", tmp_path / "given"
    script.write_text(
        f'#!/bin/sh\nprintf "%s|" "$@" > "{told}"\nprintf "\\nEdited [[jones]].\\n" >> "$2"\n',
        "utf-8",
    )
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    return told


def given(editor: Path) -> str:
    return editor.read_text("utf-8")


def test_the_editor_opens_at_the_line_and_what_it_changed_is_shown(
    browse: Browse, own: Path, editor: Path
) -> None:
    async def story(seat: Seat) -> None:
        rows = seat.reader.list
        rows.go_to(next(n for n, said in enumerate(seat.rows) if said.startswith("LN: Hubinger")))
        path, line = seat.reader.place
        await seat.press("e")
        assert given(editor) == f"+{line}|{own / path}|"
        await seat.press("enter", "G")
        assert seat.row == "Edited [[jones]]."

    browse(own, story, start="deceptive alignment")


def test_the_editor_opens_from_the_list_as_well(browse: Browse, own: Path, editor: Path) -> None:
    async def story(seat: Seat) -> None:
        await seat.press("slash")
        await seat.type("behaves well")
        await seat.press("escape", "e")
        assert given(editor) == f"+8|{own / NOTE}|"
        assert "Edited" in (own / NOTE).read_text("utf-8")

    browse(own, story)


def test_an_editor_that_does_not_start_is_said(
    browse: Browse, built_vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "/no/such/[bold]editor")

    async def story(seat: Seat) -> None:
        await seat.press("e")
        (said,) = [notice.message for notice in seat.app._notifications]  # noqa: SLF001 - what is to be seen
        assert said.startswith("cannot start '/no/such/[bold]editor'")

    browse(built_vault, story, start="deceptive alignment")


def test_what_changes_on_disk_is_shown_where_one_is(browse: Browse, own: Path) -> None:
    async def story(seat: Seat) -> None:
        await seat.press("4", "down", "down")
        before, count = seat.row, len(seat.rows)
        note = "# Another\n\nSee [[PN-Deceptive-Alignment]] — because it is new\n"
        (own / "a" / "another.md").write_text(note, "utf-8")
        await seat.press("r")
        assert len(seat.rows) == count + 1
        assert seat.row == before
        await seat.press("tab", "slash")
        await seat.type("another")
        assert seat.found[0] == "Another"

    browse(own, story, start="deceptive alignment")


def test_a_note_that_is_gone_is_said_and_the_rest_stays(browse: Browse, own: Path) -> None:
    async def story(seat: Seat) -> None:
        (own / "a" / "jones.md").unlink()
        await seat.press("r")
        assert seat.title == "Jones, one"
        await seat.press("slash")
        await seat.type("jones two")
        assert seat.title == "Jones, two"

    browse(own, story, start="a/jones")


def test_places_and_links_are_copied(browse: Browse, built_vault: Path) -> None:
    async def story(seat: Seat) -> None:
        await seat.press("t", "down", "y")
        assert seat.app.clipboard == f"{NOTE}:2"
        await seat.press("Y")
        assert seat.app.clipboard == "[[PN-Deceptive-Alignment]]"
        await seat.press("slash")
        await seat.type("jones two")
        await seat.press("enter", "Y")
        assert seat.app.clipboard == "[[b/jones]]"

    browse(built_vault, story, start="deceptive alignment")


def test_the_help_shows_every_key_that_does_something(browse: Browse, built_vault: Path) -> None:
    async def story(seat: Seat) -> None:
        app = seat.app
        seat.finder.field.focus()
        await seat.settled()
        bound = [*app.screen.active_bindings.values()]
        seat.reader.list.focus()
        await seat.settled()
        bound += app.screen.active_bindings.values()
        await seat.press("question_mark")
        told = "\n".join(seat.help)
        ours = (app, app.walk, seat.reader.list, seat.finder.field)
        shown = {
            (active.binding.key_display, active.tooltip)
            for active in bound
            if active.node in ours and active.tooltip
        }
        assert len(shown) > 40
        for name, does in shown:
            assert any(f"{name}" in line and does in line for line in told.splitlines())
        for keys in SECTIONS.values():
            for key in keys:
                assert f"{key.shown} " in told
        await seat.press("escape")
        assert app.screen is app.walk

    browse(built_vault, story, start="deceptive alignment")


def test_the_keys_at_the_foot_work_where_one_is(browse: Browse, built_vault: Path) -> None:
    async def story(seat: Seat) -> None:
        def foot() -> list[str]:
            active = seat.app.screen.active_bindings.values()
            return [one.binding.description for one in active if one.binding.show]

        assert foot() == ["go", "side", "find", "back", "text", "edit", "copy", "help", "quit"]
        await seat.press("slash")
        assert foot() == ["go", "list", "side"]

    browse(built_vault, story)


def test_q_leaves(browse: Browse, built_vault: Path) -> None:
    async def story(seat: Seat) -> None:
        await seat.pilot.press("q")
        assert seat.app.return_code == 0

    browse(built_vault, story)


def test_control_c_leaves_while_one_types(browse: Browse, built_vault: Path) -> None:
    async def story(seat: Seat) -> None:
        await seat.press("slash")
        await seat.pilot.press("ctrl+c")
        assert seat.app.return_code == 0

    browse(built_vault, story)
