"""The named queries in `schema/queries/`: each can be used, reads well and says DISTINCT."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib.plugins.sparql import prepareQuery

from docs.make_queries import PAGE, page
from kg.query.catalog import read_query
from kg.query.sparql import prefixes
from kg.query.tokens import variables
from kg.resources import SCHEMA
from kg.vocabulary import own_terms

FILES = sorted((SCHEMA / "queries").glob("*.rq"))
TOPICS = {
    "Claims and arguments",
    "Concepts",
    "Papers and citations",
    "Project",
    "Provenance and upkeep",
    "Reviews and reading",
    "Teaching",
}


def test_every_competency_question_is_there() -> None:
    assert len(FILES) == 48


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestQuery:
    def test_it_can_be_used(self, path: Path) -> None:
        query = read_query(path)
        assert query.description.endswith("?")
        assert query.topic in TOPICS
        assert all(parameter.description for parameter in query.parameters)

    def test_it_is_short_and_says_distinct(self, path: Path) -> None:
        text = path.read_text("utf-8")
        assert "SELECT DISTINCT" in text or "\nASK" in text
        assert all(len(line) <= 100 for line in text.splitlines())
        assert len(text.splitlines()) <= 22

    def test_a_row_with_a_line_has_a_path(self, path: Path) -> None:
        head = path.read_text("utf-8").partition("WHERE")[0]
        selected = [variable.name for variable in variables(head)]
        assert "line" not in selected or selected[-2:] == ["path", "line"]

    def test_every_tool_reads_it_as_it_stands(self, path: Path) -> None:
        prepareQuery(path.read_text("utf-8"), initNs=prefixes("https://example.org/kg/"))

    def test_our_terms_are_declared(self, path: Path) -> None:
        ours = set(re.findall(r"\bkg:(\w+)", path.read_text("utf-8")))
        assert ours - own_terms() == set()


def test_the_page_of_queries_is_current(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        PAGE.write_text(page(), "utf-8")
    assert PAGE.read_text("utf-8") == page()
