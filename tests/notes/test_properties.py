"""What holds of every note, whatever somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.markdown import Heading, Quote, Table, parse, walk
from kg.notes import Item, Note, Part
from tests.notes.shown import item_shown, read

PATHS = ("LN-Any.md", "PN-Any.md", "SP-Any.md", "Any.md")
MARKS = [
    "# ",
    "## ",
    "### ",
    "- ",
    "  - ",
    "1. ",
    "> ",
    "> [!note] ",
    "| ",
    "---\n",
    "```\n",
    "    ",
]
INLINE = ["**", "__", "*", "[[", "]]", "[[x]]", "(", ")", "$$", "%%", "<!--", "-->", "::", "^id"]
NAMES = ["Key Concepts", "Related Notes", "ORCHID Integration", "5 Cs", "Category", "Contributions"]
MORE_NAMES = ["Relevance", "Citation", "Definition", "Atomic Claim", "Connected Ideas", "Venue"]
WORDS = [
    ": ",
    " — ",
    " → ",
    "⭐⭐",
    "4/5",
    "(1) a; (2) b",
    "(2019)",
    "et al.",
    "because",
    "word",
    "é",
]
ODD = ["\n", "\n\n", " ", "\t", "²", "\x00", "\u2028", "type: literature\n", "relevance: 3\n"]
PIECES = [*MARKS, *INLINE, *NAMES, *MORE_NAMES, *WORDS, *ODD]
NOTES = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text()


@pytest.mark.parametrize("path", PATHS)
@given(text=NOTES)
@example(text="**Year**: ²²²²\n")
@example(text="---\nyear: '²²²²'\nrelevance: ['⭐']\nrelated: {a: b}\n---\n")
@example(text="> [!note] Key Concepts\n\n**Key Concepts**\n")
@example(text="## Relevance\n\n## Key Concepts\n### \n- \n")
def test_no_text_makes_reading_raise(path: str, text: str) -> None:
    note = read(text, path)
    lines = parse(text).line_count
    for item in note.items:
        assert 1 <= item.line <= item.end_line <= max(lines, 1)
    keys = [item.key for item in note.items]
    assert len(keys) == len(set(keys))
    assert all(1 <= line <= lines for line in note.unread)


SENTENCES = r"""
{w}
**{w}**: {w}
**{w}:** {w}
{w}: {w}
**{w}** — {w}
**{w}**
- {w}
- **{w}**: {w}
- {w}: {w} → [[{w}]]
- [[{w}]] — {w}
- [[{w}]] ({w})
- {w} [[{w}]]
  - {w} [[{w}]]
  - {w}
1. {w}
[[{w}]], [[{w}]] — {w}
| {w} | {w} |⏎|---|---|⏎| {w} | {w} |
| Category | {w} |⏎|---|---|⏎| Contributions | (1) {w}; (2) {w} |
- **Contributions**:⏎  1. {w}
```⏎{w}⏎```
> {w}
> [!tip] {w}⏎> {w}
> [!tip] Relevance: ⭐⭐⏎> {w}
$$⏎{w}⏎$$
Relevance: ⭐⭐ — {w}
**Relevance**: ⭐⭐⭐⏎⏎{w}
**Category**: {w}
> **Atomic claim:** {w}
**Definition**: {w}
**{w}:** [[{w}]] | **{w}:** [[{w}]] ({w})
---
## {w}
### {w}
## Key Concepts
## Related Notes
## ORCHID Integration
## 5 Cs
## Relevance
**Key Concepts**
> [!note] Related Notes
## MOCs
## Definition
## Connected Ideas
## Atomic Claim
## Why This Matters
"""
"""Ways to write; `⏎` is the end of a line within one of them."""


@st.composite
def written_notes(draw: st.DrawFn) -> str:
    """Return a note of which every word occurs once."""
    ways = ["", *SENTENCES.strip().split("\n")]
    chosen = [way.replace("⏎", "\n") for way in draw(st.lists(st.sampled_from(ways), max_size=14))]
    between = draw(st.sampled_from(["\n", "\n\n"]))
    text = between.join(chosen)
    count = iter(range(10_000))
    return "## Start\n" + re.sub(r"\{w\}", lambda _: f"w{next(count)}x", text) + "\n"


@pytest.mark.parametrize("path", PATHS)
@given(text=written_notes())
def test_a_word_is_stated_or_its_line_is_unread(path: str, text: str) -> None:
    note = read(text, path)
    stated = set(re.findall(r"w\d+x", everything(note)))
    named = set(_lines_of_names(text))
    for number, line in enumerate(text.split("\n"), 1):
        if number not in named:
            for word in re.findall(r"w\d+x", line):
                assert word in stated or number in note.unread, word


def _lines_of_names(text: str) -> Iterator[int]:
    """Yield the lines whose words name sections and columns."""
    for block in walk(parse(text).blocks):
        if isinstance(block, Heading):
            yield from range(block.line, block.end_line + 1)
        elif isinstance(block, Table) or (isinstance(block, Quote) and block.callout):
            yield block.line


def everything(note: Note) -> str:
    """Return all that a note states."""
    said = [*map(item_shown, note.items), note.title, repr(note.topic)]
    return "\n".join([*said, *(repr(edge) for edge in note.edges)])


@given(text=written_notes(), lines=st.integers(1, 5))
def test_moving_a_note_down_changes_no_key(text: str, lines: int) -> None:
    before, after = read(text), read("\n" * lines + text)
    assert list(map(_without_place, after.items)) == list(map(_without_place, before.items))
    assert [item.line - lines for item in after.items] == [item.line for item in before.items]
    assert [line - lines for line in after.unread] == list(before.unread)


def _without_place(item: Item) -> tuple[str, tuple[str, ...], int]:
    return item.key, item.classes, len(item.statements)


@given(text=written_notes())
def test_every_part_that_is_meant_is_an_item_of_the_note(text: str) -> None:
    note = read(text)
    keys = {item.key for item in note.items}
    said = [edge.value for edge in note.edges]
    said += [value for item in note.items for _, value in item.statements]
    assert {value.key for value in said if isinstance(value, Part)} <= keys
