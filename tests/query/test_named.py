"""Named queries: their files, their parameters, and that no value can change a query."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from docs.make_queries import PAGE
from kg.errors import AmbiguousThing, QueryError, SchemaError, UnknownName, UnknownThing
from kg.graph.terms import literal
from kg.query.named import read_named
from kg.query.tokens import asks_elsewhere, fill, is_too_deep, variables

HEAD = "# What?\n"
TITLES = """# Which titles has a paper?
# topic: Own
# A remark that goes over
# two lines.
# param paper: paper -- the paper
# param like: text = risks -- what is looked for
SELECT DISTINCT ?title { $paper dcterms:title ?title FILTER(CONTAINS(LCASE(?title), $like)) }
"""


def values(answer: kg.query.QueryAnswer) -> list[tuple[str, ...]]:
    assert answer.table is not None
    return [tuple(node.value if node else "" for node in row) for row in answer.table.rows]


def own_query(vault: kg.Vault, name: str, text: str) -> None:
    path = vault.root / "schema" / "queries" / f"{name}.rq"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


class TestFile:
    def test_the_first_comments_say_what_it_is(self) -> None:
        query = read_named("titles", TITLES)
        assert query.description == "Which titles has a paper?"
        assert query.topic == "Own"
        assert query.remarks == "A remark that goes over two lines."
        paper, like = query.parameters
        assert (paper.name, paper.type, paper.required) == ("paper", "paper", True)
        assert paper.description == "the paper"
        assert (like.default, like.required, like.optional) == ("risks", False, False)

    def test_a_question_mark_makes_a_parameter_optional(self) -> None:
        (one,) = read_named("x", HEAD + "# param of: note?\nASK { $of ?p ?o }").parameters
        assert (one.optional, one.required, one.default) == (True, False, None)

    def test_a_default_may_hold_spaces_and_an_equals_sign(self) -> None:
        (one,) = read_named(
            "x", HEAD + "# param of: text = a = b c -- told\nASK { $of ?p ?o }"
        ).parameters
        assert (one.default, one.description) == ("a = b c", "told")

    def test_comments_behind_the_first_line_of_sparql_say_nothing(self) -> None:
        query = read_named("x", HEAD + "ASK {} # param of: nothing\n# topic: None")
        assert (query.parameters, query.topic) == ((), "Other")

    @pytest.mark.parametrize(
        ("text", "line", "said"),
        [
            ("# param of note\nASK { $of ?p ?o }", 2, "declares no parameter"),
            ("# param of: nota\nASK { $of ?p ?o }", 2, "no type 'nota'"),
            ("# param of: note\n# param of: note\nASK { $of ?p ?o }", 3, "declared twice"),
            ("# param of: note\n\nASK { ?of ?p ?o }", 4, "?of is a parameter"),
            ("# param of: note\nASK { $off ?p ?o }", 2, "never uses its parameter 'of'"),
            ("# param of: note\nASK {\n $of ?p }", 4, "not SPARQL"),
        ],
    )
    def test_what_cannot_be_used_is_told_with_file_and_line(
        self, tmp_path: Path, text: str, line: int, said: str
    ) -> None:
        path = tmp_path / "schema" / "queries" / "mine.rq"
        path.parent.mkdir(parents=True)
        path.write_text(HEAD + text, "utf-8")
        with pytest.raises(SchemaError) as error:
            kg.open(tmp_path).query("mine", {"of": "x"})
        assert str(error.value).startswith(f"{path}:{line}: ")
        assert said in str(error.value)

    def test_a_query_without_a_description_is_told(self, vault: kg.Vault) -> None:
        """
        == schema/queries/mine.rq
        ASK {}
        """
        with pytest.raises(SchemaError, match=r"mine\.rq:1: no description"):
            vault.query("mine")

    def test_a_file_that_is_no_text_is_told(self, vault: kg.Vault) -> None:
        own_query(vault, "mine", "")
        (vault.root / "schema/queries/mine.rq").write_bytes(b"# \xff\nASK {}")
        with pytest.raises(SchemaError, match=r"mine\.rq:1: not UTF-8 text"):
            vault.query("mine")


class TestVaultQueries:
    def test_a_vault_has_its_own(self, vault: kg.Vault) -> None:
        """
        == schema/queries/all-notes.rq
        # Which notes are there?
        SELECT DISTINCT ?path { ?note a kg:Note ; kg:sourcePath ?path }
        == a.md
        # A
        """
        assert values(vault.query("all-notes")) == [("a.md",)]
        assert "all-notes" in vault.queries()
        assert "read-next" in vault.queries()

    def test_its_own_stands_in_for_ours_of_the_same_name(self, vault: kg.Vault) -> None:
        """
        == schema/queries/read-next.rq
        # What is next?
        ASK {}
        """
        assert vault.queries()["read-next"].description == "What is next?"
        assert vault.query("read-next").truth is True

    def test_a_mistyped_name_gets_the_nearest(self, example: kg.Vault) -> None:
        with pytest.raises(UnknownName) as error:
            example.query("citation-with-intents")
        assert "there is no named query called 'citation-with-intents'" in str(error.value)
        assert "'citations-with-intent'" in error.value.hint

    def test_a_query_that_is_not_there_is_no_key(self, example: kg.Vault) -> None:
        with pytest.raises(KeyError):
            example.queries()["no-such-query"]


class TestParameters:
    @pytest.mark.parametrize(
        "name",
        [
            "@hubinger2019risks",
            "1906.01820",
            "https://arxiv.org/abs/1906.01820",
            "paper:arxiv-1906.01820",
            "https://example.org/kg/paper/arxiv-1906.01820",
            "LN-Hubinger-2019-LearnedOptimization",
            "notes/literature/LN-Hubinger-2019-LearnedOptimization.md",
            " @hubinger2019risks ",
        ],
    )
    def test_a_paper_is_named_as_people_name_it(self, example: kg.Vault, name: str) -> None:
        (row,) = values(example.query(TITLES, {"paper": name}))
        assert row[0].startswith("Risks from Learned Optimization")

    def test_a_concept_by_its_alias(self, example: kg.Vault) -> None:
        text = HEAD + "# param c: concept\nSELECT ?l { $c skos:prefLabel ?l }"
        assert values(example.query(text, {"c": "learned optimizer"})) == [("Mesa-optimizer",)]

    def test_a_note_by_what_it_is_about(self, example: kg.Vault) -> None:
        text = HEAD + "# param n: note\nSELECT ?path { $n kg:sourcePath ?path }"
        found = values(example.query(text, {"n": "concept:corrigibility"}))
        assert found == [("notes/concepts/PN-Corrigibility.md",)]

    def test_a_note_by_what_several_are_about_is_ambiguous(self, example: kg.Vault) -> None:
        text = HEAD + "# param n: note\nASK { $n ?p ?o }"
        with pytest.raises(AmbiguousThing) as error:
            example.query(text, {"n": "@langosco2022goal"})
        assert error.value.candidates == (
            "note/LN-Langosco-2022-GoalMisgeneralization",
            "note/MR-Langosco-2022-GoalMisgeneralization",
        )

    def test_the_kind_of_a_parameter_decides_between_things_of_one_name(
        self, example: kg.Vault
    ) -> None:
        text = HEAD + "# param x: {}\nSELECT DISTINCT ?t {{ $x a ?t "
        text += "FILTER(!STRSTARTS(STR(?t), STR(schema:))) }}"
        concept = values(example.query(text.format("concept"), {"x": "corrigibility"}))
        paper = values(example.query(text.format("paper"), {"x": "corrigibility"}))
        assert concept == [("http://www.w3.org/2004/02/skos/core#Concept",)]
        assert paper == [("https://w3id.org/litkg/ns#Paper",)]

    def test_a_claim_by_its_block(self, example: kg.Vault) -> None:
        text = HEAD + "# param c: claim\nSELECT ?line { $c kg:line ?line }"
        name = "MR-Hubinger-2019-LearnedOptimization#^premise"
        assert values(example.query(text, {"c": name})) == [("33",)]

    @pytest.mark.parametrize(
        ("kind", "name", "said"),
        [
            ("paper", "mesa-optimization", "is a concept, but 'x' is a paper"),
            ("concept", "@hubinger2019risks", "is a paper, but 'x' is a concept"),
            ("claim", "@hubinger2019risks", "is a paper, but 'x' is a claim"),
            ("integer", "three", "'three' is not a whole number"),
            ("year", "0", "'0' is not a year"),
            ("year", "99999", "'99999' is not a year"),
        ],
    )
    def test_a_value_of_another_kind_is_told(
        self, example: kg.Vault, kind: str, name: str, said: str
    ) -> None:
        with pytest.raises(QueryError) as error:
            example.query(HEAD + f"# param x: {kind}\nASK {{ ?s ?p $x }}", {"x": name})
        assert said in str(error.value)

    def test_numbers_and_years_are_typed(self, example: kg.Vault) -> None:
        text = (
            HEAD + "# param stars: integer = 3\n# param since: year = 2020\n"
            "SELECT DISTINCT ?key { ?n kg:relevance $stars ; foaf:primaryTopic ?p ."
            " ?p kg:citekey ?key ; fabio:hasPublicationYear ?y FILTER(?y >= $since) } ORDER BY ?key"
        )
        assert values(example.query(text)) == [("hubinger2024sleeper",), ("langosco2022goal",)]
        assert ("soares2015corrigibility",) in values(example.query(text, {"since": 2015}))
        assert values(example.query(text, {"stars": "4"})) == []

    def test_an_unknown_thing_gets_the_nearest_names(self, example: kg.Vault) -> None:
        with pytest.raises(UnknownThing) as error:
            example.query("definitions", {"concept": "mesa-optimisatoin"})
        assert "mesa-optimisation" in error.value.nearest

    def test_a_missing_parameter_is_named_with_its_type(self, example: kg.Vault) -> None:
        with pytest.raises(QueryError) as error:
            example.query("builds-on", {"on": "@duan2016rl2"})
        assert str(error.value) == "the query needs 'paper' (a paper)"
        assert error.value.hint == "for instance: kg query builds-on -p paper=…"

    def test_an_unknown_parameter_gets_the_nearest(self, example: kg.Vault) -> None:
        with pytest.raises(UnknownName) as error:
            example.query("builds-on", {"papers": "@duan2016rl2"})
        assert str(error.value) == "there is no parameter called 'papers'"
        assert error.value.hint == "did you mean 'paper'?"

    def test_an_optional_parameter_left_out_asks_of_everything(self, example: kg.Vault) -> None:
        every = values(example.query("referee-comments"))
        assert every == values(example.query("referee-comments", {"paper": "@langosco2022goal"}))
        assert len(every) == 2
        assert values(example.query("referee-comments", {"paper": "@hubinger2019risks"})) == []


class TestSafety:
    @pytest.mark.parametrize(
        "text",
        [
            'risks" } . ?x ?y ?z . { ?title ?q "',
            "risks') } #",
            "risks\\",
            'risks\\"',
            "risks\n} UNION { ?s ?p ?title }",
            "$paper",
            "?title",
            "risks>",
            "<http://a>",
            "\x00\x1f\u2028",
            "9" * 5000,
        ],
    )
    def test_a_text_stays_a_text(self, example: kg.Vault, text: str) -> None:
        query = HEAD + "# param t: text\nSELECT ?same { BIND($t AS ?same) }"
        assert values(example.query(query, {"t": text})) == [(text,)]
        assert values(example.query(TITLES, {"paper": "@hubinger2019risks", "like": text})) == []

    @given(st.text(st.characters(exclude_categories=["Cs"])))
    def test_any_text_stays_a_text(self, example: kg.Vault, text: str) -> None:
        query = HEAD + "# param t: text\nSELECT ?same { BIND($t AS ?same) }"
        assert values(example.query(query, {"t": text})) == [(text,)]

    def test_an_address_cannot_break_out(self, example: kg.Vault) -> None:
        query = HEAD + "# param t: thing\nASK { $t ?p ?o }"
        with pytest.raises(UnknownThing):
            example.query(query, {"t": "https://example.org/kg/note/x> ?p ?o } #"})

    def test_only_the_code_is_filled(self) -> None:
        text = """SELECT $x { <$x> ?p "$x", '$x', '''$x''' ; kg:a\\$x 1 } # $x"""
        whole = fill(text, {"x": literal("new")})
        assert whole == """SELECT "new" { <$x> ?p "$x", '$x', '''$x''' ; kg:a\\$x 1 } # $x"""

    def test_a_value_that_names_a_parameter_is_not_filled_again(self) -> None:
        assert fill("$a $b", {"a": literal("$b"), "b": literal("$a")}) == '"$b" "$a"'

    def test_a_less_than_sign_before_a_parameter_stays_one(self, example: kg.Vault) -> None:
        query = HEAD + "# param t: thing\nASK { FILTER(<http://a> <$t || true) }"
        assert example.query(query, {"t": "concept:corrigibility"}).truth is True

    def test_where_a_variable_stands_is_told(self) -> None:
        found = list(variables("# ?no\nSELECT $a\n\n{ '?no' ?p ?b }"))
        assert [(v.sigil, v.name, v.line) for v in found] == [
            ("$", "a", 2),
            ("?", "p", 4),
            ("?", "b", 4),
        ]


