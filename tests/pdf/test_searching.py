"""Looking quotations up in the text of a PDF."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.pdf import Page, Pdf
from kg.pdf.searching import Text, letters_of, parts_of

FIRST = """Quiet Proxies
A quiet proxy is a goal that stands in for another one and is never compared with it [3, 4].
It is not a well-known case. The proxy that was good enough to learn from, when it is held to, is"""
SECOND = """Figure 1. A proxy and its goal.
too poor to be held to. That is what Müller3 calls “the ﬁnal measure” of a self-
supervised learner."""


def text(*pages: str) -> Text:
    said = tuple(Page(str(n), page) for n, page in enumerate(pages, 33))
    return Text(Pdf("", (), 0, "", "", "", "", (), said, ()))


@pytest.fixture(scope="module")
def paper() -> Text:
    return text(FIRST, SECOND)


@pytest.mark.parametrize(
    "quotation",
    [
        "A quiet proxy is a goal that stands in for another",
        "a quiet  proxy\nis a goal",
        "never compared with it. It is not a well known case",
        "what Muller calls 'the final measure' of a selfsupervised learner",
        "A quiet proxy … is never compared with it",
        "[I]t is [...] a well-known case",
        "A quiet proxy is a goal [of the model] that stands in for another",
    ],
)
def test_words_are_found_however_they_are_set(paper: Text, quotation: str) -> None:
    assert paper.find(quotation)


@pytest.mark.parametrize(
    "quotation",
    [
        "A quiet proxy is compared with it",
        "A quiet proxy is a goal that stands for another one and is never compared",
        "never compared with it … A quiet proxy",
        "It is a well-known case",
        "…",
    ],
)
def test_other_words_are_not(paper: Text, quotation: str) -> None:
    assert paper.find(quotation) is None


def test_a_passage_may_go_on_behind_what_stands_between_two_pages(paper: Text) -> None:
    found = paper.find("good enough to learn from, when it is held to, is too poor to be held to")
    assert found
    assert (found.page, found.label) == (1, "33")


def test_words_that_were_left_out_are_missed_though_a_paragraph_ends_behind_them() -> None:
    said = text("The model is safe, we hope.\nIt was tested on ten tasks and on no others.")
    assert said.find("The model is safe, we hope. It was tested on ten tasks")
    assert said.find("The model is safe. It was tested on ten tasks and on no others") is None


def test_the_nearest_passage_is_shown_as_it_is_printed(paper: Text) -> None:
    near = paper.nearest("A quiet proxy is an aim that stands in for another one")
    assert near
    assert near.text == "A quiet proxy is a goal that stands in for another one"
    assert near.label == "33"
    assert 80 < near.score < 100
    assert paper.nearest("Zwölf Boxkämpfer jagen Viktor quer durch Sylt") is None


def test_every_place_of_words_is_told() -> None:
    both = text("The proxy wins.", "Again the proxy wins.")
    assert [found.label for found in both.pages("the proxy wins")] == ["33", "34"]


words = st.lists(st.text("abcdefgé", min_size=3, max_size=9), min_size=6, max_size=40)


@given(words, st.data())
def test_what_stands_there_is_found_with_any_hyphens_and_spaces(
    said: list[str], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(said) - 1))
    end = data.draw(st.integers(start + 1, len(said)))
    joints = st.sampled_from([" ", "  ", "\n", " - ", ", "])
    quotation = "".join(word + data.draw(joints) for word in said[start:end])
    assert text(" ".join(said)).find(quotation)


@given(st.text(), st.text())
def test_no_text_makes_looking_up_raise(page: str, quotation: str) -> None:
    said = text(page)
    said.find(quotation)
    said.nearest(quotation)
    assert all(letters_of(part) for part in parts_of(quotation))
