"""The index of the site's search, as values."""

from itertools import pairwise
from typing import cast

import pytest

from kg.index.words import words
from kg_site.emitters.search import search_files
from kg_site.pages import Entry, Page, Section
from kg_site.search.inverting import inverted, lists
from kg_site.search.numbering import numbered
from kg_site.search.postings import posting, written
from kg_site.search.records import record_shards
from kg_site.search.sharding import LARGEST, sharded
from kg_site.search.spelling import spelling
from kg_site.search.terms import terms
from kg_site.search.weighing import levels
from kg_site.shelf import Shelf
from kg_site.views import Frame
from tests.site.conftest import Site


def page(name: str, text: str, title: str = "A page") -> Page:
    """Return a page with a text."""
    entry = Entry("Note", sections=(Section("s", "Said", text),))
    frame = Frame(title, title, "note", "notes")
    return Page(f"note/{name}/index.html", "note.html.j2", "note", frame, None, entry)


def many(number: int) -> list[Page]:
    """Return pages, each with a word of its own."""
    return [page(f"p{n}", f"the word alpha{n:05}") for n in range(number)]


@pytest.mark.parametrize("text", ["Rocktäschel’s naïve Straße", "ΣΊΣΥΦΟΣ", "ﬁne ＡＢＣ x-1", "İı"])
def test_terms_are_the_words_of_full_text(text: str) -> None:
    assert terms(text) == [word.text for word in words(text)]


def test_any_two_characters_in_a_row_are_a_term() -> None:
    assert terms("机器学习。智能") == ["机器", "器学", "学习", "习", "智能", "能"]
    assert terms("한국어 모델")[:3] == ["한국", "국어", "어"]


def test_characters_apart_are_no_row() -> None:
    assert terms("机 器 α  β") == ["机", "器", "α", "β"]


def test_a_word_in_a_title_says_more_than_one_often_in_a_text() -> None:
    entry = Entry("Note", names=("LN-Doe",), sections=(Section("", "Ground", "often " * 9),))
    found = levels("Rare", entry, 64)
    assert found["rare"] > found["often"] > found["ground"]
    assert found["doe"] > found["ground"]


def test_a_page_that_is_added_leaves_the_others_where_they_are() -> None:
    before, after = numbered(many(100)), numbered(many(101))
    moved = {number for number, one in before.pages.items() if after.pages[number].page != one.page}
    assert len(moved) <= 2
    assert before.rows[0].slots == after.rows[0].slots == 128
    old, new = dict(record_shards(before)), dict(record_shards(after))
    assert len([path for path in old if old[path] != new[path]]) <= 2


def test_terms_are_cut_into_shards_of_bounded_size() -> None:
    shards = list(sharded(lists(inverted(numbered(many(9000))))))
    assert len(shards) > 4
    assert [shard.first for shard in shards] == sorted(shard.first for shard in shards)
    for shard, after in pairwise(shards):
        assert shard.first <= shard.terms[0] <= shard.terms[-1] < after.first
        assert sum(map(len, shard.terms + shard.postings)) <= LARGEST
    assert len({shard.path for shard in shards}) == len(shards)


def test_the_beginning_of_many_terms_is_written_as_one() -> None:
    found = dict(lists(inverted(numbered(many(900)))))
    assert "alpha*" in found
    assert "alpha00001*" not in found
    assert "the*" not in found


def test_a_term_on_very_many_pages_keeps_its_best() -> None:
    some = [posting(number, number % 16) for number in range(4000)]
    assert len(written(some, 2000)) <= 2100
    assert written(some, 2000)[4] == "="
    assert "!" in written(some, 10_000)


def test_the_most_frequent_words_come_first_in_the_list_for_mistakes() -> None:
    assert spelling(inverted(numbered(many(3)))).split()[:3] == ["page", "said", "the"]


def test_the_same_pages_give_the_same_files() -> None:
    nothing = cast("Shelf", None)
    orders = (many(50), many(50)[::-1])
    made = [{file.path: file.read() for file in search_files(nothing, one)} for one in orders]
    assert made[0] == made[1]


def test_no_file_of_the_search_names_what_is_private(site: Site) -> None:
    """
    == open.md
    # An open note
    It says something.
    == hidden.md
    ---
    publish: false
    ---
    # On Zanzibar
    Quagga.
    """
    for file in (site() / "search").rglob("*.js"):
        said = file.read_text("utf-8").casefold()
        assert "zanzibar" not in said, file
        assert "quagga" not in said, file
