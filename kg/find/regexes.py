"""Regular expressions: whether one can be used, and why not."""

from __future__ import annotations

import re

from pyoxigraph import QuerySolutions, Store

from kg.find.expressions import Value
from kg.graph.terms import Term, literal


def matches(expression: str, value: Value) -> str:
    """Return the filter that *value* matches *expression*, without regard to case.

    Raises `FindError` where it is no regular expression.
    """
    return f'FILTER(REGEX({expression}, {regex(value)}, "i"))'


def regex(value: Value) -> Term:
    """Return the term of a regular expression. Raises `FindError` where it is none.

    It is one if Oxigraph takes it, which knows neither look-around nor back-references:
    therefore it needs time that grows with the text alone.
    """
    pattern = literal(value.text)
    answer = Store().query(f'SELECT (REGEX("", {pattern}, "i") AS ?is) {{}}')
    assert isinstance(answer, QuerySolutions)  # noqa: S101 - what a SELECT gives
    if next(answer)["is"] is None:
        raise value.place.error(f"no regular expression: {_reason(value.text)}", _HINT)
    return pattern


_HINT = r"a character that stands for itself is written with \ before it"


def _reason(pattern: str) -> str:
    """Say what is wrong, in the words of Python where it agrees that something is."""
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return str(error)
    return "too large, or with look-around or back-references, which are not known here"