class TestNothingOutsideIsRead:
    @pytest.mark.parametrize(
        "text",
        [
            "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
            "SELECT * { service silent <http://127.0.0.1/> { ?s ?p ?o } }",
            "SELECT * { SERVICESILENT<http://127.0.0.1/>{ ?s ?p ?o } }",
            "SELECT * { ?a ?b 1SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
            "SELECT * { ?a ?b trueSERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
            "SELECT * { ?a kg:b\\#c ?d . SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
            "SELECT * { # a comment ends here\rSERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
            "SELECT * { ?a kg:b.SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
            "SELECT * { FILTER(?a<?b)SERVICE?c{ ?s ?p ?o } }",
        ],
    )
    def test_service_is_refused_however_it_is_written(self, example: kg.Vault, text: str) -> None:
        with pytest.raises(QueryError, match="SERVICE would ask another machine"):
            example.query(text)

    @pytest.mark.parametrize(
        "text",
        [
            "ASK { ?service kg:service 'SERVICE' } # SERVICE",
            'ASK { <http://a/SERVICE> ?p """a\nSERVICE""" }',
        ],
    )
    def test_the_word_is_no_keyword_everywhere(self, example: kg.Vault, text: str) -> None:
        assert not asks_elsewhere(text)
        assert example.query(text).truth is False

    @pytest.mark.parametrize("clause", ["FROM", "FROM NAMED"])
    def test_from_names_graphs_of_the_vault_and_reads_no_file(
        self, vault: kg.Vault, clause: str
    ) -> None:
        """
        == secret.ttl
        <http://a> <http://b> <http://c> .
        == a.md
        # A
        == b.md
        # B
        """
        file = (vault.root / "secret.ttl").as_uri()
        both = "{ { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
        assert values(vault.query(f"SELECT * {clause} <{file}> {both}")) == []
        one = "https://example.org/kg/note/a"
        paths = f"SELECT DISTINCT ?o {clause} <{one}> {both.replace('?p', 'kg:sourcePath')}"
        assert values(vault.query(paths)) == [("a.md",)]

    @pytest.mark.parametrize(
        "text", ["LOAD <file:///etc/hostname>", "CLEAR ALL", "INSERT DATA { <a:a> <a:b> 1 }"]
    )
    def test_an_update_is_no_query(self, example: kg.Vault, text: str) -> None:
        with pytest.raises(QueryError, match="not SPARQL"):
            example.query(text)

    @pytest.mark.parametrize(
        "text",
        [
            "SELECT * " + "{" * 5000 + "}" * 5000,
            "SELECT * { FILTER(" + "!" * 20000 + "true) }",
            "SELECT * { FILTER(" + " || ".join(["?a = 1"] * 20000) + ") }",
            "SELECT * { " + "OPTIONAL { ?a ?b ?c } " * 5000 + "}",
        ],
    )
    def test_what_would_break_the_engine_is_refused(self, example: kg.Vault, text: str) -> None:
        with pytest.raises(QueryError, match="too deeply"):
            example.query(text)

    def test_a_long_list_is_not_deep(self, example: kg.Vault) -> None:
        text = f"SELECT * {{ VALUES ?x {{ {' '.join(map(str, range(20000)))} }} }}"
        assert not is_too_deep(text)
        assert len(values(example.query(text))) == 20000


