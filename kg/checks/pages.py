"""The pages of the rules: each is the docstring of its function."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping

from kg.diagnostics import Severity

_ABOUT = """\
# What `kg check` looks for

<!-- Made from the docstrings of the rules: see `kg/checks/`. -->

`kg check` prints each finding as `path:line:column: severity[rule] sentence`, and below it
what helps. `kg check RULE…` runs only these rules; `kg explain RULE` shows the page of one.

- **Severities**: an error fails the command, with `--strict` a warning does too. `kg.yaml`
  changes them: `checks: {link-without-reason: warning, orphan-note: off}`. A rule that is
  named on the command line runs even when it is off.
- **Suppressing**: `<!-- kg-ignore: dangling-link -->` or `%% kg-ignore: dangling-link %%`
  behind a line suppresses what is found on it; on a line of its own, on the next line that is
  not blank. `kg-ignore-file:` suppresses in the whole file. Several rules stand between
  commas; what follows them is a reason for whoever reads it.
- **Mending**: `kg check --fix` mends what is certain and never guesses; `--dry-run` shows the
  diff. Every other byte of a file stays as it is.
- **Formats**: `--format json`, `sarif` (2.1.0) for code hosts and editors, `github` for
  annotations in GitHub Actions.
- **Rules of your own**: SHACL shapes in `shapes/*.ttl` or `schema/shapes/*.ttl` of the vault,
  see [shacl](#shacl).
"""


def page(name: str, rule: Callable[..., object], severity: Severity) -> str:
    """Return the page of a rule, as Markdown."""
    return f"# {name}\n\n{_text(rule)}\n\nSeverity: {severity}.\n"


def document(rules: Mapping[str, Callable[..., object]], severities: Mapping[str, Severity]) -> str:
    """Return the pages of all rules as one document, with a table of them."""
    parts = [_ABOUT, "".join(_table(rules, severities))]
    parts += [f"#{page(name, rule, severities[name])}" for name, rule in rules.items()]
    return "\n".join(parts)


def summary(rule: Callable[..., object]) -> str:
    """Return the first sentence of a rule's page."""
    return " ".join(_text(rule).partition("\n\n")[0].split())


def _table(
    rules: Mapping[str, Callable[..., object]], severities: Mapping[str, Severity]
) -> Iterator[str]:
    yield "| rule | severity | finds |\n|---|---|---|\n"
    for name, rule in rules.items():
        yield f"| [{name}](#{name}) | {severities[name]} | {summary(rule)} |\n"


def _text(rule: Callable[..., object]) -> str:
    return inspect.getdoc(rule) or ""
