"""A vault's own note types: what they read, and how they say that they cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.errors import SchemaError
from kg.library import explain

EXPERIMENT = (Path(__file__).parents[2] / "docs" / "note-types.md").read_text("utf-8")


def block(language: str) -> str:
    """Return the worked example of the documentation."""
    return EXPERIMENT.split(f"```{language}\n", 1)[1].split("```", 1)[0]


def test_the_documented_experiment_log_is_read_as_the_documentation_says(tmp_path: Path) -> None:
    (tmp_path / "schema" / "notes").mkdir(parents=True)
    (tmp_path / "schema" / "notes" / "experiment.yaml").write_text(block("yaml"), "utf-8")
    (tmp_path / "EX-Probe.md").write_text(block("markdown"), "utf-8")
    vault = kg.open(tmp_path)
    assert vault.stats().notes_by_type == {"experiment": 1}
    assert vault.stats().lines["unread"] == 0
    table = vault.query(block("sparql")).table
    assert table
    shown = ["\t".join(node.value if node else "" for node in row) for row in table.rows]
    assert "\n".join(shown) + "\n" == block("text")


@pytest.mark.parametrize(
    ("yaml", "line", "message", "hint"),
    [
        ("name: [x\n", 2, "expected ',' or ']'", ""),
        ("- a\n", 1, "expected `key: value` lines", ""),
        ("name: x\nextends: nothing\n", 2, "there is no note type 'nothing'", ""),
        ("name: x\nextends: x\n", 2, "'x' extends itself", ""),
        ("name: x\ntopic: book\n", 2, "unknown topic 'book'", "paper, concept or artifact"),
        ("name: x\nclass: kg:Nothing\n", 2, "there is no term 'kg:Nothing'", ""),
        ("name: x\nclass: kg:LiteraturNote\n", 2, "there is no term", "kg:LiteratureNote"),
        ("name: x\nsection: {}\n", 2, "unknown key 'section'", "did you mean 'sections'?"),
        ("name: x\nrest: prosa\n", 2, "unknown reader 'prosa'", "did you mean 'prose'?"),
        (
            "name: x\nsections:\n  a:\n    reader: ratings\n",
            4,
            "unknown reader 'ratings'",
            "did you mean 'rating'?",
        ),
        (
            "name: x\nsections:\n  a:\n    headings: ['{a} and {b}']\n",
            4,
            "a pattern holds one gap",
            "",
        ),
        ("name: x\nsections:\n  a:\n    headings: ['{a']\n", 4, "a pattern holds one gap", ""),
        ("name: x\nsections:\n  a:\n    headings: 3\n", 4, "must be a list of texts", ""),
        (
            "name: x\nsections:\n  a:\n    reader: claims\n    rolle: kg:Pith\n",
            5,
            "unknown option 'rolle'",
            "did you mean 'role'?",
        ),
        (
            "name: x\nsections:\n  a:\n    reader: claims\n    role: kg:Pitch\n",
            5,
            "there is no term 'kg:Pitch'",
            "did you mean 'kg:Pith'?",
        ),
        (
            "name: x\nfront-matter:\n  lab: {term: 'my:lab'}\n",
            3,
            "unknown prefix 'my' in 'my:lab'",
            "",
        ),
        ("name: x\nfront-matter:\n  lab: {reader: related, x: 1}\n", 3, "unknown option 'x'", ""),
    ],
)
def test_a_type_that_cannot_be_used_says_where_and_what(
    tmp_path: Path, yaml: str, line: int, message: str, hint: str
) -> None:
    folder = tmp_path / "schema" / "notes"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(yaml, "utf-8")
    (tmp_path / "a.md").write_text("# A\n")
    with pytest.raises(SchemaError) as raised:
        kg.open(tmp_path)
    assert str(raised.value).startswith(f"{folder / 'mine.yaml'}:{line}: ")
    assert message in str(raised.value)
    assert hint in raised.value.hint


def test_a_vaults_type_replaces_ours_of_the_same_name(vault: kg.Vault) -> None:
    """
    == schema/notes/literature.yaml
    name: literature
    class: kg:LiteratureNote
    prefixes: [P-]
    topic: paper
    == P-one.md
    # One
    == LN-two.md
    # Two
    """
    assert vault.stats().notes_by_type == {"literature": 1, "note": 1}


def test_a_changed_type_reads_the_notes_again(vault_folder: Path) -> None:
    """
    == schema/notes/mine.yaml
    name: mine
    prefixes: [M-]
    == M-a.md
    """
    assert kg.open(vault_folder).stats().notes_by_type == {"mine": 1}
    (vault_folder / "schema" / "notes" / "mine.yaml").write_text("name: mine\nprefixes: [N-]\n")
    assert kg.open(vault_folder).stats().notes_by_type == {"note": 1}


@pytest.mark.parametrize("name", ["note", "literature", "concept", "artifact", "review", "lesson"])
def test_every_type_explains_itself(name: str) -> None:
    page = explain(name)
    assert page.startswith(f"# {name}\n")
    assert "## Front matter" in page
