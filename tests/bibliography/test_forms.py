"""References written for other programs, read back by those programs' own readers."""

from __future__ import annotations

import json
import re

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string
from pybtex.richtext import Text

from kg import Vault
from kg.bibliography.bibtex import biblatex, bibtex
from kg.bibliography.keys import Known, keys
from kg.bibliography.latex import latex
from kg.bibliography.reference import Author, Reference
from kg.bibliography.ris import ris
from kg.bibliography.types import csl_type

FULL = Reference(
    iri="x:1",
    key="müller2019risks",
    type="paper-conference",
    title="Risks & “rewards”: 100% of RL² in Škoda's 5_6 {sets} #1 ~ $x^2$",
    authors=(
        Author("van der Müller", "Zoë"),
        Author("Bell and Sons, Inc."),
        Author("山田", "太郎"),
    ),
    year=2019,
    venue="Proceedings of R&D",
    doi="10.1000/a_b(c)%23",
    arxiv="1906.01820",
    url="https://example.org/~x?a=1&b=%7B2%7D#top",
)


def read_bibtex(text: str, key: str) -> dict[str, str]:
    """Return the fields of an entry as pybtex reads them, without the commands of LaTeX."""
    entry = parse_string(text, "bibtex").entries[key]
    plain = {name: str(Text.from_latex(entry.fields[name])) for name in entry.fields}
    names = [" ".join(map(str, p.first_names + p.prelast_names + p.last_names))
             for p in entry.persons["author"]]  # fmt: skip
    return plain | {"author": " / ".join(str(Text.from_latex(name)) for name in names)}


def test_what_is_written_as_bibtex_is_read_as_it_was() -> None:
    read = read_bibtex(bibtex([FULL]), FULL.key)
    title = re.sub(r"\\text\w+ ?", "", read["title"])
    assert title.startswith("Risks & “rewards”: 100% of RL² in Škoda's 5_6 ")
    assert read["author"] == "Zoë van der Müller / Bell and Sons, Inc. / 太郎 山田"
    assert read["booktitle"] == "Proceedings of R&D"
    assert read["year"] == "2019"
    fields = parse_string(bibtex([FULL]), "bibtex").entries[FULL.key].fields
    assert fields["doi"] == FULL.doi
    assert fields["url"] == FULL.url
    assert (fields["eprint"], fields["archiveprefix"]) == (FULL.arxiv, "arXiv")


def test_biblatex_keeps_letters_and_has_its_own_names_of_fields() -> None:
    written = biblatex([FULL])
    assert written.startswith("@inproceedings{müller2019risks,\n")
    assert "author = {van der Müller, Zoë and {Bell and Sons, Inc.} and 山田, 太郎}" in written
    assert "date = {2019}" in written
    assert "eprinttype = {arXiv}" in written


def test_capitals_that_a_style_may_not_take_away_stand_in_braces() -> None:
    one = Reference("x:1", "k", "book", "A GAN for iPhones in Europe, by meta-RL")
    assert "title = {A {GAN} for {iPhones} in Europe, by meta-{RL}}" in bibtex([one])


HOSTILE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co"]),
    min_size=1,
    max_size=40,
)


