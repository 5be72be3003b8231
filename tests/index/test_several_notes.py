"""One file may hold several notes: each at its lines, with its own type, graph and names."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.markdown import parse, parse_notes
from tests.index.compared import beside, fresh, quads


def test_each_front_matter_begins_a_note_at_its_lines(vault: kg.Vault) -> None:
    """
    == x/PN-a.md
    ---
    id: PN-001
    type: concept
    title: First thing
    ---
    # First thing
    > **Atomic claim:** One follows from two.

    ---
    id: PN-002
    type: concept
    aliases: [the second]
    ---
    # Second thing
    > **Atomic claim:** Two is two.

    ---
    title: Third one
    ---
    See [[PN-001]], [[the second]] and [[#Here]].
    == b.md
    [[PN-002]] and [[PN-a]] and [[PN-a/third-one]]
    """
    base = vault.config.base
    assert [(n.iri, n.line, n.title) for n in vault.notes() if n.path != "b.md"] == [
        (f"{base}note/PN-a", 1, "First thing"),
        (f"{base}note/PN-002", 9, "Second thing"),
        (f"{base}note/PN-a/third-one", 17, "Third one"),
    ]
    assert [(i.path, i.line, i.text) for i in vault.show("concept:second-thing").items] == [
        ("x/PN-a.md", 15, "Two is two.")
    ]
    assert {(row.line, row.to_iri) for row in vault.links("Third one")} == {
        (20, f"{base}note/PN-002"),
        (20, f"{base}note/PN-a"),
        (20, f"{base}note/PN-a/third-one"),
    }
    assert {row.to_iri for row in vault.links("b")} == {
        f"{base}note/PN-a",
        f"{base}note/PN-002",
        f"{base}note/PN-a/third-one",
    }
    found = vault.stats()
    assert (found.notes, found.files["read"], found.lines["total"]) == (4, 2, 21)
    assert found.notes_by_type == {"concept": 3, "note": 1}
    assert [(hit.path, hit.line) for hit in vault.search("two is two")] == [("x/PN-a.md", 15)]


def test_a_file_that_is_called_like_an_id_wins_and_both_keep_their_addresses(
    vault: kg.Vault,
) -> None:
    """
    == x/a.md
    ---
    id: one
    ---
    text

    ---
    id: b
    ---
    here
    == b.md
    # A file
    == c.md
    [[b]]
    """
    base = vault.config.base
    assert {n.iri for n in vault.notes()} == {
        f"{base}note/a", f"{base}note/x/a/b", f"{base}note/b", f"{base}note/c",
    }  # fmt: skip
    (row,) = vault.links("c")
    assert row.to_iri == f"{base}note/b"


@pytest.mark.parametrize(
    "text",
    [
        "---\nid: a\n---\ntext\n\n---\n\nmore: text\n\n---\n",
        "---\nid: a\n---\ntext\n\n---\nid: b\nnot closed\n",
        "---\nid: a\n---\ntext\n\n---\nid: b\n",
        "---\nid: a\n---\ntext\n\n---\nRemember: only one key\n---\n",
        "---\nid: a\n---\n```\n---\nid: b\n---\n```\n",
        "---\nid: a\n---\n> ---\n> id: b\n> ---\n",
        "---\nid: a\n---\nTitle\n---\nid: b\n---\n",
        "text\n\n---\nid: b\n---\n",
    ],
)
def test_what_merely_looks_like_front_matter_begins_no_note(text: str) -> None:
    assert len(parse_notes(text)) == 1


def test_a_broken_front_matter_is_still_a_note_with_its_fault() -> None:
    first, second = parse_notes("---\nid: a\n---\ntext\n\n---\nid: b\nbroken: [\n---\nend\n")
    assert not first.problems
    assert [(p.span.line, second.first_line) for p in second.problems] == [(9, 6)]


PARTS = st.lists(
    st.sampled_from(["---", "id: b", "title: x", "tags: [a]", "text #tag [[x]] ^id", "", "- [ ] a",
                     "| a | b |", "|---|---|", "> quote", "```", "# H", "key:: value", "{", "[["]),
    max_size=30,
).map("\n".join)  # fmt: skip


@given(PARTS)
def test_the_notes_of_a_file_are_its_text_and_each_place_points_at_its_line(text: str) -> None:
    text = f"---\nid: a\n---\n{text}"
    found = parse_notes(text)
    assert "".join(part.text for part in found) == parse(text).text
    lines = text.split("\n")
    for part in found:
        assert part.text.split("\n")[0] == lines[part.first_line - 1]
        for link in part.links:
            assert lines[link.span.line - 1][link.span.column - 1 :].startswith("[[")
        for tag in part.tags:
            assert tag.name in lines[tag.span.line - 1]
        for block in part.blocks:
            assert part.first_line <= block.line <= block.end_line <= part.last_line


def several(*ids: str) -> str:
    return "\n\n".join(f"---\nid: {i}\naliases: [called {i}]\n---\n# Note {i}\n[[b]]" for i in ids)


def test_a_changed_file_of_several_notes_is_as_if_built_anew(vault_folder: Path) -> None:
    """
    == a.md
    == b.md
    [[two]] [[called three]] [[four]]
    == c.md
    == d.md
    """
    for ids in (
        ("one", "two"), ("one", "two", "three"), ("one", "three", "two"), ("one", "one", "b"),
        ("one",), ("one", "four", "c"),
    ):  # fmt: skip
        (vault_folder / "a.md").write_text(several(*ids) + "\n")
        for number in range(60):
            (vault_folder / f"f{number}.md").touch()
        refreshed, built = kg.open(vault_folder), fresh(vault_folder)
        assert quads(refreshed) == quads(built)
        assert beside(refreshed) == beside(built)
