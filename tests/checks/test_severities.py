"""Severities as `kg.yaml` sets them."""

from __future__ import annotations

import pytest

import kg
from kg.errors import ConfigError
from tests.checks.lines import lines


def test_kg_yaml_sets_severities_and_turns_rules_off(vault: kg.Vault) -> None:
    """
    == kg.yaml
    checks:
      dangling-link: info
      missing-attachment: off
    == a.md
    [[one]] ![[two.png]]
    """
    assert lines(vault) == ["a.md:1:1: info[dangling-link] no note is called 'one'"]


def test_a_rule_that_is_asked_for_runs_although_it_is_off(vault: kg.Vault) -> None:
    """
    == kg.yaml
    checks: {dangling-link: off}
    == a.md
    [[one]]
    """
    assert lines(vault) == []
    assert lines(vault, "dangling-link") == ["a.md:1:1: error no note is called 'one'"]


def test_an_unknown_rule_in_kg_yaml_is_an_error_at_its_line(vault: kg.Vault) -> None:
    """
    == kg.yaml
    title: t
    checks:
      orphan-note: off
      dangling-lnik: off
    """
    with pytest.raises(
        ConfigError, match=r"kg\.yaml:4: there is no rule called 'dangling-lnik'"
    ) as e:
        vault.check()
    assert e.value.hint == "did you mean 'dangling-link'?"
