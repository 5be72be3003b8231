"""What `kg check` looks for, in the order in which the rules run."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from rapidfuzz import process

from kg.checks.base import Check, rule_name
from kg.checks.files import bad_front_matter, not_utf8, unreadable, values_disagree
from kg.checks.lines import unread_lines
from kg.checks.links import ambiguous_link, dangling_link, link_without_reason
from kg.checks.papers import duplicate_identifier, missing_five_c
from kg.diagnostics import Diagnostic
from kg.errors import UnknownName
from kg.index import Index

CHECKS: Sequence[Check] = (
    bad_front_matter,
    not_utf8,
    unreadable,
    dangling_link,
    ambiguous_link,
    duplicate_identifier,
    values_disagree,
    missing_five_c,
    link_without_reason,
    unread_lines,
)
RULES: Mapping[str, Check] = MappingProxyType({rule_name(check): check for check in CHECKS})
"""Every rule by its name."""


def check(index: Index, rules: Sequence[str] = ()) -> tuple[Diagnostic, ...]:
    """Return the findings of *rules* (of all when empty), in reading order.

    Raises `UnknownName` for a rule that there is not.
    """
    chosen = [find_rule(name) for name in rules] or CHECKS
    return tuple(sorted(found for run in chosen for found in run(index)))


def find_rule(name: str) -> Check:
    """Return a rule by its name. Raises `UnknownName`."""
    if name not in RULES:
        near = process.extract(name, RULES.keys(), score_cutoff=60, limit=1)
        raise UnknownName("rule", name, [found[0] for found in near])
    return RULES[name]


def explain_rule(name: str) -> str:
    """Return the page of a rule, as Markdown. Raises `UnknownName`."""
    page = inspect.getdoc(find_rule(name)) or ""
    return f"# {name}\n\n{page}\n"


__all__ = ["CHECKS", "RULES", "Check", "check", "explain_rule", "find_rule"]
