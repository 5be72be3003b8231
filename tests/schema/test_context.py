"""`schema/context.jsonld`: the graph goes through JSON-LD and comes back as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef
from rdflib.compare import isomorphic

from kg.vocabulary import PREFIXES

ROOT = Path(__file__).parents[2]
KG = PREFIXES["kg"]


@pytest.fixture(scope="module")
def context() -> dict[str, object]:
    loaded = json.loads((ROOT / "schema" / "context.jsonld").read_text("utf-8"))
    assert list(loaded) == ["@context"]
    found = loaded["@context"]
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def written(example: Graph, context: dict[str, object]) -> str:
    return example.serialize(format="json-ld", context=context)


def test_it_knows_the_prefixes_of_every_query(context: dict[str, object]) -> None:
    assert {key: context.get(key) for key in PREFIXES} == dict(PREFIXES)


def test_a_name_in_json_is_the_name_in_a_query(context: dict[str, object]) -> None:
    terms = {key: value for key, value in context.items() if isinstance(value, dict)}
    assert {key: value["@id"] for key, value in terms.items()} == {key: key for key in terms}
    plain = {key for key in context if ":" not in key} - set(PREFIXES)
    assert plain == {"@version", "id", "type"}


def test_each_of_our_relations_leads_to_a_node(context: dict[str, object], ontology: Graph) -> None:
    wrong = []
    for property_ in ontology.subjects(RDF.type, OWL.ObjectProperty):
        name = f"kg:{str(property_).removeprefix(KG)}"
        entry = context.get(name)
        if name != "kg:claimEdge" and not (isinstance(entry, dict) and entry["@type"] == "@id"):
            wrong.append(name)
    assert wrong == []


def test_only_what_json_cannot_tell_has_a_datatype(
    context: dict[str, object], ontology: Graph
) -> None:
    typed = {
        k for k, v in context.items() if isinstance(v, dict) and v.get("@type", "@id") != "@id"
    }
    decimals = {f"kg:{str(p).removeprefix(KG)}" for p in ontology.subjects(RDFS.range, XSD.decimal)}
    assert typed == decimals | {"fabio:hasPublicationYear", "c4o:hasGlobalCountDate"}


# rdflib's own reader of JSON-LD still uses what rdflib deprecates
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_the_example_comes_back_as_it_was(example: Graph, written: str) -> None:
    assert isomorphic(Graph().parse(data=written, format="json-ld"), example)


def test_other_readers_find_the_same_in_it(example: Graph, written: str) -> None:
    before = parse(example.serialize(format="nt"), format=RdfFormat.N_TRIPLES)
    after = parse(written, format=RdfFormat.JSON_LD)
    assert {q.triple for q in after} == {q.triple for q in before}


def test_no_context_is_fetched(written: str) -> None:
    assert isinstance(json.loads(written)["@context"], dict)


def test_names_in_the_output_are_short(example: Graph, written: str) -> None:
    assert (URIRef(KG + "Claim")) in set(example.objects(None, RDF.type))
    keys = {key for node in json.loads(written)["@graph"] for key in node}
    assert {key for key in keys if key.startswith(("http:", "https:"))} == set()
    assert {"kg:line", "kg:from", "dcterms:title"} <= keys
