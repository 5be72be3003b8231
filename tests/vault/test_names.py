"""What a link means: Found, Missing or Ambiguous, never a guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.vault import Ambiguous, Found, Missing, Names
from kg.vault.names import alias_name, file_names


def names(*paths: str, aliases: dict[str, str] | None = None) -> Names:
    found = [name for path in paths for name in file_names(path)]
    return Names.of(found + [alias_name(a, path) for a, path in (aliases or {}).items()])


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("Plan", "a/Plan.md"),
        ("plan", "a/Plan.md"),
        ("Plan.md", "a/Plan.md"),
        ("a/plan", "a/Plan.md"),
        ("x/a/plan", None),
        ("Übersicht", "a/Übersicht.md"),
        ("u\u0308bersicht", "a/Übersicht.md"),
        ("note.with.dots", "note.with.dots.md"),
        ("pic.PNG", "img/pic.png"),
        ("pic", None),
        ("C#", "C#.md"),
        ("The plan", "a/Plan.md"),
        ("a/b alias", "a/Plan.md"),
    ],
)
def test_a_target_is_found_as_obsidian_finds_it(target: str, path: str | None) -> None:
    known = names(
        "a/Plan.md",
        "a/Übersicht.md",
        "note.with.dots.md",
        "img/pic.png",
        "C#.md",
        aliases={"The Plan": "a/Plan.md", "a/b alias": "a/Plan.md"},
    )
    assert known.resolve(target, "x.md") == (Found(path) if path else Missing())


def test_an_empty_target_is_the_note_itself() -> None:
    assert names("a.md").resolve("", "b/c.md") == Found("b/c.md")


def test_the_nearest_of_several_is_meant() -> None:
    known = names("a/index.md", "b/index.md", "b/deep/index.md")
    assert known.resolve("index", "b/note.md") == Found("b/index.md")
    assert known.resolve("index", "b/deep/note.md") == Found("b/deep/index.md")
    assert known.resolve("deep/index", "a/note.md") == Found("b/deep/index.md")
    assert known.resolve("index", "note.md") == Ambiguous(("a/index.md", "b/index.md"))


def test_a_path_is_read_from_the_root_then_from_the_folder_of_the_note() -> None:
    known = names("a/n.md", "x/a/n.md", "x/m.md")
    assert known.resolve("a/n", "x/m.md") == Found("a/n.md")
    assert known.resolve("../a/n", "x/m.md") == Found("a/n.md")
    assert known.resolve("./m", "x/other.md") == Found("x/m.md")
    assert known.resolve("../../etc/passwd", "x/m.md") == Missing()


def test_a_file_name_is_believed_before_an_alias() -> None:
    known = names("jones.md", "b/smith.md", aliases={"jones": "b/smith.md"})
    assert known.resolve("jones", "b/x.md") == Found("jones.md")


def test_an_alias_that_two_notes_have_is_ambiguous() -> None:
    known = Names.of([alias_name("j", "a/one.md"), alias_name("J", "a/two.md")])
    assert known.resolve("j", "x.md") == Ambiguous(("a/one.md", "a/two.md"))


def test_what_was_asked_is_remembered() -> None:
    known = names("a/plan.md")
    known.resolve("nobody", "x.md")
    known.resolve("a/plan", "x.md")
    assert {key for _, key in known.used} == {"nobody", "plan"}


@given(st.text(max_size=40), st.lists(st.text(max_size=10), max_size=4))
def test_no_target_makes_resolving_raise(target: str, folders: list[str]) -> None:
    found = names("a.md", "b/a.md", "/".join([*folders, "c.md"])).resolve(target, "x/y.md")
    assert isinstance(found, Found | Missing | Ambiguous)
