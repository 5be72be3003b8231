"""`kg new`: a note from its type's template."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run


@pytest.mark.usefixtures("own_vault")
@pytest.mark.parametrize("kind", ["literature", "review", "lesson", "concept", "artifact", "note"])
def test_every_template_is_read_and_has_no_error(kg: Run, kind: str) -> None:
    kg("init")
    assert kg("new", kind, "A title").status == 0
    found = json.loads(kg("check", "--format", "json").out)["diagnostics"]
    assert [d for d in found if d["severity"] == "error" or d["rule"] == "unread-lines"] == []


def test_the_citation_is_filled_in(own_vault: Path, kg: Run) -> None:
    kg("init")
    given = ("authors=Doe, J., & Roe, R.", "year=2030", "arxiv=arXiv:3001.00001v2")
    ran = kg("new", "literature", "Small Tides", *(a for g in given for a in ("--set", g)))
    path = "literature/LN-Doe-2030-Small-Tides.md"
    assert ran.out == f"created {path} (literature)\n"
    text = (own_vault / path).read_text("utf-8")
    assert "**Citation**: Doe, J., & Roe, R. (2030). *Small Tides*. arXiv:3001.00001." in text
    again = kg("new", "literature", "Small Tides", *(a for g in given for a in ("--set", g)))
    assert again.status == 2
    assert f"there is a note on that paper: {path}" in again.err


def test_the_users_own_type(own_vault: Path, kg: Run) -> None:
    kg("init")
    own = own_vault / "schema" / "notes"
    own.mkdir(parents=True)
    (own / "diary.yaml").write_text(
        "name: diary\nextends: note\nprefixes: [DI-]\nsections:\n  done:\n    headings: [Done]\n"
        "    reader: claims\n",
        "utf-8",
    )
    ran = kg("new", "diary", "Monday", "--dry-run")
    assert "would be created notes/DI-Monday.md" in ran.out
    assert "+## Done" in ran.out
    assert not (own_vault / "notes" / "DI-Monday.md").exists()


@pytest.mark.usefixtures("own_vault")
def test_an_unknown_type_names_the_nearest(kg: Run) -> None:
    kg("init")
    ran = kg("new", "lessn", "x")
    assert ran.status == 2
    assert "lesson" in ran.err
