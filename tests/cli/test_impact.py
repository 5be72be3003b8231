"""`kg impact` and `kg why`: trees with how each thing fares and where it says so."""

from __future__ import annotations

import inspect
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, write_vault
from tests.network.test_standing import CHAIN


@pytest.fixture
def argued(own_vault: Path) -> Path:
    """The vault whose premise carries a chapter and a design."""
    return write_vault(own_vault, f"== kg.yaml\ntitle: t\n{inspect.cleandoc(CHAIN)}\n")


@pytest.mark.usefixtures("argued")
class TestImpact:
    def test_a_thing_is_a_line_with_place_fate_and_reason(self, kg: Run) -> None:
        shown = kg("impact", "MR-One#^premise")
        assert shown.status == 0
        rows = [line.split("\t") for line in shown.lines]
        assert rows[0] == ["MR-One.md:15", "falls", "Capable models search.", "", "", ""]
        chapter = next(row for row in rows if row[2].strip() == "Chapter")
        assert chapter == [
            "LN-One.md:9",
            "weakened",
            "      Chapter",
            "informs",
            "Ground for the loop",
            "still held up by Two paper",
        ]
        assert "1 paper" in shown.err
        assert "1 artifact" in shown.err

    def test_json_tells_depth_places_and_what_still_holds(self, kg: Run) -> None:
        shown = kg("impact", "MR-One#^premise", "--format", "json")
        results = json.loads(shown.out)["results"]
        assert results[0]["depth"] == 0
        assert {"iri", "path", "line", "status", "held_by", "contested_by"} <= set(results[0])
        by_name = {row["label"]: row for row in results}
        assert by_name["Chapter"]["held_by"] == ["Two paper"]
        assert by_name["Design"]["status"] == "falls"

    def test_if_refuted_shows_only_what_is_left_without_support(self, kg: Run) -> None:
        shown = kg("impact", "--if", "refuted", "MR-One#^premise")
        assert shown.status == 0
        fates = {line.split("\t")[2].strip(): line.split("\t")[1] for line in shown.lines}
        assert set(fates.values()) == {"falls"}
        assert "Design" in fates
        assert "Chapter" not in fates

    def test_nothing_stands_on_it_exits_1(self, kg: Run) -> None:
        shown = kg("impact", "Design")
        assert (shown.status, shown.out) == (1, "")
        assert "nothing stands on 'Design'" in shown.err

    def test_a_word_that_is_not_refuted_is_bad_usage(self, kg: Run) -> None:
        shown = kg("impact", "--if", "rejected", "MR-One#^premise")
        assert (shown.status, shown.out) == (2, "")
        assert "'rejected' is not 'refuted'" in shown.err

    def test_without_a_thing_it_says_what_is_missing(self, kg: Run) -> None:
        shown = kg("impact")
        assert (shown.status, shown.out) == (2, "")
        assert "say what falls" in shown.err


@pytest.mark.usefixtures("argued")
class TestWhy:
    def test_the_sources_stand_below_with_reason_and_place(self, kg: Run) -> None:
        shown = kg("why", "Chapter")
        assert shown.status == 0
        rows = [line.split("\t") for line in shown.lines]
        assert rows[1][:4] == [
            "LN-One.md:9",
            "  One paper",
            "is informed by",
            "Ground for the loop",
        ]
        assert any(row[1].strip() == "Capable models search." for row in rows)

    def test_if_refuted_says_how_it_fares(self, kg: Run) -> None:
        shown = kg("why", "Chapter", "--if", "refuted", "MR-One#^premise")
        assert shown.lines[0].split("\t")[1] == "weakened"
        assert "Chapter is weakened" in shown.err

    def test_what_stands_on_nothing_exits_1(self, kg: Run) -> None:
        shown = kg("why", "LN-Two#^hidden", "--if", "refuted", "LN-Two")
        assert shown.status == 0
        assert "falls" in shown.err
        assert kg("why", "MR-One#^nothing").status == 1


@pytest.mark.usefixtures("argued")
def test_on_a_terminal_the_tree_shows_signs_and_places(kg_on_terminal: Run) -> None:
    shown = kg_on_terminal("impact", "MR-One#^premise", NO_COLOR="1")
    assert "✗ falls  Capable models search.  claim" in shown.lines[0]
    assert any("informs  ~ weakened  Chapter  artifact" in line for line in shown.lines)
    assert all(len(line) <= 100 for line in shown.lines)
