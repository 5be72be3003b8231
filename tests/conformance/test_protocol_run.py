"""The run of the W3C's protocol tests, with tests of our own: one of each outcome."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conformance.exchanges import cases, sent
from tests.conformance.protocol import Line, Outcome, connected, main, outcome, table
from tests.remote.servers import oxigraph

MANIFEST = """
@prefix : <urn:tests#> .
@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
@prefix cnt: <http://www.w3.org/2011/content#> .
@prefix ht: <http://www.w3.org/2011/http#> .
@prefix hts: <http://www.w3.org/2011/http-statusCodes#> .

[] mf:entries ( :write_and_read :no_update :watch ) .

:write_and_read mf:action [ ht:requests (
    [ ht:methodName "PUT" ; ht:absolutePath "/gsp?graph=urn%3Aa%2520b" ;
      ht:headers ( [ ht:fieldName "content-type" ; ht:fieldValue "text/turtle" ] ) ;
      ht:body [ cnt:chars "<urn:a> <urn:b> [ <urn:c> 'ä' ] ." ] ;
      ht:resp [ a ht:Response ; mf:expectedStatus hts:Created ] ]
    [ ht:methodName "GET" ; ht:absolutePath "/gsp?graph=urn%3Aa%2520b" ;
      ht:resp [ a ht:Response ; mf:expectedStatus hts:OK ;
        ht:headers ( [ ht:fieldName "content-type" ; ht:fieldValue "text/turtle" ] ) ;
        ht:body [ cnt:chars "<urn:a> <urn:b> [ <urn:c> 'ä' ] ." ] ] ]
    [ ht:methodName "POST" ; ht:absolutePath "/sparql/" ;
      ht:headers ( [ ht:fieldName "content-type" ; ht:fieldValue "application/sparql-query" ] ) ;
      ht:body [ cnt:chars "ASK { GRAPH ?g { ?s <urn:c> 'ä' } }" ] ;
      ht:resp [ a ht:Response ; mf:expectedStatus hts:StatusCode2xx ;
        mf:expectedFormat "boolean" ; mf:expectedBoolean true ] ]
) ] .

:no_update mf:action [ ht:requests (
    [ ht:methodName "POST" ; ht:absolutePath "/sparql/" ;
      ht:headers ( [ ht:fieldName "content-type" ; ht:fieldValue "application/sparql-update" ] ) ;
      ht:body [ cnt:chars "FORGET ALL" ] ;
      ht:resp [ a ht:Response ; mf:expectedStatus hts:StatusCode4xx ] ]
) ] .

:watch mf:action [ ht:requests (
    [ ht:methodName "HEAD" ; ht:absolutePath "/gsp?graph=urn%3Aa" ;
      ht:resp [ a ht:Response ; mf:expectedStatus hts:OK ] ]
) ] .
"""


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    with oxigraph(tmp_path_factory.mktemp("store")) as address, connected(address) as line:
        yield line


def ran(line: Line, folder: Path, manifest: str) -> list[Outcome]:
    (folder / "manifest.ttl").write_text(manifest, "utf-8")
    return [outcome(line, case) for case in cases(folder / "manifest.ttl")]


def test_each_test_passes_or_does_not_apply(line: Line, tmp_path: Path) -> None:
    outcomes = ran(line, tmp_path, MANIFEST)
    assert [(one.case.name, one.why, one.never) for one in outcomes] == [
        ("write_and_read", "", ""),
        ("no_update", "", ""),
        ("watch", "", "HEAD"),
    ]
    assert table({"ours": outcomes}).splitlines() == [
        "group                   passed  failed  not applicable   of",
        "ours                         2       0               1    3",
        "all                          2       0               1    3",
        "",
        "passed, the test's form -> the client's",
        "  PUT ?graph text/turtle -> PUT ?graph application/n-triples (1)",
        "    write_and_read",
        "  GET ?graph -> POST application/x-www-form-urlencoded (1)",
        "    write_and_read",
        "  POST application/sparql-query -> POST application/x-www-form-urlencoded (1)",
        "    write_and_read",
        "  as it is written (1)",
        "    no_update",
        "",
        "not applicable: what the client never sends",
        "  HEAD (1)",
        "    watch",
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "why"),
    [
        ("hts:Created", "hts:OK", "status 201: "),
        ("mf:expectedBoolean true", "mf:expectedBoolean false", "the answer is True"),
        ('mf:expectedFormat "boolean"', 'mf:expectedFormat "tabular"', "it is not tabular"),
        ("<urn:c> 'ä' ] .\" ] ] ]", "<urn:c> 'ö' ] .\" ] ] ]", "another graph"),
        ("hts:StatusCode4xx", "hts:StatusCode2xx", "status 400: the store at "),
        ("FORGET ALL", "CLEAR ALL", "status 204: "),
    ],
)
def test_another_outcome_than_a_test_wants_fails(
    line: Line, tmp_path: Path, right: str, wrong: str, why: str
) -> None:
    assert MANIFEST.count(right) == 1
    (failed,) = [one for one in ran(line, tmp_path, MANIFEST.replace(right, wrong)) if one.why]
    assert failed.why.startswith(why)
    assert "\nfailed\n" in table({"ours": [failed]})


def test_a_request_means_the_same_in_each_of_its_forms() -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    direct = {"content-type": "application/sparql-query"}
    forms = [
        sent("GET", "/sparql/?query=ASK%20%7B%7D&default-graph-uri=urn%3Aa", {}, b""),
        sent("POST", "/query", form, b"default-graph-uri=urn:a&query=ASK+%7B%7D"),
        sent("POST", "/sparql/?default-graph-uri=urn:a", direct, b"ASK {}"),
    ]
    assert all(one.means_the_same(other) for one in forms for other in forms)
    others = [
        sent("POST", "/query", form, b"query=ASK+%7B%7D"),
        sent("POST", "/query", form, b"default-graph-uri=urn:a&update=ASK+%7B%7D"),
        sent("POST", "/query", form, b"default-graph-uri=urn:a&query=ASK%2B%7B%7D"),
    ]
    assert not any(one.means_the_same(forms[0]) for one in others)


def test_a_folder_without_the_tests_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == main([]) == 2
    assert "make protocol TESTS=rdf-tests" in capsys.readouterr().err
