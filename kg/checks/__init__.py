"""What `kg check` looks for, in the order in which the rules are listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from rapidfuzz import process

from kg.checks.anchors import dangling_heading
from kg.checks.artifacts import unsupported_artifact
from kg.checks.assessments import missing_five_c, missing_relevance, relevance_out_of_range
from kg.checks.base import Check, Finding, rule_name
from kg.checks.bibliographies import (
    duplicate_citekey,
    malformed_entry,
    missing_bibliography,
    unreadable_entry,
)
from kg.checks.citekeys import unknown_citekey
from kg.checks.claims import circular_argument, open_and_fact, support_and_dispute
from kg.checks.concepts import (
    concept_cycle,
    duplicate_alias,
    duplicate_concept,
    undefined_concept,
)
from kg.checks.dataview import unanswered_query
from kg.checks.files import bad_front_matter, not_utf8, too_many_links, unreadable
from kg.checks.fixing import Fix, fix_files
from kg.checks.identifiers import implausible_year, malformed_identifier
from kg.checks.lessons import duplicate_question, unknown_section, unverified_quotation
from kg.checks.lines import unread_lines
from kg.checks.links import (
    ambiguous_link,
    dangling_link,
    link_without_reason,
    missing_attachment,
)
from kg.checks.notes import missing_section, orphan_note, unknown_note_type
from kg.checks.pages import document, page, summary
from kg.checks.papers import duplicate_identifier, impossible_citation, possible_duplicate
from kg.checks.quotations import (
    quotation_not_found,
    quotation_on_another_page,
    unreadable_pdf,
)
from kg.checks.records import (
    incomplete_citation,
    title_disagrees,
    values_disagree,
    year_disagrees,
)
from kg.checks.reviews import declared_count_differs, unresolved_reference
from kg.checks.running import CheckOfSuppressions, Found, Run
from kg.checks.severities import OFF, configured
from kg.checks.shapes import shacl
from kg.checks.suppressions import unknown_rule, unused_suppression
from kg.diagnostics import Diagnostic, Severity
from kg.errors import UnknownName
from kg.index import Index

ERROR, WARNING, INFO = Severity

CHECKS: Mapping[Check, Severity] = MappingProxyType(
    {
        # what could not be read
        bad_front_matter: ERROR,
        not_utf8: ERROR,
        too_many_links: WARNING,
        unreadable: ERROR,
        unread_lines: INFO,
        unreadable_entry: ERROR,
        malformed_entry: WARNING,
        duplicate_citekey: WARNING,
        missing_bibliography: WARNING,
        unanswered_query: INFO,
        # notes
        unknown_note_type: WARNING,
        missing_section: WARNING,
        orphan_note: INFO,
        # links
        dangling_link: ERROR,
        ambiguous_link: ERROR,
        dangling_heading: WARNING,
        missing_attachment: ERROR,
        link_without_reason: INFO,
        unknown_citekey: WARNING,
        # papers
        duplicate_identifier: ERROR,
        malformed_identifier: WARNING,
        implausible_year: WARNING,
        incomplete_citation: WARNING,
        possible_duplicate: WARNING,
        values_disagree: WARNING,
        year_disagrees: WARNING,
        title_disagrees: WARNING,
        impossible_citation: WARNING,
        missing_five_c: WARNING,
        missing_relevance: INFO,
        relevance_out_of_range: WARNING,
        # concepts
        duplicate_alias: WARNING,
        duplicate_concept: WARNING,
        concept_cycle: ERROR,
        undefined_concept: INFO,
        # claims and what stands on them
        support_and_dispute: WARNING,
        open_and_fact: WARNING,
        circular_argument: WARNING,
        unsupported_artifact: INFO,
        # reviews and lessons
        declared_count_differs: WARNING,
        unresolved_reference: INFO,
        duplicate_question: INFO,
        unknown_section: INFO,
        unverified_quotation: INFO,
        quotation_not_found: WARNING,
        quotation_on_another_page: WARNING,
        unreadable_pdf: WARNING,
        # the vault's own rules
        shacl: ERROR,
    }
)
"""Every check of the graph, and how much its findings matter where they do not say so."""

LAST: Mapping[CheckOfSuppressions, Severity] = MappingProxyType(
    {
        unknown_rule: WARNING,
        unused_suppression: INFO,
    }
)
"""The checks of what notes suppress, which look at what the others found."""

_EVERY: Sequence[Callable[..., Iterator[Finding]]] = (*CHECKS, *LAST)
RULES: Mapping[str, Callable[..., Iterator[Finding]]] = MappingProxyType(
    {rule_name(one): one for one in _EVERY}
)
"""Every rule by its name."""
SEVERITIES: Mapping[str, Severity] = MappingProxyType(
    dict(zip(RULES, (*CHECKS.values(), *LAST.values()), strict=True))
)
"""How much each rule matters where `kg.yaml` does not say so."""


def check(index: Index, rules: Sequence[str] = ()) -> tuple[Diagnostic, ...]:
    """Return the findings of *rules* (of all when empty), in reading order.

    Without *rules* those that `kg.yaml` turns off are left out. Raises `UnknownName` for a
    rule that there is not, `ConfigError` for one in `kg.yaml`.
    """
    return tuple(one.diagnostic for one in _found(index, rules))


def fix(index: Index, rules: Sequence[str] = (), *, dry_run: bool = False) -> tuple[Fix, ...]:
    """Mend what *rules* (all when empty) find and can mend without guessing; return what was done.

    Raises as `check` does, and `WriteError`.
    """
    return fix_files(index, _found(index, rules), dry_run=dry_run)


def _found(index: Index, rules: Sequence[str]) -> tuple[Found, ...]:
    given = configured(index.root, index.config, RULES)
    off = {name for name, severity in given.items() if severity == OFF and not rules}
    chosen = {find_rule(name) for name in rules} or {RULES[name] for name in RULES.keys() - off}
    run = Run(
        checks={check: severity for check, severity in CHECKS.items() if check in chosen},
        last={check: severity for check, severity in LAST.items() if check in chosen},
        configured=given,
        known=RULES,
    )
    return run.over(index)


def find_rule(name: str) -> Callable[..., Iterator[Finding]]:
    """Return a rule by its name. Raises `UnknownName`."""
    if name not in RULES:
        near = process.extract(name, RULES.keys(), score_cutoff=60, limit=1)
        raise UnknownName("rule", name, [found[0] for found in near])
    return RULES[name]


def explain_rule(name: str) -> str:
    """Return the page of a rule, as Markdown. Raises `UnknownName`."""
    return page(name, find_rule(name), SEVERITIES[name])


def explain_rules() -> str:
    """Return the pages of all rules as one document, as Markdown."""
    return document(RULES, SEVERITIES)


__all__ = [
    "CHECKS",
    "LAST",
    "RULES",
    "SEVERITIES",
    "Check",
    "Fix",
    "check",
    "explain_rule",
    "explain_rules",
    "find_rule",
    "fix",
    "summary",
]
