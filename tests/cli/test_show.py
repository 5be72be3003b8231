"""`kg show`: what a thing is, what is said of it, by whom, where."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, write_vault

CONCEPT = "concepts/PN-Deceptive-Alignment.md"


@pytest.mark.usefixtures("vault")
class TestShow:
    def test_a_concept_tells_who_says_what_and_where(self, kg: Run) -> None:
        shown = kg("show", "concept:deceptive-alignment")
        assert shown.status == 0
        assert shown.lines[0] == "concept: Deceptive alignment"
        assert "backlinks:" in shown.lines
        assert "because the paper gave this failure its name" in shown.out
        assert "literature/LN-Hubinger-2019-Risks.md:" in shown.out

    @pytest.mark.parametrize(
        "thing",
        ["PN-Deceptive-Alignment", "deceptive misalignment", "@hubinger2019risks", "1906.01820"],
    )
    def test_a_thing_is_named_as_people_name_it(self, kg: Run, thing: str) -> None:
        assert kg("show", thing).status == 0

    def test_json_is_one_object_with_places(self, kg: Run) -> None:
        (found,) = json.loads(kg("show", CONCEPT, "--format", "json").out)["results"]
        assert found["iri"].startswith("http")
        assert found["path"] == CONCEPT
        assert isinstance(found["line"], int)
        assert {"name", "value"} == set().union(*found["facts"])
        for part in ("notes", "items", "links", "backlinks"):
            for row in found[part]:
                assert row["iri"]
                assert ("path" in row) == ("line" in row)
        reasons = [link["reason"] for link in found["backlinks"]]
        assert any("gave this failure its name" in reason for reason in reasons)

    def test_jsonl_is_one_line(self, kg: Run) -> None:
        (line,) = kg("show", CONCEPT, "--format", "jsonl").lines
        assert json.loads(line)["path"] == CONCEPT

    def test_csv_has_a_row_for_each_thing_said(self, kg: Run) -> None:
        shown = kg("show", CONCEPT, "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(shown.out)))
        assert {"part", "kind", "text", "path", "line", "iri"} <= set(rows[0])
        assert "backlink" in {row["part"] for row in rows}

    def test_a_file_is_named_from_where_one_stands(
        self, kg: Run, vault: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(vault / "literature")
        for name in ("./LN-Hubinger-2019-Risks.md", f"../{CONCEPT}", str(vault / CONCEPT), CONCEPT):
            shown = kg("show", name)
            assert shown.status == 0, shown.err

    def test_the_same_name_twice_is_ambiguous(self, kg: Run) -> None:
        shown = kg("show", "jones")
        assert (shown.status, shown.out) == (2, "")
        assert "a/jones" in shown.err
        assert "b/jones" in shown.err
        assert "  help: " in shown.err

    def test_an_unknown_name_offers_the_nearest(self, kg: Run) -> None:
        shown = kg("show", "PN-Deceptive-Alignmant")
        assert (shown.status, shown.out) == (1, "")
        sentence, hint = shown.err.splitlines()
        assert sentence == "kg: nothing here is called 'PN-Deceptive-Alignmant'"
        assert "Deceptive" in hint


CITING = """
== kg.yaml
== LN-Risks.md
---
{type: literature, title: Risks, authors: ["Hubinger, E.", "Mikulik, V.", "Skalse, J."],
 year: 2019, citekey: hubinger2019risks}
---
== n.md
# N
It is so [see @hubinger2019risks, pp. 3-5] — as @hubinger2019risks says, not [@nobody].
"""


class TestCitations:
    def test_they_are_authors_and_years_for_people(self, kg: Run, own_vault: Path) -> None:
        write_vault(own_vault, CITING)
        said = (
            "It is so (see Hubinger et al., 2019, pp. 3-5) — as Hubinger et al. (2019) says,"
            " not [@nobody]."
        )
        shown = kg("show", "n")
        assert shown.lines.count(f"  n.md:2: Risks — {said}") == 2
        assert f"  n.md:2: @nobody (missing) — {said}" in shown.lines
        assert f"  n.md:2: N — {said}" in kg("show", "@hubinger2019risks").lines

    def test_programs_get_them_as_they_are_written(self, kg: Run, own_vault: Path) -> None:
        write_vault(own_vault, CITING)
        (found,) = json.loads(kg("show", "n", "--format", "json").out)["results"]
        (link,) = [one for one in found["links"] if one.get("locator")]
        assert link["locator"] == "pp. 3-5"
        assert link["sentence"].startswith("It is so [see @hubinger2019risks, pp. 3-5]")
        rows = csv.DictReader(io.StringIO(kg("links", "n", "--format", "csv").out))
        assert {(row["kind"], row["locator"]) for row in rows} == {
            ("citation", "pp. 3-5"),
            ("citation", ""),
        }
