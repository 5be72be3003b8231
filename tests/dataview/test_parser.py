"""No text makes the parser or an answer raise anything but `NotAnswered`; work is bounded."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.dataview import NotAnswered, Questions, parse_query
from kg.markdown import Code, decode, parse, walk

WORDS = st.sampled_from(
    """
    TABLE LIST TASK WITHOUT ID FROM WHERE SORT LIMIT GROUP BY FLATTEN AS ASC DESC and OR & | ! - +
    * / % = != < > <= >= ( ) [ ] , . => #tag "text" [[note]] [[]] file name rows key this 12 1.5
    2024-01-31 2024-99-99 3days contains( length( map( date(today) dur( outgoing( x y due status
    """.split()  # noqa: SIM905 - words read best as a text
)
QUERIES = st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=200)


@given(QUERIES)
@settings(max_examples=400)
def test_no_text_makes_the_parser_raise_anything_else(text: str) -> None:
    with suppress(NotAnswered):
        parse_query(text)


@given(query=QUERIES)
@settings(max_examples=200, deadline=None)
def test_no_query_makes_an_answer_raise(query: str, asked: tuple[Questions, str]) -> None:
    questions, place = asked
    page = questions.page(place)
    assert page
    found = questions.answer(query, page)
    assert found.problem or found.kind


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Questions, str]:
    """Return a small vault that can be asked, and the place of a note in it."""
    folder = tmp_path_factory.mktemp("asked")
    (folder / "kg.yaml").touch()
    (folder / "a.md").write_text("---\nx: [1, a]\ny: {b: 2}\ntags: [tag]\n---\n- [ ] t [due:: 1]\n")
    (folder / "note.md").write_text("status:: [[a]]\n")
    return Questions(kg.open(folder)._index), "note.md"  # noqa: SLF001 - beside the library


@pytest.mark.parametrize(
    "query",
    [
        "LIST WHERE " + "(" * 9_000,
        "LIST WHERE " + "!" * 9_000 + "x",
        "LIST WHERE " + "- " * 4_000 + "x",
        "LIST FROM " + "-" * 9_000 + "#x",
        "LIST WHERE " + "a and " * 3_000 + "a",
        "LIST WHERE " + "x" + ".x" * 9_000,
        "LIST WHERE " + "[" * 9_000,
        "LIST WHERE " + "(x) => " * 2_000 + "x",
        "LIST WHERE " + "f(" * 9_000,
        'LIST WHERE "' + "a" * 19_000,
        "LIST WHERE 9" + "9" * 18_000,
        "TABLE " + "a, " * 6_000 + "a",
        "LIST " * 4_000,
        "x" * 1_000_000,
    ],
)
def test_a_long_query_takes_no_long_time(query: str, asked: tuple[Questions, str]) -> None:
    questions, place = asked
    page = questions.page(place)
    assert page
    start = time.perf_counter()
    questions.answer(query, page)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(("vault", "answered", "blocks"), [
    ("nexus-vault", 120, 120), ("syntax-edge-cases/dataview", 13, 16),
])  # fmt: skip
def test_queries_of_real_vaults_are_answered(
    vault: str, answered: int, blocks: int, real_vault: Callable[[str], Path]
) -> None:
    queries = [
        block.text
        for path in sorted(real_vault(vault).rglob("*.md"))
        for block in walk(parse(decode(path.read_bytes())).blocks)
        if isinstance(block, Code) and block.info.strip().lower() == "dataview"
    ]
    problems = []
    for query in queries:
        try:
            parse_query(query)
        except NotAnswered as why:
            problems.append(str(why))
    assert (len(queries) - len(problems), len(queries)) == (answered, blocks)
