"""A small vault, and three ways to run `kg` on it: in process, as a process, on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg_cli.app import app

ROOT = Path(__file__).parents[2]

VAULT = """
== kg.yaml
title: Alignment notes
== literature/LN-Hubinger-2019-Risks.md
---
type: literature
title: "Risks from learned optimization"
authors: ["Hubinger, Evan", "van Merwijk, Chris"]
year: 2019
citekey: "@hubinger2019risks"
arxiv: "1906.01820"
---
# LN: Hubinger et al. (2019) — Risks from learned optimization

## Pass 1 — Bird's Eye View (5 Cs)

| C | Assessment |
|---|---|
| **Category** | Conceptual analysis |
| **Context** | Builds on the literature on AI safety |
| **Correctness** | Sound arguments, no experiments |
| **Contributions** | (1) Names mesa-optimization; (2) Describes deceptive alignment |
| **Clarity** | Good |

## Key Concepts

**Deceptive alignment**: A mesa-optimizer that models the base objective and pretends to pursue it.

## PUMA Integration

- **Ethics chapter**: It shows why behaviour in training proves little → [[PR-Ethics-Chapter]]

## Related Notes

- [[PN-Deceptive-Alignment]] — because the paper gave this failure its name
- [[LN-Nobody-1999]] — because it is still to be read
== literature/LN-Langosco-2022-Goals.md
---
type: literature
title: "Goal misgeneralization in deep reinforcement learning"
authors: ["Langosco, Lauro"]
year: 2022
citekey: "@langosco2022goals"
---
# LN: Langosco (2022) — Goal misgeneralization

An agent can go wrong without [[PN-Deceptive-Alignment|deceptive alignment]].

## Related Notes

- [[PN-Deceptive-Alignment]] — because the failure looks alike without any deceit
== concepts/PN-Deceptive-Alignment.md
---
type: permanent-note
title: Deceptive alignment
aliases: [deceptive misalignment]
---
# Deceptive alignment

A system behaves well only while it is watched.
== project/PR-Ethics-Chapter.md
---
type: chapter
title: Ethics chapter
---
# Ethics chapter

What may be claimed.
== a/jones.md
# Jones, one
== b/jones.md
# Jones, two
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of `kg` left behind."""

    status: int
    out: str
    err: str = ""

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Ran]


def write_vault(folder: Path, text: str) -> Path:
    for part in text.strip().split("== ")[1:]:
        name, _, content = part.partition("\n")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return folder


@pytest.fixture(scope="session")
def built_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The vault, read once for all tests that leave it as it is."""
    folder = write_vault(tmp_path_factory.mktemp("vault"), VAULT)
    assert CliRunner().invoke(app, ["build", "--vault", str(folder)]).exit_code == 0
    return folder


@pytest.fixture
def vault(built_vault: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The vault that all tests share, as current folder."""
    monkeypatch.delenv("KG_VAULT", raising=False)
    monkeypatch.chdir(built_vault)
    return built_vault


@pytest.fixture
def own_vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of one's own, as current folder."""
    monkeypatch.delenv("KG_VAULT", raising=False)
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def kg() -> Run:
    """Run `kg` in this process; its output goes to a pipe."""

    def run(*arguments: str, stdin: str = "") -> Ran:
        result = CliRunner().invoke(app, arguments, input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        raw = result.stdout_bytes.decode()
        return Ran(result.exit_code, raw, result.stderr)

    return run


def environment(**changes: str) -> dict[str, str]:
    """Return what a process of `kg` needs, without what steers its output."""
    steering = {"NO_COLOR", "PAGER", "KG_VAULT", "COLUMNS", "LINES"}
    kept = {name: value for name, value in os.environ.items() if name not in steering}
    paths = os.pathsep.join(str(ROOT / folder) for folder in (".", "cli", "site"))
    return kept | {"PYTHONPATH": paths, "TERM": "xterm-256color"} | changes


def command(arguments: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "kg_cli", *arguments]


@pytest.fixture
def kg_process() -> Run:
    """Run `kg` as a process of its own."""

    def run(*arguments: str, **changes: str) -> Ran:
        done = subprocess.run(
            command(arguments),
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment(**changes),
            check=False,
            timeout=60,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def kg_on_terminal() -> Run:
    """Run `kg` on a pseudo-terminal of 100 columns and 40 lines."""
    pty = pytest.importorskip("pty", reason="no pseudo-terminals here")

    def run(*arguments: str, **changes: str) -> Ran:
        size = {"COLUMNS": "100", "LINES": "40"}
        child, terminal = pty.fork()
        if child == 0:
            argv = command(arguments)
            os.execve(argv[0], argv, environment(**size | changes))  # noqa: S606
        shown = b""
        while piece := _read(terminal):
            shown += piece
        _, status = os.waitpid(child, 0)
        os.close(terminal)
        text = shown.decode().replace("\r\n", "\n")
        return Ran(os.waitstatus_to_exitcode(status), text)

    return run


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""
