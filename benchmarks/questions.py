"""The 48 named questions, asked of one vault: `python -m benchmarks.questions VAULT TIMES`.

Prints JSON: for each question its name, its SPARQL and the seconds of its answer, the median of
so many TIMES. What they ask about is what the vault speaks of most.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median

import kg
from kg.query.named import NamedQuery

_PAPER, _LATER = "@part0", "@part1"
_CLAIM = "SELECT ?claim WHERE { ?claim a kg:Claim ; kg:line ?line } ORDER BY ?claim LIMIT 1"


def asked(folder: Path, times: int) -> list[tuple[str, str, float]]:
    """Return name, SPARQL and seconds of every named question of the vault in *folder*."""
    vault = kg.open(folder)
    about = known(vault)
    answers = []
    for name, query in vault.queries().items():
        parameters = given(query, about)
        runs = [_seconds(vault, name, parameters) for _ in range(times)]
        answers.append((name, vault.sparql(name, parameters), median(runs)))
    return answers


def known(vault: kg.Vault) -> Mapping[str, str]:
    """Return something of each kind that a parameter may be."""
    root = vault.root
    note = next(root.glob("literature/*Part0.md")).stem
    return {
        "paper": _PAPER,
        "on": _LATER,
        "concept": "concept:learned-agent-0",
        "artifact": "Artifact 0",
        "thing": _PAPER,
        "note": note,
        "claim": _claim(vault),
    }


def _claim(vault: kg.Vault) -> str:
    table = vault.query(_CLAIM).table
    node = table.rows[0][0] if table and table.rows else None
    if node is None:
        raise LookupError(f"{vault.root} states no claim")
    return node.value


def given(query: NamedQuery, about: Mapping[str, str]) -> dict[str, str]:
    """Return what has to be told: by the name of the parameter, else by its type."""
    return {
        one.name: about.get(one.name) or about[one.type] for one in query.parameters if one.required
    }


def _seconds(vault: kg.Vault, name: str, given: Mapping[str, str]) -> float:
    begin = time.perf_counter()
    vault.query(name, given)
    return time.perf_counter() - begin


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asked(Path(sys.argv[1]), int(sys.argv[2]))))
