"""Labels of entries, reasons of links, stars."""

from __future__ import annotations

import pytest

from kg.markdown import Text
from kg.notes.labels import split_label
from kg.notes.readers.assessments import numbered_parts
from kg.notes.readers.rating import stars
from tests.notes.shown import read


@pytest.mark.parametrize(
    ("raw", "label", "rest"),
    [
        ("**Name**: rest", "Name", "rest"),
        ("**Name:** rest", "Name", "rest"),
        ("**Name** — rest", "Name", "rest"),
        ("**Name** – rest", "Name", "rest"),
        ("**Name** - rest", "Name", "rest"),
        ("__Name__: rest", "Name", "rest"),
        ("***Name***: rest", "Name", "rest"),
        ("🎯 **Name**: rest", "Name", "rest"),
        ("**Name**", "Name", ""),
        ("**Name**\nrest", "Name", "rest"),
        ("**Na:me**: rest", "Na:me", "rest"),
        ("**Name**:: rest", "Name", "rest"),
        ("Name: rest", "Name", "rest"),
        ("Name:: rest", "Name", "rest"),
        ("🎯 Name: rest", "Name", "rest"),
        ("[[Name]]: rest", "[[Name]]", "rest"),
        ("[[Name]] — rest", "[[Name]]", "rest"),
        ("[[Name]] rest", "", "[[Name]] rest"),
        ("**bold** words: rest", "", "**bold** words: rest"),
        ("A sentence. Then: rest", "", "A sentence. Then: rest"),
        ("https://example.org", "", "https://example.org"),
        ("12:30", "", "12:30"),
        ("", "", ""),
    ],
)
def test_a_label_is_what_stands_before_the_separator(raw: str, label: str, rest: str) -> None:
    found, offset = split_label(Text(raw, 1))
    assert (found, raw[offset:]) == (label, rest)


@pytest.mark.parametrize(
    ("text", "given", "best", "reason"),
    [
        ("⭐⭐⭐", 3, 0, ""),
        ("⭐️⭐️ — why", 2, 0, "why"),
        ("★★★☆☆: why", 3, 5, "why"),
        ("☆☆☆", 0, 3, ""),
        ("⭐⭐⭐⭐ (4/5) why", 4, 0, "why"),
        ("4/5", 4, 5, ""),
        ("(4/5)", 4, 5, ""),
        ("4 out of 5, why", 4, 5, "why"),
        ("3 stars — why", 3, 0, "why"),
        ("3 — why", 3, 0, "why"),
        ("3", 3, 0, ""),
        ("7/5", 0, 0, "7/5"),
        ("3 reasons", 0, 0, "3 reasons"),
        ("high", 0, 0, "high"),
        ("", 0, 0, ""),
    ],
)
def test_stars(text: str, given: int, best: int, reason: str) -> None:
    assert stars(text) == (given, best, reason)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("(1) One; (2) Two", ["One", "Two"]),
        ("1. One 2. Two", ["One", "Two"]),
        ("1) One, 2) Two", ["One", "Two"]),
        ("(1) One in 2019; (3) not counted (2) Two", ["One in 2019; (3) not counted", "Two"]),
        ("Three of them", []),
        ("", []),
    ],
)
def test_numbered_parts(text: str, parts: list[str]) -> None:
    assert [part for _, part in numbered_parts(text)] == parts


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("See [[X]] — it helps. Then more.", "it helps."),
        ("See [[X]]: it helps", "it helps"),
        ("See [[X]] because it helps, e.g. here. Then more.", "because it helps, e.g. here."),
        ("See [[X]], since it helps.", "since it helps."),
        ("See [[X]] (§3).", None),
        ("See [[X]]-based work.", None),
        ("See [[X]] and more.", None),
    ],
)
def test_in_prose_a_reason_follows_its_link(text: str, reason: str | None) -> None:
    (link,) = read(text, "any.md").items
    assert dict(link.statements).get("kg:rationale") == reason
