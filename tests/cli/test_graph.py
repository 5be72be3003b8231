"""`kg graph`: a neighbourhood or everything, for graph programs, as rows, as a tree."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from tests.cli.conftest import Run


@pytest.mark.usefixtures("vault")
class TestGraph:
    def test_in_a_pipe_an_edge_is_one_line(self, kg: Run) -> None:
        shown = kg("graph", "PN-Deceptive-Alignment")
        assert shown.status == 0
        wanted = [
            "Goal misgeneralization in deep reinforcement learning",
            "links to",
            "Deceptive alignment",
            "because the failure looks alike without any deceit",
            "literature/LN-Langosco-2022-Goals.md:14",
        ]
        assert "\t".join(wanted) in shown.lines

    def test_json_is_one_object_of_nodes_and_edges(self, kg: Run) -> None:
        said = json.loads(kg("graph", "PN-Deceptive-Alignment", "--format", "json").out)
        assert set(said) == {"nodes", "edges"}
        first = said["nodes"][0]
        assert (first["label"], first["kind"]) == ("Deceptive alignment", "concept")
        assert (first["path"], first["line"]) == ("concepts/PN-Deceptive-Alignment.md", 1)
        assert all({"iri", "source", "target", "path", "line"} <= set(e) for e in said["edges"])

    @pytest.mark.parametrize("form", ["jsonl", "csv", "tsv", "md"])
    def test_edges_are_rows_like_those_of_other_commands(self, kg: Run, form: str) -> None:
        shown = kg("graph", "PN-Deceptive-Alignment", "--format", form)
        assert shown.status == 0
        assert any("looks alike without any deceit" in line for line in shown.lines)

    def test_without_a_thing_it_is_the_whole_vault(self, kg: Run) -> None:
        said = json.loads(kg("graph", "--format", "json").out)
        labels = {node["label"] for node in said["nodes"]}
        assert {"Jones, one", "Jones, two", "Ethics chapter", "Lauro Langosco"} <= labels

    def test_depth_and_kinds_say_what_belongs_to_it(self, kg: Run) -> None:
        arguments = ("graph", "PR-Ethics-Chapter", "--format", "json", "--kind", "paper")
        near, far = (
            json.loads(kg(*arguments, "--kind", "concept", "--depth", depth).out)["nodes"]
            for depth in ("1", "2")
        )
        assert {node["kind"] for node in near[1:]} == {"paper"}
        assert {node["kind"] for node in far[1:]} == {"paper", "concept"}
        edges = json.loads(kg("graph", "--format", "json", "--edge", "defines").out)["edges"]
        assert {edge["kind"] for edge in edges} == {"defines"}

    def test_what_was_left_out_is_told(self, kg: Run) -> None:
        shown = kg("graph", "@hubinger2019risks", "--limit", "3", "--format", "json")
        assert len(json.loads(shown.out)["nodes"]) == 3
        assert "more left out: these are the nearest 3 (--limit N takes more" in shown.err
        assert "left out" not in kg("graph", "@hubinger2019risks", "--limit", "0").err

    def test_the_end_of_a_files_name_tells_its_format(self, kg: Run, tmp_path: Path) -> None:
        for name in ("a.svg", "a.graphml", "a.gexf", "a.dot", "a.gv", "a.mmd", "a.json"):
            done = kg("graph", "PN-Deceptive-Alignment", "-o", str(tmp_path / name))
            assert (done.status, done.out) == (0, "")
        assert ET.parse(tmp_path / "a.svg").getroot().tag.endswith("svg")  # noqa: S314 - ours
        assert len(nx.read_graphml(tmp_path / "a.graphml")) >= 3
        assert (tmp_path / "a.gv").read_text() == (tmp_path / "a.dot").read_text()
        assert (tmp_path / "a.mmd").read_text("utf-8").startswith("flowchart LR\n")
        assert json.loads((tmp_path / "a.json").read_text("utf-8"))["nodes"]

    def test_a_file_of_no_graph_format_is_refused(self, kg: Run, tmp_path: Path) -> None:
        shown = kg("graph", "-o", str(tmp_path / "graph.txt"))
        assert (shown.status, shown.out) == (2, "")
        assert "a file is one of dot, graphml, gexf, json, mermaid, svg" in shown.err
        assert not (tmp_path / "graph.txt").exists()

    def test_a_thing_that_nothing_hangs_together_with(self, kg: Run) -> None:
        shown = kg("graph", "a/jones.md")
        assert (shown.status, shown.out) == (1, "")
        assert shown.err == "kg: nothing hangs together with 'a/jones.md'\n"

    def test_unknown_things_and_kinds(self, kg: Run) -> None:
        assert kg("graph", "PN-Deceptive-Alignmen").status == 1
        assert kg("graph", "jones").status == 2
        unknown = kg("graph", "--kind", "papper")
        assert unknown.status == 2
        assert "there is no kind of edge or thing called 'papper'" in unknown.err

    def test_on_a_terminal_a_neighbourhood_is_a_tree(self, kg_on_terminal: Run) -> None:
        shown = kg_on_terminal("graph", "PN-Deceptive-Alignment", "--no-color")
        assert shown.status == 0
        assert shown.lines[0].startswith("Deceptive alignment  concept  concepts/PN-Deceptive")
        (line,) = [line for line in shown.lines if "Goal misgeneralization in deep" in line]
        assert line[:4] in ("├── ", "└── ")
        assert "is linked from" in line
        assert any("looks alike without any deceit" in line for line in shown.lines)

    def test_on_a_terminal_the_whole_is_counted(self, kg_on_terminal: Run) -> None:
        shown = kg_on_terminal("graph", "--no-color")
        words = shown.out.split()
        assert {"things", "edges", "claims", "paper"} <= set(words)
        assert "kg graph THING" in shown.out


def test_escape_sequences_in_notes_stay_out_of_the_terminal(own_vault: Path, kg: Run) -> None:
    (own_vault / "a.md").write_text("# A \x1b[31mred\n\n[[b]] — \x1b]0;title\x07\n", "utf-8")
    (own_vault / "b.md").write_text("# B \x9b1m\u202e\n", "utf-8")
    (own_vault / "kg.yaml").touch()
    forms = ("plain", "dot", "graphml", "gexf", "json", "mermaid", "svg", "jsonl", "csv", "md")
    for form in forms:
        out = kg("graph", "a", "--format", form).out
        assert out
        assert not {"\x1b", "\x9b", "\x07", "\u202e"} & set(out), form
