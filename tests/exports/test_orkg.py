"""ORKG's CSV import, read by the rules that its help tells."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field

import kg


@dataclass
class Read:
    """A row as the import takes it: what the paper is, and its values by property."""

    paper: dict[str, str] = field(default_factory=dict)
    literals: dict[str, list[str]] = field(default_factory=dict)
    resources: dict[str, list[str]] = field(default_factory=dict)
    typed: list[str] = field(default_factory=list)


def read(table: bytes) -> list[Read]:
    header, *rows = csv.reader(io.StringIO(table.decode(), newline=""))
    assert "paper:title" in header
    found = []
    for row in rows:
        assert len(row) == len(header)
        one = Read()
        for name, value in zip(header, row, strict=True):
            if name.startswith("paper:"):
                one.paper[name] = value
            elif value.startswith(("resource:", "orkg:")):
                one.resources.setdefault(name, []).append(value.partition(":")[2])
            elif value:
                one.literals.setdefault(name, []).append(value.strip())
            if re.search("<[a-z]+>$", value):
                one.typed.append(value)
        found.append(one)
    return found


def test_a_row_is_a_paper_with_what_notes_say_of_it(hostile: kg.Vault) -> None:
    made, other = read(hostile.exported("orkg"))
    assert made.paper == {
        "paper:title": (
            'A "title" with \\ , ; {braces} $5 & 100% <script>alert(1)</script> | pipes'
        ),
        "paper:authors": "Zoë Müller; Ann O'Hara",
        "paper:publication_year": "2021",
        "paper:published_in": "",
        "paper:doi": "10.1234/made.up",
        "paper:url": "",
    }
    assert made.resources == {"concept": ['Escape & "run"']}
    assert other.paper["paper:url"] == "https://arxiv.org/abs/2001.00001"
    assert other.literals == {
        "category": ["Survey"],
        "context": ["Answers Made (2021)"],
        "contributions": ["Counts things", "=1+1"],
        "clarity": ["Good"],
    }


def test_words_of_a_note_are_no_commands(vault: kg.Vault) -> None:
    """
    == a.md
    ---
    type: literature
    title: "=cmd|' /C calc'!A0"
    authors: ["Semi; Colon", "@home, Ann"]
    year: 2020
    ---
    # A

    ## Pass 1 — 5 Cs

    | C | Assessment |
    |---|---|
    | **Category** | orkg:R1 |
    | **Context** | resource:Berlin |
    | **Correctness** | +1 |
    | **Clarity** | `a <integer>` |
    """
    table = vault.exported("orkg")
    (one,) = read(table)
    assert one.resources == {}
    assert one.typed == []
    assert one.literals["category"] == ["orkg:R1"]
    assert len(one.paper["paper:authors"].split(";")) == 2
    for cell in next(csv.reader(io.StringIO(table.decode().splitlines()[1]))):
        assert not cell.startswith(("=", "+", "-", "@"))


def test_the_example_vault_has_a_row_for_each_paper(example: kg.Vault) -> None:
    rows = read(example.exported("orkg"))
    assert len(rows) == example.stats().papers
    assert sum("contributions" in row.literals for row in rows) > 10
    assert example.exported("orkg") == example.exported("orkg")
