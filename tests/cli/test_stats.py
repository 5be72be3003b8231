"""`kg stats`: the counts, in exactly the shape that other programs read."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Run

SHAPE = {
    **dict.fromkeys(["notes", "papers", "concepts", "artifacts", "claims", "statements"]),
    **dict.fromkeys(["aliases", "block_ids", "callouts", "inline_fields", "tasks"]),
    "links": {
        *("wikilinks", "embeds", "markdown"),
        *("resolved", "missing", "ambiguous", "with_reason"),
    },
    "tags": {"distinct", "uses"},
    "files": {"read", "failed"},
    "lines": {"total", "unread"},
}


@pytest.mark.usefixtures("vault")
class TestStats:
    def test_json_has_exactly_the_promised_shape(self, kg: Run) -> None:
        counts = json.loads(kg("stats", "--format", "json").out)
        assert set(counts) == {*SHAPE, "notes_by_type"}
        for name, inner in SHAPE.items():
            if inner is None:
                assert isinstance(counts[name], int)
            else:
                assert set(counts[name]) == inner

    def test_the_counts_are_those_of_the_vault(self, kg: Run) -> None:
        counts = json.loads(kg("stats", "--format", "json").out)
        assert counts["notes"] == 6
        assert counts["files"] == {"read": 6, "failed": 0}
        assert counts["links"]["wikilinks"] == 5
        assert counts["links"]["missing"] == 1
        assert counts["aliases"] == 1

    def test_plain_lines_have_a_name_and_a_count(self, kg: Run) -> None:
        shown = kg("stats")
        assert shown.status == 0
        assert "links.missing\t1" in shown.lines

    def test_jsonl_is_one_line(self, kg: Run) -> None:
        (line,) = kg("stats", "--format", "jsonl").lines
        assert json.loads(line)["notes"] == 6

    def test_csv(self, kg: Run) -> None:
        assert kg("stats", "--format", "csv").lines[:2] == ["name,count", "notes,6"]
