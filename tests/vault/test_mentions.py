"""Names in a text: whole words, the longest first, where no link or code is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.vault.mentions import Finder, prose

NAMES = [
    "art",
    "goal",
    "inner alignment",
    "Inner",
    "alignment",
    "policy",
    "Goodhart's law",
    "Übung",
]


def found(text: str) -> list[str]:
    seen = prose(text)
    assert len(seen) == len(text)
    return [text[m.start : m.end] for m in Finder(NAMES).find(seen)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Inner alignment is a goal.", ["Inner alignment", "goal"]),
        ("inner\nalignments; GOALS, goalie", ["inner\nalignments", "GOALS"]),
        ("inner-alignment and realignment", ["inner-alignment"]),
        ("inner alignmental", ["inner"]),
        ("an art of policies", ["policies"]),
        ("Goodhart’s law, ubung", ["Goodhart’s law", "ubung"]),
        ("`goal` and ``a goal`` goal", ["goal"]),
        ("[[goal]] [[x|goal]] [goal](x.md) <!-- goal --> %%goal%%", []),
        ("# A goal\n\nThe goal", ["goal"]),
        ("> [!goal]- A goal\n> <%* goal %>", ["goal"]),
        ("```\ngoal\n```\n\n    goal\n\nhttps://x.org/goal #goal $goal$", []),
        ("- item\n\n    goal below", ["goal"]),
        ("inner, alignment", ["inner", "alignment"]),
    ],
)
def test_names_are_found_as_whole_words_in_running_text(text: str, words: list[str]) -> None:
    assert found(text) == words


@given(st.text("ainergol []()`%<>-#$\n\0É", max_size=60))
def test_no_text_raises_and_places_are_right(text: str) -> None:
    at = 0
    for mention in Finder(NAMES).find(prose(text)):
        assert at <= mention.start < mention.end <= len(text)
        at = mention.end


@pytest.mark.parametrize(
    "piece", ["goal ", "[[", "[", "`", "<", "$", "%%", "<!--", "<%", "    x\n\n", "#", "(["]
)
def test_finding_takes_linear_time(piece: str) -> None:
    started = time.perf_counter()
    list(Finder(NAMES).find(prose(piece * 40_000)))
    assert time.perf_counter() - started < 3
