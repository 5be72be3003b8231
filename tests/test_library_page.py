"""The page on the library is true: what it shows is what happens."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import kg
from kg import library

ROOT = Path(__file__).parents[1]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib warns of its own calls
def test_what_the_page_shows_is_what_happens(
    example_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(example_folder)
    done = doctest.testfile(str(ROOT / "docs" / "library.md"), module_relative=False)
    assert done.attempted > 20
    assert done.failed == 0


def test_every_question_is_documented() -> None:
    for name in dir(kg.Vault):
        if not name.startswith("_"):
            assert getattr(library.Vault, name).__doc__, name
