"""`kg define`: the definitions of a concept by year and source."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run, write_vault

PLACED = re.compile(r"[^\t]+\.md:\d+\t")


@pytest.fixture
def define(kg: Run, example_folder: Path) -> Run:
    def run(*arguments: str) -> object:
        return kg("define", *arguments, "--vault", str(example_folder))

    return run  # type: ignore[return-value]  # it gives what `kg` gives


def test_a_definition_is_a_line_with_place_year_source_and_words(define: Run) -> None:
    shown = define("reward hacking")
    assert shown.status == 0
    assert all(PLACED.match(line) for line in shown.lines)
    assert [line.split("\t")[1:3] for line in shown.lines] == [
        ["2016", "Amodei et al. 2016"],
        ["2018", "Ibarz et al. 2018"],
        ["2018", "Leike et al. 2018"],
        ["2026", "Specification gaming"],
    ]


def test_diff_marks_what_went_and_what_came(define: Run) -> None:
    first, second, *_ = define("reward hacking", "--diff").lines
    assert "[-" not in first
    assert "The agent [-obtains reward by a route" in second
    assert "{+finds behavior which+} the reward" in second


def test_narrower_concepts_are_named(define: Run) -> None:
    concepts = [line.split("\t")[1] for line in define("inner alignment", "--narrower").lines]
    assert set(concepts) == {"Inner alignment", "Deceptive alignment"}
    assert concepts == sorted(concepts, reverse=True)


def test_json_has_points_changes_and_place(define: Run) -> None:
    results = json.loads(define("reward hacking", "--format", "json").out)["results"]
    assert {"iri", "path", "line", "year", "source", "text", "changes"} <= set(results[0])
    assert results[0]["changes"] == []
    assert {"kind", "text"} == set(results[1]["changes"][0])
    assert len(results[0]["points"]) == 2


def test_where_a_concept_without_definition_is_used_is_said(kg: Run, own_vault: Path) -> None:
    write_vault(
        own_vault,
        """
== kg.yaml
== PN-Drift.md
---
type: concept
title: Drift
---
== a.md
Of [[PN-Drift]], often.
""",
    )
    shown = kg("define", "drift")
    assert (shown.status, shown.out) == (1, "")
    assert "no note defines 'Drift'; it is used here:\n  a.md:1: Of PN-Drift, often." in shown.err
    assert json.loads(kg("define", "drift", "--format", "json").out) == {"results": []}


@pytest.mark.parametrize(("name", "status"), [("nothing of the kind", 1), ("@duan2016rl2", 2)])
def test_what_is_no_concept_is_said(define: Run, name: str, status: int) -> None:
    shown = define(name)
    assert (shown.status, shown.out) == (status, "")
    assert shown.err.startswith("kg: ")


def test_definitions_stand_side_by_side_on_a_terminal(
    kg_on_terminal: Run, example_folder: Path
) -> None:
    shown = kg_on_terminal(
        *("define", "mesa-optimization", "--vault", str(example_folder)), COLUMNS="120"
    )
    assert shown.status == 0
    (heading,) = [line for line in shown.out.splitlines() if "Wang et al. 2016" in line]
    assert "Hubinger et al. 2019" in heading
    assert "Mesa-optimization, 2026" in heading


def test_without_colour_a_diff_has_marks_on_a_terminal_too(
    kg_on_terminal: Run, example_folder: Path
) -> None:
    shown = kg_on_terminal(
        *("define", "reward hacking", "--diff", "--vault", str(example_folder)), NO_COLOR="1"
    )
    assert "The agent [-obtains reward" in shown.out
