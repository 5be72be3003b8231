"""Fixtures: a vault is written in the docstring of the test, its site into a folder beside it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

import kg
from kg import Vault
from kg_site import build_site

GOLDEN = Path(__file__).parents[1] / "golden" / "site"

Site = Callable[[], Path]
"""Builds the site of the test's vault again and returns its folder."""


def files_of(text: str) -> dict[str, str]:
    """Split `== path` headed blocks."""
    parts = re.split(r"^== (.+)\n", dedent(text), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def write(folder: Path, text: str) -> None:
    """Write the files of *text* under *folder*."""
    for path, content in files_of(text).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, "utf-8")


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return the folder of the vault written in the docstring of the test."""
    root = tmp_path / "vault"
    root.mkdir()
    (root / "kg.yaml").write_text("title: Test notes\nproject: PUMA\nrelevance_max: 5\n", "utf-8")
    write(root, request.function.__doc__ or "")
    return root


@pytest.fixture
def vault(folder: Path) -> Vault:
    """Return that vault, opened."""
    return kg.open(folder)


@pytest.fixture
def site(folder: Path, tmp_path: Path) -> Site:
    """Return what builds the site of the vault as it is now."""

    def build() -> Path:
        out = tmp_path / "site"
        build_site(kg.open(folder), out)
        return out

    return build


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give `golden` every file of tests/golden/site, by name."""
    if "golden" in metafunc.fixturenames:
        files = sorted(GOLDEN.glob("*.txt"))
        metafunc.parametrize("golden", files, ids=lambda f: f.stem)


@pytest.fixture
def is_updating(request: pytest.FixtureRequest) -> bool:
    """Tell whether golden files are to be rewritten."""
    asked = request.config.getoption("--update-golden", default=False)
    return bool(asked) or "UPDATE_GOLDEN" in os.environ
