"""Papers that running text cites by author and year, as typed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.markdown import parse
from kg.notes import Agent, AuthorYear
from kg.notes.authoryear import cited_in_text
from kg.notes.reading import Context


def cited(text: str) -> list[tuple[str, int, int]]:
    """Return author, year and line of each citation."""
    document = parse(text)
    context = Context("a.md", "", None, document.links, {}, Agent("reader"))
    found = []
    for item in cited_in_text(document, (), context):
        said = dict(item.statements)["cito:hasCitedEntity"]
        assert isinstance(said, AuthorYear)
        found.append((said.author, said.year, item.line))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As Lund et al. (2025) show", [("Lund", 2025, 1)]),
        ("Lund and Berg (2025), Lund's (2024)", [("Lund", 2025, 1), ("Lund", 2024, 1)]),
        ("(Lund & Berg, 2019; Holm et al., 2020)", [("Lund", 2019, 1), ("Holm", 2020, 1)]),
        ("(see Lund, 2019a, 2020, p. 3)", [("Lund", 2019, 1), ("Lund", 2020, 1)]),
        ("However, Lund and Berg (2019)", [("Lund", 2019, 1)]),
        ("In van der Berg\n(2019)", [("van der Berg", 2019, 2)]),
        ("Ångström-Öst (1999)", [("Ångström-Öst", 1999, 1)]),
        ("In May 2019, and in 2020 (2021).", []),
        ("`Lund (2019)` [Lund (2019)](x.md) [[Lund (2019)]] <!-- Lund (2019) -->", []),
        ("# Lund (2019)", []),
        ("| a |\n|---|\n| Lund (2019) |", [("Lund", 2019, 3)]),
        ("- item\n  - Lund (2019)", [("Lund", 2019, 2)]),
        ("> Lund (2019)", [("Lund", 2019, 1)]),
    ],
)
def test_authors_and_years(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert cited(text) == expected


PIECES = st.sampled_from(
    ["Lund", " & ", " and ", ", ", "(", ")", "2019", " et al.", "\n", "[[", "]]", "`"]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_text_raises_and_lines_are_right(text: str) -> None:
    lines = text.split("\n")
    for _, year, line in cited(text):
        assert str(year) in lines[line - 1]


@pytest.mark.parametrize(
    "piece", ["2019) ", "(Lund, 2019) ", "(", "Lund, ", "Lund and ", "(A" * 9, "van "]
)
def test_looking_takes_linear_time(piece: str) -> None:
    text = piece * (20_000 // len(piece)) + "(2019)"
    started = time.perf_counter()
    cited(text)
    assert time.perf_counter() - started < 4
