"""LaTeX to text: the short way says what the long way does."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.bibfiles import unlatex
from kg.bibfiles.accents import usual_text
from kg.bibfiles.unlatex import plain_of, text_of
from kg.bibliography.latex import latex

PARTS = st.sampled_from(
    [r"{\"o}", r"\"{o}", r"\"o", r"\v{S}", r"\v S", r"{\'{\i}}", r"\'\i{}", r"\'i", r"\o re",
     r"{\O}", r"\ss ", r"\aa{}", r"{\AA}", "--", "---", "-", "``", "''", "'", r"\&", r"\%", r"\$",
     r"\#", r"\_", r"\,", r"\ ", "~", "{RNA}", r"\emph{x}", r"\textit{{y}}", r"{\em z}", r"{\bf q}",
     r"\c{c}", r"\H{o}", r"\k{a}", r"\.z", r"\=a", r"\d{s}", r"\b{b}", r"\u{g}", r"\r a", r"{\l}",
     "word", " ", "é ", "#", "&", "(", ",", r"\~n", r"\^o", r"\`{a}", "%"]
)  # fmt: skip


@given(st.lists(PARTS, max_size=7).map("".join))
def test_the_short_way_says_what_the_parser_of_latex_does(latex: str) -> None:
    short = usual_text(latex)
    if short is not None:
        long = unlatex._converted(latex)  # noqa: SLF001 - the long way
        assert " ".join(short.split()) == " ".join(long.split())


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\textsc{Gnat}, {\textit gnu}", "Gnat, gnu"),
        (r"On \LaTeX{} and \TeX", "On LaTeX and TeX"),
        (r"\enquote{so} \mkbibquote{it} is", "“so” “it” is"),
        (r"\url{https://a.org/x_y}", "https://a.org/x_y"),
        (r"\href{https://a.org}{there}", "there"),
        (r"\noopsort{1973a}{1973}", "1973"),
        (r"see \citep[3]{doe}", "see doe"),
        (r"H\textsubscript{2}O at 50 % & more", "H2O at 50 % & more"),
        (r"\unknowncommand{stays} so", "stays so"),
        (r"$\alpha_1$-gnats", r"$\alpha_1$-gnats"),
        ("two\n  lines", "two lines"),
        (r"a\{b\}", "a{b}"),
    ],
)
def test_what_people_write_is_made_out(latex: str, text: str) -> None:
    assert text_of(latex) == text


@given(st.text(st.sampled_from(list("\\{}$%&#_^~\"'`=.abiouvHc \n[]()-<>")), max_size=60))
def test_no_latex_makes_it_raise(latex: str) -> None:
    assert "\n" not in text_of(latex)
    plain_of(latex)


@given(st.text(st.characters(max_codepoint=0x24F, exclude_categories=["C", "Z"])))
@example("p < 0.05 and {x} > a^b | ©1999 §3 ¶2 £5")
def test_what_is_written_as_latex_is_read_as_it_was(text: str) -> None:
    read = text_of(latex(text))
    assert read == unicodedata.normalize("NFC", text)
