"""`kg stats`: the counts, in exactly the shape that other programs read."""

from __future__ import annotations

import json
from pathlib import Path

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


@pytest.mark.usefixtures("vault")
class TestMeasures:
    def test_hubs_are_rows_with_their_place(self, kg: Run) -> None:
        found = json.loads(kg("stats", "--hubs", "--format", "json").out)["results"]
        first = found[0]
        assert first["label"] == "Risks from learned optimization"
        assert (first["kind"], first["path"], first["line"]) == (
            "paper", "literature/LN-Hubinger-2019-Risks.md", 1,
        )  # fmt: skip
        assert [one["degree"] for one in found] == sorted(
            (x["degree"] for x in found), reverse=True
        )
        line = kg("stats", "--hubs").lines[0].split("\t")
        assert line[:3] == ["literature/LN-Hubinger-2019-Risks.md:1", first["label"], "paper"]
        assert line[3] == str(first["degree"])

    def test_communities_and_brokers_are_rows_too(self, kg: Run) -> None:
        (community, *_) = json.loads(kg("stats", "--communities", "--format", "json").out)[
            "results"
        ]
        assert community["number"] == 1
        assert community["name"] in community["members"]
        shown = kg("stats", "--communities", "--format", "csv")
        assert shown.lines[0] == "number,name,size,members,iri,path,line"
        brokers = json.loads(kg("stats", "--brokers", "--format", "json").out)["results"]
        assert all(len(one["communities"]) > 1 for one in brokers)

    def test_measures_as_json_are_one_object(self, kg: Run) -> None:
        found = json.loads(kg("stats", "--measures", "--format", "json").out)
        assert set(found) == {
            *("things", "communities", "bridges", "brokers", "cocited", "coupled"),
            *("modularity", "sources"),
        }
        assert {"iri", "label", "degree", "pagerank", "betweenness", "community"} <= set(
            found["things"][0]
        )
        rows = kg("stats", "--measures", "--format", "jsonl").lines
        assert len(rows) == len(found["things"])

    def test_one_list_at_a_time(self, kg: Run) -> None:
        shown = kg("stats", "--hubs", "--brokers")
        assert (shown.status, shown.out) == (2, "")
        assert "ask for one of them at a time" in shown.err

    def test_on_a_terminal_they_come_below_the_counts(self, kg_on_terminal: Run) -> None:
        shown = kg_on_terminal("stats", "--no-color", "--no-pager")
        assert shown.status == 0
        titles = [line.split("  ")[0] for line in shown.lines]
        assert titles.index("Hubs") < titles.index("Communities")
        assert any("Risks from learned optimization" in line for line in shown.lines)


def test_nothing_hangs_together_in_an_empty_vault(own_vault: Path, kg: Run) -> None:
    (own_vault / "kg.yaml").touch()
    for what in ("--hubs", "--communities", "--brokers", "--measures"):
        assert kg("stats", what).status == 1
    assert kg("stats").status == 0


def test_labels_do_not_steer_the_terminal(own_vault: Path, kg: Run) -> None:
    (own_vault / "kg.yaml").touch()
    (own_vault / "a.md").write_text("# A \x1b[31mred\n\n[[b]]\n", "utf-8")
    (own_vault / "b.md").write_text("# B \x9b1m\u202e\n", "utf-8")
    for what in ("--hubs", "--communities", "--measures"):
        for form in ("plain", "json", "csv", "md"):
            out = kg("stats", what, "--format", form).out
            assert out
            assert not {"\x1b", "\x9b", "\u202e"} & set(out)
