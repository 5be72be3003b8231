"""Run the W3C's SPARQL tests through `kg.open(…).query` and print what passes, by group.

    git clone --depth 1 https://github.com/w3c/rdf-tests
    make conformance TESTS=rdf-tests/sparql/sparql11

The tests are the W3C's (repository w3c/rdf-tests, folders `sparql/sparql11` and
`sparql/sparql10`) and are not kept here. What is left out: updates, protocols, entailment (kg
has no reasoner), and SERVICE, which kg refuses. Exit status: 0 all passed, 1 some failed, 2 no
tests were found.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urljoin

from kg.errors import QueryError
from tests.conformance.answers import given, right
from tests.conformance.given import empty_vault, vault_of
from tests.conformance.manifests import Case, cases

LEFT_OUT = (
    *("entailment", "service", "syntax-fed", "protocol", "service-description"),
    "delete-insert",
)
"""Groups of what kg does not do; the other groups of updates hold no tests of queries."""

_FROM = re.compile(r"\bFROM\s+(?:NAMED\s+)?<([^>]*)>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a test; `why` is empty where it passed."""

    case: Case
    why: str = ""


def groups(folder: Path) -> list[Path]:
    """Return the folders below *folder* that hold tests of queries."""
    found = sorted(path.parent for path in folder.glob("*/manifest.ttl"))
    return [path for path in found if path.name not in LEFT_OUT and any(cases(path))]


def outcome(case: Case, vault: Path) -> Outcome:
    """Run one test on the vault at the folder *vault*."""
    text = case.query.read_text("utf-8")
    base = case.query.absolute().as_uri()
    opened = vault_of(vault, _graphs(case, text, base))
    try:
        answer = opened.query(f"BASE <{base}>\n{text}")
    except QueryError as error:
        parsed = "not SPARQL" not in str(error)
        refused = {"no syntax": parsed, "syntax": not parsed}.get(case.kind, True)
        return Outcome(case, str(error) if refused else "")
    if case.kind == "no syntax":
        return Outcome(case, "it was taken for SPARQL")
    if case.result is None:
        return Outcome(case)
    ours, theirs = given(answer, case.result, lax=case.lax), right(case.result, lax=case.lax)
    return Outcome(case, "" if ours == theirs else "another answer")


def _graphs(case: Case, text: str, base: str) -> Iterator[tuple[str, Path]]:
    """Yield the graphs of a test; those that its query names are read as well."""
    yield from (("", path) for path in case.data)
    yield from case.named
    for name in dict.fromkeys(_FROM.findall(text)) if case.kind == "evaluation" else ():
        address = urljoin(base, name)
        path = case.query.parent / name
        if path.is_file() and address not in [known for known, _ in case.named]:
            yield address, path


def main(arguments: Sequence[str]) -> int:
    """Run the tests in the folder that is named; print the table and what failed."""
    found = groups(Path(arguments[0]).absolute()) if arguments else []
    if not found:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    outcomes: dict[str, list[Outcome]] = defaultdict(list)
    with TemporaryDirectory() as folder:
        vault = empty_vault(Path(folder))
        for group in found:
            outcomes[group.name] = [outcome(case, vault) for case in cases(group)]
    sys.stdout.write(table(outcomes))
    return int(any(one.why for group in outcomes.values() for one in group))


def table(outcomes: dict[str, list[Outcome]]) -> str:
    """Return how many passed in each group, and below it each that failed."""
    lines = [f"{'group':28} {'passed':>7} {'of':>5}"]
    every = [one for group in outcomes.values() for one in group]
    for group, ran in [*outcomes.items(), ("all", every)]:
        lines.append(f"{group:28} {sum(not one.why for one in ran):7} {len(ran):5}")
        if group != "all":
            lines += [f"    {one.case.name}: {one.why}" for one in ran if one.why]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
