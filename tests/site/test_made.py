"""A site whose sources and files are as they were is not made again; any change makes it again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg_site import Built, build_site
from kg_site.made import FILE

NOTE = "---\ntitle: One\n---\n# One\nSee ![[pic.png]] and #tag.\n"
CHANGES: dict[str, Callable[[Path], object]] = {
    "another word in a note": lambda root: (root / "one.md").write_text(f"{NOTE}More.\n"),
    "another note": lambda root: (root / "two.md").write_text("# Two\n"),
    "a note less": lambda root: (root / "three.md").unlink(),
    "a private note": lambda root: (root / "three.md").write_text("---\npublish: false\n---\n"),
    "another picture": lambda root: (root / "pic.png").write_bytes(b"another"),
    "another title": lambda root: (root / "kg.yaml").write_text("title: Mine\n"),
    "a style": lambda root: written(root / "site" / "styles" / "own.css", "p { color: red }"),
    "a template": lambda root: written(root / "site" / "templates" / "note.html.j2", "<p>own"),
    "a file to be copied": lambda root: written(root / "site" / "static" / "x.txt", "x"),
    "a footer": lambda root: written(root / "site" / "footer.md", "Mine"),
    "a query": lambda root: written(
        root / "schema" / "queries" / "own.rq", "# Which are there?\nSELECT ?s { ?s a kg:Note }"
    ),
}


def written(file: Path, text: str) -> None:
    """Write a file in a folder that may not be there yet."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A vault of two notes and a picture."""
    folder = tmp_path / "vault"
    written(folder / "one.md", NOTE)
    written(folder / "three.md", "# Three\n")
    (folder / "pic.png").write_bytes(b"picture")
    return folder


def site(root: Path, base_url: str = "") -> Built:
    """Bring the site of the vault at *root* up to date."""
    return build_site(kg.open(root), root.parent / "site", base_url=base_url)


def spoilt(file: Path) -> bytes:
    """Alter *file* so that only who reads it can tell; return what it held."""
    facts, data = file.stat(), file.read_bytes()
    file.write_bytes(b"?" * len(data))
    os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    return data


def test_what_was_made_is_not_looked_into_again(root: Path) -> None:
    site(root)
    first = site(root)  # files that were written in this moment are looked at again
    index = root.parent / "site" / "index.html"
    spoilt(index)
    second = site(root)
    assert set(index.read_bytes()) == {ord("?")}
    assert (second.pages, second.written, second.unchanged) == (first.pages, 0, first.unchanged)
    assert second.index == index


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_makes_it_again(root: Path, change: str) -> None:
    site(root)
    file = root.parent / "site" / "search" / "folding.js"  # it holds the same in any vault
    held = spoilt(file)
    CHANGES[change](root)
    site(root)
    assert file.read_bytes() == held


def test_another_address_makes_it_again(root: Path) -> None:
    site(root)
    assert site(root, "https://example.org/notes/").written > 0
    assert site(root, "https://example.org/notes/").written == 0


@pytest.mark.parametrize("act", [Path.unlink, lambda file: file.write_bytes(b"")])
def test_a_file_that_went_or_changed_is_made_again(
    root: Path, act: Callable[[Path], object]
) -> None:
    site(root)
    index = root.parent / "site" / "index.html"
    held = index.read_bytes()
    act(index)
    assert site(root).changed == {"index.html"}
    assert index.read_bytes() == held


def test_what_is_kept_may_be_lost_or_broken(root: Path) -> None:
    site(root)
    kept = root / ".kg" / FILE
    for text in ("", "[]", '{"x": 1}', "{"):
        kept.write_text(text)
        assert site(root).written == 0
    kept.unlink()
    assert site(root).written == 0
    assert kept.exists()
