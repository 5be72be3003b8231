"""`kg import` of PDFs: what it says."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.pdf.making import Marking, column, locked, marked, pdf

from .conftest import Run

WORDS = "A quiet proxy is never compared with its goal."
NOTE = "literature/LN-Okoro-Quiet-Proxies.md"


@pytest.fixture
def paper(own_vault: Path, kg: Run) -> Path:
    kg("init")
    path = own_vault / "okoro.pdf"
    data = pdf(column(WORDS), title="Quiet Proxies", author="Ada Okoro")
    path.write_bytes(marked(data, Marking(1, "never compared")))
    return path


def test_a_pdf_becomes_a_note(paper: Path, own_vault: Path, kg: Run) -> None:
    ran = kg("import", str(paper))
    assert (ran.status, ran.out, ran.err) == (0, f"created {NOTE} (literature)\n", "")
    assert "> never compared\n> — [[okoro.pdf#page=1|p. 1]]" in (own_vault / NOTE).read_text(
        "utf-8"
    )
    assert kg("import", str(paper)).out == f"left alone {NOTE} (literature)\n"


def test_dry_run_shows_the_note_and_writes_nothing(paper: Path, own_vault: Path, kg: Run) -> None:
    ran = kg("import", "--dry-run", "--attach", "papers", str(paper))
    assert f"would be created {NOTE}" in ran.out
    assert "+> never compared" in ran.out
    assert not (own_vault / NOTE).exists()
    assert not (own_vault / "papers").exists()


def test_json_says_the_same(paper: Path, kg: Run) -> None:
    ran = kg("import", str(paper), "--format", "json")
    (done,) = json.loads(ran.out)["results"]
    assert (done["status"], done["path"], done["remarks"]) == ("created", NOTE, [])


def test_what_stands_outside_is_said(paper: Path, own_vault: Path, kg: Run) -> None:
    outside = own_vault.parent / "okoro.pdf"
    paper.rename(outside)
    ran = kg("import", str(outside))
    assert ran.status == 0
    assert "no file of the vault" in ran.err
    assert "--attach FOLDER" in ran.err


def test_a_locked_pdf_is_named_in_a_sentence(paper: Path, kg: Run) -> None:
    paper.write_bytes(locked(pdf(column(WORDS))))
    ran = kg("import", str(paper))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"kg: {paper} is encrypted and wants a password\n"


def test_without_the_library_the_extra_is_named(
    paper: Path, kg: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    ran = kg("import", str(paper))
    assert ran.status == 2
    assert ran.err == (
        f"kg: {paper} is a PDF, and nothing here reads PDFs\n"
        "  help: install the extra: pip install 'litkg[pdf]'\n"
    )
