"""`schema/ontology.ttl` declares what is used, says what it means, and steals no names."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from rdflib import (
    DCTERMS,
    FOAF,
    OWL,
    PROV,
    QB,
    RDF,
    RDFS,
    SDO,
    SH,
    SKOS,
    VANN,
    XSD,
    Graph,
    Literal,
    URIRef,
)
from rdflib.collection import Collection
from rdflib.term import Node

ROOT = Path(__file__).parents[2]
KG = "https://w3id.org/litkg/ns#"
REUSED = {
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "prov": PROV,
    "qb": QB,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SDO,
    "skos": SKOS,
}
"""The vocabularies in our graph of which rdflib knows every term."""
KNOWN = {**REUSED, "owl": OWL, "sh": SH, "vann": VANN, "xsd": XSD}
CITO = URIRef("http://purl.org/spar/cito/hasCitationCharacterization")
SAME_NAME_ELSEWHERE = {"Chapter": "fabio", "Claim": "amo", "references": "biro", "supports": "amo"}
"""Names of ours that FaBiO, AMO and BiRO have too (CiTO's are in the shapes)."""
_NAME = re.compile(r"\bkg:([A-Za-z]\w*)")


def own(graph: Graph) -> set[str]:
    """Return the names in our namespace that occur anywhere in *graph*."""
    return {str(t).removeprefix(KG) for s in graph for t in s if str(t).startswith(KG)} - {""}


def declared(ontology: Graph) -> set[str]:
    return {str(s).removeprefix(KG) for s in ontology.subjects() if str(s).startswith(KG)}


def comment(ontology: Graph, name: str) -> str:
    return str(ontology.value(URIRef(KG + name), RDFS.comment))


def strings(path: Path) -> Iterator[str]:
    """Yield the string literals of a Python file, those inside f-strings too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def undeclared(ontology: Graph, texts: Iterable[tuple[Path, str]]) -> set[str]:
    """Return `file: kg:name` for each name that the ontology does not declare."""
    known = declared(ontology)
    return {
        f"{path.relative_to(ROOT)}: kg:{name}"
        for path, text in texts
        for name in _NAME.findall(text)
        if name not in known
    }


@pytest.mark.parametrize("path", sorted((ROOT / "schema").rglob("*.ttl")), ids=lambda p: p.name)
def test_turtle_parses(path: Path) -> None:
    assert len(Graph().parse(path)) > 0


def test_every_term_in_the_example_is_declared(ontology: Graph, example: Graph) -> None:
    assert sorted(own(example) - declared(ontology)) == []


def test_every_term_in_the_code_is_declared(ontology: Graph) -> None:
    files = sorted((ROOT / "kg").rglob("*.py"))
    assert undeclared(ontology, ((f, text) for f in files for text in strings(f))) == set()


def test_every_term_in_note_types_and_queries_is_declared(ontology: Graph) -> None:
    schema = ROOT / "schema"
    files = sorted(f for f in schema.rglob("*") if f.suffix in (".yaml", ".rq"))
    assert undeclared(ontology, ((f, f.read_text("utf-8")) for f in files)) == set()


def test_every_term_in_shapes_and_context_is_declared(ontology: Graph, shapes: Graph) -> None:
    context = ROOT / "schema" / "context.jsonld"
    queries = [str(q) for q in shapes.objects(None, SH.select)]
    assert sorted(own(shapes) - declared(ontology)) == []
    assert (
        undeclared(ontology, ((context, text) for text in [context.read_text(), *queries])) == set()
    )


def test_every_term_has_one_label_and_a_comment_of_whole_sentences(ontology: Graph) -> None:
    bad = []
    for name in sorted(declared(ontology)):
        labels = list(ontology.objects(URIRef(KG + name), RDFS.label))
        comments = list(ontology.objects(URIRef(KG + name), RDFS.comment))
        if len(labels) != 1 or len(comments) != 1 or not str(comments[0]).endswith("."):
            bad.append(name)
    assert bad == []


def test_nobody_elses_terms_are_redefined(ontology: Graph) -> None:
    subjects = {s for s in ontology.subjects() if isinstance(s, URIRef)}
    assert {s for s in subjects if not s.startswith(KG)} == {URIRef(KG.removesuffix("#"))}


def test_a_name_that_another_vocabulary_has_says_what_sets_it_apart(
    ontology: Graph, shapes: Graph
) -> None:
    intents = next(
        Collection(shapes, values)
        for shape in shapes.subjects(SH.path, CITO)
        if (values := shapes.value(shape, SH["in"])) is not None
    )
    cito = {str(t).rpartition("/")[2] for t in intents}
    assert len(cito) == 43
    unexplained = []
    for name in sorted(declared(ontology)):
        same = {p for p, terms in REUSED.items() if URIRef(f"{terms}{name}") in terms}
        same |= {"cito"} if name in cito else set()
        same |= {SAME_NAME_ELSEWHERE[name]} if name in SAME_NAME_ELSEWHERE else set()
        unexplained += [p for p in same if f"{p}:{name}" not in comment(ontology, name)]
    assert unexplained == []


def test_terms_of_other_vocabularies_exist(ontology: Graph, shapes: Graph, example: Graph) -> None:
    used = {t for g in (ontology, shapes, example) for s in g for t in s if isinstance(t, URIRef)}
    context = json.loads((ROOT / "schema" / "context.jsonld").read_text())["@context"]
    named = {tuple(key.split(":")) for key in context if ":" in key}
    named |= set(re.findall(r"\b([a-z]+):([A-Za-z]+)", " ".join(comments(ontology))))
    used |= {URIRef(f"{KNOWN[p]}{name}") for p, name in named if p in KNOWN}
    assert [
        term
        for term in sorted(used)
        for terms in KNOWN.values()
        if term.startswith(str(terms)) and term != URIRef(str(terms)) and term not in terms
    ] == []


def comments(ontology: Graph) -> list[str]:
    return [comment(ontology, name) for name in declared(ontology)]


def test_domains_hold_in_the_example(ontology: Graph, example: Graph) -> None:
    for property_, class_ in ontology.subject_objects(RDFS.domain):
        wrong = {s for s in example.subjects(property_) if not is_a(s, class_, ontology, example)}
        assert wrong == set(), property_


def test_ranges_hold_in_the_example(ontology: Graph, example: Graph) -> None:
    for property_, type_ in ontology.subject_objects(RDFS.range):
        wrong = {
            o
            for o in example.objects(None, property_)
            if not (
                (o.datatype or XSD.string) == type_
                if isinstance(o, Literal)
                else is_a(o, type_, ontology, example)
            )
        }
        assert wrong == set(), property_


def is_a(thing: Node, class_: Node, ontology: Graph, example: Graph) -> bool:
    """Tell whether *thing* has a class below *class_*; values are typed in the ontology."""
    types = {*example.objects(thing, RDF.type), *ontology.objects(thing, RDF.type)}
    return any(class_ in ontology.transitive_objects(t, RDFS.subClassOf) for t in types)