class TestPlan:
    def test_it_tells_the_parts_and_what_each_pattern_matches(self, vault: kg.Vault) -> None:
        """
        == a.md
        # A
        == b.md
        # B
        """
        where = "{ ?n a kg:Note OPTIONAL { ?n kg:status ?s } FILTER(?n != 1) }"
        plan = vault.plan(f"SELECT (COUNT(?n) AS ?many) {where}")
        assert [(step.depth, step.text, step.matches) for step in plan.steps] == [
            (0, "select ?many", None),
            (1, "aggregate COUNT(?n) as ?many", None),
            (2, "group by", None),
            (3, "filter ?n != 1", None),
            (4, "?n rdf:type kg:Note", 2),
            (4, "optional", None),
            (5, "?n kg:status ?s", 0),
        ]

    def test_it_shows_the_query_with_its_parameters_filled_in(self, example: kg.Vault) -> None:
        plan = example.plan("builds-on", {"paper": "@hubinger2019risks", "on": "@duan2016rl2"})
        assert plan.sparql.endswith(
            "ASK { <https://example.org/kg/paper/arxiv-1906.01820> cito:cites+"
            " <https://example.org/kg/paper/arxiv-1611.02779> }\n"
        )
        assert [step.text for step in plan.steps] == [
            "ask",
            "paper:arxiv-1906.01820 cito:cites+ paper:arxiv-1611.02779",
        ]

    def test_a_named_graph_is_counted_in_that_graph(self, vault: kg.Vault) -> None:
        """
        == a.md
        # A
        == b.md
        # B
        """
        text = "SELECT * { GRAPH %s { ?n dcterms:title ?t } }"
        (one,) = [s.matches for s in vault.plan(text % "note:a").steps if s.matches is not None]
        (every,) = [s.matches for s in vault.plan(text % "?g").steps if s.matches is not None]
        assert (one, every) == (1, 2)

    def test_what_cannot_run_has_no_plan(self, example: kg.Vault) -> None:
        with pytest.raises(QueryError, match="not SPARQL"):
            example.plan("SELECT * { ?x }")


def test_the_query_that_the_page_teaches_with_works(example: kg.Vault) -> None:
    text = PAGE.read_text("utf-8").partition("```sparql\n")[2].partition("```")[0]
    answer = example.query(text, {"concept": "goal misgeneralization", "since": 2022})
    assert answer.table is not None
    titles = {row[0].value for row in answer.table.rows if row[0]}
    assert "Goal Misgeneralization in Deep Reinforcement Learning" in titles
    assert "Corrigibility" not in titles
