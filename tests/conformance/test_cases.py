"""Cases of our own for what the documentation says of SPARQL, through a store on disk.

A file holds the data, further graphs, the query and the right answer: a row is a line, its
terms as Turtle writes them. A file that is dropped in is a new test.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.query import QueryAnswer
from kg_cli.output.sparql_results import turtle_term
from tests.conformance.given import empty_vault, vault_of

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
_PARTS = re.compile(r"^== (.+)\n", re.MULTILINE)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    _, *parts = _PARTS.split(path.read_text("utf-8"))
    said = dict(zip(parts[::2], parts[1::2], strict=True))
    graphs = []
    for number, (name, text) in enumerate(said.items()):
        if name == "data" or name.startswith("graph "):
            file = tmp_path / f"{number}.ttl"
            file.write_text(text, "utf-8")
            graphs.append((name.partition(" ")[2], file))
    vault = tmp_path / "vault"
    vault.mkdir()
    answer = vault_of(empty_vault(vault), graphs).query(said["query"])
    assert lines(answer) == said["answer"].splitlines()


def lines(answer: QueryAnswer) -> list[str]:
    """Return an answer as a case writes it."""
    if answer.truth is not None:
        return [str(answer.truth).lower()]
    if answer.table is None:
        return sorted((answer.triples or "").splitlines())
    rows = ([turtle_term(node) if node else "" for node in row] for row in answer.table.rows)
    return [" | ".join(row).rstrip() for row in rows]
