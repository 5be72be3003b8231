"""Fixtures: a vault is written in the docstring of the test, its site into a folder beside it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from playwright.sync_api import Browser, sync_playwright

import kg
from kg import Vault
from kg_site import build_site

EXAMPLE = Path(__file__).parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), "")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
"""Chromium asks nothing of anybody by itself."""

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


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built site of the example vault."""
    root = tmp_path_factory.mktemp("example")
    for name in ("notes", "schema"):
        shutil.copytree(EXAMPLE / name, root / name)
    shutil.copy(EXAMPLE / "kg.yaml", root)
    build_site(kg.open(root), root / "_site")
    return root / "_site"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return a headless Chromium; a test that needs one is skipped where there is none."""
    if not CHROMIUM:
        pytest.skip("neither chromium nor google-chrome is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser; what Playwright warns of itself is none of ours."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            for category in ("DeprecationWarning", "ResourceWarning"):
                item.add_marker(pytest.mark.filterwarnings(f"ignore::{category}"))


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
