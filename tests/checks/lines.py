"""Findings as `kg check` prints them, for tests to compare."""

from __future__ import annotations

import kg


def lines(vault: kg.Vault, *rules: str) -> list[str]:
    """Return the line of each finding, without the rule where only one was asked for."""
    found = [str(diagnostic) for diagnostic in vault.check(rules)]
    return [line.replace(f"[{rules[0]}]", "") for line in found] if len(rules) == 1 else found
