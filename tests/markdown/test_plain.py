"""Inline Markdown as words, and the sentence around a place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.markdown import plain, sentence_at


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("", ""),
        ("  plain \n words\t", "plain words"),
        ("**bold** *it* ***both*** _u_ __v__", "bold it both u v"),
        ("`co*de*` ``a ` b`` ~~gone~~ ==marked==", "co*de* a ` b gone marked"),
        ("[[a]] [[a|b]] [[a#H]] [[a#H#I]] [[#H]]", "a b a > H a > H > I H"),
        ("[[a\\|b]]", "b"),
        ("[[snake_case_*name*]]", "snake_case_*name*"),
        ("`[[a|b]]` \\[[a]]", "[[a|b]] [[a]]"),
        ("![[i.png|100]] ![[n#H]]", "i.png n > H"),
        ("[t **x**](u) ![alt](i.png) <https://x.org>", "t x alt https://x.org"),
        ("a[^1] b", "a b"),
        ("\\*a\\* &amp; &eacute;", "*a* & é"),
        ("<b>x</b><br>y <!-- z -->", "x y"),
        ("a %%b%% c", "a c"),
        ("words ^id-1", "words"),
        ("^id", ""),
        ("x ^2 y 10^6", "x ^2 y 10^6"),
        ("2 * 3 = 6, snake_case, 1 == 1, a_b", "2 * 3 = 6, snake_case, 1 == 1, a_b"),
        ("$a_b$ costs $5", "$a_b$ costs $5"),
        ("# not *a* heading #", "# not a heading #"),
        ("- *a*", "- a"),
        ("1. *a*", "1. a"),
        ("> *a*", "> a"),
        ("| *a*", "| a"),
        ("a  \nb\\\nc *d*", "a b\\ c d"),
        ("\ud800*a*", "\ufffda"),
    ],
)
def test_plain_is_what_a_reader_reads(raw: str, words: str) -> None:
    assert plain(raw) == words


MARKUP = st.text(st.sampled_from("ab .\n*_`[]()|!#^%=~$<>&;\\-:/é漢"), max_size=60)


@given(MARKUP | st.text())
def test_plain_never_raises_and_is_one_stripped_line(raw: str) -> None:
    words = plain(raw)
    assert words == " ".join(words.split())


@given(st.text("abc é.,;:!?()-—'\"\n ", max_size=80))
def test_text_without_marks_keeps_every_word(raw: str) -> None:
    assert plain(raw) == plain(raw + " **x**").removesuffix("x").strip()


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("One. See [[a]] now. Three.", "See a now."),
        ("One! See [[a]]? Three.", "See a?"),
        ("See [[a]]", "See a"),
        ("Shown by Name et al. (2024) in [[a]]. Then", "Shown by Name et al. (2024) in a."),
        (
            "By E. Smith, e.g. [[a]], cf. Fig. 3 vs. 4. Then",
            "By E. Smith, e.g. a, cf. Fig. 3 vs. 4.",
        ),
        (
            "No. `a. B` and [[a|b. C]] at https://x.org/a.b. Then",
            "a. B and b. C at https://x.org/a.b.",
        ),
        ("Foo. [t. T](<a. b.md>) and [[a]]. Then", "t. T and a."),
        ("一。二[[a]]三。四", "二a三。"),
        ("- one\n- two [[a]]\n- three", "- two a"),
        ("one  \ntwo [[a]]  \nthree", "two a"),
        ("One over\ntwo [[a]]\nlines. Next.", "One over two a lines."),
        ("Really... yes [[a]]. No", "Really... yes a."),
        ("In No. 5 by J.-P. Name (cf. [[a]]). Then", "In No. 5 by J.-P. Name (cf. a)."),
        ('He said "No." Then [[a]].', "Then a."),
        ("**Bold. See [[a]].** Then", "See a."),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(raw: str, sentence: str) -> None:
    place = raw.index("[[a")
    assert sentence_at(raw, place).replace("**", "") == sentence


def test_a_long_sentence_is_cut_between_words_around_the_link() -> None:
    raw = "before " * 200 + "[[a|the link]] " + "after " * 200
    sentence = sentence_at(raw, raw.index("[["))
    assert "before the link after" in sentence
    assert len(sentence) <= 302
    assert set(sentence.strip("…").split()) == {"before", "the", "link", "after"}
    assert sentence[0] == sentence[-1] == "…"


@given(MARKUP, st.text("abc XYZ.é", min_size=1, max_size=400), MARKUP)
def test_a_sentence_contains_the_label_of_its_link(before: str, label: str, after: str) -> None:
    raw = f"{before}\n\nx [[a|{label}]] y\n\n{after}".replace("%", "").replace("`", "")
    raw = raw.replace("<", "").replace("$", "").replace("\\", "")
    sentence = sentence_at(raw, raw.index(f"[[a|{label}]] y"))
    assert plain(label) in sentence


@given(MARKUP, st.integers(-5, 80))
def test_a_sentence_is_found_at_any_offset(raw: str, offset: int) -> None:
    sentence = sentence_at(raw, offset)
    assert sentence == " ".join(sentence.split())
    assert not {"\ue000", "\ue001"} & set(sentence)
