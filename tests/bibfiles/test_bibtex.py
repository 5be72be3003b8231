"""BibTeX and BibLaTeX as people have it: what is read, what is told, where."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.bibfiles import Bibliography, Entry, inherited, names, read_bibliography


def read(text: str) -> Bibliography:
    return read_bibliography("refs.bib", text.encode())


def only(text: str) -> Entry:
    (entry,) = read(text).entries
    return entry


def told(read: Bibliography) -> list[tuple[int, str]]:
    return [(one.line, one.rule) for one in read.diagnostics]


def test_strings_are_put_in_and_joined() -> None:
    entry = only(
        """@string{press = {Made-up Press}}
@STRING(house = "The " # press)
@book{doe2001, publisher = house # ", Ltd", month = "3~" # mar, year = 2001}"""
    )
    assert entry.get("publisher") == "The Made-up Press, Ltd"
    assert entry.get("month") == "3 mar"
    assert entry.get("year") == "2001"


def test_accents_become_letters_and_braces_go() -> None:
    entry = only(
        r"""@article{a, author = {M{\"u}ller, J{\'o}zef and {\O}stby, \v{Z}ofia},
  title = {{{A} Study} of \emph{Gnats} --- 50\% {of} $x_1$}, note = "quoted \"{o} {"}here{"}"}"""
    )
    assert entry.get("author") == "Müller, Józef and Østby, Žofia"
    assert entry.get("title") == "A Study of Gnats — 50% of $x_1$"
    assert entry.get("note") == 'quoted ö "here"'
    field = entry.field("title")
    assert field is not None
    assert field.latex == r"{{A} Study} of \emph{Gnats} --- 50\% {of} $x_1$"


def test_addresses_and_paths_are_no_latex() -> None:
    entry = only(
        r"""@misc{a, url = {https://example.org/a\_b%20c~d}, doi = {10.1000/x\_y},
  file = {Full Text:C\:\\Users\\me\\x.pdf:application/pdf}}"""
    )
    assert entry.get("url") == "https://example.org/a_b%20c~d"
    assert entry.get("doi") == "10.1000/x_y"
    assert entry.get("file") == r"Full Text:C\:\\Users\\me\\x.pdf:application/pdf"


def test_each_field_has_its_line() -> None:
    entry = only("\n% a remark\n@article{a,\n  title = {T},\n\n  year = 2001\n}\n")
    assert (entry.line, entry.end_line) == (3, 7)
    assert [(one.name, one.line) for one in entry.fields] == [("title", 4), ("year", 6)]


def test_a_broken_entry_costs_no_other() -> None:
    found = read(
        """@article{one, title = {First}}
@article{broken, title = {Never closed, year = 2000

@article{two, title = {Second}}
"""
    )
    assert [entry.key for entry in found.entries] == ["one", "two"]
    assert told(found) == [(2, "unreadable-entry")]


def test_slips_are_read_over_and_told() -> None:
    found = read(
        """@book{a title = {No comma behind the key}}
@book{b, title = {No comma behind} year = 1999}
@book{c, title = {First}, title = {Second}}
@book{d, year = 1999, !!! what, note = {still read}}
@book{e, publisher = nowhere}
@book{, title = {No key}}
@book{f, title = {Not ended},"""
    )
    assert [e.key for e in found.entries] == ["a", "b", "c", "d", "e", "", "f"]
    a, b, c, d, e, _, f = found.entries
    assert a.get("title") == "No comma behind the key"
    assert (b.get("title"), b.get("year")) == ("No comma behind", "1999")
    assert c.get("title") == "First"
    assert (d.get("year"), d.get("note")) == ("1999", "still read")
    assert e.get("publisher") == "nowhere"
    assert f.get("title") == "Not ended"
    assert told(found) == [(line, "malformed-entry") for line in range(2, 8)]


def test_braces_that_do_not_balance_cost_one_field() -> None:
    found = read(
        """@article{doe2019,
  title = {Gnats},
  publisher = {Taylor {{\\&} Francis},
  year = 2019,
  note = {kept}
}
@article{roe2001,
  title = {Never closed,
  year = {2001}
}
@book{last, title = {Last}}"""
    )
    doe, roe, last = found.entries
    assert {one.name: one.value for one in doe.fields} == {
        "title": "Gnats",
        "publisher": "Taylor & Francis",
        "year": "2019",
        "note": "kept",
    }
    assert (roe.get("title"), roe.get("year")) == ("Never closed", "2001")
    assert last.get("title") == "Last"
    assert told(found) == [(3, "malformed-entry"), (8, "malformed-entry")]


def test_a_percent_sign_takes_out_a_field_or_an_entry() -> None:
    found = read("% @book{a, title = {A}}\n@book{b,\n  % title = {No},\n  title = {Yes}\n}")
    assert [(one.key, one.get("title")) for one in found.entries] == [("b", "Yes")]
    assert not found.diagnostics


def test_entries_may_stand_in_round_brackets() -> None:
    found = read(
        '@book(a,\n title = {A (1)},\n title = {B}\n)\n@string(x = "X")\n@book(b, title=x)'
    )
    assert [(one.key, one.get("title")) for one in found.entries] == [("a", "A (1)"), ("b", "X")]
    assert [one.message for one in found.diagnostics] == ["entry 'a' has field 'title' twice"]


def test_a_key_that_two_entries_have_is_told() -> None:
    found = read("@book{Doe, title = {A}}\n\n@book{doe, title = {B}}\n")
    assert [entry.get("title") for entry in found.entries] == ["A", "B"]
    (one,) = found.diagnostics
    assert (one.line, one.rule) == (3, "duplicate-citekey")
    assert "line 1" in one.message


def test_at_signs_in_values_begin_no_entry() -> None:
    entry = only('@misc{a, author = "me@example.org", note = {see @book{b, title={B}}}}')
    assert entry.get("author") == "me@example.org"
    assert only("@comment{@book{x, title={X}}}\n@book{y, title={Y}}").key == "y"


def test_old_encodings_are_read_and_told() -> None:
    text = "@book{a,\n author = {Müller, É.}}"
    found = read_bibliography("refs.bib", text.encode("cp1252"))
    assert found.entries[0].get("author") == "Müller, É."
    assert told(found) == [(2, "not-utf8")]
    said = "% Encoding: ISO8859_2\n@book{a, author = {Škoda}}".encode("iso8859-2")
    assert read_bibliography("refs.bib", said).entries[0].get("author") == "Škoda"
    assert not read_bibliography("refs.bib", text.encode("utf-8-sig")).diagnostics
    assert not read_bibliography("refs.bib", text.encode("utf-16")).diagnostics


def test_a_chapter_takes_over_from_its_book_but_no_identifier() -> None:
    found = read(
        """@inproceedings{chapter, crossref = {BOOK}, title = {Chapter}}
@proceedings{book, title = {Proceedings}, year = 1999, isbn = {978-0-19-967811-2},
  editor = {Roe, R.}}
@misc{lost, crossref = {nobody}}
@xdata{data, publisher = {Press}}
@book{b, xdata = {data}, title = {B}}"""
    )
    whole = inherited(found, "refs.bib")
    chapter = whole.entries[0]
    assert chapter.get("booktitle") == "Proceedings"
    assert (chapter.get("title"), chapter.get("year")) == ("Chapter", "1999")
    assert chapter.get("isbn") == ""
    assert whole.entries[4].get("publisher") == "Press"
    assert told(whole) == [(4, "malformed-entry")]


def test_entries_that_take_over_from_each_other_end() -> None:
    found = read("@book{a, crossref = {b}}\n@book{b, crossref = {a}, year = 1999}")
    assert inherited(found, "refs.bib").entries[0].get("year") == "1999"


def test_names_of_people_and_of_others() -> None:
    found = names(r"van der Berg, Jan and King, Jr., M. L. and {Barnes and Noble} and J. Doe et al")
    assert [*map(tuple, found)] == [
        ("van der Berg", "Jan"),
        ("King", "M. L."),
        ("Barnes and Noble", ""),
        ("Doe", "J."),
    ]
    (spelt,) = names("family=Berg, given=Jan, prefix=van der, useprefix=true")
    assert tuple(spelt) == ("van der Berg", "Jan")


_DIRT = st.text(
    st.sampled_from(list("@article{}(),=\"#\\ \n%abc12$é'&~^_-")) | st.characters(), max_size=200
)


@given(_DIRT)
def test_no_text_makes_reading_raise(text: str) -> None:
    found = read_bibliography("refs.bib", text.encode("utf-8", "surrogatepass"))
    inherited(found, "refs.bib")
    lines = text.count("\n") + text.count("\r") + 1
    for entry in found.entries:
        assert 1 <= entry.line <= entry.end_line <= lines
        names(entry.get("author"))


@given(st.binary(max_size=200), st.sampled_from(["bibtex", "csljson", "ris"]))
def test_no_bytes_make_reading_raise(data: bytes, form: str) -> None:
    read_bibliography("refs", data, form)


_WORDS = st.text(st.characters(categories=["L", "N"], max_codepoint=0x24F), min_size=1, max_size=12)


@given(st.dictionaries(_WORDS.map(lambda w: f"f{w.encode().hex()}"), _WORDS, max_size=8), _WORDS)
def test_every_field_is_read_whatever_its_name(fields: dict[str, str], title: str) -> None:
    said = {"title": title, **fields}
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in said.items())
    entry = only(f"@article{{key,\n{body}\n}}")
    assert {one.name: one.value for one in entry.fields} == said
    assert [one.line for one in entry.fields] == list(range(2, 2 + len(said)))


def test_braces_a_thousand_deep_are_no_trouble() -> None:
    deep = "{" * 1000 + "x" + "}" * 1000
    assert only(f"@book{{a, title = {deep}}}").get("title") == "x"
    assert only(r"@book{a, title = {\'" + deep + "}}").get("title")
