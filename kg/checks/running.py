"""Running checks over a vault: findings in their severity, less what is suppressed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.checks.base import Check, Edit, Finding, rule_name
from kg.checks.ignoring import Suppressions, read_suppressions
from kg.diagnostics import Diagnostic, Severity
from kg.index import Index

CheckOfSuppressions = Callable[[Suppressions], Iterator[Finding]]
"""Looks at what notes suppress, when all other checks are done."""


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A diagnostic, and the edits that mend it without guessing."""

    diagnostic: Diagnostic
    edits: tuple[Edit, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Run:
    """The checks that are to run, each with its severity.

    `configured` are the severities that the vault gives to rules; `known` all rules.
    """

    checks: Mapping[Check, Severity]
    last: Mapping[CheckOfSuppressions, Severity]
    configured: Mapping[str, str]
    known: Mapping[str, object]

    def over(self, index: Index) -> tuple[Found, ...]:
        """Return what is found, in reading order, each finding once; other vaults see to theirs."""
        found = [
            one
            for check, usual in self.checks.items()
            for one in self._of(check, usual, check(index))
        ]
        said = Suppressions(
            all=tuple(read_suppressions(index)),
            ran={rule_name(check) for check in self.checks},
            known=self.known,
        )
        kept = [one for one in found if not said.covers(one.diagnostic)]
        for check, usual in self.last.items():
            more = self._of(check, usual, check(said))
            kept += [one for one in more if not said.covers(one.diagnostic)]
        own = [one for one in kept if not index.vault_of(one.diagnostic.path)]
        return tuple(sorted(dict.fromkeys(own)))

    def _of(
        self, check: Callable[..., object], usual: Severity, findings: Iterator[Finding]
    ) -> Iterator[Found]:
        rule = rule_name(check)
        given = self.configured.get(rule)
        for one in findings:
            severity = Severity(given) if given in list(Severity) else one.severity or usual
            yield Found(_diagnostic(one, rule, severity), one.edits)


def _diagnostic(one: Finding, rule: str, severity: Severity) -> Diagnostic:
    end_line = one.end_line or one.line
    return Diagnostic(
        path=one.path,
        line=one.line,
        column=one.column,
        end_line=end_line,
        end_column=one.end_column or (one.column if end_line == one.line else 1),
        rule=rule,
        severity=severity,
        message=one.message,
        help=_help(one),
    )


def _help(one: Finding) -> str:
    if not one.edits:
        return one.help
    does_it = "`kg check --fix` does it"
    return f"{one.help} ({does_it})" if one.help else does_it
