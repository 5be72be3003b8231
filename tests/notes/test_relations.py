"""The words that name a relation, and where beside a link they may stand."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SchemaError
from kg.markdown import Span, parse
from kg.notes import Relation, Relations, read_relations
from kg.notes.relations import EDGES, INTENTS
from kg.notes.typed import typed_links
from kg.resources import SCHEMA

OURS = read_relations([SCHEMA / "relations.yaml"])


def typed(text: str, relations: Relations = OURS) -> list[tuple[str, str, str]]:
    """Return target, relation and reason of each typed link."""
    found: dict[Span, tuple[str, str, str]] = {}
    for reason in typed_links(parse(text), relations):
        found.setdefault(reason.link.span, (reason.link.target, reason.relation, reason.text))
    return [found[span] for span in sorted(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("supports:: [[x]] — because it is so.", [("x", "supports", "because it is so.")]),
        ("supports:: [[x]] because it is so.", [("x", "supports", "because it is so.")]),
        ("supports:: [[x]] in most cases.", [("x", "supports", "in most cases.")]),
        ("my own word:: [[x]]", [("x", "my own word", "")]),
        (
            "supports:: [[x]], [[y]] — both agree",
            [("x", "supports", "both agree"), ("y", "supports", "both agree")],
        ),
        (
            "As told [supports:: [[x]] — for a reason] here.",
            [("x", "supports", "for a reason")],
        ),
        ("It is said. contradicts:: [[x]] — no.", [("x", "contradicts", "no.")]),
        (
            "We (contradicts) [[x]] on costs. Then [[y]].",
            [("x", "contradicts", "on costs.")],
        ),
        ("We (see there) [[x]].", []),
        ("- Supports [[x]]: the same result", [("x", "Supports", "the same result")]),
        ("- **Contradicts**: [[x]]", [("x", "Contradicts", "")]),
        ("- Supports the view of [[x]]", []),
        ("Supports [[x]] as a sentence", []),
        ("**Supports** [[x]] — why", [("x", "Supports", "why")]),
        (
            "## Builds on\n- [[x]] — its method\n### More\n[[y]]\n## Else\n[[z]]",
            [("x", "Builds on", "its method"), ("y", "Builds on", "")],
        ),
        (
            '---\nextends: ["[[x]] — with data"]\n---\n',
            [("x", "extends", "with data")],
        ),
        ("supports:: [[x]] `contradicts:: [[y]]`", [("x", "supports", "contradicts:: [[y]]")]),
    ],
)
def test_a_relation_is_read_wherever_it_may_stand(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert typed(text) == expected


def test_inflections_and_inverses_are_one_relation() -> None:
    assert OURS.get("Supported by") == Relation(
        "Supported by", "cito:supports", "kg:supports", inverse=True
    )
    assert OURS.get("support") == Relation("support", "cito:supports", "kg:supports")
    assert OURS.get("builds on") == Relation("builds on", "cito:extends", "kg:extrapolatesFrom")
    assert OURS.get("related") is None


def test_only_terms_that_exist_are_used() -> None:
    for relation in OURS.by_word.values():
        assert relation.intent.removeprefix("cito:") in {*INTENTS, ""}
        assert relation.edge in {*EDGES, ""}
    assert len(INTENTS) == 43


def test_a_vault_adds_words_and_relations(tmp_path: Path) -> None:
    own = tmp_path / "relations.yaml"
    own.write_text("supports:\n  words: [stützt]\nechoes:\n  papers: cito:agreesWith\n")
    known = read_relations([SCHEMA / "relations.yaml", own])
    assert known.get("stützt") == Relation("stützt", "cito:supports", "kg:supports")
    assert known.get("supports") is not None
    assert known.get("Echoes") == Relation("Echoes", "cito:agreesWith")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a:\n  words: [b]\n  papers: cito:loves\n", 3, "cito:loves"),
        ("a:\n  claims: kg:Nothing\n", 2, "kg:Nothing"),
        ("a:\n  wordz: [b]\n", 2, "wordz"),
        ("a: b\n", 1, "'a'"),
        ("a:\n  words: [1]\n", 2, "list of words"),
        ("a:\n  claims: kg:contradicts\n", 1, "symmetric"),
        ("a:\n  claims: kg:supports\n  symmetric: true\n", 3, "symmetric"),
        ("- a\n", 1, "relation"),
        ("a: [\n", 2, ""),
    ],
)
def test_what_cannot_be_used_is_reported_with_its_line(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    own = tmp_path / "relations.yaml"
    own.write_text(text)
    with pytest.raises(SchemaError) as raised:
        read_relations([own])
    assert f"relations.yaml:{line}: " in str(raised.value)
    assert said in str(raised.value)


PIECES = st.sampled_from(
    [
        "supports",
        "::",
        " ",
        "[[x]]",
        "[[x|y]]",
        "(",
        ")",
        "[",
        "]",
        "- ",
        "\n",
        "# ",
        "—",
        "**",
        "because",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_text_makes_reading_relations_raise(text: str) -> None:
    document = parse(text)
    for reason in typed_links(document, OURS):
        assert reason.link in document.links


@pytest.mark.parametrize(
    "piece",
    ["(supports) [[x]] ", "[supports:: [[x]]] ", "supports:: [[x]], ", "supports ", "a " * 9],
)
def test_reading_relations_takes_linear_time(piece: str) -> None:
    document = parse(piece * 3_000 + "[[x]]")
    started = time.perf_counter()
    list(typed_links(document, OURS))
    assert time.perf_counter() - started < 3
