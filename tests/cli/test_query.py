"""`kg query`: SPARQL 1.1, in the formats of the W3C."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyoxigraph
import pytest

from tests.cli.conftest import Run

TITLES = """
SELECT ?title ?year
WHERE { ?p a kg:Paper ; dcterms:title ?title ; fabio:hasPublicationYear ?year }
ORDER BY ?year
"""
NOTHING = "SELECT ?x { ?x a kg:NoSuchThing }"


@pytest.mark.usefixtures("vault")
class TestQuery:
    def test_rows_in_a_pipe_are_lines_between_tabs(self, kg: Run) -> None:
        shown = kg("query", TITLES)
        assert shown.status == 0
        assert shown.lines[0] == "Risks from learned optimization\t2019"

    def test_iris_are_shortened_for_people(self, kg: Run) -> None:
        shown = kg("query", "SELECT DISTINCT ?type { ?p a ?type FILTER(?type = kg:Paper) }")
        assert shown.lines == ["kg:Paper"]

    def test_json_is_that_of_the_w3c(self, kg: Run) -> None:
        found = json.loads(kg("query", TITLES, "--format", "json").out)
        assert found["head"] == {"vars": ["title", "year"]}
        first = found["results"]["bindings"][0]
        assert first["title"] == {"type": "literal", "value": "Risks from learned optimization"}
        assert first["year"]["value"] == "2019"

    @pytest.mark.parametrize("form", ["json", "csv", "tsv"])
    def test_other_programs_read_it(self, kg: Run, form: str) -> None:
        formats = {
            "json": pyoxigraph.QueryResultsFormat.JSON,
            "tsv": pyoxigraph.QueryResultsFormat.TSV,
        }
        out = kg("query", TITLES, "--format", form).out
        if form == "csv":
            assert "\r\n" in out
            assert next(csv.reader(io.StringIO(out, newline=""))) == ["title", "year"]
        else:
            parsed = pyoxigraph.parse_query_results(out, format=formats[form])
            assert isinstance(parsed, pyoxigraph.QuerySolutions)
            titles = [solution["title"] for solution in parsed]
            assert pyoxigraph.Literal("Risks from learned optimization") in titles

    def test_markdown(self, kg: Run) -> None:
        assert kg("query", TITLES, "--format", "md").lines[:2] == [
            "| title | year |",
            "| --- | --- |",
        ]

    def test_ask(self, kg: Run) -> None:
        yes = kg("query", "ASK { ?p a kg:Paper }")
        no = kg("query", "ASK { ?p a kg:NoSuchThing }")
        assert (yes.status, yes.out) == (0, "true\n")
        assert (no.status, no.out) == (1, "false\n")
        asked = kg("query", "ASK { ?p a kg:Paper }", "--format", "json")
        assert json.loads(asked.out) == {"head": {}, "boolean": True}

    @pytest.mark.parametrize("form", ["turtle", "ntriples", "jsonld"])
    def test_construct(self, kg: Run, form: str) -> None:
        media = {"turtle": "TURTLE", "ntriples": "N_TRIPLES", "jsonld": "JSON_LD"}
        text = "CONSTRUCT { ?p dcterms:title ?t } WHERE { ?p a kg:Paper ; dcterms:title ?t }"
        shown = kg("query", text, "--format", form)
        assert shown.status == 0
        parsed = pyoxigraph.parse(shown.out, getattr(pyoxigraph.RdfFormat, media[form]))
        assert "Risks from learned optimization" in {quad.object.value for quad in parsed}

    def test_construct_is_turtle_with_prefixes_unless_told(self, kg: Run) -> None:
        text = "CONSTRUCT { ?p dcterms:title ?t } WHERE { ?p a kg:Paper ; dcterms:title ?t }"
        assert "@prefix dcterms: <http://purl.org/dc/terms/> ." in kg("query", text).lines

    @pytest.mark.parametrize(
        ("text", "form"), [(NOTHING, "turtle"), ("CONSTRUCT WHERE { ?s a kg:Paper }", "csv")]
    )
    def test_a_format_of_the_other_kind_is_refused(self, kg: Run, text: str, form: str) -> None:
        shown = kg("query", text, "--format", form)
        assert (shown.status, shown.out) == (2, "")

    def test_no_rows_exits_1(self, kg: Run) -> None:
        assert kg("query", NOTHING).status == 1

    def test_from_a_file_and_from_standard_input(self, kg: Run, tmp_path: Path) -> None:
        (tmp_path / "titles.rq").write_text(TITLES)
        expected = kg("query", TITLES).out
        assert kg("query", str(tmp_path / "titles.rq")).out == expected
        assert kg("query", "-", stdin=TITLES).out == expected

    def test_a_broken_query_says_what_is_wrong(self, kg: Run) -> None:
        shown = kg("query", "SELECT ?x { ?x a }")
        assert (shown.status, shown.out) == (2, "")
        assert shown.err.startswith("kg: ")
        assert "Traceback" not in shown.err

    def test_neither_a_query_nor_a_file(self, kg: Run) -> None:
        shown = kg("query", "titles.rq")
        assert shown.status == 2
        assert "neither a SPARQL query nor a file" in shown.err

    def test_a_query_cannot_write(self, kg: Run) -> None:
        assert kg("query", "INSERT DATA { kg:a kg:b kg:c }").status == 2
