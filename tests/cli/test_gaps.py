"""`kg gaps`: what is missing, group by group."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.overviews.gaps import GROUPS
from tests.cli.conftest import Run, write_vault


@pytest.mark.usefixtures("vault")
class TestGaps:
    def test_a_gap_is_a_line_with_place_group_thing_and_reason(self, kg: Run) -> None:
        shown = kg("gaps", "unwritten")
        assert shown.status == 0
        (line,) = shown.lines
        place, *cells = line.split("\t")
        assert place.startswith("literature/LN-Hubinger-2019-Risks.md:")
        assert cells == ["unwritten", "LN-Nobody-1999", "linked from 1 note"]

    def test_groups_can_be_named(self, kg: Run) -> None:
        every = {line.split("\t")[1] for line in kg("gaps").lines}
        assert {"unwritten", "unused"} <= every
        assert {line.split("\t")[1] for line in kg("gaps", "unused").lines} == {"unused"}

    def test_json_has_reason_and_place(self, kg: Run) -> None:
        results = json.loads(kg("gaps", "--format", "json").out)["results"]
        assert all({"iri", "group", "label", "reason", "path", "line"} <= set(r) for r in results)

    def test_an_unknown_group_names_those_there_are(self, kg: Run) -> None:
        shown = kg("gaps", "papers")
        assert (shown.status, shown.out) == (2, "")
        assert "unread" in shown.err

    def test_the_help_names_every_group(self, kg: Run) -> None:
        told = " ".join(kg("gaps", "--help").out.split())
        assert all(name in told for name in GROUPS)


def test_limit_shortens_each_group_and_zero_does_not(kg: Run, own_vault: Path) -> None:
    write_vault(own_vault, "== kg.yaml\n== a.md\nSee [[One]], [[Two]] and [[Three]].\n")
    assert len(kg("gaps").lines) == 3
    assert len(kg("gaps", "--limit", "2").lines) == 2
    assert len(kg("gaps", "--limit", "0").lines) == 3


def test_nothing_missing_exits_1(kg: Run, own_vault: Path) -> None:
    write_vault(own_vault, "== kg.yaml\n== a.md\n# Alone\n")
    shown = kg("gaps")
    assert (shown.status, shown.out, shown.err) == (1, "", "kg: nothing is missing\n")


def test_a_terminal_shows_the_first_of_each_group_and_what_it_means(
    kg_on_terminal: Run, own_vault: Path
) -> None:
    names = ", ".join(f"[[Note {number}]]" for number in range(12))
    write_vault(own_vault, f"== kg.yaml\n== a.md\nSee {names}.\n")
    shown = kg_on_terminal("gaps", "--vault", str(own_vault))
    assert shown.status == 0
    assert "10 of 12 (kg gaps unwritten --limit 0)" in shown.out
    assert shown.out.count("linked from 1 note") == 10
    assert "Names in links that no note answers to." in shown.out
    assert "None: artifacts without support" in shown.out
