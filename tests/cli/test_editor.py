"""The editor opens where the row stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_cli.editor import command, edit

NOTE = Path("/notes/a b.md")


@pytest.mark.parametrize(
    ("editor", "arguments"),
    [
        ("vi", ["vi", "+12", "/notes/a b.md"]),
        ("/usr/bin/nvim -p", ["/usr/bin/nvim", "-p", "+12", "/notes/a b.md"]),
        ("nano", ["nano", "+12", "/notes/a b.md"]),
        ("emacsclient -t", ["emacsclient", "-t", "+12", "/notes/a b.md"]),
        ("some-editor", ["some-editor", "+12", "/notes/a b.md"]),
        ("hx", ["hx", "/notes/a b.md:12"]),
        ("code", ["code", "--wait", "--goto", "/notes/a b.md:12"]),
        ("code --wait", ["code", "--wait", "--goto", "/notes/a b.md:12"]),
        ("'/opt/My Apps/subl' -n", ["/opt/My Apps/subl", "-n", "--wait", "/notes/a b.md:12"]),
        ("kate", ["kate", "--block", "--line", "12", "/notes/a b.md"]),
        ("ed", ["ed", "/notes/a b.md"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(editor: str, arguments: list[str]) -> None:
    assert command(editor, NOTE, 12) == arguments


@pytest.fixture
def no_visual(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.delenv("VISUAL", raising=False)
    return monkeypatch


@pytest.mark.parametrize("wanted", ["/no/such/editor", "'unfinished", " "])
def test_an_editor_that_cannot_start_is_named(
    no_visual: pytest.MonkeyPatch, wanted: str, tmp_path: Path
) -> None:
    no_visual.setenv("EDITOR", wanted)
    assert edit(tmp_path / "a.md").startswith(f"cannot start {wanted!r}: ")


def test_visual_comes_before_editor_and_the_editor_is_waited_for(
    no_visual: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "nano"
    script.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > "{tmp_path}/given"\n', "utf-8")
    script.chmod(0o755)
    no_visual.setenv("EDITOR", "/no/such/editor")
    no_visual.setenv("VISUAL", str(script))
    assert edit(tmp_path / "a.md", 3) == ""
    assert (tmp_path / "given").read_text("utf-8") == f"+3|{tmp_path}/a.md|"
