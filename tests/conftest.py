"""Fixtures: a vault is written in the docstring of the test that is about it."""

from __future__ import annotations

import os
import re
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import settings

import kg

os.environ.setdefault("KG_OFFLINE", "1")  # no test asks anybody but servers of its own

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
"""Real vaults and the user's samples, where this machine has them."""


# A landing shall not hang on chance: CI tries the same examples each time, a developer's
# machine and `make fuzz` go on looking for new ones.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


def write_files(folder: Path, text: str) -> Path:
    """Write `== path` headed blocks as files below *folder*."""
    parts = re.split(r"^== (.+)\n", dedent(text), flags=re.MULTILINE)
    for path, content in zip(parts[1::2], parts[2::2], strict=True):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    return folder


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let one flag rewrite the golden files; their diff is the review."""
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files")


@pytest.fixture(scope="session", autouse=True)
def control_c_is_heard() -> Iterator[None]:
    """Let processes that tests start hear Ctrl-C, also where pytest was started deaf to it.

    A process inherits that the signal is ignored: under `nohup`, behind `&` in a script.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def vault_folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Write the vault in the docstring of the test; return its folder."""
    folder = tmp_path / "vault"
    folder.mkdir()
    return write_files(folder, request.function.__doc__ or "")


@pytest.fixture
def vault(vault_folder: Path) -> kg.Vault:
    """Open the vault in the docstring of the test."""
    return kg.open(vault_folder)


@pytest.fixture(scope="session")
def example_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the example vault, the same for every test: look, do not touch."""
    folder = tmp_path_factory.mktemp("example")
    shutil.copytree(ROOT / "notes", folder / "notes")
    shutil.copy(ROOT / "kg.yaml", folder)
    return folder


@pytest.fixture(scope="session")
def example(example_folder: Path) -> kg.Vault:
    """Open the copy of the example vault."""
    return kg.open(example_folder)


@pytest.fixture
def real_vault(tmp_path: Path) -> Callable[[str], Path]:
    """Copy a real vault out of `../shared/vaults`; skip where this machine has none."""

    def copied(name: str) -> Path:
        source = SHARED / "vaults" / name
        if not source.is_dir():
            pytest.skip(f"{source} is not on this machine")
        folder = tmp_path / "real"
        shutil.copytree(source, folder)
        for path in [folder, *folder.rglob("*")]:
            path.chmod(path.stat().st_mode | 0o200)
        return folder

    return copied
