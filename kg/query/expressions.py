"""What is wanted, as FTS5 takes it: https://sqlite.org/fts5.html#full_text_query_syntax."""

from __future__ import annotations

from collections.abc import Iterable

from kg.query.wanted import Phrase, Term, Wanted, wanted


def match_expression(text: str, *, typing: bool = False, ranked: bool = False) -> str:
    """Return *text* as FTS5 takes it, empty if there is no word in it.

    Each word stands in quotes: nothing that a user types is an operator of FTS5. With *ranked*
    a note counts more that holds the words in a row; which notes are found stays the same.

    >>> match_expression('deceptive "inner alignment" NEAR(x -y')
    '("deceptive" AND "inner alignment" AND "near x") NOT ("y")'
    >>> match_expression("mesa base", ranked=True)
    '("mesa" AND "base" OR "mesa base")'
    >>> match_expression("title:red OR mod", typing=True)
    '({title names} : "red") OR (("mod" OR "mod"*))'
    >>> match_expression('"a b"~3 c*')
    '(NEAR("a" "b", 3) AND "c"*)'
    """
    alternatives = wanted(text, typing=typing)
    return " OR ".join(_alternative(one, ranked=ranked) for one in alternatives)


def _alternative(one: Wanted, *, ranked: bool) -> str:
    holding = " AND ".join(map(_term, one.terms))
    if ranked and one.in_a_row:
        holding = f"{holding} OR {_phrase(one.in_a_row)}"
    holding = f"({holding})"
    return f"{holding} NOT ({_any(one.without)})" if one.without else holding


def _any(terms: Iterable[Term]) -> str:
    return " OR ".join(map(_term, terms))


def _term(term: Term) -> str:
    columns = "{title names} : " if term.in_title else ""
    if len(term.phrases) > 1:
        phrases = " ".join(map(_phrase, term.phrases))
        return f"{columns}NEAR({phrases}, {term.within})"
    (phrase,) = term.phrases
    if phrase.begun:  # the whole word counts once more, so that it comes first
        return f"{columns}({_quoted(phrase)} OR {_phrase(phrase)})"
    return columns + _phrase(phrase)


def _phrase(phrase: Phrase) -> str:
    return f"{_quoted(phrase)}*" if phrase.prefix else _quoted(phrase)


def _quoted(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.words)}"'
