"""CSL-JSON and RIS become the same entries as BibTeX."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from kg.bibfiles import form_of, names, read_bibliography


def test_csl_json_of_zotero() -> None:
    items = [
        {
            "id": "http://zotero.org/users/1/items/AB12CD34",
            "type": "article-journal",
            "title": "Gnats and <i>gnus</i>",
            "author": [
                {"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"},
                {"literal": "Gnat & Gnu Society"},
            ],
            "issued": {"date-parts": [[2019, 5, "3"]]},
            "container-title": "Journal of Gnats",
            "page": "1-5",
            "DOI": "10.1000/gnat",
            "note": "Citation Key: berg2019gnats",
            "custom": {"seen": True},
            "my-own": "kept",
        },
        {"id": "b", "type": "chapter", "container-title": "A Book", "issued": {"raw": "2001"}},
        7,
    ]
    found = read_bibliography("refs.json", json.dumps(items, indent=1).encode())
    first, second = found.entries
    assert (first.key, first.type, first.line) == ("berg2019gnats", "article", 2)
    assert {one.name: one.value for one in first.fields} == {
        "title": "Gnats and gnus",
        "author": "van den Berg, Jan and Gnat & Gnu Society",
        "date": "2019-05-03",
        "journaltitle": "Journal of Gnats",
        "pages": "1--5",
        "doi": "10.1000/gnat",
        "note": "Citation Key: berg2019gnats",
        "custom": '{"seen": true}',
        "my-own": "kept",
    }
    author = first.field("author")
    assert author is not None
    assert [one.family for one in names(author.latex)] == ["van den Berg", "Gnat & Gnu Society"]
    assert (second.get("booktitle"), second.get("date")) == ("A Book", "2001")
    assert [one.rule for one in found.diagnostics] == ["unreadable-entry"]


def test_json_that_is_none_is_told_with_its_place() -> None:
    found = read_bibliography("refs.json", b'[\n {"id": "a",}\n]')
    assert [(one.line, one.rule) for one in found.diagnostics] == [(2, "unreadable-entry")]


def test_ris_of_a_publisher() -> None:
    text = """TY  - JOUR
ID  - doe2019
AU  - Doe, Jane
A1  - Roe, R.
TI  - A title that
 goes on
T2  - Journal of Gnats
PY  - 2019/05//
SP  - 1
EP  - 9
KW  - gnats
KW  - gnus
SN  - 1234-5678
UR  - https://arxiv.org/abs/1906.01820
XX  - kept
ER  -

TY  - BOOK
TI  - Never ended
"""
    found = read_bibliography("refs.ris", text.replace("\n", "\r\n").encode())
    first, second = found.entries
    assert (first.key, first.type, first.line) == ("doe2019", "article", 1)
    said = {one.name: one.value for one in first.fields}
    assert said["author"] == "Doe, Jane and Roe, R."
    assert said["title"] == "A title that goes on"
    assert (said["date"], said["pages"], said["keywords"]) == ("2019-05", "1--9", "gnats, gnus")
    assert (said["issn"], said["eprint"], said["ris-xx"]) == ("1234-5678", "1906.01820", "kept")
    assert (second.get("title"), second.line) == ("Never ended", 18)
    assert [(one.line, one.rule) for one in found.diagnostics] == [(18, "malformed-entry")]


def test_the_form_is_told_by_how_a_text_begins() -> None:
    assert form_of("\n\nTY  - JOUR\nER  - ") == "ris"
    assert form_of('{"items": []}') == "csljson"
    assert form_of("\n# A page\n\nWrite to me@example.org") == ""


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["id", "type", "title", "author", "issued", "date-parts", "family", "literal"]
            )
            | st.text(max_size=5),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(_JSON)
def test_no_json_makes_reading_raise(value: object) -> None:
    found = read_bibliography("refs.json", json.dumps(value).encode())
    for entry in found.entries:
        for name in ("author", "editor"):
            names(entry.get(name))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["TY", "TI", "AU", "PY", "ER", "UR", "SN", "XX", "T2", "N1", ""]),
            st.text(max_size=12),
        ),
        max_size=12,
    )
)
def test_no_ris_makes_reading_raise(lines: list[tuple[str, str]]) -> None:
    text = "\n".join(f"{tag}  - {value}" for tag, value in lines)
    read_bibliography("refs.ris", text.encode("utf-8", "surrogatepass"))


def test_the_book_of_a_chapter_in_ris() -> None:
    text = b"TY  - CHAP\nTI  - Gnats\nBT  - Animals\nER  - \n"
    (entry,) = read_bibliography("x.ris", text).entries
    assert (entry.get("title"), entry.get("booktitle")) == ("Gnats", "Animals")


def test_the_day_of_a_reference_in_ris_counts_more_than_its_year() -> None:
    text = b"TY  - JOUR\nTI  - Gnats\nPY  - 2001\nDA  - 2001/05/31\nY1  - 2001\nER  - \n"
    (entry,) = read_bibliography("x.ris", text).entries
    assert entry.get("date") == "2001-05-31"
