"""What was typed, taken apart: where a question ends, and the words that it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.query.tokens import is_unfinished

_COMMENTS = re.compile(r"(?:\s*(?:#[^\n]*)?(?:\n|\Z))*")
_SPARQL = re.compile(r"\s*(prefix|base|select|ask|construct|describe)\b(?![-=])", re.IGNORECASE)
_DESCRIBES = re.compile(r"\s*describe\s+\S*[:>]\S*", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\s*([{}()]|(where|from|order|group|having|limit|offset|values)\b)", re.IGNORECASE
)
_WORD = re.compile(r"""(?:[^\s"']|"[^"]*(?:"|\Z)|'[^']*(?:'|\Z))+""")
_QUOTED = re.compile(r""""([^"]*)(?:"|\Z)|'([^']*)(?:'|\Z)""")


def without_comments(text: str) -> str:
    r"""Return *text* without the comments and empty lines that it begins with.

    >>> without_comments("# one\n\n  # two\nshow x")
    'show x'
    """
    return text[_COMMENTS.match(text).end() :]  # type: ignore[union-attr]  # it matches nothing too


def is_sparql(text: str) -> bool:
    r"""Tell whether *text* is SPARQL by its first word.

    >>> is_sparql("# a comment\nselect * {"), is_sparql("selected works"), is_sparql("ask-me")
    (True, False, False)
    """
    return _SPARQL.match(without_comments(text)) is not None


def goes_on(text: str) -> bool:
    r"""Tell whether what was typed so far has to go on.

    >>> [goes_on(text) for text in ("SELECT * {", "ASK", "# what?", "ASK {}", "show x")]
    [True, True, True, False, False]
    """
    body = without_comments(text)
    if not body:
        return bool(text.strip())
    if not is_sparql(body):
        return False
    return is_unfinished(body) or not ("{" in body or _DESCRIBES.match(body))


def questions(lines: Iterable[str]) -> Iterator[str]:
    """Yield the questions that stand in *lines*, each whole.

    A query ends where its brackets are closed, with `;` or where the next line does not go
    on with it.
    """
    typed = ""
    for line in lines:
        if typed and not goes_on(typed) and not _GOES_ON.match(line):
            yield typed
            typed = ""
        typed = f"{typed}\n{line}" if typed else line
        if not goes_on(typed) and (typed.rstrip().endswith(";") or not is_sparql(typed)):
            yield typed
            typed = ""
    if typed:
        yield typed


def words(text: str) -> list[str]:
    r"""Return the words of a line, with their quotes; what is quoted is not split.

    >>> words("artifact:'ethics chapter' \"red team\" -n 5")
    ["artifact:'ethics chapter'", '"red team"', '-n', '5']
    """
    return _WORD.findall(text)


def unquoted(word: str) -> str:
    r"""Return a word without its quotes.

    >>> unquoted("concept='reward hacking'")
    'concept=reward hacking'
    """
    return _QUOTED.sub(lambda found: found[1] if found[1] is not None else found[2], word)
