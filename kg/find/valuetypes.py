"""The types of fields: which operators they take, and what these mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.find import called, ordered, texts
from kg.find.expressions import Term
from kg.find.scope import Scope

Test = Callable[[Scope, Term], str]
"""What makes the SPARQL by which `?value` is tested."""

_TEXT = (":", "=", "~")
_LETTERS = "LCASE(STR({}))"
_ORDERED = (":", "=", ">", ">=", "<", "<=")


@dataclass(frozen=True, slots=True)
class ValueType:
    """A type of field: its operators, what they mean, and the test that they make.

    A type that has none is tested by the compiler itself. `sorts` is what
    things are sorted by, empty where they cannot be.
    """

    name: str
    operators: tuple[str, ...]
    about: str
    test: Test | None = None
    sorts: str = ""


TYPES: Mapping[str, ValueType] = {
    t.name: t
    for t in (
        ValueType("words", (":", "~"), "`:` says these words, `~` has such a line"),
        ValueType("text", _TEXT, "`:` contains, `=` is, `~` matches", texts.text, _LETTERS),
        ValueType("word", _TEXT, "`:` and `=` is, `~` matches", texts.word, _LETTERS),
        ValueType("nested", _TEXT, "`:` is or is below, `=` is, `~` matches", texts.nested),
        ValueType("folder", _TEXT, "`:` lies below, `=` lies in, `~` matches", texts.folder),
        ValueType("type", (":", "="), "`:` is or extends, `=` is"),
        ValueType(
            "number",
            _ORDERED,
            "`:` is or lies in a range; `>` `>=` `<` `<=`",
            ordered.number,
            "{}",
        ),
        ValueType(
            "year",
            _ORDERED,
            "`:` is or lies in a range; `>` `>=` `<` `<=`",
            ordered.year,
            "{}",
        ),
        ValueType(
            "date",
            _ORDERED,
            "`:` lies in that day, month, year or range; `>` `>=` `<` `<=`",
            ordered.day,
            "{}",
        ),
        ValueType(
            "concept",
            _TEXT,
            "`:` is or is narrower, `=` is, `~` has a label that matches",
            called.concept,
        ),
        ValueType(
            "artifact",
            _TEXT,
            "`:` is or is part of, `=` is, `~` has a label that matches",
            called.artifact,
        ),
        ValueType("paper", _TEXT, "`:` and `=` is, `~` has a title that matches", called.paper),
        ValueType(
            "person",
            _TEXT,
            "`:` has words that begin so, `=` is called, `~` matches",
            called.person,
            _LETTERS,
        ),
        ValueType(
            "place", _TEXT, "`:` and `=` is or is about, `~` has a title that matches", called.place
        ),
        ValueType("citekey", _TEXT, "`:` and `=` is, `~` matches", texts.citekey, _LETTERS),
        ValueType("doi", _TEXT, "`:` and `=` is, `~` matches", texts.doi, _LETTERS),
        ValueType("arxiv", _TEXT, "`:` and `=` is, `~` matches", texts.arxiv, _LETTERS),
        ValueType("term", (":", "="), "`:` begins so, `=` is", texts.enumerated),
    )
}
"""Every type by its name."""
