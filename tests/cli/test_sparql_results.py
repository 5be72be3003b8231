"""Terms in the W3C's result formats, those that are easy to get wrong."""

from __future__ import annotations

import json

import pyoxigraph
import pytest

from kg.query.rows import Node, Table
from kg_cli.output.sparql_results import XSD, table_csv, table_json, table_tsv, turtle_term

NODES = [
    Node("uri", "http://example.org/a"),
    Node("bnode", "b0"),
    Node("literal", "plain"),
    Node("literal", "string", XSD + "string"),
    Node("literal", 'a "quoted"\ttab\nline\r\\', XSD + "string"),
    Node("literal", "chat", language="fr"),
    Node("literal", "12", XSD + "integer"),
    Node("literal", "1.50", XSD + "decimal"),
    Node("literal", "1e3", XSD + "double"),
    Node("literal", "NaN", XSD + "double"),
    Node("literal", "true", XSD + "boolean"),
    Node("literal", "2019-01-01", XSD + "date"),
    Node("literal", "\x1b\u202e\x85"),
]


def terms(text: str, form: pyoxigraph.QueryResultsFormat) -> list[object]:
    parsed = pyoxigraph.parse_query_results(text, format=form)
    assert isinstance(parsed, pyoxigraph.QuerySolutions)
    return [solution["x"] for solution in parsed]


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.value)
def test_tsv_and_json_give_the_same_term(node: Node) -> None:
    table = Table(("x",), ((node,),))
    (from_tsv,) = terms(table_tsv(table), pyoxigraph.QueryResultsFormat.TSV)
    (from_json,) = terms(table_json(table), pyoxigraph.QueryResultsFormat.JSON)
    if node.kind == "bnode":
        assert isinstance(from_tsv, pyoxigraph.BlankNode)
        assert isinstance(from_json, pyoxigraph.BlankNode)
    else:
        assert from_tsv == from_json
        assert getattr(from_json, "value", None) == node.value


def test_the_datatype_of_a_string_goes_without_saying() -> None:
    found = json.loads(table_json(Table(("x",), ((NODES[3],),))))
    assert found["results"]["bindings"] == [{"x": {"type": "literal", "value": "string"}}]


def test_an_unbound_variable_is_left_out_or_empty() -> None:
    table = Table(("x", "y"), ((None, NODES[6]),))
    assert json.loads(table_json(table))["results"]["bindings"][0].keys() == {"y"}
    assert table_tsv(table) == "?x\t?y\n\t12\n"
    assert table_csv(table) == "x,y\r\n,12\r\n"


def test_csv_quotes_what_has_a_comma_a_quote_or_a_line_end() -> None:
    table = Table(("x",), ((Node("literal", 'a,"b"\nc'),), (Node("uri", "http://x/"),)))
    assert table_csv(table) == 'x\r\n"a,""b""\nc"\r\nhttp://x/\r\n'


def test_control_characters_are_escaped() -> None:
    assert turtle_term(NODES[-1]) == '"\\u001B\\u202E\\u0085"'
