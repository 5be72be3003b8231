"""`kg next`: what to read next, each with its reasons."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kg.overviews.suggestions import WEIGHTS
from tests.cli.conftest import Run, write_vault


@pytest.mark.usefixtures("vault")
class TestNext:
    def test_a_suggestion_is_a_line_with_place_score_and_reasons(self, kg: Run) -> None:
        shown = kg("next")
        assert shown.status == 0
        (line,) = shown.lines
        place, score, label, year, reasons = line.split("\t")
        assert place.startswith("literature/LN-Hubinger-2019-Risks.md:")
        assert (score, label, year) == ("0.30", "LN-Nobody-1999", "")
        assert reasons.startswith("0.30 linked from Hubinger & van Merwijk 2019: ")

    def test_csv_has_the_reasons_in_one_cell(self, kg: Run) -> None:
        (row,) = csv.DictReader(io.StringIO(kg("next", "--format", "csv").out))
        assert row["score"] == "0.30"
        assert row["reasons"].startswith("0.30 linked from ")


def test_json_gives_each_reason_its_weight_and_place(kg: Run, example_folder: Path) -> None:
    shown = kg("next", "--format", "json", "--vault", str(example_folder))
    results = json.loads(shown.out)["results"]
    for one in results:
        assert one["score"] == pytest.approx(sum(reason["weight"] for reason in one["reasons"]))
        assert all(reason["path"] and reason["line"] for reason in one["reasons"])
    limited = kg("next", "--limit", "1", "--format", "json", "--vault", str(example_folder))
    assert json.loads(limited.out)["results"] == results[:1]


def test_nothing_to_read_exits_1(kg: Run, own_vault: Path) -> None:
    write_vault(own_vault, "== kg.yaml\n== a.md\n# Alone\n")
    shown = kg("next")
    assert (shown.status, shown.out) == (1, "")
    assert shown.err.startswith("kg: there is nothing left to read")


def test_the_help_tells_every_weight(kg: Run) -> None:
    told = kg("next", "--help").out
    assert all(f"({weight:g}" in told for weight in WEIGHTS.values())


def test_a_terminal_shows_the_heaviest_reasons_and_what_the_rest_weigh(
    kg_on_terminal: Run, own_vault: Path
) -> None:
    notes = "== kg.yaml\n" + "".join(f"== n{number}.md\nSee [[LN-Later]].\n" for number in range(7))
    write_vault(own_vault, notes)
    shown = kg_on_terminal("next", "--vault", str(own_vault), NO_COLOR="1")
    assert shown.status == 0
    assert "1. LN-Later not written yet 2.10" in shown.out
    assert shown.out.count("linked from n") == 4
    assert "0.90  3 more reasons (--full)" in shown.out
    full = kg_on_terminal("next", "--full", "--vault", str(own_vault), NO_COLOR="1")
    assert full.out.count("linked from n") == 7
