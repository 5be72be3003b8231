"""`kg links` and `kg backlinks`: with type, reason, sentence and place."""

from __future__ import annotations

import json
import re

import pytest

from tests.cli.conftest import Run

PLACED = re.compile(r"[^\t]+\.md:\d+\t")


@pytest.mark.usefixtures("vault")
class TestLinks:
    def test_a_backlink_is_a_line_with_place_reason_and_sentence(self, kg: Run) -> None:
        shown = kg("backlinks", "PN-Deceptive-Alignment")
        assert shown.status == 0
        assert all(PLACED.match(line) for line in shown.lines)
        assert "because the paper gave this failure its name" in shown.out
        assert "An agent can go wrong without" in shown.out

    def test_backlinks_without_a_reason(self, kg: Run) -> None:
        shown = kg("backlinks", "PN-Deceptive-Alignment", "--no-reason")
        assert shown.status == 0
        assert "because" not in shown.out

    def test_links_of_a_note(self, kg: Run) -> None:
        shown = kg("links", "@hubinger2019risks")
        assert shown.status == 0
        assert "Deceptive alignment" in shown.out
        assert "LN-Nobody-1999 (missing)" in shown.out

    def test_missing_links_of_the_whole_vault(self, kg: Run) -> None:
        shown = kg("links", "--missing")
        assert shown.status == 0
        (line,) = shown.lines
        assert line.startswith("literature/LN-Hubinger-2019-Risks.md:")
        assert "LN-Nobody-1999 (missing)" in line

    def test_json_says_from_where_to_where(self, kg: Run) -> None:
        results = json.loads(kg("links", "--missing", "--format", "json").out)["results"]
        (link,) = results
        assert link["status"] == "missing"
        assert link["path"] == "literature/LN-Hubinger-2019-Risks.md"
        assert link["line"] > 0
        assert {"iri", "from_iri", "to_title", "relation", "reason", "sentence"} <= set(link)

    @pytest.mark.parametrize(
        ("form", "names"),
        [
            ("csv", {"path", "line", "reason", "from_iri"}),
            ("tsv", {"path", "line", "reason", "from_iri"}),
            ("md", {"where", "from", "reason", "sentence"}),
        ],
    )
    def test_other_formats_have_a_header(self, kg: Run, form: str, names: set[str]) -> None:
        header, *rows = kg("backlinks", "PN-Deceptive-Alignment", "--format", form).lines
        assert names <= set(re.split(r"[,\t| ]+", header))
        assert rows

    def test_nothing_found_exits_1(self, kg: Run) -> None:
        shown = kg("backlinks", "a/jones.md")
        assert (shown.status, shown.out) == (1, "")
        assert shown.err.startswith("kg: ")

    @pytest.mark.parametrize(("thing", "status"), [("nobody at all", 1), ("jones", 2)])
    @pytest.mark.parametrize("command", ["links", "backlinks"])
    def test_unknown_and_ambiguous_names(
        self, kg: Run, command: str, thing: str, status: int
    ) -> None:
        assert kg(command, thing).status == status


class TestUnlinked:
    def test_a_mention_is_a_line_with_place_words_and_meaning(self, kg: Run) -> None:
        shown = kg("links", "--unlinked", "PN-Mesa-Optimizer")
        assert shown.status == 0
        place, words, meant, sentence = shown.lines[0].split("\t")
        assert re.fullmatch(r".+\.md:\d+:\d+", place)
        assert words in sentence
        assert "Mesa-optimizer" in {line.split("\t")[2] for line in shown.lines}
        assert meant

    def test_nothing_found_exits_1(self, kg: Run) -> None:
        shown = kg("links", "--unlinked", "a/jones.md")
        assert (shown.status, shown.out) == (1, "")
        assert shown.err.startswith("kg: ")
