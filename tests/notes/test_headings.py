"""Headings, and what announces a section."""

from __future__ import annotations

import pytest

from kg.notes.headings import Headings
from kg.notes.patterns import heading_pattern
from tests.notes.shown import SETTINGS

LITERATURE = SETTINGS.types.by_name["literature"]


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ("Key Concepts", "key-concepts"),
        ("KEY CONCEPTS:", "key-concepts"),
        ("Key-Concepts", "key-concepts"),
        ("🔑 Key Concepts", "key-concepts"),
        ("2. Key Concepts", "key-concepts"),
        ("2.1 Key Concepts", "key-concepts"),
        ("2️⃣ Key Concepts", "key-concepts"),
        ("Key Concepts and more", None),
        ("5 Cs", "five-cs"),
        ("Pass 1 — Bird’s Eye View (5 Cs)", "five-cs"),
        ("Pass 1 - Bird's Eye View", "five-cs"),
        ("Pass 12", None),
        ("ORCHID Integration", "integration"),
        ("My own Project – Connection", "integration"),
        ("Integration", "integration"),
        ("Relevance ⭐⭐⭐", "relevance"),
        ("Relevance (4/5)", "relevance"),
        ("Why This Matters for Agentic LLMs", "why-it-matters"),
        ("See also", "related-notes"),
        ("Venue", None),
        ("", None),
        ("🎯", None),
    ],
)
def test_a_heading_announces_a_section(title: str, section: str | None) -> None:
    found = LITERATURE.headings.find(title)
    assert (found.what.name if found else None) == section


def test_a_gap_is_filled_with_the_words_as_they_were_written() -> None:
    found = LITERATURE.headings.find("3. 🎯 Größe & Co. — Integration:")
    assert found is not None
    assert found.gaps == {"project": "Größe & Co"}


def test_a_pattern_without_gap_wins() -> None:
    headings = Headings.of(
        [(heading_pattern("{any} Notes"), "gap"), (heading_pattern("Related Notes"), "exact")]
    )
    found = headings.find("related notes")
    assert found is not None
    assert found.what == "exact"


@pytest.mark.parametrize("written", ["", "{project}", "{a} and {b}", "{open", "— !"])
def test_a_pattern_that_matches_nothing_in_particular_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        heading_pattern(written)
