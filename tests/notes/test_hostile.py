"""Notes nobody would write: read all the same, in time that grows with their size."""

from __future__ import annotations

import pytest

from tests.notes.shown import read

MANY = 100_000


def test_a_hundred_thousand_bullets() -> None:
    note = read("## Related Notes\n" + "- why: nothing\n" * MANY)
    assert len(note.unread) == MANY


def test_many_uses_of_a_paper() -> None:
    note = read("## ORCHID Integration\n" + "- **A**: why → nowhere\n" * 20_000)
    assert [item.key.rpartition("-")[2] for item in note.items[1:4]] == ["2", "3", "4"]
    assert len({item.key for item in note.items}) == 20_000


def test_a_hundred_thousand_brackets_in_one_bullet() -> None:
    (use,) = read("## ORCHID Integration\n- **A**: " + "[" * MANY + "\n").items
    assert dict(use.statements)["kg:rationale"] == "[" * MANY


@pytest.mark.parametrize(
    "after", ["(" * MANY, " ," * MANY + "z", "\u00a0" * MANY + "z", "-" * MANY]
)
def test_anything_after_a_link(after: str) -> None:
    (link,) = read("## Related Notes\n- [[x]]" + after + "\n").items
    assert link.line == 2


def test_one_long_line_of_bold_marks() -> None:
    note = read("## Key Concepts\n" + "**a** " * 350_000 + "\n")
    assert note.unread == (2,)


@pytest.mark.parametrize(
    "heading", ["## A", "### B", "## Key Concepts", "## Relevance", "**5 Cs**\n"]
)
def test_twenty_thousand_sections(heading: str) -> None:
    note = read("## Key Concepts\n" + f"{heading}\n**A**: b\n\n" * 20_000)
    assert len(note.items) == 20_000


@pytest.mark.parametrize(
    "citation",
    ["Aa bb. ", ",", "A, B., ", '"a', "(2019", "*a _b ", "a & ", "10.1000/", "arXiv:", "aé"],
)
def test_a_citation_without_end(citation: str) -> None:
    note = read("**Citation**: " + citation * MANY + "\n")
    assert note.unread == ()


def test_a_bullet_of_links() -> None:
    note = read("## Related Notes\n- " + "[[x]], " * 300 + "— one reason for all\n")
    reasons = {dict(item.statements)["kg:rationale"] for item in note.items}
    assert (len(note.items), reasons) == (300, {"one reason for all"})


def test_lines_with_a_relation_each() -> None:
    note = read("## Connected Ideas\n" + "**A:** [[x]]\n" * 300, "PN-Any.md")
    assert {dict(item.statements)["kg:relation"] for item in note.items} == {"A"}
    assert len(note.items) == 300


def test_quotes_in_quotes() -> None:
    note = read(">" * 5_000 + " **Relevance**: ⭐⭐\n")
    assert note.counts.lines == 1


def test_a_row_for_every_line() -> None:
    note = read("## 5 Cs\n| C | |\n|---|---|\n" + "| Category | x |\n" * 20_000)
    assert len(note.items) == 20_000


@pytest.mark.parametrize("piece", ["[@a2019] ", "@a2019 ", "- [see @a2019, p. 3] — why\n", "[@"])
def test_more_citations_than_are_stated(piece: str) -> None:
    note = read(piece * 25_000)
    cited = [item for item in note.items if "cito:Citation" in item.classes]
    assert len(cited) == (20_000 if "2019" in piece else 0)
    assert [str(found.rule) for found in note.diagnostics] == ["too-many-links"] * bool(cited)
