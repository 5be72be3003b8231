"""Diagnostics as SARIF 2.1.0, which code hosts and editors read.

Form: https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote

from kg.checks import RULES, SEVERITIES, explain_rule, summary
from kg.diagnostics import Diagnostic, Severity
from kg_cli.output.json_text import json_text
from kg_cli.output.repository import from_repository

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"
"""What viewers take for the root of the repository."""

Json = Mapping[str, object]


def sarif(found: Sequence[Diagnostic], root: Path) -> str:
    """Return a log of one run with all rules and every diagnostic."""
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver()},
                "columnKind": "unicodeCodePoints",
                "results": [_result(diagnostic, root) for diagnostic in found],
            }
        ],
    }
    return f"{json_text(log)}\n"


def _driver() -> Json:
    from importlib import metadata  # noqa: PLC0415 - slow, and only needed here

    try:
        version = metadata.version("litkg")
    except metadata.PackageNotFoundError:
        version = "0"
    return {"name": "kg check", "version": version, "rules": [_rule(name) for name in RULES]}


def _rule(name: str) -> Json:
    page = explain_rule(name)
    return {
        "id": name,
        "name": "".join(word.capitalize() for word in name.split("-")),
        "shortDescription": {"text": summary(RULES[name])},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[SEVERITIES[name]]},
    }


def _result(found: Diagnostic, root: Path) -> Json:
    message = f"{found.message}\n{found.help}" if found.help else found.message
    said = f"{found.path}\x1f{found.rule}\x1f{found.message}"
    return {
        "ruleId": found.rule,
        "ruleIndex": list(RULES).index(found.rule),
        "level": _LEVELS[found.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": _location(found, root)}],
        "partialFingerprints": {"kg/v1": blake2b(said.encode(), digest_size=16).hexdigest()},
    }


def _location(found: Diagnostic, root: Path) -> Json:
    region: dict[str, object] = {"startLine": found.line, "endLine": found.end_line}
    if found.end_line == found.line:  # of several lines the whole ones are meant
        region |= {"startColumn": found.column, "endColumn": found.end_column}
    uri = quote(from_repository(root, found.path))
    return {"artifactLocation": {"uri": uri, "uriBaseId": _ROOT}, "region": region}
