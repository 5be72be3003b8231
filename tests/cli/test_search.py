"""`kg search`: full text, ranked, with the hit in its line."""

from __future__ import annotations

import json

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

    @pytest.mark.parametrize("text", ['"', "AND", "a OR", "(", "*", "tit:le", "-"])
    def test_no_text_breaks_the_search(self, kg: Run, text: str) -> None:
        assert kg("search", "--", text).status in {0, 1}
