"""Reading PDFs: pages as text, what a paper says of itself, what its reader marked."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.pdf import Pdf, read_pdf
from kg.pdf.columns import blocks
from kg.pdf.engine import character
from kg.pdf.geometry import Box, Glyph, Piece
from kg.pdf.lines import joined
from kg.pdf.xmp import read_xmp
from tests.pdf.making import LEFT, RIGHT, TOP, Marking, Said, column, marked, pdf

LEFT_COLUMN = """
Abstract
We ask when a proxy stands in for a goal, and
ﬁnd three conditions. Each was seen in opti-
mizers that were trained on a narrow set of tasks,
and none of them needs a large model to be seen.

1 Introduction
A quiet proxy is a goal that stands in for an-
other and is never compared with it. The well-known
case is a measure that was good enough to learn
"""
RIGHT_COLUMN = """
from and is too poor to be held to. That a well-
known case is known does not make it rare.

References
[1] A. Okoro. Quiet proxies in small models. Jour-
    nal of Measures, 3(2):1-20, 2031.
[2] B. Lind and C. Ray. Held to a measure. In
    Proceedings of Proxies, pages 4-9, 2030.
"""
HEAD = [
    Said(LEFT, 780, "Quiet Proxies in Learned Opti-", 18),
    Said(LEFT, 758, "mization", 18),
    Said(LEFT, 730, "Ada Okoro and Bo Lind", 11),
]
STAMP = [Said(30, 200, "arXiv:3107.00042v2 [cs.AI] 1 Jul 2031", 16, turned=True)]


@cache
def paper() -> bytes:
    """Return a paper in two columns whose file has its lines row by row, across both."""
    rows = [*column(LEFT_COLUMN), *column(RIGHT_COLUMN, RIGHT)]
    rows.sort(key=lambda said: (-said.y, said.x))
    return pdf([*HEAD, *rows, *STAMP], title="paper.dvi", author="Ada Okoro; Bo Lind")


def read(data: bytes) -> Pdf:
    found = read_pdf(data)
    assert isinstance(found, Pdf), found
    return found


@pytest.fixture(scope="module")
def whole() -> Pdf:
    return read(paper())


def test_columns_are_read_one_after_the_other_and_words_made_whole(whole: Pdf) -> None:
    said = """
Quiet Proxies in Learned Optimization
Ada Okoro and Bo Lind
Abstract
We ask when a proxy stands in for a goal, and find three conditions. Each was seen in \
optimizers that were trained on a narrow set of tasks, and none of them needs a large \
model to be seen.
1 Introduction
A quiet proxy is a goal that stands in for another and is never compared with it. The \
well-known case is a measure that was good enough to learn from and is too poor to be \
held to. That a well-known case is known does not make it rare.
References
"""
    assert whole.pages[0].text.startswith(said.lstrip())


def test_a_paper_is_known_by_its_largest_type_where_its_file_has_no_title(whole: Pdf) -> None:
    assert whole.title == "Quiet Proxies in Learned Optimization"
    assert whole.authors == ("Ada Okoro", "Bo Lind")
    assert whole.arxiv == "3107.00042"


def test_what_the_file_says_is_believed_before_the_type() -> None:
    doi = "https://doi.org/10.5555/QP.1"
    found = read(pdf(column("Large"), title="Quiet Proxies", author="Okoro, A.", subject=doi))
    assert (found.title, found.authors, found.doi) == (
        "Quiet Proxies",
        ("Okoro, A.",),
        "10.5555/qp.1",
    )


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ([(60, 740, "Ada Okoro and Bo Lind"), (60, 725, "School of Goals")], "Ada Okoro, Bo Lind"),
        ([(60, 740, "Ada B. Okoro, Bo van der Lind")], "Ada B. Okoro, Bo van der Lind"),
        (
            [
                (60, 740, "Ada Okoro"), (300, 740, "Bo Lind"),
                (60, 728, "Institute of Measures"), (300, 728, "School of Goals"),
                (60, 716, "ada@example.org"), (300, 716, "bo@example.org"),
                (60, 700, "Cy Ray"),
            ],
            "Ada Okoro, Bo Lind, Cy Ray",
        ),
        ([(60, 740, "A first look at what nobody compares")], ""),
    ],
)  # fmt: skip
def test_authors_are_the_lines_below_the_title_that_are_names(
    lines: list[tuple[float, float, str]], names: str
) -> None:
    page = [Said(LEFT, 780, "Quiet Proxies", 18), *(Said(*line, size=10) for line in lines)]
    words = column("Abstract\nWe ask what a proxy is.", top=650)
    assert ", ".join(read(pdf([*page, *words])).authors) == names


def test_marks_of_affiliations_part_names() -> None:
    page = [Said(LEFT, 780, "Quiet Proxies", 18), Said(60, 740, "Ada Okoro", 11)]
    page += [Said(118, 744, "1,2", 6), Said(140, 740, "Bo Lind", 11), Said(185, 744, "∗", 6)]
    assert read(pdf([*page, *column("Abstract\nWe ask.", top=650)])).authors == (
        "Ada Okoro",
        "Bo Lind",
    )


def test_a_doi_is_found_on_the_first_page() -> None:
    assert read(pdf(column("A title\n\nDOI: 10.5555/ABC.12, 2031"))).doi == "10.5555/abc.12"


def test_abstract_and_references_are_told_by_their_headings(whole: Pdf) -> None:
    assert whole.abstract.startswith("We ask when a proxy stands in for a goal, and find")
    assert whole.abstract.endswith("needs a large model to be seen.")
    assert whole.references == (
        "A. Okoro. Quiet proxies in small models. Journal of Measures, 3(2):1-20, 2031.",
        "B. Lind and C. Ray. Held to a measure. In Proceedings of Proxies, pages 4-9, 2030.",
    )


def test_references_without_numbers_are_told_by_the_lines_that_hang() -> None:
    found = read(pdf(column("""
