"""Services on this machine: nothing here reaches out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.services import Services, open_services
from kg.services.places import NAMES
from kg.services.turns import Clock
from kg.services.web import Web

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
    with Web(tmp_path / "answers", "reader@example.org", clock=hours.clock) as way:
        yield way


@pytest.fixture
def services(tmp_path: Path, host: Host) -> Iterator[Services]:  # noqa: ARG001 - where they are
    opened = open_services(tmp_path / "answers", contact="reader@example.org")
    with opened.web:
        yield opened
