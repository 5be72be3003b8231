"""Checks of files as they were read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import kg
from tests.checks.lines import lines


def test_bad_front_matter_says_where_and_what_to_do(vault: kg.Vault) -> None:
    """
    == a.md
    ---
    year: 2019
    title: Risks: an overview
    ---
    """
    (found,) = vault.check(["bad-front-matter"])
    assert (found.path, found.line, found.severity) == ("a.md", 3, "error")
    assert found.help == "put the value in quotes (`kg check --fix` does it)"


@pytest.mark.parametrize(
    "yaml",
    ["tags: [a, b", "a: 1\na: 2", "a: x: y # why", "- a: b: c", "a: 'b' c: d", "a:\n  b: c: d"],
)
def test_bad_front_matter_that_quotes_do_not_mend_is_left_alone(
    vault_folder: Path, yaml: str
) -> None:
    """
    == kg.yaml
    """
    (vault_folder / "a.md").write_text(f"---\n{yaml}\n---\n", "utf-8")
    vault = kg.open(vault_folder)
    assert lines(vault, "bad-front-matter") != []
    assert vault.fix() == ()


def test_not_utf8_names_the_byte(vault_folder: Path) -> None:
    """
    == kg.yaml
    """
    (vault_folder / "a.md").write_bytes("# Über\n\nGruß".encode("latin-1"))
    (line,) = lines(kg.open(vault_folder), "not-utf8")
    assert line.startswith("a.md:1:3: error byte 2 is not UTF-8")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read anything")
def test_unreadable_is_a_file_that_may_not_be_read(vault_folder: Path) -> None:
    """
    == a.md
    """
    (vault_folder / "a.md").chmod(0)
    (line,) = lines(kg.open(vault_folder), "unreadable")
    assert line.startswith("a.md:1:1: error Permission denied")


def test_unreadable_is_a_list_of_concepts_that_cannot_be_used(vault: kg.Vault) -> None:
    """
    == concepts.yaml
    - name: Proxy
    """
    assert lines(vault, "unreadable") == [
        "concepts.yaml:1:1: error a concept must have a `label`",
    ]


def test_unread_lines_are_one_finding_a_run(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ## 5 Cs
    | C | Assessment |
    |---|---|
    | Category | Survey |

    this is not in the table
    nor is this

    ## Relevance
    """
    assert lines(vault, "unread-lines") == [
        "LN-A.md:6:1: info 2 lines are not understood by the section they stand in",
    ]


def test_unanswered_query_says_why(vault: kg.Vault) -> None:
    """
    == a.md
    ```dataview
    TABLE year FROM #paper
    ```

    ```dataview
    CALENDAR file.ctime
    ```
    """
    (line,) = lines(vault, "unanswered-query")
    assert line.startswith("a.md:5:1: info the query is not answered: ")


def test_too_many_links_begins_where_they_leave_the_graph(vault_folder: Path) -> None:
    """
    == kg.yaml
    == b.md
    """
    (vault_folder / "a.md").write_text("[[b]]\n" * 20_002, "utf-8")
    vault = kg.open(vault_folder)
    (found,) = vault.check(["too-many-links"])
    assert (found.path, found.line, found.severity) == ("a.md", 20_001, "warning")
    assert found.message == "2 links from here on are counted, but not in the graph"
    assert len(vault.backlinks("b")) == 20_000
