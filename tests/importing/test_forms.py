"""Pasted text, an HTML page and a Markdown note of the same content give the same graph."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kg
from kg.library import init_vault

PAGES = Path(__file__).parents[1] / "golden" / "importing"
_PLACE = re.compile(r"<https://w3id\.org/litkg/ns#(?:line|endLine)>")


def graph(root: Path, page: Path) -> list[str]:
    """Return what a page states, without line numbers."""
    init_vault(root)
    vault = kg.open(root)
    done = vault.import_text(page.read_text("utf-8"), as_type=page.stem)
    assert done.status == "created"
    assert vault.stats().lines["unread"] == 0
    triples = vault.export("ntriples").decode().splitlines()
    return sorted(line for line in triples if not _PLACE.search(line))


@pytest.mark.parametrize("name", ["literature", "review", "lesson"])
@pytest.mark.parametrize("form", ["txt", "html"])
def test_the_three_forms_give_the_same_graph(tmp_path: Path, name: str, form: str) -> None:
    expected = graph(tmp_path / "md", PAGES / f"{name}.md")
    assert len(expected) > 80
    assert graph(tmp_path / form, PAGES / f"{name}.{form}") == expected


@pytest.mark.parametrize("name", ["literature", "review", "lesson"])
@pytest.mark.parametrize("form", ["txt", "html", "md"])
def test_the_type_is_recognised(tmp_path: Path, name: str, form: str) -> None:
    init_vault(tmp_path / "v")
    page = (PAGES / f"{name}.{form}").read_text("utf-8")
    assert kg.open(tmp_path / "v").import_text(page, dry_run=True).type == name
