"""`kg init`, `kg build`, `kg explain`, `kg export` and `kg site`."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pyoxigraph
import pytest

from tests.cli.conftest import VAULT, Run, write_vault

FORMATS = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
}


def test_init_writes_the_configuration_once(kg: Run, own_vault: Path) -> None:
    (own_vault / "note.md").write_text("# Note\n")
    first = kg("init")
    assert first.status == 0
    assert "kg.yaml" in first.out
    assert (own_vault / "kg.yaml").is_file()
    second = kg("init")
    assert second.status == 0
    assert second.out.startswith("nothing to do")
    assert (own_vault / "note.md").read_text() == "# Note\n"


def test_init_takes_a_folder(kg: Run, own_vault: Path) -> None:
    assert kg("init", str(own_vault / "new")).status == 0
    assert (own_vault / "new" / "kg.yaml").is_file()


def test_build_says_what_was_read(kg: Run, own_vault: Path) -> None:
    write_vault(own_vault, VAULT)
    summary = re.compile(
        r"(\d+) notes? read, (\d+) removed, 6 in all, in [\d.]+ s; [\d,]+ statements\n"
    )

    def built(*options: str) -> tuple[str, ...]:
        shown = kg("build", *options)
        assert shown.status == 0
        found = summary.fullmatch(shown.out)
        assert found, shown.out
        return found.groups()

    assert built() == ("6", "0")
    assert built() == ("0", "0")
    assert built("--full") == ("6", "0")


def test_build_names_a_note_that_cannot_be_read_and_goes_on(kg: Run, own_vault: Path) -> None:
    write_vault(own_vault, "== kg.yaml\ntitle: t\n== good.md\n# Good\n")
    (own_vault / "bad.md").write_bytes(b"caf\xe9 \xff\xfe\n")
    shown = kg("build")
    assert shown.status == 0
    assert kg("show", "good").status == 0
    assert kg("check").status == 1
    assert "bad.md:" in kg("check").out


@pytest.mark.usefixtures("vault")
class TestExplain:
    def test_a_rule(self, kg: Run) -> None:
        shown = kg("explain", "dangling-link")
        assert shown.status == 0
        assert "dangling-link" in shown.out

    def test_an_unknown_rule_offers_the_nearest(self, kg: Run) -> None:
        shown = kg("explain", "dangling-lnik")
        assert (shown.status, shown.out) == (2, "")
        assert "dangling-link" in shown.err


@pytest.mark.usefixtures("vault")
class TestExport:
    @pytest.mark.parametrize("form", FORMATS)
    def test_other_programs_read_it(self, kg: Run, form: str) -> None:
        shown = kg("export", form)
        assert shown.status == 0
        parsed = pyoxigraph.parse(shown.out, FORMATS[form], base_iri="http://x/")
        assert "Risks from learned optimization" in {quad.object.value for quad in parsed}

    def test_to_a_file(self, kg: Run, tmp_path: Path) -> None:
        target = tmp_path / "graph.nq"
        target.write_text("old")
        shown = kg("export", "nquads", "-o", str(target))
        assert (shown.status, shown.out) == (0, "")
        assert target.read_text("utf-8") == kg("export", "nquads").out
        assert [path.name for path in tmp_path.iterdir()] == ["graph.nq"]

    def test_a_file_that_cannot_be_written(self, kg: Run, tmp_path: Path) -> None:
        shown = kg("export", "nquads", "-o", str(tmp_path / "none" / "graph.nq"))
        assert shown.status == 2
        assert "graph.nq cannot be written" in shown.err

    def test_an_unknown_format(self, kg: Run) -> None:
        shown = kg("export", "turtel")
        assert (shown.status, shown.out) == (2, "")
        assert "turtle" in shown.err


def test_site_writes_pages_and_then_only_what_changed(kg: Run, own_vault: Path) -> None:
    write_vault(own_vault, VAULT)
    first = kg("site")
    assert first.status == 0, first.err
    assert first.lines[-1].endswith("index.html")
    assert (own_vault / "_site" / "index.html").is_file()
    assert re.search(r": 0 files written, \d+ unchanged, 0 removed", kg("site").out)


def test_site_goes_where_it_is_told(kg: Run, own_vault: Path, tmp_path: Path) -> None:
    write_vault(own_vault, VAULT)
    assert kg("site", "--out", str(tmp_path / "out"), "--base-url", "https://x.org/").status == 0
    assert (tmp_path / "out" / "index.html").is_file()


def test_a_build_that_finds_nothing_new_still_counts_all_notes(kg: Run, own_vault: Path) -> None:
    write_vault(own_vault, "== kg.yaml\ntitle: t\n== a.md\n# A\n== b.md\n# B\n")
    assert kg("build").out.startswith("2 notes read, 0 removed, 2 in all")
    for path in own_vault.glob("*.md"):
        os.utime(path, ns=(0, 0))  # long ago, so that a look at the facts is enough
    kg("build")
    assert kg("build").out.startswith("0 notes read, 0 removed, 2 in all")
