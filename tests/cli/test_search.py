"""`kg search`: full text, ranked, with the hit in its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.usefixtures("vault")
class TestSearch:
    def test_a_hit_is_a_line_with_its_place(self, kg: Run) -> None:
        shown = kg("search", "watched")
        assert shown.status == 0
        (line,) = shown.lines
        place, title, snippet = line.split("\t")
        assert place.startswith("concepts/PN-Deceptive-Alignment.md:")
        assert title == "Deceptive alignment"
        assert "watched" in snippet

    def test_json_marks_the_hit(self, kg: Run) -> None:
        (hit,) = json.loads(kg("search", "watched", "--format", "json").out)["results"]
        ((start, end),) = hit["marks"]
        assert hit["snippet"][start:end].casefold() == "watched"
        assert {"iri", "path", "line", "title", "score"} <= set(hit)

    def test_limit(self, kg: Run) -> None:
        assert len(kg("search", "alignment", "--limit", "1").lines) == 1

    def test_nothing_found_exits_1(self, kg: Run) -> None:
        shown = kg("search", "xylophone")
        assert (shown.status, shown.out) == (1, "")
        assert shown.err == "kg: no note says 'xylophone'\n"

    def test_nothing_found_is_an_empty_list_in_json(self, kg: Run) -> None:
        shown = kg("search", "xylophone", "--format", "json")
        assert shown.status == 1
        assert json.loads(shown.out) == {"results": []}

    def test_something_near_is_offered(self, kg: Run) -> None:
        shown = kg("search", "deceptve", "alignmet")
        assert (shown.status, shown.out) == (1, "")
        assert shown.err.splitlines()[1] == "  help: did you mean 'deceptive alignment'?"

    def test_only_notes_of_a_type(self, kg: Run) -> None:
        lines = kg("search", "alignment", "--type", "concept").lines
        assert [line.split("\t")[1] for line in lines] == ["Deceptive alignment"]
        shown = kg("search", "alignment", "--type", "concpt")
        assert shown.status == 2
        assert "there is no note type called 'concpt'" in shown.err

    def test_every_form_is_in_the_help(self, kg: Run) -> None:
        shown = kg("search", "--help").out
        for form in ('"inner alignment"', "align*", "-toy", " OR ", " NEAR ", '"~3', "title:"):
            assert form in shown

    @pytest.mark.parametrize("text", ['"', "AND", "a OR", "(", "*", "tit:le", "-"])
    def test_no_text_breaks_the_search(self, kg: Run, text: str) -> None:
        assert kg("search", "--", text).status in {0, 1}


def test_the_hit_is_marked_and_its_place_can_be_clicked(vault: Path, kg_on_terminal: Run) -> None:
    shown = kg_on_terminal("search", "go wrong", "--vault", str(vault))
    assert shown.status == 0
    assert "An agent can \x1b[1;33mgo\x1b[0m \x1b[1;33mwrong\x1b[0m without" in shown.out
    path = "literature/LN-Langosco-2022-Goals.md"
    assert f"{(vault / path).as_uri()}#" in shown.out
    assert f"{path}:10" in shown.out


def test_a_hit_fits_the_width(vault: Path, kg_on_terminal: Run) -> None:
    options = ("--vault", str(vault), "--no-color")
    shown = kg_on_terminal("search", "alignment", *options, COLUMNS="60")
    assert shown.status == 0
    assert max(map(len, shown.lines)) <= 60
