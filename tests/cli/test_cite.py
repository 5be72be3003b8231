"""`kg cite`, and the papers that `kg export` writes for other programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pybtex.database import parse_string

from tests.cli.conftest import Run, write_vault

VAULT = """
== kg.yaml
title: Two papers
== literature/risks.md
---
title: Risks from learned optimization in advanced machine learning systems
authors: [Evan Hubinger, Chris van Merwijk]
year: 2019
arxiv: "1906.01820"
citekey: hubinger2019risks
tags: [inner]
---
# Risks
== literature/concrete.md
---
title: Concrete problems in AI safety
authors: [Dario Amodei, Chris Olah]
year: 2016
arxiv: "1606.06565"
citekey: amodei2016concrete
---
# Concrete problems
== plain.md
# A note about no paper
"""


@pytest.fixture(autouse=True)
def _vault(own_vault: Path) -> None:
    write_vault(own_vault, VAULT)


class TestCite:
    def test_a_reference_is_a_line_in_the_style_of_the_vault(self, kg: Run) -> None:
        shown = kg("cite", "@hubinger2019risks")
        assert shown.status == 0
        [line] = shown.lines
        assert line.startswith("Hubinger, E., & van Merwijk, C. (2019). Risks from learned")

    def test_another_style_writes_names_its_own_way(self, kg: Run) -> None:
        shown = kg("cite", "hubinger2019risks", "concrete", "--style", "ieee")
        first, second = shown.lines
        assert first.startswith("D. Amodei and C. Olah")
        assert second.startswith("E. Hubinger and C. van Merwijk")

    def test_json_has_address_and_key(self, kg: Run) -> None:
        [one] = json.loads(kg("cite", "concrete", "--format", "json").out)["results"]
        assert one["key"] == "amodei2016concrete"
        assert one["iri"].endswith("paper/arxiv-1606.06565")
        assert one["text"].startswith("Amodei, D., & Olah, C. (2016).")

    def test_what_is_no_paper_is_said(self, kg: Run) -> None:
        shown = kg("cite", "A note about no paper")
        assert (shown.status, shown.out) == (2, "")
        assert "is a note, not a paper" in shown.err

    def test_an_unknown_style_offers_others(self, kg: Run) -> None:
        shown = kg("cite", "concrete", "--style", "apaa")
        assert (shown.status, shown.out) == (2, "")
        assert "apa" in shown.err


class TestExport:
    def test_all_papers_as_bibtex_are_read_by_its_own_reader(self, kg: Run) -> None:
        entries = parse_string(kg("export", "bibtex").out, "bibtex").entries
        assert {"hubinger2019risks", "amodei2016concrete"} == set(entries)

    @pytest.mark.parametrize("expression", ["year:2019", "tag:inner", "type:literature year>=2019"])
    def test_only_what_an_expression_finds(self, kg: Run, expression: str) -> None:
        [item] = json.loads(kg("export", "csljson", expression).out)
        assert item["id"] == "hubinger2019risks"

    def test_to_a_file(self, kg: Run, tmp_path: Path) -> None:
        target = tmp_path / "papers.ris"
        assert kg("export", "ris", "year:2016", "-o", str(target)).status == 0
        assert "TI  - Concrete problems in AI safety" in target.read_text("utf-8")

    def test_nothing_found_is_said_and_writes_nothing(self, kg: Run, tmp_path: Path) -> None:
        target = tmp_path / "papers.bib"
        shown = kg("export", "bibtex", "year:1900", "-o", str(target))
        assert shown.status == 1
        assert "finds no paper" in shown.err
        assert not target.exists()

    def test_an_expression_does_not_cut_the_graph(self, kg: Run) -> None:
        shown = kg("export", "turtle", "year:2019")
        assert (shown.status, shown.out) == (2, "")
        assert "bibtex" in shown.err
