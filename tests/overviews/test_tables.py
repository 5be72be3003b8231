"""Comparison tables, merged across notes."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.errors import AmbiguousThing, UnknownName
from tests.conftest import write_files

TWO_TABLES = """
== lessons/LS-One.md
---
type: lesson
---
# One

| Failure | Seen in training? | Skill kept? |
|---|---|---|
| Gaming | Yes (if looked for) | Yes |
| Drift | No | Yes |
== lessons/LS-Two.md
---
type: lesson
---
# Two

| Failure | Skill kept? | Remedy |
|---|---|---|
| drift | No | Retrain |
| Gaming | yes | Another measure |
== LN-Roe-2019-Other.md
---
type: literature
title: "Other"
---
| Method | Cost |
|---|---|
| Ours | low |
"""


def shown(vault: kg.Vault, name: str, *papers: str) -> dict[str, dict[str, list[str]]]:
    found = vault.compare(*papers, by=name)
    return {
        thing.label: {
            name: [said.text for said in cell.said]
            for name, cell in zip(found.properties, thing.cells, strict=True)
        }
        for thing in found.things
    }


@pytest.fixture
def tabled(tmp_path: Path) -> kg.Vault:
    return kg.open(write_files(tmp_path, TWO_TABLES))


def test_tables_with_the_same_first_heading_are_merged(tabled: kg.Vault) -> None:
    assert shown(tabled, "failure") == {
        "Gaming": {
            "Seen in training?": ["Yes"],
            "Skill kept?": ["Yes", "yes"],
            "Remedy": ["Another measure"],
        },
        "Drift": {
            "Seen in training?": ["No"],
            "Skill kept?": ["Yes", "No"],
            "Remedy": ["Retrain"],
        },
    }


def test_cells_that_contradict_are_marked_and_keep_their_sources(tabled: kg.Vault) -> None:
    found = tabled.compare(by="Failure")
    gaming, drift = found.things
    column = found.properties.index("Skill kept?")
    assert not gaming.cells[column].differs
    assert drift.cells[column].differs
    assert [(s.text, s.path, s.line, s.source) for s in drift.cells[column].said] == [
        ("Yes", "lessons/LS-One.md", 9, "One"),
        ("No", "lessons/LS-Two.md", 8, "Two"),
    ]


def test_words_in_brackets_are_kept_beside_the_value(tabled: kg.Vault) -> None:
    gaming = tabled.compare(by="Failure").things[0]
    (seen,) = gaming.cells[0].said
    assert (seen.text, seen.qualifier) == ("Yes", "if looked for")


@pytest.mark.parametrize("name", ["Method · Cost", "method cost", "Method", "LN-Roe-2019-Other"])
def test_a_table_is_called_by_its_headings_or_its_note(tabled: kg.Vault, name: str) -> None:
    assert shown(tabled, name) == {"Ours": {"Cost": ["low"]}}


def test_with_papers_only_tables_in_notes_about_them_count(tabled: kg.Vault) -> None:
    assert shown(tabled, "Method", "Other") == {"Ours": {"Cost": ["low"]}}
    assert shown(tabled, "Failure", "Other") == {}


def test_an_unknown_table_names_the_nearest(tabled: kg.Vault) -> None:
    with pytest.raises(UnknownName, match="no comparison table called 'Failures'") as caught:
        tabled.compare(by="Failures")
    assert "'Failure'" in caught.value.hint


def test_a_note_with_several_tables_names_them(vault: kg.Vault) -> None:
    """
    == a.md
    # Two tables

    | Method | Cost |
    |---|---|
    | Ours | low |

    | Measure | Value |
    |---|---|
    | Speed | 3 |
    """
    with pytest.raises(AmbiguousThing) as caught:
        vault.compare(by="a")
    assert caught.value.candidates == ("Measure · Value", "Method · Cost")


def test_tables_are_listed_by_name_and_place(tabled: kg.Vault) -> None:
    assert [(t.name, t.path, t.line) for t in tabled.comparison_tables()] == [
        ("Failure · Seen in training? · Skill kept?", "lessons/LS-One.md", 6),
        ("Failure · Skill kept? · Remedy", "lessons/LS-Two.md", 6),
        ("Method · Cost", "LN-Roe-2019-Other.md", 5),
    ]


def test_an_empty_corner_is_no_name_of_the_things(vault: kg.Vault) -> None:
    """
    == a.md
    |  | Cost | Speed |
    |---|---|---|
    | Ours | low | high |
    """
    found = vault.compare(by="a")
    assert (found.kind, found.properties) == ("", ("Cost", "Speed"))
    assert shown(vault, "a") == {"Ours": {"Cost": ["low"], "Speed": ["high"]}}
