"""From a bibliography into the graph and out again: every field of every entry is there."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg.bibfiles import Entry, read_bibliography

NAMES = st.sampled_from(
    ["abstract", "annotation", "file", "keywords", "langid", "mendeley-tags", "note", "pages",
     "publisher", "series", "shorttitle", "volume", "x-own_field", "abstract"]
)  # fmt: skip
LATEX = st.lists(
    st.sampled_from(
        [r"{\"u}", r"\'{e}", r"\v{S}", "Škoda", "RNA", "{RNA}", r"\&", r"\%", r"5\,\%", "--", "---",
         "$x_1^2$", r"\emph{gnats}", r"{\textit{gnus}}", "``so''", "~", r"\textsc{x}", "山", r"\_",
         "word", "a: b", "(c)", "[d]", "#", "'", '"', "<e>"]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)  # fmt: skip
PLAIN = st.text(st.sampled_from("abcXYZ019:/.?=&%~-_;+"), min_size=1, max_size=20)
FIELDS = st.dictionaries(NAMES, LATEX, max_size=6)
TYPES = st.sampled_from(["article", "book", "inproceedings", "misc", "thesis", "report", "online"])


def field(name: str, value: str) -> str:
    return f"  {name} = {{{value}}},\n"


@st.composite
def bibliographies(draw: st.DrawFn) -> str:
    entries = []
    for number in range(draw(st.integers(1, 8))):
        title = f"Made-up work {number}: {draw(LATEX)}"
        fields = {"title": title, **draw(FIELDS)}
        if draw(st.booleans()):
            fields["author"] = r"M{\"u}ller, Zo{\"e} and {Gnat \& Gnu Society} and van der Berg, J."
        fields["url"] = f"https://example.org/{number}/{draw(PLAIN)}"
        body = "".join(field(name, value) for name, value in fields.items())
        entries.append(f"@{draw(TYPES)}{{key{number},\n{body}  year = {{{1990 + number}}}\n}}\n")
    return "\n".join(entries)


def by_key(text: str) -> dict[str, Entry]:
    return {one.key: one for one in read_bibliography("x.bib", text.encode()).entries}


def said(entry: Entry) -> dict[str, tuple[str, str]]:
    return {one.name: (one.value, one.latex) for one in entry.fields}


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=bibliographies())
def test_every_field_comes_back(text: str) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "references.bib").write_text(text, "utf-8")
        vault = kg.open(folder)
        assert_whole(text, vault)


def assert_whole(text: str, vault: kg.Vault) -> None:
    before = by_key(text)
    after = by_key(vault.bibliography("biblatex"))
    assert after.keys() == before.keys()
    for key, entry in before.items():
        assert after[key].type == entry.type
        assert said(after[key]).items() >= said(entry).items()
    for key, entry in by_key(vault.bibliography("bibtex")).items():
        texts = {one.name: one.value for one in entry.fields}
        assert (
            texts.items()
            >= {
                one.name.replace("annotation", "annote"): one.value for one in before[key].fields
            }.items()
        )


def test_what_only_biblatex_has_is_what_bibtex_calls_it(vault: kg.Vault) -> None:
    r"""
    == references.bib
    @report{doe2019,
      author = {Doe, J.},
      title = {Gnats},
      date = {2019-05-31},
      institution = {Gnat Society},
      location = {Anytown},
      eprint = {1906.01820},
      eprinttype = {arXiv},
      my-own = {\emph{kept}},
    }
    """
    assert vault.bibliography("bibtex") == (
        "@techreport{doe2019,\n"
        "  author = {Doe, J.},\n"
        "  title = {Gnats},\n"
        "  date = {2019-05-31},\n"
        "  institution = {Gnat Society},\n"
        "  address = {Anytown},\n"
        "  eprint = {1906.01820},\n"
        "  archiveprefix = {arXiv},\n"
        "  my-own = {\\emph{kept}},\n"
        "  year = {2019},\n"
        "  month = may,\n"
        "}\n"
    )


def test_volume_and_pages_are_in_what_others_read(vault: kg.Vault) -> None:
    """
    == references.bib
    @article{doe2019, author = {Doe, Jane}, title = {Gnats}, journal = {Journal of Gnats},
      year = 2019, volume = 7, number = 2, pages = {11--19}, keywords = {a, b}}
    """
    (item,) = vault.papers_as_csl()
    assert (item["volume"], item["issue"], item["page"]) == ("7", "2", "11-19")
    assert item["type"] == "article-journal"
    assert {"VL  - 7", "SP  - 11", "EP  - 19", "KW  - a", "KW  - b"} <= set(
        vault.bibliography("ris").split("\r\n")
    )


def test_names_that_are_spelt_out_are_put_together_for_bibtex(vault: kg.Vault) -> None:
    r"""
    == references.bib
    @misc{a, title = {A},
      author = {family=Berg, given=J{\'o}zef, prefix=van, useprefix=true and Roe, R.}}
    """
    assert "author = {van Berg, J\\'{o}zef and Roe, R.}" in vault.bibliography("bibtex")
    assert "author = {family=Berg, given=J{\\'o}zef, prefix=van" in vault.bibliography("biblatex")


def test_citation_styles_set_volume_and_pages(vault: kg.Vault) -> None:
    """
    == references.bib
    @article{doe2019, author = {Doe, Jane}, title = {Gnats}, journal = {Journal of Gnats},
      year = 2019, volume = 7, number = 2, pages = {11--19}}
    @inproceedings{roe2001, author = {Roe, R.}, title = {Gnus}, booktitle = {Proc. of Gnus},
      year = 2001, pages = {3--4}}
    """

    def set_as(style: str) -> list[str]:
        return ["".join(run.text for run in one.words) for one in vault.cite(style=style)]

    assert set_as("apa") == [
        "Doe, J. (2019). Gnats. Journal of Gnats, 7(2), 11–19.",
        "Roe, R. (2001). Gnus. In Proc. of Gnus (pp. 3–4).",
    ]
    assert set_as("ieee") == [
        "J. Doe, “Gnats”, Journal of Gnats, vol. 7, no. 2, pp. 11–19, 2019.",
        "R. Roe, “Gnus”, in Proc. of Gnus, pp. 3–4, 2001.",
    ]


def test_what_others_take_over_from_stands_behind_them(vault: kg.Vault) -> None:
    """
    == references.bib
    @inproceedings{b-chapter, author = {Doe, J.}, title = {Chapter}, crossref = {a-book}}
    @proceedings{a-book, title = {Book}, year = 1999}
    """
    whole = vault.bibliography("bibtex")
    assert whole.index("{b-chapter,") < whole.index("{a-book,")
    assert "crossref = {a-book}" in whole
    alone = vault.bibliography("bibtex", "b-chapter")
    assert "crossref" not in alone
    assert "booktitle = {Book}" in alone
    assert "howpublished" not in whole + alone
    assert "year = {1999}" in alone


def test_a_chapter_says_what_its_book_says_in_every_form(vault: kg.Vault) -> None:
    """
    == references.bib
    @incollection{doe, author = {Doe, Jane}, title = {Gnats}, pages = {3--4}, crossref = {animals}}
    @book{animals, title = {Animals}, editor = {Roe, Ann and van Poe, Ed}, publisher = {P},
      date = {2001-05-31}, urldate = {2002-01-02}}
    """
    alone = vault.bibliography("biblatex", "doe")
    assert "  editor = {Roe, Ann and van Poe, Ed},\n  publisher = {P},\n" in alone
    assert "  booktitle = {Animals},\n" in alone
    chapter = next(one for one in vault.papers_as_csl() if one["id"] == "doe")
    assert (chapter["container-title"], chapter["publisher"]) == ("Animals", "P")
    assert chapter["editor"] == [
        {"family": "Roe", "given": "Ann"}, {"family": "van Poe", "given": "Ed"}
    ]  # fmt: skip
    assert chapter["issued"] == {"date-parts": [[2001, 5, 31]]}
    assert vault.bibliography("ris", "doe").replace("\r\n", "|") == (
        "TY  - CHAP|ID  - doe|AU  - Doe, Jane|TI  - Gnats|T2  - Animals|PY  - 2001|SP  - 3|EP  - 4|"
        "A2  - Roe, Ann|A2  - van Poe, Ed|PB  - P|DA  - 2001/05/31|Y2  - 2002/01/02|ER  - |"
    )
    (apa,) = ("".join(r.text for r in one.words) for one in vault.cite("doe", style="apa"))
    assert apa == "Doe, J. (2001). Gnats. In A. Roe & E. van Poe (Eds.), Animals (pp. 3–4). P."
    (ieee,) = ("".join(r.text for r in one.words) for one in vault.cite("doe", style="ieee"))
    assert ieee == ("J. Doe, “Gnats”, in Animals, A. Roe and E. van Poe, Eds., P, pp. 3–4, 2001.")


def test_what_several_have_in_common_goes_with_them(vault: kg.Vault) -> None:
    """
    == references.bib
    @xdata{press, publisher = {Press}, location = {Anytown}}
    @book{a, title = {A}, xdata = {Press}, empty = {}}
    @book{b, title = {B}}
    """
    press = "@xdata{press,\n  publisher = {Press},\n  location = {Anytown},\n}\n"
    assert vault.bibliography("biblatex").endswith(press)
    alone = "@book{a,\n  title = {A},\n  xdata = {Press},\n  empty = {},\n}\n"
    assert vault.bibliography("biblatex", "a") == f"{alone}\n{press}"
    assert "xdata" not in vault.bibliography("biblatex", "b")
    assert len(vault.papers_as_csl()) == 2


@pytest.mark.parametrize("form", ["csljson", "ris"])
def test_a_bibliography_may_be_of_another_form(form: str, tmp_path: Path) -> None:
    text = {
        "csljson": '[{"id": "doe2019", "title": "Gnats", "volume": "7", "my-own": "kept"}]',
        "ris": "TY  - JOUR\nID  - doe2019\nTI  - Gnats\nVL  - 7\nXX  - kept\nER  -\n",
    }[form]
    name = {"csljson": "refs.json", "ris": "refs.ris"}[form]
    (tmp_path / name).write_text(text)
    (tmp_path / "kg.yaml").write_text(f"citation: {{bibliography: {name}}}\n")
    written = kg.open(tmp_path).bibliography("biblatex")
    assert "{doe2019," in written
    assert "  title = {Gnats}" in written
    assert "  volume = {7}" in written
    assert "= {kept}" in written
