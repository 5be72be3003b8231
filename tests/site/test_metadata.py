"""What pages tell machines: JSON-LD, other forms, and all of it as data."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import RDF, Graph, URIRef

import kg
from kg_site import build_site
from tests.site.conftest import EXAMPLE, Site
from tests.site.pages import pages, tree

BASE = "https://example.org/kg/"
SCHEMA = "https://schema.org/"
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
"""rdflib's own parser of JSON-LD still uses it."""

MOST = 4096
"""Bytes of JSON-LD on one page."""


def statements(page: Path) -> str:
    """Return the JSON-LD of *page*, empty where it has none."""
    scripts = [s for s in tree(page).iter("script") if s.get("type") == "application/ld+json"]
    assert len(scripts) <= 1, page
    return scripts[0].text or "" if scripts else ""


def stated(folder: Path) -> Graph:
    """Return everything that is stated in the vault at *folder*."""
    return Graph().parse(data=kg.open(folder).export("ntriples").decode(), format="nt")


@pytest.fixture(scope="module")
def everything(example_site: Path) -> Graph:
    return stated(example_site.parent)


def test_every_statement_of_every_page_lies_in_the_graph(
    example_site: Path, everything: Graph
) -> None:
    classes = set()
    for page in pages(example_site):
        if 'http-equiv="refresh"' in page.read_text("utf-8"):
            continue
        data = statements(page)
        assert 0 < len(data.encode()) <= MOST, page
        found = Graph().parse(data=data, format="json-ld")
        assert len(found) > 0, page
        assert set(found) <= set(everything), page
        classes |= set(found.objects(None, RDF.type))
    for name in (
        *("ScholarlyArticle", "DefinedTerm", "Claim", "LearningResource", "Quiz", "Question"),
        *("Person", "Review"),
    ):
        assert URIRef(SCHEMA + name) in classes, name


def test_a_page_says_in_plain_words_what_a_paper_is(example_site: Path) -> None:
    said = json.loads(statements(example_site / "paper" / "arxiv-1906.01820" / "index.html"))
    assert said["@type"][0] == "ScholarlyArticle"
    assert said["name"].startswith("Risks from Learned Optimization")
    assert said["author"][0]["name"] == "Evan Hubinger"
    assert said["datePublished"] == "2019"


def test_words_of_a_note_do_not_leave_the_script(folder: Path, site: Site) -> None:
    r"""
    == a.md
    ---
    type: literature
    title: "</script><script>alert(1)</script> <!-- \"quoted\" \\ \u2028"
    authors: ["</script>, Evil"]
    url: "schema:name"
    tags: ["]]>", "<b>&amp;"]
    date: 2024-05-01
    aliases: ["\"><script>", "a/../../b", "..", "index.html"]
    citekey: "</title><script>"
    ---
    # X

    ## Key Concepts
    **</script>**: <img src=x onerror=alert(1)> defines it.
    """
    out = site()
    known = stated(folder)
    for page in pages(out):
        data = statements(page)
        assert "<" not in data
        if data:
            assert set(Graph().parse(data=data, format="json-ld")) <= set(known)
    assert {file.name for file in out.parent.iterdir()} == {"vault", "site"}


def test_a_thing_can_be_taken_along_in_other_forms(folder: Path, site: Site) -> None:
    """
    == a.md
    ---
    type: literature
    title: A paper
    year: 2020
    ---
    # A

    ## Key Concepts
    **Proxy**: what stands for another.
    """
    out = site()
    note = out / "note" / "a"
    assert (note / "a.md").read_bytes() == (folder / "a.md").read_bytes()
    links = [
        e.attrib for e in tree(note / "index.html").iter("link") if e.get("rel") == "alternate"
    ]
    kinds = ["text/markdown", "text/turtle", "application/ld+json"]
    assert [link["type"] for link in links] == kinds
    assert {(note / link["href"]).is_file() for link in links} == {True}
    own = {t for t in stated(folder) if str(t[0]).startswith(f"{BASE}note/a")}
    for file, form in (("a.ttl", "turtle"), ("a.jsonld", "json-ld")):
        found = set(Graph().parse(note / file, format=form))
        assert own <= found <= set(stated(folder))
    concept = Graph().parse(out / "concept" / "proxy" / "proxy.ttl")
    assert "what stands for another." in {str(o) for o in concept.objects()}


def test_the_dumps_hold_the_graph(example_site: Path) -> None:
    vault = kg.open(example_site.parent)
    turtle = gzip.decompress((example_site / "graph.ttl.gz").read_bytes())
    whole = set(parse(vault.export("ntriples"), RdfFormat.N_TRIPLES))
    assert set(parse(turtle, RdfFormat.TURTLE)) == whole
    quads = gzip.decompress((example_site / "graph.nq.gz").read_bytes())
    assert set(parse(quads, RdfFormat.N_QUADS)) == set(
        parse((example_site / "graph.jsonld").read_bytes(), RdfFormat.JSON_LD)
    )
    assert Graph().parse(data=turtle, format="turtle").isomorphic(stated(example_site.parent))


def test_the_data_is_described(folder: Path, tmp_path: Path) -> None:
    """
    == kg.yaml
    title: Notes
    site:
      author: Ada Lovelace
      licence: CC-BY-4.0
      description: What I read.
    == a.md
    # A
    """
    out = tmp_path / "out"
    build_site(kg.open(folder), out, base_url="https://notes.org/sub")
    void = Graph().parse(out / "void.ttl", format="turtle")
    answer = void.query(
        "PREFIX void: <http://rdfs.org/ns/void#> PREFIX dcterms: <http://purl.org/dc/terms/>"
        "SELECT ?n ?l ?who ?f { ?d a void:Dataset; void:triples ?n; dcterms:license ?l;"
        " dcterms:creator ?who; void:dataDump ?f } ORDER BY ?f"
    )
    rows = [tuple(map(str, row)) for row in answer if isinstance(row, tuple)]
    number = str(len(stated(folder)))
    licence = "https://creativecommons.org/licenses/by/4.0/"
    files = ("graph.jsonld", "graph.nq.gz", "graph.ttl.gz")
    assert rows == [
        (number, licence, "Ada Lovelace", f"https://notes.org/sub/{name}") for name in files
    ]
    home = (out / "index.html").read_text("utf-8")
    assert f'<a href="{licence}">CC BY 4.0</a>' in home
    assert '<meta name="author" content="Ada Lovelace">' in home


def test_the_page_of_the_data_links_every_file(example_site: Path) -> None:
    data = (example_site / "data" / "index.html").read_text("utf-8")
    found = set(re.findall(r'href="\.\./([\w.]+)" download', data))
    assert found == {"graph.ttl.gz", "graph.nq.gz", "graph.jsonld", "void.ttl"}
    assert {(example_site / name).is_file() for name in found} == {True}


def test_the_same_notes_give_the_same_bytes(tmp_path: Path) -> None:
    bytes_of = []
    for name in ("one", "two"):
        root = tmp_path / name
        (root / "notes").mkdir(parents=True)
        (root / "kg.yaml").write_text("title: Concepts\n", "utf-8")
        for note in sorted((EXAMPLE / "notes" / "concepts").glob("*.md"), reverse=name == "two"):
            (root / "notes" / note.name).write_bytes(note.read_bytes())
        build_site(kg.open(root), root / "_site")
        made = [f for f in (root / "_site").rglob("*") if f.suffix in {".gz", ".ttl", ".jsonld"}]
        bytes_of.append({f.relative_to(root).as_posix(): f.read_bytes() for f in made})
    assert len(bytes_of[0]) > 3
    assert bytes_of[0] == bytes_of[1]
