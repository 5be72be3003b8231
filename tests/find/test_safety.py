"""Nothing that somebody types changes the query, and nothing makes it run long."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg.errors import FindError, KgError
from kg.find.reference import entries

FIELDS = [one.field for _, several in entries() for one in several]
LITERALS = [
    *("title", "alias", "tag", "status", "topic", "maturity", "path", "folder", "definition"),
    *("project", "relation", "reason", "venue", "citekey", "doi", "arxiv", "claim", "by"),
]
LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"')
ATTEMPTS = [
    '" } DROP ALL #',
    "'''} INSERT DATA { <a:a> <a:b> <a:c> } #",
    "} UNION { ?s ?p ?o }",
    "\\",
    '\\"',
    "\\u0022 } DROP ALL #",
    "\\\\u0022",
    "\n}\n#",
    "\r# comment",
    "<http://a.org> ?s ?p",
    "?note",
    "# }",
    "{{{}}}",
    "9" * 4000,
    "1e999",
    "-0",
    "\u202e\u2028\x1b[31m",
    "\U0001f4a9",
    "SERVICE <http://a.org> {}",
    "concept:x> . ?s ?p <y",
    "%s {} {0} ?value ?key1",
]


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def shape(sparql: str) -> str:
    """Return a query without what stands in its literals."""
    return LITERAL.sub('""', sparql)


@pytest.mark.parametrize("text", ATTEMPTS)
@pytest.mark.parametrize("field", LITERALS)
@pytest.mark.parametrize("operator", [":", "=", "~"])
def test_a_value_stands_in_literals_only(
    example: kg.Vault, field: str, operator: str, text: str
) -> None:
    try:
        sparql = example.find_sparql(f"{field}{operator}{quoted(text)}")
    except FindError:
        assert operator == "~"  # only a regular expression can be a wrong text
        return
    assert shape(sparql) == shape(example.find_sparql(f"{field}{operator}plain"))
    assert example.query(sparql).table is not None


@pytest.mark.parametrize("text", ATTEMPTS)
@pytest.mark.parametrize("field", sorted(set(FIELDS) - set(LITERALS)))
def test_any_other_value_is_found_or_a_mistake(example: kg.Vault, field: str, text: str) -> None:
    try:
        sparql = example.find_sparql(f"{field}:{quoted(text)}")
    except KgError:
        return
    assert example.query(sparql).table is not None
    assert "DROP" not in LITERAL.sub("", sparql)


@pytest.mark.parametrize("text", ATTEMPTS)
def test_no_word_changes_the_query(example: kg.Vault, text: str) -> None:
    before = len(example.find(""))
    found = example.find(quoted(text))
    assert all(one.kind == "note" for one in found)
    assert len(example.find("")) == before


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=60))
def test_any_text_is_an_expression_or_a_mistake(example: kg.Vault, text: str) -> None:
    try:
        found = example.find(text)
    except KgError:
        return  # said in a sentence; anything else would fail here
    assert all(one.iri for one in found)


def test_a_cruel_regular_expression_ends(vault: kg.Vault) -> None:
    """
    == x.md
    xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
    == y.md
    xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxy
    """
    (found,) = vault.find('text~"(x+x+)+y"')
    assert found.path == "y.md"


def test_deep_and_long_expressions_run(example: kg.Vault) -> None:
    deep = "(" * 20 + "reward" + ")" * 20
    assert example.find(deep) == example.find("reward")
    nested = "tag:x"
    for number in range(18):
        nested = f"(reward {nested} or -tag:t{number})"
    assert example.find(nested)
    assert example.find(" or ".join(f"tag:t{n}" for n in range(99)) + " or reward")