References
Lind, B. (2030). Held to a measure. Proceedings of
   Proxies, 4-9.
Okoro, A. (2031). Quiet proxies. Journal of Meas-
   ures, 3(2), 1-20.
Ray, C. (2029). What a measure is. Small Press.

Appendix A
Nothing of this is a reference.
""")))  # fmt: skip
    assert found.references == (
        "Lind, B. (2030). Held to a measure. Proceedings of Proxies, 4-9.",
        "Okoro, A. (2031). Quiet proxies. Journal of Measures, 3(2), 1-20.",
        "Ray, C. (2029). What a measure is. Small Press.",
    )


def test_an_abstract_may_begin_behind_its_heading() -> None:
    long = "that is long enough to be one, as the abstracts of papers are, and says what was found"
    found = read(pdf(column(f"Abstract—We give an abstract\n{long}.\nKeywords: none")))
    assert found.abstract == f"We give an abstract {long}."


def test_running_heads_and_page_numbers_are_left_out() -> None:
    def page(number: int, text: str) -> list[Said]:
        return [
            Said(200, 810, f"Okoro / Quiet Proxies {number}"),
            *column(text),
            Said(290, 30, str(number)),
        ]

    texts = ["A sentence that goes", "over several pages", "and is at its end."]
    found = read(pdf(*(page(n, text) for n, text in enumerate(texts, 7))))
    assert [one.text for one in found.pages] == texts


def test_marks_have_the_words_below_them_in_reading_order() -> None:
    data = marked(
        paper(),
        Marking(1, "and is too poor", kind="StrikeOut", color="ff0000"),
        Marking(1, "a goal that stands in for", "Why?"),
        Marking(1, "never compared", kind="Underline", color="2ea043"),
        Marking(1, "good enough", "Who says so?", kind="Text"),
        labels=[(1, 1, "/D", 33)],
    )
    marks = read(data).marks
    assert [(m.kind, m.text, m.comment, m.color) for m in marks] == [
        ("highlight", "a goal that stands in for", "Why?", "#ffd400"),
        ("underline", "never compared", "", "#2ea043"),
        ("note", "", "Who says so?", ""),
        ("strikeout", "and is too poor", "", "#ff0000"),
    ]
    assert {(m.page, m.label) for m in marks} == {(1, "33")}
    assert marks[0].author == "A Reader"


def test_a_highlight_over_two_lines_joins_the_word_between_them() -> None:
    data = pdf(column("It was seen in opti-\nmizers of all kinds."))
    found = read(marked(data, Marking(1, "seen in opti | mizers of")))
    assert [mark.text for mark in found.marks] == ["seen in optimizers of"]


def test_a_comment_that_repeats_the_words_is_none() -> None:
    data = marked(pdf(column("One two three.")), Marking(1, "two three", "two three"))
    (mark,) = read(data).marks
    assert (mark.text, mark.comment) == ("two three", "")


def test_a_page_that_stands_on_its_side_is_turned() -> None:
    lines = ["A table that is too wide", "stands on its side, marked", "in the middle."]
    said = [Said(200 + 12 * n, 100, line, turned=True) for n, line in enumerate(lines)]
    found = read(marked(pdf(said), Marking(1, "on its side")))
    assert found.pages[0].text == " ".join(lines)
    assert [mark.text for mark in found.marks] == ["on its side"]


def test_a_scan_has_no_text() -> None:
    found = read(pdf([]))
    assert not found.has_text
    assert found.pages[0].text == ""


def test_xmp_is_read_by_patterns() -> None:
    packet = b"""junk <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF><rdf:Description prism:doi="10.5555/x">
      <dc:title><rdf:Alt><rdf:li>Proxies &amp; goals</rdf:li></rdf:Alt></dc:title>
      <dc:creator><rdf:Seq><rdf:li>Ada Okoro</rdf:li><rdf:li>Bo Lind</rdf:li></rdf:Seq></dc:creator>
      </rdf:Description></rdf:RDF></x:xmpmeta> junk"""
    found = read_xmp(packet)
    assert (found.title, found.authors) == ("Proxies & goals", ("Ada Okoro", "Bo Lind"))
    assert found.identifiers == ("10.5555/x",)


@given(st.binary())
def test_no_packet_makes_reading_xmp_raise(inside: bytes) -> None:
    read_xmp(b"<x:xmpmeta><dc:title>" + inside + b"</x:xmpmeta>")


@given(st.integers(0, 2**32 - 1))
def test_every_code_is_a_text_without_controls(code: int) -> None:
    assert all(c.isprintable() or c == "\u00ad" for c in character(code))


@given(st.lists(st.text("ab-C. ", min_size=1).map(str.strip), max_size=8))
def test_joining_lines_keeps_every_letter(lines: list[str]) -> None:
    def letters(text: str) -> str:
        return "".join(c for c in text if c.isalpha())

    assert letters(joined(lines)) == letters("".join(lines))


boxes = st.tuples(st.floats(0, 600), st.floats(0, TOP), st.floats(1, 300), st.floats(1, 20))


@given(st.lists(boxes, max_size=30))
def test_every_piece_of_a_page_is_in_one_block(
    places: list[tuple[float, float, float, float]],
) -> None:
    pieces = [
        Piece([Glyph("x", Box(x, y, x + width, y + height), height, 0)])
        for x, y, width, height in places
    ]
    found = [id(piece) for block in blocks(pieces) for piece in block]
    assert sorted(found) == sorted(map(id, pieces))


def test_a_column_may_begin_higher_than_the_other() -> None:
    wide = [
        Said(
            LEFT, 720, "A line that runs across both of the columns of this page, from edge to edge"
        )
    ]
    left = column(
        "1 Introduction\nThe left one goes on and on, until in\nthe end it has three lines.",
        top=680,
    )
    right = column(
        "The right one begins\nat the top, and goes\non for longer\nthan that.", RIGHT, 700
    )
    found = read(pdf([*wide, *right, *left])).pages[0].text.split("\n")
    assert found[1:] == [
        "1 Introduction",
        "The left one goes on and on, until in the end it has three lines.",
        "The right one begins at the top, and goes on for longer than that.",
    ]


def test_wide_spaces_in_a_few_lines_are_no_columns() -> None:
    stretched = [
        Said(LEFT + x, TOP - 10 * n, word)
        for n, words in enumerate(["one two three", "four five six", "seven eight nine", "ten"])
        for x, word in zip((0, 90 + 15 * n, 190), words.split(), strict=False)
    ]
    found = read(pdf(stretched)).pages[0].text
    assert found == "one two three four five six seven eight nine ten"
