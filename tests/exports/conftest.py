"""A small vault whose words try to break out of every form."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import kg
from kg_cli.app import app
from tests.cli.conftest import Ran, Run
from tests.conftest import write_files

HOSTILE = r"""
== kg.yaml
title: "Notes, <b>bold</b> & \"quoted\""
base: https://notes.test/kg/
site:
  author: https://orcid.org/0000-0002-1825-0097
  licence: CC-BY-4.0
  description: What was read.
== literature/LN-Made-2021-Breakout.md
---
type: literature
title: 'A "title" with \ , ; {braces} $5 & 100% <script>alert(1)</script> | pipes'
authors: ["Müller, Zoë", "O'Hara, Ann"]
year: 2021
doi: 10.1234/made.up
citekey: "@mueller2021breakout"
---
# LN: Made (2021)

## Key Concepts

**Escape & "run"**: =HYPERLINK("http://evil.test") \end{table} & 50% of {{c1::cloze}}, $x_1$ |
`<img src=x onerror=alert(1)>`	tab.

## Statements

- The text says "} . `<a> <b>` ." and \u0022 as well. ^claim
- Builds on (Other et al., 2020).
== literature/LN-Other-2020.md
---
type: literature
title: Another paper
authors: ["Other, Sam"]
year: 2020
arxiv: "2001.00001"
---
# LN: Other (2020)

## Pass 1 — 5 Cs

| C | Assessment |
|---|---|
| **Category** | Survey |
| **Context** | Answers Made (2021) |
| **Contributions** | (1) Counts things; (2) =1+1 |
| **Clarity** | Good |
== secret.md
---
publish: false
---
# Secret

Nobody shall read this.
"""


@pytest.fixture(scope="session")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the vault, the same for every test: look, do not touch."""
    return write_files(tmp_path_factory.mktemp("hostile"), HOSTILE)


@pytest.fixture(scope="session")
def hostile(hostile_folder: Path) -> kg.Vault:
    """Open the vault."""
    return kg.open(hostile_folder)


@pytest.fixture
def run() -> Run:
    """Run `kg` in this process."""

    def ran(*arguments: str) -> Ran:
        result = CliRunner().invoke(app, arguments)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout_bytes.decode(), result.stderr)

    return ran
