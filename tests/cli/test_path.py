"""`kg path`: hops with type, reason and place."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from tests.cli.conftest import Run


@pytest.mark.usefixtures("vault")
class TestPath:
    def test_a_hop_is_a_line_with_place_type_and_reason(self, kg: Run) -> None:
        shown = kg("path", "@langosco2022goals", "Ethics chapter")
        assert shown.status == 0
        rows = [line.split("\t") for line in shown.lines]
        assert rows[0] == [
            "literature/LN-Langosco-2022-Goals.md:14",
            "Goal misgeneralization in deep reinforcement learning",
            "links to",
            "Deceptive alignment",
            "because the failure looks alike without any deceit",
        ]
        assert rows[-1][3] == "Ethics chapter"
        for before, after in pairwise(rows):
            assert before[3] == after[1]

    def test_json_has_hops_with_their_places(self, kg: Run) -> None:
        shown = kg("path", "@langosco2022goals", "Ethics chapter", "--format", "json")
        (found,) = json.loads(shown.out)["results"]
        assert found["iri"].endswith("artifact/ethics-chapter")
        assert found["cost"] > 0
        for hop in found["hops"]:
            assert {"iri", "path", "line", "kind", "said", "reason", "sentence"} <= set(hop)
            assert hop["line"] > 0

    def test_no_path_says_what_is_nearest_and_exits_1(self, kg: Run) -> None:
        shown = kg("path", "a/jones", "Ethics chapter")
        assert (shown.status, shown.out) == (1, "")
        assert "no path from 'a/jones' to 'Ethics chapter'" in shown.err
        assert "is informed by Risks from learned optimization" in shown.err

    def test_a_filter_that_lets_nothing_through_says_so(self, kg: Run) -> None:
        shown = kg("path", "@hubinger2019risks", "Ethics chapter", "--via", "cites")
        assert (shown.status, shown.out) == (1, "")
        assert "without --via and --avoid there is one" in shown.err

    def test_a_type_that_there_is_not_names_the_nearest(self, kg: Run) -> None:
        shown = kg("path", "@hubinger2019risks", "Ethics chapter", "--avoid", "citse")
        assert (shown.status, shown.out) == (2, "")
        assert "did you mean" in shown.err
        assert "'cites'" in shown.err

    def test_an_unknown_end_exits_1_and_an_ambiguous_one_2(self, kg: Run) -> None:
        assert kg("path", "nobody at all", "Ethics chapter").status == 1
        assert kg("path", "jones", "Ethics chapter").status == 2

    def test_on_a_terminal_the_things_stand_below_each_other(self, kg_on_terminal: Run) -> None:
        shown = kg_on_terminal("path", "@hubinger2019risks", "Ethics chapter", NO_COLOR="1")
        assert shown.status == 0
        place = "literature/LN-Hubinger-2019-Risks.md:27"
        assert shown.lines == [
            "Risks from learned optimization  paper",
            "│ informs",
            f"│ It shows why behaviour in training proves little  {place}",
            "▼",
            "Ethics chapter  artifact",
        ]
