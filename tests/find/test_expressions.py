"""Expressions: what they are taken for, and where what cannot be read is pointed at."""

from __future__ import annotations

import pytest

from kg.errors import FindError
from kg.find.expressions import And, Expression, Not, Or, Term, Words
from kg.find.parsing import DEEPEST, LONGEST, MOST, parse
from kg.find.wanted import wanted


def shown(part: Expression) -> str:
    """Return an expression with every bracket it has."""
    match part:
        case Words(text=text, is_phrase=is_phrase):
            return f'"{text}"' if is_phrase else text
        case Term(field=field, operator=operator, value=value):
            return f"{field}{operator}{value.text}"
        case Not(part=inner):
            return f"!{shown(inner)}"
        case And(parts=parts):
            return f"({' & '.join(map(shown, parts))})"
        case Or(parts=parts):
            return f"({' | '.join(map(shown, parts))})"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", "()"),
        ("reward", "reward"),
        ("a b or c", "((a & b) | c)"),
        ("a (b or c)", "(a & (b | c))"),
        ("a AND b OR c", "((a & b) | c)"),
        ("-(a or not b)", "!(a | !b)"),
        ("--a", "a"),
        ('"red team" #todo', '("red team" & tag:todo)'),
        ('title:"say \\"hi\\" \\d"', 'title:say "hi" \\d'),
        ("relevance >= 3", "relevance>=3"),
        ("year:2018..2021 year:..2021", "(year:2018..2021 & year:..2021)"),
        ("sort:-year", "sort:-year"),
        ("cites:@amodei2016", "cites:@amodei2016"),
        ("organ not-a-word android", "(organ & not-a-word & android)"),
        ('"or"', '"or"'),
    ],
)
def test_an_expression_means(text: str, meant: str) -> None:
    assert shown(parse(text, {})) == meant


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("a or", 4, "something must follow 'or'"),
        ("or a", 0, "nothing before 'or'"),
        ("(a", 0, "bracket is not closed"),
        ("a (b or (c d)", 2, "bracket is not closed"),
        ("a)", 1, "no bracket is open"),
        ("()", 1, "nothing in these brackets"),
        ("year: 2019", 5, "must follow 'year:' at once"),
        ("year>=", 6, "a value must follow 'year>='"),
        ('a "b', 2, "quote is not closed"),
        ("tag:(a or b)", 4, "a value is no bracket"),
        ("a!=b", 1, "'!=' is no operator"),
        (":a", 0, "no field stands before"),
        ("a - b", 2, "must follow '-' at once"),
        ("@nobody", 0, "no find is saved as 'nobody'"),
        ("a\x00b", 1, "no text"),
        ("a\ud800", 1, "no text"),
        ("(" * (DEEPEST + 1), DEEPEST, "deep"),
        ("a" * (LONGEST + 1), LONGEST, "at most 5,000 characters"),
        ("a " * (MOST + 1), 2 * MOST, "at most 100 conditions"),
        ("not " * 900 + "(", 3600, "bracket is not closed"),
    ],
)
def test_a_mistake_is_pointed_at(text: str, column: int, said: str) -> None:
    with pytest.raises(FindError) as raised:
        parse(text, {})
    assert said in str(raised.value)
    assert raised.value.column == column


class TestSavedFinds:
    def test_a_saved_find_stands_for_its_expression(self) -> None:
        finds = {"new": "year:2020.. or @own", "own": "tag:mine -tag:done"}
        meant = "(!(year:2020.. | (tag:mine & !tag:done)) & reward)"
        assert shown(parse("-@new reward", finds)) == meant

    def test_what_a_saved_find_orders_gives_way_to_what_the_expression_says(self) -> None:
        finds = {"latest": "sort:-year limit:5"}
        (own,) = wanted("@latest sort:title", finds).order
        assert own.field == "title"
        assert wanted("@latest", finds).limit == 5
        assert wanted("@latest", finds, limit=7).limit == 7

    def test_a_saved_find_that_contains_itself_is_a_mistake(self) -> None:
        with pytest.raises(FindError, match=r"in the saved find 'b'.*'a' contains itself"):
            parse("@a", {"a": "x @b", "b": "y or @a"})

    def test_saved_finds_that_double_end_at_the_most_conditions(self) -> None:
        finds = {f"f{n}": f"@f{n + 1} or @f{n + 1}" for n in range(15)} | {"f15": "x"}
        with pytest.raises(FindError, match="at most 100 conditions"):
            parse("@f0", finds)

    def test_a_mistake_in_a_saved_find_points_into_it(self) -> None:
        with pytest.raises(FindError, match="in the saved find 'a'") as raised:
            parse("word @a", {"a": "x )"})
        assert raised.value.column == 2

    def test_the_nearest_saved_find_is_named(self) -> None:
        with pytest.raises(FindError) as raised:
            parse("@unraed", {"unread": "x"})
        assert raised.value.hint == "did you mean 'unread'?"


@pytest.mark.parametrize("text", ["a or sort:year", "-kind:paper", "a (b or limit:3)"])
def test_what_is_returned_is_said_outside_of_brackets(text: str) -> None:
    with pytest.raises(FindError, match="stands outside"):
        wanted(text, {})


def test_a_long_expression_is_shown_around_its_mistake() -> None:
    with pytest.raises(FindError) as raised:
        parse(f"{'word ' * 50}) {'word ' * 30}", {})
    _, line, caret = str(raised.value).split("\n")
    assert len(line) < 130
    assert line[caret.index("^")] == ")"
