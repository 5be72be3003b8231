"""JSON-LD with its context inside: other readers find in it what was stated, offline."""

from __future__ import annotations

import json
import socket
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

import kg
from kg.query.compact import compact_jsonld
from kg.vocabulary import PREFIXES

BASE = "https://notes.test/kg/"
NOTE = f"{BASE}note/a"
PROPERTIES = (
    *("dcterms:creator", "dcterms:title", "fabio:hasPublicationYear", "kg:confidence"),
    *("kg:line", "kg:alias", "rdf:first", "schema:text", "schema:url", "rdf:type", "c4o:x"),
    *("schema:acceptedAnswer", "prov:wasAttributedTo"),
)
TYPES = ("string", "integer", "boolean", "gYear", "date", "decimal", "double", "anyURI")


def iri(curie: str) -> NamedNode:
    prefix, _, name = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + name)


things = st.sampled_from(
    [
        f"{BASE}note/a", f"{BASE}note/a#x", f"{BASE}note//b", f"{BASE}paper/doi-10.1_x:y",
        "https://w3id.org/litkg/ns#Claim", "https://schema.org/", "urn:x:y", "mailto:a@b.org",
        "https://other.test/", "http://purl.org/dc/terms/title",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil",
    ]
).map(NamedNode)  # fmt: skip
texts = st.text() | st.sampled_from(["0", "007", "-0", "12", "9" * 30, "true", "1", "1.50", "x"])
values = st.one_of(
    things,
    st.builds(
        lambda text, type_: Literal(text, datatype=NamedNode(PREFIXES["xsd"] + type_)),
        texts,
        st.sampled_from(TYPES),
    ),
    st.builds(lambda text: Literal(text, language="de"), texts),
)
triples = st.lists(
    st.builds(Triple, things, st.sampled_from(PROPERTIES).map(iri), values), min_size=1, max_size=8
)


def read(data: bytes) -> set[Quad]:
    return set(parse(data, format=RdfFormat.JSON_LD))


@settings(deadline=None)
@given(triples)
def test_whatever_is_stated_comes_back(stated: Sequence[Triple]) -> None:
    stated = [one for one in stated if "\r" not in str(getattr(one.object, "value", ""))]
    lines = serialize(stated, format=RdfFormat.N_TRIPLES) or b""
    data = compact_jsonld([(NOTE, lines)], BASE)
    assert data is not None
    note = NamedNode(NOTE)
    assert read(data) == {Quad(one.subject, one.predicate, one.object, note) for one in stated}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib warns of its own calls
def test_rdflib_reads_the_example_as_it_is_and_asks_nobody(
    example: kg.Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rdflib import Dataset

    def refuse(*_: object) -> None:
        raise AssertionError("somebody was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    found, wanted = Dataset(), Dataset()
    found.parse(data=example.export("jsonld").decode(), format="json-ld")
    wanted.parse(data=example.export("nquads").decode(), format="nquads")
    assert set(found.quads()) == set(wanted.quads())


def test_names_are_short_and_numbers_are_numbers(example: kg.Vault) -> None:
    loaded = json.loads(example.export("jsonld"))
    assert loaded["@context"]["note"] == "https://example.org/kg/note/"
    graphs = {graph["id"]: graph["@graph"] for graph in loaded["@graph"]}
    note, *_ = graphs["note:PN-Corrigibility"]
    assert note["id"] == "note:PN-Corrigibility"
    assert note["kg:sourcePath"] == "notes/concepts/PN-Corrigibility.md"
    nodes = [node for graph in graphs.values() for node in graph]
    assert all(isinstance(node["type"], list) for node in nodes if "type" in node)
    assert {type(node["kg:line"]) for node in nodes if "kg:line" in node} == {int}
    assert not [key for node in nodes for key in node if key.startswith("http")]


def test_an_address_that_looks_like_a_short_name_is_written_at_length() -> None:
    lines = f"<{NOTE}> <{PREFIXES['schema']}url> <schema:name> .\n".encode()
    assert compact_jsonld([(NOTE, lines)], BASE) is None


def test_an_empty_vault_is_an_empty_graph() -> None:
    data = compact_jsonld([], BASE)
    assert data is not None
    assert read(data) == set()
