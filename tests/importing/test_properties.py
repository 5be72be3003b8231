"""No page makes an import raise, no word of it is lost, and twice is as good as once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.importing import converted
from kg.importing.html import looks_like_html
from kg.importing.notes import note_text
from kg.index.schema import Schema

TYPES = Schema(Path(__file__).parents[2]).types
LINES = (
    "LN: Doe et al. (2020) — A title", "Key Concepts", "Proxy: what stands for another thing",
    "Case A: it is seen → it behaves", "Related Notes", "- Some-Note — it says so", "-", "[12]",
    "Relevance: ⭐⭐", "The pith", "Core claim", "minor comments (2)", "axioms (1)",
    "full rationale",
    "Reference graph", "Works this paper leans on", "work page 2018", "3 questions · online",
    "Is it so?", "| a | b |", "|---|---|", "```", "> said", "— A. Nobody, A Work (1999)",
    "a\tb", "# Head", "## Unsorted", "---", "type: lesson", "[[Link]]", "1. one", "  indented",
    "PROJECT Integration", "Chapter: a reason → A-Note", "Sign in with X", "The big idea: small",
)  # fmt: skip
PAGES = st.lists(st.sampled_from(LINES) | st.text(max_size=60), max_size=25).map("\n".join)
WORD = re.compile(r"\w+")


@given(PAGES | st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_page_raises_and_no_word_is_lost(page: str) -> None:
    note = converted(page, TYPES)
    text = note_text(note, "source")
    if not looks_like_html(page):
        kept = set(WORD.findall("\n".join((text, *note.dropped))))
        assert set(WORD.findall(page.replace("\0", "\ufffd"))) <= kept


@given(PAGES, st.sampled_from(sorted(TYPES.by_name)))
@settings(max_examples=200, deadline=None)
def test_importing_what_was_written_changes_nothing(page: str, kind: str) -> None:
    written = note_text(converted(page, TYPES, kind), "source")
    assert note_text(converted(written, TYPES), "other") == written


@pytest.mark.parametrize("body", ["---\n[[Link]]", "One line.\n\ntype: none\n\n[[Link]]"])
def test_the_lines_of_a_page_without_front_matter_are_none(body: str) -> None:
    page = f"# Head\n{body}"
    note = converted(page, TYPES, "artifact")
    assert (note.matter, note.body) == ("", page)
    written = note_text(note, "source")
    assert written.startswith('---\ntype: artifact\nimport-hash: "source"\n')
    assert written.endswith(f"---\n\n{page}\n")
    assert note_text(converted(written, TYPES), "other") == written


@given(
    st.lists(
        st.sampled_from(
            (
                "<div>",
                "</div>",
                "<ul><li>",
                "<td>",
                "x &lt; y",
                "<pre>",
                "<!--",
                "<h2>Key Concepts</h2>",
                "<p>",
                "<blockquote>",
                "<script>",
            )
        ),
        max_size=40,
    ).map("".join)
)
@settings(max_examples=150, deadline=None)  # fmt: skip
def test_no_html_raises(page: str) -> None:
    converted(f"<!doctype html>{page}", TYPES)


def test_deep_html_keeps_its_words() -> None:
    assert "inmost" in converted("<html>" + "<div>" * 20000 + "inmost", TYPES).body
