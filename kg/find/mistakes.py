"""What is wrong with an expression that cannot be read, in words, at the character."""

from __future__ import annotations

import re

from lark.exceptions import UnexpectedInput, UnexpectedToken

from kg.errors import FindError
from kg.find.expressions import Place

_QUOTE = "in quotes, such a character is searched like any other"
_BEFORE = re.compile(
    r"(?:(?P<field>[^\W\d][\w-]*)\s*)?(?P<mark>[<>]=?|[-:~=]|\b(?:or|and|not))\s*\Z", re.IGNORECASE
)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)


def mistake(text: str, error: UnexpectedInput, find: str) -> FindError:
    """Return the error for *text*, in which lark met with *error*."""
    is_end = isinstance(error, UnexpectedToken) and error.token.type == "$END"
    at: int | None = getattr(error, "pos_in_stream", None)
    column = len(text) if is_end or at is None else at
    message, hint, column = _said(text, column)
    return Place(text, column, find).error(message, hint)


def _said(text: str, column: int) -> tuple[str, str, int]:
    """Return what is wrong at *column*, what to try, and the character to point at."""
    here = text[column : column + 1]
    word = re.match(r"(?:or|and)(?![^\s()\"])", text[column:], re.IGNORECASE)
    if here == '"':
        return "this quote is not closed", r"a quote inside quotes is written \"", column
    missing = _missing(text[:column].rstrip())
    if missing and (not here or here in ")=<>~:" or here.isspace() or word):
        return missing
    if not here:
        return "a bracket is not closed", "", _open_bracket(text)
    if here == ")":
        inside = text[:column].rstrip().endswith("(")
        return (
            ("there is nothing in these brackets" if inside else "no bracket is open here"),
            "",
            column,
        )
    if word:
        return (
            f"there is nothing before '{word[0]}'",
            f'the word itself is written "{word[0]}"',
            column,
        )
    if here in ":=<>~":
        return _operator(text, column)
    if here == "(" and re.search(r"[:~=<>]\Z", text[:column]):
        return "a value is no bracket", "write (tag:a or tag:b) for either of two", column
    if here in "-@#":
        return f"a word must follow '{here}' at once", _QUOTE, column
    return f"'{here}' is not understood here", _QUOTE, column


def _operator(text: str, column: int) -> tuple[str, str, int]:
    """Say what is wrong where an operator stands that nothing goes with."""
    name = re.search(r"[^\W\d][\w-]*\Z", text[:column])
    if name and text[column : column + 1] in ":~":
        sign = text[column]
        return f"the value must follow '{name[0]}{sign}' at once", "", column + 1
    if text[column : column + 1] == "=" and text[:column].endswith("!"):
        return "'!=' is no operator", "write -field=value for what is not so", column - 1
    if apart := re.search(r"([^\W\d][\w-]*)\s+\Z", text[:column]):
        return f"'{text[column]}' must follow '{apart[1]}' at once", _QUOTE, column
    return f"no field stands before '{text[column]}'", _QUOTE, column


def _missing(before: str) -> tuple[str, str, int] | None:
    """Say what must follow the end of *before*, if something must."""
    found = _BEFORE.search(before)
    if found is None:
        return None
    mark, field = found["mark"], found["field"] or ""
    if mark[0] in ":~=<>":
        return f"a value must follow '{field}{mark}'", "", len(before)
    return f"something must follow '{mark}'", "", len(before)


def _open_bracket(text: str) -> int:
    """Return where the last bracket was opened that is not closed."""
    opened: list[int] = []
    for column, character in enumerate(_QUOTED.sub(lambda found: " " * len(found[0]), text)):
        if character == "(":
            opened.append(column)
        elif character == ")" and opened:
            opened.pop()
    return opened[-1] if opened else len(text)
