"""Every rule has one name everywhere, a page, and a test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.checks import RULES, SEVERITIES, explain_rule, explain_rules

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "checks.md"
TESTS = "\n".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))


def test_the_document_of_all_rules_is_current(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        DOCUMENT.write_text(explain_rules(), "utf-8")
    assert DOCUMENT.read_text("utf-8") == explain_rules()


@pytest.mark.parametrize("name", RULES)
def test_a_rule_has_one_name_everywhere(name: str) -> None:
    function = RULES[name].__name__
    assert function == name.replace("-", "_")
    assert re.search(rf"^def test_{function}_", TESTS, re.MULTILINE)


@pytest.mark.parametrize("name", RULES)
def test_a_page_says_what_why_and_what_instead(name: str) -> None:
    page = explain_rule(name)
    title, what, rest = page.split("\n\n", 2)
    assert title == f"# {name}"
    assert what.endswith((".", ")."))
    assert re.match("Why: ", rest)
    assert re.search(r"^Instead[:,]", rest, re.MULTILINE)
    assert page.endswith(f"\nSeverity: {SEVERITIES[name]}.\n")
