"""Words as full text compares them: one spelling whatever the case, the accents, the width."""

from __future__ import annotations

import re
import sqlite3
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.index.words import folded, words

ODD = (
    "aZé\u0301İIıßǅﬁ½ﾞﾟｶカガ가각\u1100\u1161\u11a8ㄱㅏﾡￂ对齐ー々・ไก่หा🎯👩‍🔬\ufe0f\u3099Ꭰꭰ\u0345ẞŉ…"
    "’_-. \n\x00"
)
TEXTS = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(ODD)))


def spelled(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Rocktäschel", "rocktaschel"),
        ("Rockta\u0308schel", "rocktäschel"),
        ("STRASSE", "straße"),
        ("ΆΛΦΑ τέλος", "αλφα τελοσ"),
        ("Йод ёлка", "иод елка"),
        ("İstanbul ıslak", "istanbul islak"),
        ("Łukasz Søren", "lukasz soren"),
        ("ＧＰＴ－４", "gpt-4"),
        ("ｶﾞｲﾄﾞ", "ガイド"),
        ("ﬁne", "fine"),
        ("정렬", unicodedata.normalize("NFD", "정렬")),
        ("soft\u00adly", "softly"),
        ("葛\U000e0100", "葛"),
    ],
)
def test_two_spellings_are_one_word(written: str, typed: str) -> None:
    assert spelled(written) == spelled(typed)
    assert spelled(written)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("欺騙性对齐", ["欺", "騙", "性", "对", "齐"]),
        ("AI对齐v2", ["ai", "对", "齐", "v2"]),
        ("정렬을 위한", ["정", "렬", "을", "위", "한"]),
        ("ガイド・ライン", ["ガ", "イ", "ド", "ラ", "イ", "ン"]),
        ("が か", ["が", "か"]),
        ("snake_case don’t 0.05", ["snake", "case", "don", "t", "0", "05"]),
        ("done ✅ 🎯️", ["done", "✅", "🎯"]),
        ("— … “ ”", []),
    ],
)
def test_where_words_end(text: str, expected: list[str]) -> None:
    assert spelled(text) == expected


@given(TEXTS)
def test_every_word_has_its_place(text: str) -> None:
    found = list(words(text))
    assert found == sorted(found, key=lambda word: (word.start, word.end))
    for word in found:
        assert 0 <= word.start < word.end <= len(text)
        assert word.text in spelled(text[word.start : word.end])


@given(TEXTS)
def test_places_are_found_for_the_words_that_are_indexed(text: str) -> None:
    indexed = re.findall("[0-9A-Za-z\x80-\U0010ffff]+", folded(text))
    assert spelled(text) == [re.sub("[A-Z]+", lambda found: found[0].lower(), w) for w in indexed]


def test_no_character_is_spelled_differently_among_others() -> None:
    characters = map(chr, range(sys.maxunicode + 1))
    for letter in (c for c in characters if unicodedata.decomposition(c) or c.casefold() != c):
        text = f"a{letter}\u0301{letter}\u3099가{letter}"
        indexed = re.findall("[0-9A-Za-z\x80-\U0010ffff]+", folded(text))
        assert spelled(text) == [word.lower() if word.isascii() else word for word in indexed]


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_the_index_takes_the_words_apart_as_we_do(texts: list[str]) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE w USING fts5 (said, content='', tokenize='ascii')")
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab (w, instance)")
    for text in texts:
        connection.execute("INSERT INTO w (said) VALUES (?)", (folded(text),))
    for number, text in enumerate(texts, 1):
        rows = connection.execute('SELECT term FROM v WHERE doc = ? ORDER BY "offset"', (number,))
        assert [term for (term,) in rows] == spelled(text)
    connection.close()
