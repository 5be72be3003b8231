"""What is asked of a store is answered as the graph on disk answers it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph
from typer.testing import CliRunner

import kg
from kg.errors import QueryError, StoreError
from kg.query.named import NamedQuery
from kg_cli.app import app
from tests.remote.servers import Answer, Request, forwarded, oxigraph, serving
from tests.remote.stored import quads, update, write_notes

KNOWN = {
    "paper": "@langosco2022goal",
    "on": "@hubinger2019risks",
    "concept": "deceptive-alignment",
    "artifact": "ethics-chapter",
    "thing": "@hubinger2019risks",
    "note": "MR-Hubinger-2019-LearnedOptimization",
    "claim": "MR-Hubinger-2019-LearnedOptimization#^premise",
}
"""Something of each kind that a named query may ask about."""

COMMANDS = (
    ("show", "PN-Deceptive-Alignment"),
    ("show", "MR-Hubinger-2019-LearnedOptimization#^premise"),
    ("find", "type:literature year:2018.."),
    ("find", "kind:claim", "--format", "json"),
    ("links",),
    ("backlinks", "deceptive-alignment", "--format", "json"),
    ("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"),
    ("query", "CONSTRUCT { ?s dcterms:title ?t } WHERE { ?s dcterms:title ?t }"),
    ("query", "DESCRIBE <https://example.org/kg/concept/deceptive-alignment>"),
    ("query", "--explain", "SELECT ?s { GRAPH ?g { ?s a kg:Note } ?s dcterms:title ?t }"),
    ("stats",),
    ("path", "@hubinger2019risks", "@langosco2022goal"),
    ("impact", "@hubinger2019risks"),
    ("why", "ethics-chapter"),
    ("compare", "@hubinger2019risks", "@langosco2022goal"),
    ("define", "deceptive-alignment"),
    ("gaps",),
    ("next",),
    ("timeline",),
    ("graph", "deceptive-alignment"),
    ("graph", "--format", "json"),
    ("check",),
    ("cite", "@hubinger2019risks"),
    ("export", "nquads"),
)
"""Every command that reads; what it prints must not tell where the graph lies."""


@pytest.fixture(scope="module")
def pushed(tmp_path_factory: pytest.TempPathFactory, example_folder: Path) -> Iterator[str]:
    """Run a store that has the example vault; return its address."""
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as address:
        kg.open(example_folder, store=address).push()
        yield address


def given(query: NamedQuery) -> Mapping[str, str]:
    return {
        one.name: KNOWN.get(one.name) or KNOWN[one.type] for one in query.parameters if one.required
    }


def test_each_named_question_has_the_same_answer(
    example: kg.Vault, example_folder: Path, pushed: str
) -> None:
    remote = kg.open(example_folder, store=pushed)
    queries = example.queries()
    assert len(queries) == 48
    answered = 0
    for name, query in queries.items():
        here, there = (vault.query(name, given(query)) for vault in (example, remote))
        assert here == there, name
        answered += bool(here.truth or (here.table and here.table.rows))
    assert answered > 36


def test_an_engine_whose_default_graph_shows_all_graphs_answers_the_same(
    example: kg.Vault, example_folder: Path, tmp_path: Path
) -> None:
    with oxigraph(tmp_path / "store", "--union-default-graph") as address:
        remote = kg.open(example_folder, store=f"any+{address}")
        remote.push()
        assert not any(isinstance(quad.graph_name, DefaultGraph) for quad in quads(address))
        for name, query in example.queries().items():
            assert remote.query(name, given(query)) == example.query(name, given(query)), name
        assert remote.show("PN-Corrigibility") == example.show("PN-Corrigibility")
        assert remote.export("ntriples") == example.export("ntriples")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_answers_the_same(
    example_folder: Path, pushed: str, command: tuple[str, ...]
) -> None:
    vault = ("--vault", str(example_folder), "--no-refresh")
    here, there = (
        CliRunner().invoke(app, [*command, *vault, *store]) for store in ((), ("--store", pushed))
    )
    assert there.stdout == here.stdout
    assert there.exit_code == here.exit_code
    assert there.stderr == here.stderr
    assert here.exit_code in (0, 1)


def test_a_store_may_stand_in_the_configuration_or_the_environment(
    example_folder: Path, pushed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(pushed, "INSERT DATA { <urn:only> <urn:in> <urn:store> }")
    question = "ASK { <urn:only> <urn:in> <urn:store> }"
    folder = Path(shutil.copytree(example_folder, tmp_path / "vault"))
    assert kg.open(folder).query(question).truth is False
    with (folder / "kg.yaml").open("a") as config:
        config.write(f"\nstore: {pushed}\n")
    assert kg.open(folder).query(question).truth is True
    monkeypatch.setenv("KG_STORE", pushed)
    asked = CliRunner().invoke(app, ["query", question, "--vault", str(example_folder)])
    update(pushed, "DELETE DATA { <urn:only> <urn:in> <urn:store> }")
    assert asked.stdout == "true\n"


def test_measures_are_of_the_graph_that_was_asked(tmp_path: Path, store: str) -> None:
    folder = write_notes(tmp_path / "vault", range(5))
    here = kg.open(folder)
    here.measures()
    kg.open(folder, store=store).push()
    (folder / "n5.md").write_text("# Five\n\nSee [[n1]].\n", "utf-8")
    there = kg.open(folder, store=store)
    assert there.kept_measures() is None
    measured = there.measures()
    assert kg.open(folder, store=store).kept_measures() == measured
    kg.open(folder, store=store).push()
    assert kg.open(folder, store=store).kept_measures() is None


def test_a_vault_that_stays_open_sees_what_others_push(tmp_path: Path, store: str) -> None:
    folder = write_notes(tmp_path / "vault", range(5))
    kg.open(folder, store=store).push()
    open_ = kg.open(folder, store=store)
    assert len(open_.hubs()) == 0
    other = Path(shutil.copytree(folder, tmp_path / "other", ignore=shutil.ignore_patterns(".kg")))
    (other / "n9.md").write_text("# Nine\n\nSee [[n1]].\n", "utf-8")
    kg.open(other, store=store).push()
    open_.refresh()
    assert len(open_.hubs()) == 1


def test_the_site_is_made_of_the_notes_whatever_store_is_named(tmp_path: Path, store: str) -> None:
    folder = write_notes(tmp_path / "vault", range(3))
    published = kg.open(folder, store=store).published()
    assert published.query("ASK { ?note a kg:Note }").truth is True


def test_rdflib_gets_the_graph_of_the_store(
    example: kg.Vault, example_folder: Path, pushed: str
) -> None:
    remote = kg.open(example_folder, store=pushed).as_rdflib()
    assert len(remote) == len(example.as_rdflib())


def test_what_is_no_query_is_found_without_asking(example_folder: Path, pushed: str) -> None:
    remote = kg.open(example_folder, store=pushed)
    with pytest.raises(QueryError, match="not SPARQL"):
        remote.query("SELECT ?x {")
    with pytest.raises(QueryError, match="SERVICE"):
        remote.query(f"SELECT ?x {{ SERVICE <{pushed}/query> {{ ?x ?y ?z }} }}")
    with pytest.raises(QueryError, match="not SPARQL"):
        remote.query("DROP ALL")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://ada:secret@localhost:7878", "'http://…@localhost:7878' says who asks: name and"),
        ("https://ada@localhost", "'https://…@localhost' says who asks"),
        ("ftp://localhost", "'ftp://localhost' is no http address"),
        ("localhost:7878", "'localhost:7878' is no http address"),
        ("http://", "'http://' is no http address"),
        ("http://a b", "is no http address"),
    ],
)
def test_an_address_is_refused_that_is_none_or_holds_a_password(
    tmp_path: Path, url: str, said: str
) -> None:
    folder = write_notes(tmp_path / "vault", range(1))
    with pytest.raises(StoreError, match=said.replace("…", ".")):
        kg.open(folder, store=url)
    (folder / "kg.yaml").write_text(f"title: x\nstore: '{url}'\n", "utf-8")
    with pytest.raises(kg.KgError) as refused:
        kg.open(folder)
    assert str(refused.value).startswith(f"{folder}{os.sep}kg.yaml:2: ")
    assert said in str(refused.value)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("profile: fuseki, url: 'http://a'", "'fuseki' is none of any, oxigraph, virtuoso"),
        ("update: 'http://a/update'", "a store needs `url` or `query`"),
        ("url: 'http://a', timeout: never", "'never' is no number of seconds"),
        ("url: 'http://a', pasword: x", "unknown key 'store.pasword'"),
        ("query: 'http://u:p@a/q'", "says who asks"),
    ],
)
def test_a_configuration_that_names_no_store_says_what_is_wrong(
    tmp_path: Path, keys: str, said: str
) -> None:
    folder = write_notes(tmp_path / "vault", range(1))
    (folder / "kg.yaml").write_text(f"store: {{{keys}}}\n", "utf-8")
    with pytest.raises(kg.KgError, match=said):
        kg.open(folder)


def test_many_things_are_asked_for_at_once(example_folder: Path, pushed: str) -> None:
    asked: list[str] = []

    def counting(request: Request) -> Answer:
        asked.append(request.path)
        return forwarded(pushed, request)

    with serving(counting) as address:
        vault = kg.open(example_folder, store=f"oxigraph+{address}")
        assert len(vault.links()) > 200
        assert len(asked) < 15
        vault.links()
        assert len(asked) < 15


def test_a_memory_that_is_full_begins_anew(
    example: kg.Vault, example_folder: Path, pushed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.remote.lookups._KEPT", 50)
    remote = kg.open(example_folder, store=pushed)
    assert remote.links() == example.links()
    assert remote.why("ethics-chapter") == example.why("ethics-chapter")
