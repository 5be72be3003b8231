"""`kg find`: the short query language at the prompt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.usefixtures("vault")
class TestFind:
    def test_a_thing_is_a_line_with_its_place(self, kg: Run) -> None:
        shown = kg("find", "type:literature", "year:2019")
        assert shown.status == 0
        (line,) = shown.lines
        cells = line.split("\t")
        assert cells[0] == "literature/LN-Hubinger-2019-Risks.md:1"
        assert cells[1] == "literature"
        assert cells[3] == "2019"

    def test_conditions_join_exclude_and_sort(self, kg: Run) -> None:
        both = kg("find", "type:literature concept:deceptive-alignment sort:-year")
        assert [line.split("\t")[3] for line in both.lines] == ["2022", "2019"]
        one = kg("find", "type:literature -year:2022")
        assert [line.split("\t")[3] for line in one.lines] == ["2019"]

    def test_the_sparql_it_prints_gives_the_same_notes(self, kg: Run) -> None:
        expression = "type:literature watched or mesa-optimization"
        sparql = kg("find", expression, "--sparql").out
        rows = json.loads(kg("query", sparql, "--format", "json").out)["results"]["bindings"]
        found = json.loads(kg("find", expression, "--format", "json").out)["results"]
        asked = {cell["value"] for row in rows for cell in row.values()}
        assert found
        assert {one["iri"] for one in found} <= asked
        assert len(rows) == len(found)

    def test_an_unknown_field_is_pointed_at_and_the_nearest_named(self, kg: Run) -> None:
        shown = kg("find", "type:literature yaer:2019")
        assert (shown.status, shown.out) == (2, "")
        lines = shown.err.splitlines()
        assert lines[2].index("^") == lines[1].index("yaer")
        assert "year" in lines[3]

    def test_nothing_found_exits_1(self, kg: Run) -> None:
        shown = kg("find", "year:1850")
        assert (shown.status, shown.out) == (1, "")

    @pytest.mark.parametrize(
        "value",
        ['x" } DROP ALL #', "} UNION { ?s ?p ?o", "\\", "it's", "<x>", "?s", "9" * 400, "\n}"],
    )
    def test_no_value_changes_the_query(self, kg: Run, value: str) -> None:
        quoted = value.replace("\\", "\\\\").replace('"', '\\"')
        shown = kg("find", f'title:"{quoted}"')
        assert (shown.status, shown.out) == (1, "")

    def test_what_begins_with_a_dash_is_no_option(self, kg: Run) -> None:
        shown = kg("find", "type:literature", "-author:hubinger", "-n", "5")
        assert [line.split("\t")[3] for line in shown.lines] == ["2022"]
        assert kg("find", "-type:literature", "--limit", "1", "--format", "jsonl").status == 0
        assert len(kg("find", "-n1").lines) == 1

    def test_an_unknown_option_is_a_mistake(self, kg: Run) -> None:
        shown = kg("find", "x", "--bogus")
        assert (shown.status, shown.out) == (2, "")
        assert "--bogus" in shown.err

    def test_a_shell_may_have_taken_the_quotes_of_a_value(self, kg: Run) -> None:
        shown = kg("find", "type:literature", "artifact:ethics chapter")
        assert [line.split("\t")[3] for line in shown.lines] == ["2019"]

    def test_without_an_expression_every_note_is_found(self, kg: Run) -> None:
        assert len(kg("find").lines) == 6

    def test_an_unknown_name_exits_1_with_the_nearest(self, kg: Run) -> None:
        shown = kg("find", "concept:deceptve-alignment")
        assert (shown.status, shown.out) == (1, "")
        assert "Deceptive alignment" in shown.err

    def test_the_fields_are_listed(self, kg: Run) -> None:
        shown = kg("find", "--fields", "--format", "json")
        fields = {row["field"] for row in json.loads(shown.out)["results"]}
        assert {"year", "concept", "has", "sort"} <= fields

    @pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv", "md", "plain"])
    def test_every_format_has_the_place(self, kg: Run, form: str) -> None:
        shown = kg("find", "year:2019", "--format", form)
        assert shown.status == 0
        assert "literature/LN-Hubinger-2019-Risks.md" in shown.out

    def test_on_a_terminal_it_is_a_table(self, kg_on_terminal: Run) -> None:
        shown = kg_on_terminal("find", "type:literature", NO_COLOR="1")
        assert shown.status == 0
        assert all(len(line) <= 100 for line in shown.lines)
        assert "literature/LN-Hubinger-2019-Risks.md:1" in shown.out


class TestSaved:
    def test_a_saved_find_runs_and_is_listed(self, kg: Run, own_vault: Path) -> None:
        (own_vault / "kg.yaml").write_text("finds:\n  mine: tag:mine sort:title\n", "utf-8")
        (own_vault / "a.md").write_text("---\ntags: [mine]\n---\n# A\n", "utf-8")
        (own_vault / "b.md").write_text("# B\n", "utf-8")
        assert kg("find", "@mine").out.startswith("a.md:1\t")
        assert kg("find", "--list").out == "@mine\ttag:mine sort:title\n"

    def test_without_saved_finds_it_says_how_to_have_one(self, kg: Run, own_vault: Path) -> None:
        (own_vault / "kg.yaml").touch()
        shown = kg("find", "--list")
        assert (shown.status, shown.out) == (1, "")
        assert "finds:" in shown.err
