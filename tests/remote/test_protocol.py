"""What the client sends is SPARQL 1.1 Protocol and Graph Store HTTP Protocol, and is understood.

The cases are those of the W3C's suites for both that a client can make: queries as forms with and
without a dataset, updates direct and as forms, and each change of a graph.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import pytest

from kg.errors import StoreError
from kg.remote.answers import RESULTS, TRIPLES
from kg.remote.client import N_TRIPLES, Client
from kg.remote.endpoints import Endpoints
from tests.remote.servers import Answer, Request, forwarded, serving

JSON = "application/sparql-results+json"
TWO = "https://example.org/kg/note/two"
ODD = "https://example.org/kg/note/a%20b?c=ä&d+e"
"""A name that has to be encoded, whole."""

SAYS = b'<https://example.org/s> <https://example.org/p> "ja \xc3\xa4 \\" & + %" .\n'
ELSE = b'<https://example.org/s> <https://example.org/p> "else" .\n'


@contextmanager
def client_of(store: str) -> Iterator[tuple[Client, list[Request]]]:
    """Yield a client of *store* and what it has sent so far."""
    seen: list[Request] = []

    def passed_on(request: Request) -> Answer:
        seen.append(request)
        return forwarded(store, request)

    with serving(passed_on) as address:
        endpoints = Endpoints(f"{address}/query", f"{address}/update", f"{address}/store")
        yield Client(endpoints), seen


def values(client: Client, where: str, **parameters: str) -> list[str]:
    """Return what the store says of `?o` in *where*, in order."""
    reply = client.query(f"SELECT ?o {{ {where} }} ORDER BY ?o", JSON, parameters)
    assert reply.media == JSON
    return [row["o"]["value"] for row in json.loads(reply.body)["results"]["bindings"]]


def test_a_query_is_a_form_in_utf_8_that_says_what_answers_it_can_read(store: str) -> None:
    with client_of(store) as (client, seen):
        assert values(client, 'VALUES ?o { "ä +&=%" }') == ["ä +&=%"]
    (sent,) = seen
    assert (sent.method, sent.path) == ("POST", "/query")
    headers = {name.lower(): value for name, value in sent.headers.items()}
    assert headers["content-type"] == "application/x-www-form-urlencoded"
    assert headers["accept"] == JSON
    form = parse_qs(sent.body.decode("ascii"), strict_parsing=True)
    assert form == {"query": ['SELECT ?o { VALUES ?o { "ä +&=%" } } ORDER BY ?o']}


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        ("SELECT * { ?s ?p ?o }", RESULTS, JSON),
        ("ASK {}", RESULTS, JSON),
        ("CONSTRUCT WHERE { ?s ?p ?o }", TRIPLES, N_TRIPLES),
        ("DESCRIBE <urn:a>", TRIPLES, N_TRIPLES),
    ],
    ids=["select", "ask", "construct", "describe"],
)
def test_of_the_answers_that_are_wanted_the_first_comes(
    store: str, query: str, accept: str, media: str
) -> None:
    with client_of(store) as (client, _):
        assert client.query(query, accept).media == media


@pytest.mark.parametrize("graph", [TWO, TWO + "?x=1&y=%20"])
def test_a_dataset_is_named_beside_the_query(store: str, graph: str) -> None:
    with client_of(store) as (client, seen):
        client.put(graph, ELSE)
        client.put(TWO + "/other", SAYS)
        assert values(client, "?s ?p ?o", **{"default-graph-uri": graph}) == ["else"]
        inside = values(client, "GRAPH ?g { ?s ?p ?o }", **{"named-graph-uri": graph})
        assert inside == ["else"]
        assert values(client, "?s ?p ?o", **{"named-graph-uri": graph}) == []
    assert parse_qs(seen[2].body.decode("ascii"))["default-graph-uri"] == [graph]


def _direct(client: Client, text: str) -> None:
    client.update(text)


def _form(client: Client, text: str) -> None:
    client.update_as_form(text)


@pytest.mark.parametrize(
    ("send", "media"),
    [(_direct, "application/sparql-update"), (_form, "application/x-www-form-urlencoded")],
)
def test_an_update_is_the_body_and_never_a_part_of_the_address(
    store: str, send: Callable[[Client, str], None], media: str
) -> None:
    with client_of(store) as (client, seen):
        send(client, 'INSERT DATA { <https://example.org/s> <https://example.org/p> "ä +&=%" }')
        assert (seen[0].method, seen[0].path) == ("POST", "/update")
        headers = {name.lower(): value for name, value in seen[0].headers.items()}
        assert headers["content-type"] == media
        assert values(client, "?s ?p ?o") == ["ä +&=%"]


def test_several_operations_are_one_update(store: str) -> None:
    with client_of(store) as (client, seen):
        client.update(
            "CREATE GRAPH <https://example.org/g> ;"
            " INSERT DATA { GRAPH <https://example.org/g> { <s:s> <s:p> 1 } } ;"
            " DELETE WHERE { GRAPH <https://example.org/g> { <s:s> <s:p> 1 } } ;"
            " INSERT DATA { GRAPH <https://example.org/g> { <s:s> <s:p> 2 } }"
        )
        assert len(seen) == 1
        assert values(client, "GRAPH <https://example.org/g> { ?s ?p ?o }") == ["2"]


def test_a_graph_is_named_by_one_encoded_parameter(store: str) -> None:
    with client_of(store) as (client, seen):
        client.put(ODD, SAYS)
        client.post({"graph": ODD}, ELSE, N_TRIPLES)
        client.delete(ODD)
    assert [sent.method for sent in seen] == ["PUT", "POST", "DELETE"]
    for sent in seen:
        parts = urlsplit(sent.path)
        assert (parts.path, parts.fragment) == ("/store", "")
        assert parse_qs(parts.query, strict_parsing=True) == {"graph": [ODD]}
    for sent in seen[:2]:
        headers = {name.lower(): value for name, value in sent.headers.items()}
        assert headers["content-type"] == N_TRIPLES


def test_putting_replaces_and_posting_adds(store: str) -> None:
    where = f"GRAPH <{TWO}> {{ ?s ?p ?o }}"
    with client_of(store) as (client, _):
        client.put(TWO, SAYS)
        assert values(client, where) == ['ja ä " & + %']
        client.post({"graph": TWO}, ELSE, N_TRIPLES)
        assert values(client, where) == ["else", 'ja ä " & + %']
        client.put(TWO, ELSE)
        assert values(client, where) == ["else"]
        client.put(TWO, b"")
        assert values(client, where) == []


def test_the_default_graph_is_posted_to_by_its_own_name(store: str) -> None:
    with client_of(store) as (client, seen):
        client.post({"default": ""}, ELSE, N_TRIPLES)
        assert seen[0].path in {"/store?default=", "/store?default"}
        assert values(client, "?s ?p ?o") == ["else"]


def test_a_graph_that_is_not_there_is_as_good_as_removed(store: str) -> None:
    with client_of(store) as (client, _):
        client.put(TWO, SAYS)
        client.delete(TWO)
        client.delete(TWO)
        assert values(client, f"GRAPH <{TWO}> {{ ?s ?p ?o }}") == []
        assert forwarded(store, Request("DELETE", f"/store?graph={TWO}", {}, b"")).status == 404


@pytest.mark.parametrize(
    "ask",
    [
        lambda client: client.query("SELECT ?x WHERE", JSON),
        lambda client: client.update("DROP SILENT"),
        lambda client: client.update_as_form("INSERT DATA { ?x ?y ?z }"),
        lambda client: client.put(TWO, b"<no triple>"),
        lambda client: client.post({"graph": TWO}, SAYS, "application/x-nothing"),
    ],
    ids=["query", "update", "update as form", "triples", "media type"],
)
def test_what_a_store_refuses_is_an_error_and_changes_nothing(
    store: str, ask: Callable[[Client], object]
) -> None:
    with client_of(store) as (client, _):
        client.put(TWO, ELSE)
        with pytest.raises(StoreError):
            ask(client)
        assert values(client, f"GRAPH <{TWO}> {{ ?s ?p ?o }}") == ["else"]


@pytest.mark.parametrize("status", [200, 201, 204])
def test_each_status_of_success_is_one(status: int) -> None:
    with serving(lambda _: Answer(status)) as address:
        client = Client(Endpoints(address, address, address))
        client.put(TWO, SAYS)
        client.update("CLEAR ALL")
        client.delete(TWO)


@pytest.mark.parametrize("status", [400, 404, 405, 406, 409, 413, 415, 500, 503])
def test_each_other_status_is_an_error(status: int) -> None:
    with serving(lambda _: Answer(status)) as address:
        client = Client(Endpoints(address, address, address))
        with pytest.raises(StoreError):
            client.put(TWO, SAYS)
        with pytest.raises(StoreError):
            client.update("CLEAR ALL")


@pytest.mark.parametrize("status", [400, 403, 405, 500])
def test_a_graph_that_is_not_removed_is_an_error(status: int) -> None:
    with serving(lambda _: Answer(status)) as address, pytest.raises(StoreError):
        Client(Endpoints(address, address, address)).delete(TWO)
