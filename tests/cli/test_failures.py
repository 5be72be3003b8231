"""What becomes of an error that nobody foresaw."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_cli.failures import exit_status
from kg_cli.options import Settings


def fail() -> int:
    raise ValueError("a \x1b[31mbug")


def test_a_bug_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_status(fail, Settings()) == 2
    sentence, hint = capsys.readouterr().err.splitlines()
    assert sentence == "kg: this should not happen: ValueError: a �[31mbug"
    assert "--debug" in hint


def test_debug_shows_the_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_status(fail, Settings(debug=True)) == 2
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    missing = tmp_path / "missing"
    assert exit_status(lambda: len(missing.read_text()), Settings()) == 2
    assert capsys.readouterr().err == f"kg: {missing}: No such file or directory\n"


def test_control_c_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt() -> int:
        raise KeyboardInterrupt

    assert exit_status(interrupt, Settings()) == 130
    assert capsys.readouterr().err == ""
