"""Services on this machine: nothing here reaches out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.services import Services, open_services
from kg.services.places import NAMES
from kg.services.turns import Clock
from kg.services.web import Web
from kg_cli.app import app

from .host import Host


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    """A server that stands for all services: each below a path of its name."""
    server = Host()
    monkeypatch.setenv("KG_OFFLINE", "0")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    for name in ("OPENALEX_API_KEY", "SEMANTIC_SCHOLAR_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    for name in NAMES:
        monkeypatch.setenv(f"KG_{name.upper()}_URL", f"{server.url}/{name}")
    yield server
    server.close()


class Hours:
    """A clock that goes on only where somebody waits."""

    def __init__(self) -> None:
        self.time = 2_000_000_000.0
        self.pauses: list[float] = []

    def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.time += seconds

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.time, self.pause)


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def web(tmp_path: Path, hours: Hours) -> Iterator[Web]:
    way = Web(tmp_path / "answers", "reader@example.org", clock=hours.clock)
    yield way
    way.close()


@pytest.fixture
def services(tmp_path: Path, host: Host) -> Iterator[Services]:  # noqa: ARG001 - where they are
    with open_services(tmp_path / "answers", contact="reader@example.org") as opened:
        yield opened


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of `kg` left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty vault, as current folder."""
    folder = tmp_path / "vault"
    folder.mkdir()
    (folder / "kg.yaml").write_text("title: Mine\n", "utf-8")
    monkeypatch.delenv("KG_VAULT", raising=False)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(vault: Path) -> Run:  # noqa: ARG001 - where it runs
    """Run `kg` in this process, in the vault."""

    def ran(*arguments: str) -> Ran:
        result = CliRunner().invoke(app, arguments)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return ran
