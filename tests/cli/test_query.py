"""`kg query`: SPARQL 1.1, in the formats of the W3C."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
from pathlib import Path

import pyoxigraph
import pytest

from tests.cli.conftest import Run, command, environment

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

    def test_a_mistyped_name_is_told_from_sparql(self, kg: Run) -> None:
        shown = kg("query", "definition")
        assert (shown.status, shown.out) == (2, "")
        assert shown.err.splitlines() == [
            "kg: there is no named query called 'definition'",
            "  help: did you mean 'definitions'?",
        ]

    def test_nothing_asked(self, kg: Run) -> None:
        assert "kg query --list" in kg("query").err


@pytest.mark.usefixtures("vault")
class TestNamed:
    def test_rows(self, kg: Run) -> None:
        shown = kg("query", "definitions", "-p", "concept=deceptive misalignment")
        assert shown.status == 0
        assert shown.lines == [
            (
                "A mesa-optimizer that models the base objective and pretends to pursue it.\t"
                "Risks from learned optimization\t2019\tliterature/LN-Hubinger-2019-Risks.md\t23"
            )
        ]

    def test_no_rows_exits_1_and_ask_tells_by_its_status(self, kg: Run) -> None:
        assert kg("query", "broader", "-p", "concept=deceptive alignment").status == 1
        pair = ("-p", "paper=@langosco2022goals", "-p", "on=@hubinger2019risks")
        asked = kg("query", "builds-on", *pair)
        assert (asked.status, asked.out) == (1, "false\n")

    def test_a_note_may_be_named_as_a_file_from_here(
        self, kg: Run, vault: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(vault / "literature")
        shown = kg("query", "only-in-note", "-p", "note=LN-Langosco-2022-Goals.md")
        assert "kg:LiteratureNote\t1" in shown.lines

    def test_a_missing_parameter_is_asked_for(self, kg: Run) -> None:
        shown = kg("query", "definitions")
        assert shown.status == 2
        assert shown.err.splitlines() == [
            "kg: the query needs 'concept' (a concept)",
            "  help: for instance: kg query definitions -p concept=…",
        ]

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            (("concept",), "'concept' is not name=value"),
            (("=x",), "'=x' is not name=value"),
            (("concept=a", "concept=b"), "'concept' is given twice"),
            (("concpt=a",), "did you mean 'concept'?"),
        ],
    )
    def test_a_parameter_that_cannot_be_used(
        self, kg: Run, given: tuple[str, ...], said: str
    ) -> None:
        shown = kg("query", "definitions", *(x for one in given for x in ("-p", one)))
        assert (shown.status, shown.out) == (2, "")
        assert said in shown.err

    def test_an_unknown_thing_exits_1_as_everywhere(self, kg: Run) -> None:
        shown = kg("query", "definitions", "-p", "concept=deceptive alignmnt")
        assert shown.status == 1
        assert "did you mean 'Deceptive alignment'" in shown.err

    def test_an_ambiguous_thing_lists_the_candidates(self, kg: Run) -> None:
        shown = kg("query", "only-in-note", "-p", "note=jones")
        assert shown.status == 2
        assert "note:a/jones" in shown.err
        assert "note:b/jones" in shown.err

    def test_a_file_and_standard_input_may_declare_parameters(
        self, kg: Run, tmp_path: Path
    ) -> None:
        text = "# param p: paper\nSELECT ?year { $p fabio:hasPublicationYear ?year }"
        (tmp_path / "year.rq").write_text(text)
        given = ("-p", "p=@langosco2022goals")
        assert kg("query", str(tmp_path / "year.rq"), *given).lines == ["2022"]
        assert kg("query", "-", *given, stdin=text).lines == ["2022"]
        assert kg("query", text, *given).lines == ["2022"]

    def test_a_file_that_declares_amiss_is_named_with_its_line(
        self, kg: Run, tmp_path: Path
    ) -> None:
        (tmp_path / "year.rq").write_text("# Which?\n# param p: papr\nASK { $p ?x ?y }")
        shown = kg("query", str(tmp_path / "year.rq"))
        assert shown.status == 2
        assert f"{tmp_path / 'year.rq'}:2: there is no type 'papr'" in shown.err


@pytest.mark.usefixtures("vault")
class TestList:
    def test_each_line_of_a_pipe_is_a_query(self, kg: Run) -> None:
        shown = kg("query", "--list")
        assert shown.status == 0
        assert len(shown.lines) == 48
        assert (
            "builds-on\tPapers and citations\tpaper=PAPER on=PAPER\t"
            "Does a paper build on another one, directly or through others?"
        ) in shown.lines
        assert any(
            line.startswith("read-next\tPapers and citations\t[least=2]\t") for line in shown.lines
        )

    def test_json_has_the_parameters_with_their_types(self, kg: Run) -> None:
        found = json.loads(kg("query", "--list", "--format", "json").out)["results"]
        (one,) = (query for query in found if query["name"] == "underused-papers")
        assert one["parameters"] == [
            {
                "name": "least",
                "type": "integer",
                "required": False,
                "default": "3",
                "description": "so many stars at least",
            }
        ]

    def test_a_word_narrows_it(self, kg: Run) -> None:
        assert [line.split("\t")[0] for line in kg("query", "--list", "quiz").lines] == [
            "quiz-questions"
        ]
        nothing = kg("query", "--list", "no such word")
        assert nothing.status == 1
        assert "no named query speaks of 'no such word'" in nothing.err

    def test_a_terminal_shows_them_by_topic(self, kg_on_terminal: Run, vault: Path) -> None:
        shown = kg_on_terminal("query", "--list", "--vault", str(vault), "--no-color", "--no-pager")
        lines = shown.lines
        at = lines.index("Claims and arguments")
        assert lines[at + 1].startswith("argument  ")
        assert lines.index("Concepts") > at

    def test_a_file_that_cannot_be_used_is_told_and_the_others_are_listed(
        self, kg: Run, own_vault: Path
    ) -> None:
        folder = own_vault / "schema" / "queries"
        folder.mkdir(parents=True)
        (own_vault / "kg.yaml").write_text("title: Own")
        (folder / "broken.rq").write_text("# What?\nSELECT * {")
        (folder / "mine.rq").write_text("# What is mine?\n# topic: Own\nASK {}")
        shown = kg("query", "--list")
        assert shown.status == 0
        assert len(shown.lines) == 49
        assert "mine\tOwn\t\tWhat is mine?" in shown.lines
        assert f"warning: {folder / 'broken.rq'}:2: not SPARQL" in shown.err
        asked = kg("query", "broken")
        assert asked.status == 2
        assert f"kg: {folder / 'broken.rq'}:2: not SPARQL" in asked.err


@pytest.mark.usefixtures("vault")
class TestExplain:
    def test_the_query_as_it_runs_and_its_parts(self, kg: Run) -> None:
        given = ("-p", "paper=@langosco2022goals", "-p", "on=@hubinger2019risks")
        shown = kg("query", "builds-on", *given, "--explain")
        assert shown.status == 0
        paper = "<https://example.org/kg/paper/title-goal-misgeneralization-in-deep-reinforcement-learning>"
        assert f"ASK {{ {paper} cito:cites+" in shown.out
        assert shown.lines[-2] == "ask"

    def test_what_it_shows_can_be_asked(self, kg: Run) -> None:
        given = ("-p", "concept=deceptive alignment")
        shown = kg("query", "definitions", *given, "--explain")
        text = shown.out.partition("\n# parts of the query")[0]
        assert kg("query", text).out == kg("query", "definitions", *given).out

    def test_json(self, kg: Run) -> None:
        shown = kg("query", "SELECT ?n { ?n a kg:Lesson }", "--explain", "--format", "json")
        assert json.loads(shown.out) == {
            "sparql": "SELECT ?n { ?n a kg:Lesson }",
            "steps": [
                {"depth": 0, "text": "select ?n", "matches": None},
                {"depth": 1, "text": "?n rdf:type kg:Lesson", "matches": 0},
            ],
        }

    def test_on_a_terminal(self, kg_on_terminal: Run, vault: Path) -> None:
        arguments = ("read-next", "--explain", "--vault", str(vault), "--no-color", "--no-pager")
        shown = kg_on_terminal("query", *arguments)
        assert "HAVING (COUNT(DISTINCT ?citing) >= 2)" in " ".join(shown.out.split())
        assert [line for line in shown.lines if line.strip().startswith("group by ?paper")]


class TestOnATerminal:
    def test_path_and_line_are_one_place_below_the_text(
        self, kg_on_terminal: Run, vault: Path
    ) -> None:
        arguments = ("definitions", "-p", "concept=deceptive alignment", "--vault", str(vault))
        lines = kg_on_terminal("query", *arguments, "--no-color").lines
        assert lines[0].split() == ["text", "source", "year"]
        assert "literature/LN-Hubinger-2019-Risks.md:23" in [line.strip() for line in lines]


class TestCompletion:
    @staticmethod
    def complete(kg_process: Run, typed: str, **changes: str) -> list[str]:
        """Return what Bash would offer behind *typed*."""
        words = typed.split(" ")
        ran = kg_process(
            _KG_COMPLETE="complete_bash",
            COMP_WORDS=typed,
            COMP_CWORD=str(len(words) - 1),
            **changes,
        )
        assert (ran.status, ran.err) == (0, "")
        return ran.out.split()

    def test_names(self, kg_process: Run, vault: Path) -> None:
        found = self.complete(kg_process, f"kg query --vault {vault} cit")
        assert found == ["citation-counts", "citations-with-intent", "cited-by"]

    @pytest.mark.parametrize("command", ["show", "links", "backlinks", "cite"])
    def test_citekeys(self, kg_process: Run, vault: Path, command: str) -> None:
        here = {"KG_VAULT": str(vault)}
        assert kg_process("stats", **here).status == 0  # completion reads no notes
        assert self.complete(kg_process, f"kg {command} @hub", **here) == ["@hubinger2019risks"]
        assert self.complete(kg_process, f"kg {command} lang", **here) == ["langosco2022goals"]
        assert self.complete(kg_process, f"kg {command} @", KG_VAULT=str(vault / "none")) == []

    def test_names_of_a_vault(self, kg_process: Run, own_vault: Path) -> None:
        folder = own_vault / "schema" / "queries"
        folder.mkdir(parents=True)
        (own_vault / "kg.yaml").write_text("title: Own")
        (folder / "mine.rq").write_bytes(b"\xff no query at all")
        assert self.complete(kg_process, "kg query min", KG_VAULT=str(own_vault)) == ["mine"]

    def test_parameters_that_are_not_given_yet(self, kg_process: Run, vault: Path) -> None:
        typed = f"kg query --vault {vault} builds-on -p "
        assert self.complete(kg_process, typed) == ["paper=", "on="]
        assert self.complete(kg_process, f"{typed}on=x -p ") == ["paper="]
        assert self.complete(kg_process, f"{typed}o") == ["on="]

    @pytest.mark.parametrize("typed", ["kg query --vault /no/such nothing -p ", "kg query -p "])
    def test_it_never_fails(self, kg_process: Run, typed: str) -> None:
        assert self.complete(kg_process, typed) == []


def test_ctrl_c_ends_a_query_that_would_take_for_ever(vault: Path) -> None:
    every = " . ".join(f"?s{n} ?p{n} ?o{n}" for n in range(5))
    argv = command(("query", f"SELECT (COUNT(*) AS ?n) {{ {every} }}", "--vault", str(vault)))
    with subprocess.Popen(argv, env=environment(), stderr=subprocess.PIPE) as running:
        try:
            with pytest.raises(subprocess.TimeoutExpired):
                running.wait(4)
            running.send_signal(signal.SIGINT)
            _, err = running.communicate(timeout=60)
        finally:
            running.kill()
    assert (running.returncode, err) == (130, b"")
