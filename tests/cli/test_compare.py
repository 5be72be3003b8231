"""`kg compare`: papers, or the rows of a table, side by side in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run, write_vault

PLACED = re.compile(r"[^\t]+\.md:\d+\t")

TABLES = """
== kg.yaml
== one.md
# One

| Failure | Skill kept? | Share |
|---|---|---|
| Gaming_it | Yes (mostly) | 5 % |
| Drift | No | $x^2$ |
== two.md
# Two

| Failure | Skill kept? | Share |
|---|---|---|
| Drift | Yes | \x1b[31mred |
"""


@pytest.fixture
def tabled(own_vault: Path) -> Path:
    return write_vault(own_vault, TABLES)


@pytest.mark.usefixtures("vault")
class TestPapers:
    def test_in_a_pipe_what_is_said_is_one_line_with_its_place(self, kg: Run) -> None:
        shown = kg("compare")
        assert shown.status == 0
        assert all(PLACED.match(line) for line in shown.lines)
        cells = [line.split("\t")[1:] for line in shown.lines]
        assert ["Hubinger & van Merwijk 2019", "Category", "Conceptual analysis"] in cells
        assert [
            "Hubinger & van Merwijk 2019",
            "Contributions",
            "(2) Describes deceptive alignment",
        ] in cells

    def test_json_gives_every_cell_its_place(self, kg: Run) -> None:
        (paper,) = json.loads(kg("compare", "@hubinger2019risks", "--format", "json").out)[
            "results"
        ]
        assert paper["iri"].endswith("paper/arxiv-1906.01820")
        assert (paper["path"], paper["line"]) == ("literature/LN-Hubinger-2019-Risks.md", 1)
        assert list(paper["cells"])[:3] == ["Year", "Relevance", "Category"]
        said = [one for cell in paper["cells"].values() for one in cell["said"]]
        assert said
        assert all(one["path"] == paper["path"] and one["line"] > 0 for one in said)
        assert [one["number"] for one in paper["cells"]["Contributions"]["said"]] == [1, 2]

    def test_aspects_are_rows_and_transposed_they_are_columns(self, kg: Run) -> None:
        rows = list(csv.reader(io.StringIO(kg("compare", "--format", "csv").out)))
        assert rows[0] == ["", "Hubinger & van Merwijk 2019"]
        assert ["Category", "Conceptual analysis"] in rows
        turned = list(csv.reader(io.StringIO(kg("compare", "--transpose", "--format", "csv").out)))
        assert turned == [["Paper", *(row[0] for row in rows[1:])], [row[1] for row in rows]]

    def test_markdown_is_a_table(self, kg: Run) -> None:
        lines = kg("compare", "--format", "md").lines
        assert lines[:2] == ["|  | Hubinger & van Merwijk 2019 |", "| --- | --- |"]
        assert "| Clarity | Good |" in lines

    @pytest.mark.parametrize(("paper", "status"), [("nobody at all", 1), ("Ethics chapter", 2)])
    def test_what_is_no_paper_is_said(self, kg: Run, paper: str, status: int) -> None:
        shown = kg("compare", paper)
        assert (shown.status, shown.out) == (status, "")
        assert shown.err.startswith("kg: ")

    def test_an_unknown_table_is_an_error(self, kg: Run) -> None:
        assert kg("compare", "--by", "No such table").status == 2


class TestTables:
    @pytest.mark.usefixtures("tabled")
    def test_tables_of_several_notes_are_merged_and_contradictions_shown(self, kg: Run) -> None:
        lines = kg("compare", "--by", "failure", "--format", "md").lines
        assert lines[0] == "| Failure | Skill kept? | Share |"
        assert lines[2] == "| Gaming_it | Yes (mostly) | 5 % |"
        assert lines[3].startswith("| Drift | No (one.md:6) ≠ Yes (two.md:5) |")

    @pytest.mark.usefixtures("tabled")
    def test_json_says_whether_notes_differ(self, kg: Run) -> None:
        _, drift = json.loads(kg("compare", "--by", "failure", "--format", "json").out)["results"]
        kept = drift["cells"]["Skill kept?"]
        assert kept["differs"] is True
        assert [(one["text"], one["path"]) for one in kept["said"]] == [
            ("No", "one.md"),
            ("Yes", "two.md"),
        ]

    @pytest.mark.usefixtures("tabled")
    def test_latex_is_a_booktabs_table_with_its_text_escaped(self, kg: Run) -> None:
        shown = kg("compare", "--by", "failure", "--format", "latex")
        assert shown.status == 0
        assert shown.lines[0] == r"% needs \usepackage{array,booktabs,longtable}"
        assert r"Gaming\_it & Yes (mostly) & 5 \% \\" in shown.lines
        assert shown.out.count(r"\begin{longtable}") == shown.out.count(r"\end{longtable}") == 1
        drift = next(line for line in shown.lines if line.startswith("Drift"))
        assert r"\$x\textasciicircum{}2\$" in drift
        assert "\x1b" not in shown.out

    def test_many_papers_are_several_latex_tables(self, kg: Run, example_folder: Path) -> None:
        shown = kg("compare", "--format", "latex", "--vault", str(example_folder))
        tables = shown.out.split(r"\begin{longtable}")[1:]
        assert len(tables) == 5
        assert all("Contributions & (1) " in table for table in tables)
        assert "RL²" in kg("compare", "--format", "csv", "--vault", str(example_folder)).out

    @pytest.mark.usefixtures("tabled")
    def test_the_tables_there_are_can_be_listed(self, kg: Run) -> None:
        assert [line.split("\t") for line in kg("compare", "--list").lines] == [
            ["one.md:3", "Failure · Skill kept? · Share", "One"],
            ["two.md:3", "Failure · Skill kept? · Share", "Two"],
        ]
        results = json.loads(kg("compare", "--list", "--format", "json").out)["results"]
        assert [(table["path"], table["line"]) for table in results] == [
            ("one.md", 3),
            ("two.md", 3),
        ]

    @pytest.mark.usefixtures("tabled")
    def test_without_assessed_papers_the_tables_are_pointed_at(self, kg: Run) -> None:
        shown = kg("compare")
        assert (shown.status, shown.out) == (1, "")
        assert "kg compare --list" in shown.err


class TestOnATerminal:
    def test_columns_that_do_not_fit_stand_below(
        self, kg_on_terminal: Run, example_folder: Path
    ) -> None:
        narrow = kg_on_terminal(
            "compare", "--vault", str(example_folder), COLUMNS="80", PAGER="cat"
        )
        assert narrow.status == 0
        plain = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", narrow.out)
        assert max(map(len, plain.splitlines())) <= 80
        assert plain.count("Contributions") == 7
        assert "(3) Experiment on MNIST" in plain

    def test_no_escape_sequence_of_a_note_reaches_the_terminal(
        self, kg_on_terminal: Run, tabled: Path
    ) -> None:
        shown = kg_on_terminal("compare", "--by", "Failure", "--vault", str(tabled))
        assert "red" in shown.out
        assert "\x1b[31mred" not in shown.out
