"""`kg timeline`: papers, claims and definitions by year."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.overviews.timeline import Entry
from kg_cli.output.timeline import per_year
from tests.cli.conftest import Run, write_vault


@pytest.mark.usefixtures("vault")
class TestTimeline:
    def test_an_entry_is_a_line_with_place_year_kind_and_words(self, kg: Run) -> None:
        shown = kg("timeline")
        assert shown.status == 0
        assert [line.split("\t") for line in shown.lines] == [
            [
                *("literature/LN-Hubinger-2019-Risks.md:1", "2019", "paper"),
                "Risks from learned optimization",
            ],
            [
                *("literature/LN-Langosco-2022-Goals.md:1", "2022", "paper"),
                "Goal misgeneralization in deep reinforcement learning",
            ],
        ]

    def test_claims_come_when_asked_for(self, kg: Run) -> None:
        kinds = [line.split("\t")[2] for line in kg("timeline", "--claims").lines]
        assert kinds[:3] == ["paper", "claim", "claim"]

    def test_json_has_the_place_of_what_has_one(self, kg: Run) -> None:
        results = json.loads(kg("timeline", "deceptive alignment", "--format", "json").out)
        first = results["results"][0]
        assert (first["year"], first["kind"], first["first"]) == (2019, "definition", True)
        assert first["path"] == "literature/LN-Hubinger-2019-Risks.md"
        assert first["line"] > 1

    def test_nothing_of_the_kind(self, kg: Run) -> None:
        assert kg("timeline", "nobody at all").status == 1
        assert kg("timeline", "jones").status == 2


def test_a_vault_without_papers_exits_1(kg: Run, own_vault: Path) -> None:
    write_vault(own_vault, "== kg.yaml\n== a.md\n# Alone\n")
    shown = kg("timeline")
    assert (shown.status, shown.out, shown.err) == (1, "", "kg: there is no paper in the notes\n")


def entry(year: int | None) -> Entry:
    return Entry("x", "paper", year, "x", "", None, 0, "", 0)


def test_years_between_count_nothing_unless_they_are_many() -> None:
    near = per_year([entry(2015), entry(2018), entry(2018), entry(None)])
    assert near == {2015: 1, 2016: 0, 2017: 0, 2018: 2}
    assert per_year([entry(1936), entry(2018)]) == {1936: 1, 2018: 1}


def test_each_year_has_a_bar_that_fits_the_terminal(
    kg_on_terminal: Run, example_folder: Path
) -> None:
    shown = kg_on_terminal(
        *("timeline", "--vault", str(example_folder)), COLUMNS="40", PAGER="cat", NO_COLOR="1"
    )
    assert shown.status == 0
    bars = {line[:4]: line[5:] for line in shown.out.splitlines()[:10]}
    assert bars["2018"] == "█" * 26 + " 7"
    assert bars["2020"] == "·"
    assert max(map(len, shown.out.splitlines())) <= 40
