"""`kg check`: findings as editors and people read them."""

from __future__ import annotations

import inspect
import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run, write_vault

KEYS = {
    *("path", "line", "column", "endLine", "endColumn"),
    *("severity", "rule", "message", "help"),
}


@pytest.mark.usefixtures("vault")
class TestCheck:
    def test_a_finding_is_a_line_and_what_helps(self, kg: Run) -> None:
        shown = kg("check", "dangling-link")
        assert shown.status == 1
        finding = re.compile(
            r"literature/LN-Hubinger-2019-Risks\.md:\d+:\d+: error\[dangling-link\] "
        )
        assert finding.match(shown.out)
        assert all(re.match(r"\S.*:\d+:\d+: |  help: ", line) for line in shown.lines)
        assert re.fullmatch(r"1 error, 0 warnings, 0 notes in 1 file\n", shown.err)

    def test_json_has_the_names_that_editors_use(self, kg: Run) -> None:
        shown = kg("check", "--format", "json")
        found = json.loads(shown.out)["diagnostics"]
        assert found
        assert shown.err == ""
        for diagnostic in found:
            assert set(diagnostic) == KEYS
            assert diagnostic["severity"] in {"error", "warning", "info"}

    def test_an_unknown_rule_is_bad_usage(self, kg: Run) -> None:
        shown = kg("check", "dangling-lnik")
        assert (shown.status, shown.out) == (2, "")
        assert "dangling-link" in shown.err


def test_nothing_wrong_exits_0(kg: Run, own_vault: Path) -> None:
    write_vault(own_vault, "== kg.yaml\ntitle: t\n== one.md\n# One\n\nText.\n")
    shown = kg("check", "dangling-link")
    assert (shown.status, shown.out, shown.err) == (0, "", "nothing to report\n")


def test_a_warning_fails_only_when_strict(kg: Run, own_vault: Path) -> None:
    """
    == kg.yaml
    title: t
    == LN-One.md
    ---
    type: literature
    title: One
    ---
    # One

    ## Pass 1 — Bird's Eye View (5 Cs)

    | C | Assessment |
    |---|---|
    | **Category** | Essay |
    """
    write_vault(own_vault, inspect.getdoc(test_a_warning_fails_only_when_strict) or "")
    found = json.loads(kg("check", "--format", "json").out)["diagnostics"]
    severities = {diagnostic["severity"] for diagnostic in found}
    assert "warning" in severities
    assert "error" not in severities
    assert kg("check").status == 0
    assert kg("check", "--strict").status == 1