@settings(deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_no_title_or_name_breaks_the_entry_it_stands_in(title: str, name: str, given: str) -> None:
    one = Reference("x:1", "k", "book", title, (Author(name, given),), venue=name, url=title)
    for written in (bibtex([one, one]), biblatex([one])):
        assert written.count("{") == written.count("}")
        assert re.search(r"(?<!\\)[%#$&]", re.sub(r"(url|doi) = \{.*", "", written)) is None
    entry = parse_string(bibtex([one]), "bibtex").entries["k"]
    assert set(entry.fields) <= {"title", "publisher", "url"}
    assert len(entry.persons.get("author", [])) <= 1


@settings(deadline=None)
@given(HOSTILE)
def test_text_for_latex_holds_no_command_of_its_own(text: str) -> None:
    known = r"\\(?:text\w+\{\}|[a-zA-Z]+(?![a-zA-Z])|[`'^~=.\"](?=\{)|[&%$#_])"
    assert "\\" not in re.sub(known, "", latex(text))
    assert latex("\\input{/etc/passwd}") == (
        r"\textbackslash{}input\textbraceleft{}/etc/passwd\textbraceright{}"
    )


def test_what_is_written_as_ris_is_read_as_it_was() -> None:
    (read,) = rispy.loads(ris([FULL]))
    assert read["type_of_reference"] == "CONF"
    assert read["id"] == FULL.key
    assert read["authors"] == ["van der Müller, Zoë", "Bell and Sons, Inc.", "山田, 太郎"]
    assert read["title"] == FULL.title
    assert (read["year"], read["doi"], read["urls"]) == ("2019", FULL.doi, [FULL.url])


def test_a_line_of_ris_cannot_be_forged() -> None:
    one = Reference("x:1", "k", "book", "A title\nER  - \nTY  - JOUR")
    assert len(rispy.loads(ris([one]))) == 1


def test_csl_holds_only_what_is_known() -> None:
    assert Reference("x:1", "k", "document", "T").csl() == {
        "id": "k", "type": "document", "title": "T",
    }  # fmt: skip
    item = FULL.csl()
    assert item["author"] == [
        {"family": "van der Müller", "given": "Zoë"},
        {"literal": "Bell and Sons, Inc."},
        {"family": "山田", "given": "太郎"},
    ]
    assert item["issued"] == {"date-parts": [[2019]]}
    assert item["container-title"] == "Proceedings of R&D"


@pytest.mark.parametrize(
    ("venue", "expected"),
    [
        ("NeurIPS 2018", "paper-conference"),
        ("Proceedings of the ACM", "paper-conference"),
        ("AAAI 2015 Workshop on AI and Ethics", "paper-conference"),
        ("Nature", "article-journal"),
        ("arXiv preprint", "article"),
        ("PhD thesis, MIT", "thesis"),
        ("OpenAI Technical Report", "report"),
        ("AI Alignment Forum", "webpage"),
        ("Oxford University Press", "book"),
        ("", "document"),
    ],
)
def test_the_venue_tells_the_type(venue: str, expected: str) -> None:
    assert csl_type(venue) == expected


def test_a_paper_without_a_citekey_gets_a_key_that_stays() -> None:
    one = Known((), "Hubinger", 2019, "Risks from learned optimization")
    other = Known((), "Hubinger", 2019, "The risks of something")
    alone = keys({"x:1": one})
    both = keys({"x:1": one, "x:2": other})
    assert alone["x:1"] == both["x:1"] == "hubinger2019risks"
    assert both["x:2"].startswith("hubinger2019risks-")
    assert (
        keys({"x:0": Known(("Hubinger2019Risks",), "", 0, ""), "x:1": one})["x:1"]
        != "hubinger2019risks"
    )


CITEKEYS = st.tuples(st.sampled_from(["a", "A", "b"])) | st.just(())
KNOWN = st.builds(Known, CITEKEYS, st.text(max_size=3), st.integers(0, 3), st.text(max_size=6))


@settings(deadline=None)
@given(st.dictionaries(st.text(min_size=1, max_size=4), KNOWN))
def test_keys_are_unique_and_fit_into_bibtex(papers: dict[str, Known]) -> None:
    found = keys(papers)
    assert found.keys() == papers.keys()
    assert len({key.lower() for key in found.values()}) == len(papers)
    assert all(re.fullmatch(r"[A-Za-z0-9-]+", key) for key in found.values())


def test_the_papers_of_a_vault_are_references(vault: Vault) -> None:
    """
    == LN-Risks.md
    ---
    type: literature
    title: Risks from learned optimization
    authors: [Evan Hubinger, Chris van Merwijk]
    year: 2019
    venue: arXiv
    arxiv: "1906.01820"
    citekey: hubinger2019risks
    ---
    # Risks

    == LN-Own.md
    ---
    type: literature
    title: A study of goals
    authors: [OpenAI]
    year: 2021
    doi: 10.1000/xyz
    ---
    # Goals
    """
    assert [item["id"] for item in vault.papers_as_csl()] == [
        "hubinger2019risks",
        "openai2021study",
    ]
    (risks,) = vault.papers_as_csl("@hubinger2019risks")
    assert risks["author"] == [
        {"family": "Hubinger", "given": "Evan"},
        {"family": "van Merwijk", "given": "Chris"},
    ]
    assert risks["number"] == "arXiv:1906.01820"
    known = vault.references
    assert known.called("DOI:10.1000/XYZ")[0].key == "openai2021study"
    assert known.called("Hubinger2019Risks")[0].title == "Risks from learned optimization"
    assert known.nearest("hubinger2019risk") == "hubinger2019risks"
    assert json.loads(vault.bibliography("csljson", "A study of goals"))[0]["DOI"] == "10.1000/xyz"
    assert "@misc{hubinger2019risks," in vault.bibliography()


def test_two_papers_of_one_citekey_are_both_called_by_it(vault: Vault) -> None:
    """
    == LN-A.md
    ---
    type: literature
    title: One paper
    doi: 10.1000/one
    citekey: same2020
    ---

    == LN-B.md
    ---
    type: literature
    title: Another paper
    doi: 10.1000/two
    citekey: same2020
    ---
    """
    assert len(vault.references.called("same2020")) == 2
    assert len({item["id"] for item in vault.papers_as_csl()}) == 2
