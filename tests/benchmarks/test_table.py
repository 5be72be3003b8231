"""The table says what was measured, beside what, and whether the goal is met."""

from __future__ import annotations

import sys
from hashlib import blake2b
from pathlib import Path

import pytest

from benchmarks.goals import Goal, Row, Unit
from benchmarks.pages import heaviest, weight
from benchmarks.table import BEGIN, END, line, table, written
from benchmarks.timing import CommandFailed, Run, interleaved, middle, run
from tests.conftest import ROOT

BUILD = Goal(Unit.CPU, 12, 1.5)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (
            Row("fast", 10_000, BUILD, 11.234, "floors", 10.0),
            "| fast | 10,000 | 11.2 CPU s | ≤ 12 CPU s | floors: 10 CPU s | 1.12 | ≤ 1.5 | met |",
        ),
        (
            Row("a", 10_000, BUILD, 13.0, "floors", 10.0),
            "| a | 10,000 | 13 CPU s | ≤ 12 CPU s | floors: 10 CPU s | 1.3 | ≤ 1.5 | **not met** |",
        ),
        (
            Row("b", 10_000, BUILD, 8.0, "floors", 4.0),
            "| b | 10,000 | 8 CPU s | ≤ 12 CPU s | floors: 4 CPU s | 2 | ≤ 1.5 | **not met** |",
        ),
        (
            Row("a small vault", 200, Goal(Unit.CPU, 12), 0.05),
            "| a small vault | 200 | 0.05 CPU s |  |  |  |  |  |",
        ),
        (
            Row("memory", 10_000, Goal(Unit.MEMORY, 700), 650_400_000),
            "| memory | 10,000 | 650 MB | ≤ 700 MB |  |  |  | met |",
        ),
        (
            Row("cannot be", 10_000, BUILD, why="it failed"),
            "| cannot be | 10,000 | not measured | ≤ 12 CPU s |  |  | ≤ 1.5 | **not met** |",
        ),
    ],
    ids=lambda value: value.what if isinstance(value, Row) else "",
)
def test_a_row(row: Row, text: str) -> None:
    assert line(row) == text


def test_remarks_stand_below_the_table() -> None:
    assert table([Row("one", 200, BUILD, why="it failed")]).endswith("|\n\none: it failed.\n")


def test_only_what_stands_between_the_marks_is_written() -> None:
    page = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    assert written(page, "new\n") == f"before\n{BEGIN}\nnew\n{END}\nafter\n"


def test_a_page_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="no place"):
        written("before\nafter\n", "new\n")


def test_the_readme_has_a_place_for_the_table() -> None:
    page = (ROOT / "README.md").read_text("utf-8")
    assert "new" in written(page, "new")


def test_medians_are_taken_of_each_value_by_itself() -> None:
    runs = [Run(1, 9, 50), Run(3, 7, 10, "b"), Run(2, 8, 30, "c")]
    assert middle(runs) == Run(2, 8, 30, "c")


def test_tasks_take_turns() -> None:
    turns: list[str] = []

    def task(name: str) -> Run:
        turns.append(name)
        return Run(1, 1, 1)

    interleaved({"a": lambda: task("a"), "b": lambda: task("b")}, 2)
    assert turns == ["a", "b", "a", "b"]


def test_a_run_measures_processes_and_what_they_print() -> None:
    done = run((sys.executable, "-c", "print(sum(range(1000)))"))
    assert done.output == "499500\n"
    assert done.memory > 1_000_000
    assert done.cpu > 0


def test_a_run_that_fails_says_how() -> None:
    with pytest.raises(CommandFailed, match=r"ended with 3: oh no"):
        run((sys.executable, "-c", "print('oh no'); raise SystemExit(3)"))


def test_a_page_weighs_what_it_loads_by_itself(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "paper" / "one").mkdir(parents=True)
    noise = b"".join(blake2b(bytes([number])).digest() for number in range(80))
    (site / "site.css").write_bytes(noise)
    (site / "data.ttl").write_bytes(noise)
    (site / "index.html").write_text("<p>home</p>", "utf-8")
    page = site / "paper" / "one" / "index.html"
    page.write_text(
        '<link rel="stylesheet" href="../../site.css"><link rel="alternate" href="../../data.ttl">'
        '<script src="https://example.org/x.js"></script>',
        "utf-8",
    )
    assert 5_120 < weight(page) < 5_500
    assert heaviest(site) == ("paper", weight(page))
