"""Nanopublications: the `nanopub` library reads, accepts and signs what is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import URIRef

import kg

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
"""rdflib warns of its own calls."""
BASE = "https://notes.test/kg/"
CITO = "http://purl.org/spar/cito/"
KG = "https://w3id.org/litkg/ns#"


def read(folder: Path, data: bytes) -> object:
    """Let the library read one nanopublication, as whoever signs it does."""
    from nanopub.nanopub import Nanopub

    file = folder / "one.trig"
    file.write_bytes(data)
    return Nanopub(rdf=file)


def test_each_claim_and_citation_is_one_that_the_library_accepts(
    hostile: kg.Vault, tmp_path: Path
) -> None:
    from nanopub.nanopub import Nanopub

    files = list(hostile.exported_files("nanopub"))
    claims, citations = (
        {row[0].value for row in table.rows if row[0]}
        for kind in ("kg:Claim", "cito:Citation")
        if (table := hostile.query(f"SELECT DISTINCT ?x {{ ?x a {kind} }}").table)
    )
    assert claims
    assert citations
    found = set()
    for file in files:
        one = read(tmp_path, file.data)
        assert isinstance(one, Nanopub)
        assert one.is_valid
        about = {str(s) for s in one.assertion.subjects()} & (claims | citations)
        found |= about
        assert about
        assert set(one.pubinfo.objects(None, URIRef("http://purl.org/dc/terms/creator"))) == {
            URIRef("https://orcid.org/0000-0002-1825-0097")
        }
    assert found == claims | citations
    assert len(files) == len(found)


def test_one_can_be_signed(hostile: kg.Vault, tmp_path: Path) -> None:
    from nanopub.nanopub import Nanopub
    from nanopub.nanopub_conf import NanopubConf
    from nanopub.profile import Profile, generate_keyfiles

    generate_keyfiles(tmp_path)
    who = "https://orcid.org/0000-0002-1825-0097"
    profile = Profile(who, "Josiah Carberry", tmp_path / "id_rsa", tmp_path / "id_rsa.pub")
    file = tmp_path / "one.trig"
    file.write_bytes(next(iter(hostile.exported_files("nanopub"))).data)
    one = Nanopub(rdf=file, conf=NanopubConf(profile=profile))
    one.sign()
    assert one.source_uri.startswith("http://purl.org/np/RA")
    assert one.has_valid_signature
    assert one.has_valid_trusty


def test_the_words_of_a_claim_stay_as_they_are(hostile: kg.Vault) -> None:
    text = hostile.exported("nanopub")
    said = {quad.object.value for quad in parse(text, format=RdfFormat.TRIG)}
    assert r'The text says "} . <a> <b> ." and \u0022 as well.' in said


def test_a_citation_says_what_cites_what_and_in_which_sentence(hostile: kg.Vault) -> None:
    quads = list(parse(hostile.exported("nanopub"), format=RdfFormat.TRIG))
    cites = [q for q in quads if q.predicate.value == CITO + "cites"]
    assert [(q.subject.value, q.object.value) for q in cites] == [
        (f"{BASE}paper/doi-10.1234_made.up", f"{BASE}paper/arxiv-2001.00001")
    ]
    graphs = {q.graph_name.value.rpartition("/")[2] for q in cites}
    assert graphs == {"assertion"}
    sentences = [q for q in quads if q.predicate.value == KG + "context"]
    assert {q.graph_name.value.rpartition("/")[2] for q in sentences} == {"provenance"}


def test_a_citation_by_key_says_where_in_the_work_and_not_how_it_was_typed(
    vault: kg.Vault,
) -> None:
    """
    == a.md
    ---
    type: literature
    title: Cited
    citekey: made2020
    ---
    # Cited
    == b.md
    # Thoughts

    It is said [@made2020, p. 9].
    """
    quads = list(parse(vault.exported("nanopub"), format=RdfFormat.TRIG))
    asserted = [q for q in quads if q.graph_name.value.endswith("/assertion")]
    own = {q.predicate.value.removeprefix(KG) for q in asserted if q.predicate.value.startswith(KG)}
    assert own == {"locator"}
    assert KG + "Link" not in {q.object.value for q in asserted}


def test_only_what_an_expression_finds(hostile: kg.Vault) -> None:
    some = b"".join(f.data for f in hostile.exported_files("nanopub", "year:2020 type:literature"))
    assert b"Counts things" in some
    assert b"as well" not in some


def test_private_notes_are_left_out_of_what_is_published(tmp_path: Path) -> None:
    (tmp_path / "kg.yaml").touch()
    for name, private in (("open", ""), ("kept", "publish: false")):
        (tmp_path / f"{name}.md").write_text(
            f"---\ntype: concept\n{private}\n---\n# {name}\n\n## Atomic claim\n\nIt is {name}.\n"
        )
    vault = kg.open(tmp_path)
    assert b"It is kept" in vault.exported("nanopub")
    published = vault.published().exported("nanopub")
    assert b"It is open" in published
    assert b"kept" not in published


def test_it_is_the_same_every_time(hostile: kg.Vault) -> None:
    assert hostile.exported("nanopub") == hostile.exported("nanopub")
