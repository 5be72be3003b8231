"""Citations by key in the graph: who cites what, in which sentence, where in the work."""

from __future__ import annotations

from pathlib import Path

import kg
from tests.graph.test_statements import local

CITED = """SELECT ?citing ?cited ?line ?place { ?c a cito:Citation , kg:Link ;
  cito:hasCitingEntity ?citing ; cito:hasCitedEntity ?cited ; kg:line ?line .
  OPTIONAL { ?c kg:locator ?place } ?citing cito:cites ?cited } ORDER BY ?line ?cited"""


def test_a_citation_is_stated_with_sentence_line_and_place(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    {type: literature, title: Paper A, arxiv: "2001.00001", citekey: ash2001}
    ---
    == n.md
    # N
    It is so [see @ash2001, pp. 3-5]. As @ash2001 [chap. 2] has it.
    """
    note, paper = "note/n", "paper/arxiv-2001.00001"
    assert local(vault, CITED) == [(note, paper, "2", "ch. 2"), (note, paper, "2", "pp. 3-5")]
    said = local(
        vault,
        """SELECT ?from ?to ?why ?kind { ?c a cito:Citation ; kg:from ?from ; kg:to ?to ;
        kg:context ?why ; kg:linkKind ?kind ; cito:hasCitationCharacterization cito:cites ;
        dcterms:isPartOf ?from . ?from dcterms:references ?to }""",
    )
    assert said == [
        ("note/n", "note/LN-A", "As @ash2001 [chap. 2] has it.", "citation"),
        ("note/n", "note/LN-A", "It is so [see @ash2001, pp. 3-5].", "citation"),
    ]


def test_a_citation_is_a_backlink_of_the_paper_and_of_its_note(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    {type: literature, title: Paper A, doi: 10.1000/a, citekey: ash2001}
    ---
    Its own words [@ash2001, p. 1].
    == MR-A.md
    ---
    {type: machine-review, title: Paper A, doi: 10.1000/a}
    ---
    == PN-B.md
    # B
    It is so [@ash2001, p. 3] — they measured it. See [[nobody]].
    """
    for thing in ("@ash2001", "LN-A", "10.1000/a"):
        (row,) = vault.backlinks(thing)
        assert (row.kind, row.status, row.path, row.line) == ("citation", "resolved", "PN-B.md", 2)
        assert (row.reason, row.locator) == ("they measured it.", "p. 3")
        assert row.sentence == "It is so [@ash2001, p. 3] — they measured it."
    assert vault.show("@ash2001").backlinks == vault.backlinks("@ash2001")
    assert [row.to_title for row in vault.links("PN-B")] == ["Paper A", "nobody"]
    assert [one.path for one in vault.find("cites:@ash2001 type:note OR cites:@ash2001")] == [
        "LN-A.md",
        "PN-B.md",
    ]
    assert vault.stats().links == {
        "wikilinks": 1, "embeds": 0, "markdown": 0,
        "resolved": 0, "missing": 1, "ambiguous": 0, "with_reason": 0,
    }  # fmt: skip


def test_a_note_on_a_paper_cites_for_it_but_not_itself_or_what_came_later(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    {type: literature, title: A, doi: 10.1000/a, year: 2010, citekey: a2010}
    ---
    # A
    [@a2010; @b2000; @c2011; @d2012]
    == LN-B.md
    ---
    {type: literature, title: B, doi: 10.1000/b, year: 2000, citekey: b2000}
    ---
    == LN-C.md
    ---
    {type: literature, title: C, doi: 10.1000/c, year: 2011, citekey: c2011}
    ---
    == LN-D.md
    ---
    {type: literature, title: D, doi: 10.1000/d, year: 2012, citekey: d2012}
    ---
    """
    a, b, c, d = (f"paper/doi-10.1000_{name}" for name in "abcd")
    assert [row[:2] for row in local(vault, CITED)] == [
        ("note/LN-A", a),
        ("note/LN-A", d),
        (a, b),
        (a, c),
    ]
    assert vault.check(["impossible-citation"]) == ()
    assert sorted((e.kind, e.target) for e in vault.around("LN-A") if e.path) == [
        ("cites", f"{vault.config.base}{b}"),
        ("cites", f"{vault.config.base}{c}"),
        ("links to", f"{vault.config.base}{d}"),
    ]


def test_a_relation_beside_a_citation_is_its_intent(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    {type: literature, title: A, doi: 10.1000/a, citekey: a}
    ---
    supports:: [@b, p. 3] — the numbers agree

    - Extended by [@b]
    == LN-B.md
    ---
    {type: literature, title: B, doi: 10.1000/b, citekey: b}
    ---
    == n.md
    - contradicts:: [@a]
    - Extended by: [@b]
    """
    a, b = "paper/doi-10.1000_a", "paper/doi-10.1000_b"
    found = local(
        vault,
        """SELECT ?citing ?intent ?cited ?why { ?c cito:hasCitingEntity ?citing ;
        cito:hasCitationCharacterization ?intent ; cito:hasCitedEntity ?cited .
        ?citing ?intent ?cited ; cito:cites ?cited OPTIONAL { ?c kg:rationale ?why } }
        ORDER BY ?citing ?intent""",
    )
    cito = "http://purl.org/spar/cito/"
    assert found == [
        ("note/n", f"{cito}cites", b, ""),
        ("note/n", f"{cito}disagreesWith", a, ""),
        (a, f"{cito}supports", b, "the numbers agree"),
        (b, f"{cito}extends", a, ""),
    ]
    assert vault.check(["shacl"]) == ()


def test_a_citation_below_related_notes_is_one_of_them(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    {type: literature, title: A, citekey: a}
    ---
    ## Related Notes
    - [@b] — measures it
    - [@nobody]
    == LN-B.md
    ---
    {type: literature, title: B, citekey: b}
    ---
    """
    assert local(vault, "SELECT ?a ?b { ?a kg:relatedNote ?b }") == [("note/LN-A", "note/LN-B")]
    assert [row.reason for row in vault.links("LN-A")] == ["measures it", ""]


def test_a_key_of_no_paper_leads_nowhere_and_a_name_is_a_person(vault: kg.Vault) -> None:
    """
    == n.md
    [@nobody], @lund2019 and @alice; [@same] and [[@nobody]].
    == LN-A.md
    ---
    {type: literature, title: A, doi: 10.1000/a, citekey: same}
    ---
    == LN-B.md
    ---
    {type: literature, title: B, doi: 10.1000/b, citekey: same}
    ---
    """
    found = local(
        vault,
        """SELECT ?target ?column ?end ?class { ?l kg:target ?target ; kg:column ?column ;
        kg:endColumn ?end ; kg:to/rdf:type ?class ; kg:linkKind "citation" } ORDER BY ?column""",
    )
    assert found == [
        ("@lund2019", "12", "21", "Missing"),
        ("@nobody", "2", "9", "Missing"),
        ("@same", "35", "40", "Ambiguous"),
    ]
    (same,) = (row for row in vault.links("n") if row.status == "ambiguous")
    assert same.candidates == ("LN-A.md", "LN-B.md")
    assert vault.query("ASK { ?c a cito:Citation }").truth is False
    assert vault.check(["shacl"]) == vault.check(["shacl", "dangling-link"])[1:]


def test_case_tells_keys_apart_only_where_it_must(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    {type: literature, title: A, doi: 10.1000/a, citekey: Ash}
    ---
    == LN-B.md
    ---
    {type: literature, title: B, doi: 10.1000/b, citekey: ash}
    ---
    == LN-C.md
    ---
    {type: literature, title: C, doi: 10.1000/c, citekey: Cole2003}
    ---
    == n.md
    [@Ash] [@ash] [@cole2003]
    """
    assert [row[1] for row in local(vault, CITED)] == [
        "paper/doi-10.1000_a", "paper/doi-10.1000_b", "paper/doi-10.1000_c",
    ]  # fmt: skip


def test_a_paper_without_a_key_has_the_one_that_bibliographies_use(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    {type: literature, title: The risks of learning, authors: ["Ash, Ann"], year: 2001,
     doi: 10.1000/a}
    ---
    == @bay2002.md
    ---
    {type: literature, title: B, doi: 10.1000/b}
    ---
    == n.md
    [@ash2001risks; @bay2002]
    """
    assert [row[1] for row in local(vault, CITED)] == [
        "paper/doi-10.1000_a",
        "paper/doi-10.1000_b",
    ]
    assert {one["id"] for one in vault.papers_as_csl()} == {"ash2001risks", "bay2002"}


def test_citations_follow_a_key_that_appears_moves_and_goes(vault: kg.Vault) -> None:
    """
    == n.md
    [@key] and @key too.
    == LN-A.md
    ---
    {type: literature, title: A, doi: 10.1000/a}
    ---
    == LN-B.md
    ---
    {type: literature, title: B, doi: 10.1000/b}
    ---
    """
    folder = Path(vault.root)

    def keyed(name: str, key: str) -> None:
        text = f"---\n{{type: literature, title: {name}, doi: 10.1000/{name.lower()}{key}}}\n---\n"
        (folder / f"LN-{name}.md").write_text(text, "utf-8")

    def cited() -> list[str]:
        return [row[1] for row in local(kg.open(folder), CITED)]

    assert cited() == []
    keyed("A", ", citekey: key")
    assert cited() == ["paper/doi-10.1000_a"] * 2
    keyed("A", ", citekey: other")
    keyed("B", ", citekey: key")
    assert cited() == ["paper/doi-10.1000_b"] * 2
    keyed("A", ", citekey: key")
    assert cited() == []
    (folder / "LN-A.md").unlink()
    (folder / "LN-B.md").unlink()
    assert len(kg.open(folder).links("n", missing=True)) == 1


def test_an_entry_of_a_bibliography_is_cited_by_its_key_and_by_those_it_had(
    vault: kg.Vault,
) -> None:
    """
    == kg.yaml
    == references.bib
    @article{moss2019, title = {Moss}, year = 2019, doi = {10.1000/moss}, ids = {lund2019, old}}
    @book{stone, title = {Stones}, year = 2001, isbn = {978-0-19-967811-2}, ids = {both}}
    @book{both, title = {Both}, year = 2002}
    == LN-Moss.md
    ---
    {type: literature, title: Moss, doi: 10.1000/moss, citekey: own}
    ---
    == n.md
    [@moss2019; @lund2019; @old; @own; @stone; @both; @LUND2019]
    """
    moss, stone, both = "paper/doi-10.1000_moss", "paper/isbn-9780199678112", "paper/title-both"
    assert [row[1] for row in local(vault, CITED)] == [*[moss] * 5, stone, both]
    assert {row.to_iri for row in vault.links("n")} == {
        f"{vault.config.base}{name}" for name in ("note/LN-Moss", stone, both)
    }
    assert vault.check(["unknown-citekey"]) == ()
    assert vault.in_words("[@old; @both]") == "(Moss, 2019; Both, 2002)"


def test_an_entry_that_loses_a_key_is_cited_by_it_no_more(vault: kg.Vault) -> None:
    """
    == kg.yaml
    == references.bib
    @article{moss2019, title = {Moss}, ids = {lund2019}}
    == n.md
    [@lund2019]
    """
    assert len(local(vault, CITED)) == 1
    (Path(vault.root) / "references.bib").write_text("@article{moss2019, title = {Moss}}\n")
    vault.refresh()
    assert local(vault, CITED) == []
    (found,) = vault.check(["unknown-citekey"])
    assert found.message == "no paper has the citekey 'lund2019'"
