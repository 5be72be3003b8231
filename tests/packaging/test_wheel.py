"""What is in the wheel, and that it works without the checkout."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel out of the checkout, without the network."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_holds_our_three_packages_only(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert tops == {"kg", "kg_cli", "kg_site"}


def test_the_wheel_brings_its_data(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    for folder, target in (
        ("schema", "kg/schema"),
        ("site/templates", "kg_site/templates"),
        ("site/styles", "kg_site/styles"),
    ):
        files = [f for f in (ROOT / folder).rglob("*") if f.is_file() and f.name[0] != "."]
        assert files
        assert {f"{target}/{f.relative_to(ROOT / folder).as_posix()}" for f in files} <= names
    assert "kg_cli/browse/browser.tcss" in names


def test_the_wheel_brings_the_grammars(wheel: Path) -> None:
    grammars = {file.relative_to(ROOT).as_posix() for file in (ROOT / "kg").rglob("*.lark")}
    assert "kg/find/grammar.lark" in grammars
    assert grammars <= set(ZipFile(wheel).namelist())


def test_the_wheel_works_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    ZipFile(wheel).extractall(tmp_path / "installed")
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / "kg.yaml").touch()
    (vault / "LN-A.md").write_text("# LN: Last (2020) — A title\n\n## Key Concepts\n**X**: y.\n")
    run = (
        "import sys; sys.path.insert(0, sys.argv[1]); import kg; from kg_cli.app import main;"
        "assert kg.__file__.startswith(sys.argv[1]); sys.argv[1:] = sys.argv[2:]; main()"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", run, str(tmp_path / "installed"), "show", "x"],
        cwd=vault,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "definition" in done.stdout


def test_the_package_says_that_it_is_typed(wheel: Path) -> None:
    assert "kg/py.typed" in ZipFile(wheel).namelist()


def test_no_module_shadows_the_standard_library() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()
    assert not (ROOT / "cli" / "__init__.py").exists()


def test_the_wheel_brings_the_engine_of_the_ask_page_with_its_licence(wheel: Path) -> None:
    if not (ROOT / "site" / "kg_site" / "engine").is_dir():
        pytest.skip("npm could not be reached")
    archive = ZipFile(wheel)
    engine = archive.read("kg_site/engine/oxigraph.js").decode("ascii")
    assert engine.startswith("/*! oxigraph ")
    assert "Apache License" in archive.read("kg_site/engine/LICENSE.txt").decode()
