"""The description of the data: rdflib reads it, and counts the same."""

from __future__ import annotations

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

import kg

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
"""rdflib warns of its own calls."""

VOID = Namespace("http://rdfs.org/ns/void#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
SET = URIRef("https://notes.test/kg/")


@pytest.fixture(scope="module")
def stated(hostile: kg.Vault) -> Graph:
    """Return the graph that is described."""
    return Graph().parse(data=hostile.export("ntriples"), format="nt")


def test_it_counts_what_rdflib_counts(hostile: kg.Vault, stated: Graph) -> None:
    told = Graph().parse(data=hostile.exported("void"), format="turtle")
    counts = {
        VOID.triples: len(stated),
        VOID.entities: len(set(stated.subjects(RDF.type))),
        VOID.distinctSubjects: len(set(stated.subjects())),
        VOID.distinctObjects: len(set(stated.objects())),
        VOID.classes: len(set(stated.objects(None, RDF.type))),
        VOID.properties: len(set(stated.predicates())),
        VOID.documents: hostile.stats().notes,
    }
    assert {name: told.value(SET, name) for name in counts} == {
        name: Literal(count) for name, count in counts.items()
    }
    for part in told.objects(SET, VOID.classPartition):
        class_ = told.value(part, VOID["class"])
        assert told.value(part, VOID.entities) == Literal(
            len(set(stated.subjects(RDF.type, class_)))
        )


def test_it_says_whose_it_is_and_what_others_may_do(hostile: kg.Vault) -> None:
    told = Graph().parse(data=hostile.exported("void"), format="turtle")
    assert (SET, RDF.type, DCAT.Dataset) in told
    assert told.value(SET, DCTERMS.title) == Literal('Notes, <b>bold</b> & "quoted"')
    assert told.value(SET, DCTERMS.creator) == URIRef("https://orcid.org/0000-0002-1825-0097")
    assert told.value(SET, DCTERMS.license) == URIRef(
        "https://creativecommons.org/licenses/by/4.0/"
    )
    assert not set(told.objects(SET, DCAT.distribution))


def test_a_folder_holds_the_files_it_speaks_of(hostile: kg.Vault, stated: Graph) -> None:
    files = {file.path: file.data for file in hostile.exported_files("void")}
    told = Graph().parse(data=files.pop("void.ttl"), format="turtle")
    sizes = {
        str(file).removeprefix(str(SET)): int(str(told.value(file, DCAT.byteSize)))
        for file in told.objects(SET, DCAT.distribution)
    }
    assert sizes == {path: len(data) for path, data in files.items()}
    assert Graph().parse(data=files["graph.ttl"], format="turtle").isomorphic(stated)
