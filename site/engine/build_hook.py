"""Puts the engine of the Ask page into the package: Oxigraph, compiled to WebAssembly.

It is third-party code, so it is not in the repository: it comes from npm when the package is
built. Where npm cannot be reached the build goes on without it, and the site has no Ask page.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_SOURCES = (
    ".npmrc",
    "package.json",
    "package-lock.json",
    "engine/build_hook.py",
    "engine/tokens.js",
    "engine/worker.js",
)
_MADE_OF = "made-of.txt"
_PAGE_SIDE = 'litkg.give("ask/engine.js",function(){'
"""The page is given the worker as a function, whose text it can read and start."""


class EngineHook(BuildHookInterface[BuilderConfig]):
    """Makes `kg_site/engine` unless it is there, made of the same sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's
        """Add the engine to what is packed."""
        root = Path(self.root)
        target = root / "site" / "kg_site" / "engine"
        made_of = _digest(root / "site")
        if not _is_made(target, made_of):
            try:
                _make(root, target, made_of)
            except (OSError, subprocess.CalledProcessError) as error:
                self.app.display_warning(f"the site will have no Ask page: {_reason(error)}")
                return
        build_data["artifacts"].append("/site/kg_site/engine/*")


def _digest(site: Path) -> str:
    """Return what stands for the sources, and with the lock for what comes from npm."""
    together = sha256()
    for name in _SOURCES:
        together.update(sha256((site / name).read_bytes()).digest())
    return together.hexdigest()


def _is_made(target: Path, made_of: str) -> bool:
    stamp = target / _MADE_OF
    return stamp.is_file() and stamp.read_text("utf-8").strip() == made_of


def _make(root: Path, target: Path, made_of: str) -> None:
    """Make the engine beside *target*, then put it there.

    Raises `OSError`, or `CalledProcessError` for npm.
    """
    with TemporaryDirectory(prefix="litkg-engine-") as temporary:
        work = Path(temporary)
        for name in _SOURCES:
            (work / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(root / "site" / name, work / name)
        _npm(root, work, "ci", "--omit=dev")
        made = work / "made"
        _bundle(root, work, made)
        shutil.copyfile(root / "LICENSE", made / "LICENSE.txt")
        (made / _MADE_OF).write_text(f"{made_of}\n", "utf-8")
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(made, target)


def _bundle(root: Path, work: Path, made: Path) -> None:
    package = work / "node_modules" / "oxigraph"
    wasm = (package / "web_bg.wasm").read_bytes()
    (work / "engine" / "oxigraph.wasm.gz").write_bytes(gzip.compress(wasm, 9, mtime=0))
    options = (
        "engine/worker.js", "--bundle", "--format=iife", "--minify", "--target=es2022",
        "--loader:.gz=binary", "--log-level=error", f"--banner:js={_notice(package)}{_PAGE_SIDE}",
        "--footer:js=});", f"--outfile={made / 'oxigraph.js'}",
    )  # fmt: skip
    _npm(root, work, "run", "bundle", "--", *options)


def _notice(package: Path) -> str:
    """Return whose work the bundle is, and under which licence: its first comment."""
    told = json.loads((package / "package.json").read_text("utf-8"))
    name, version, licence, home = (told[k] for k in ("name", "version", "license", "homepage"))
    return (
        f"/*! {name} {version}, {licence}, {home}: used under Apache-2.0,"
        " whose text is in LICENSE.txt beside this file */"
    )


def _npm(root: Path, work: Path, *arguments: str) -> None:
    npm = str(root / "site" / "engine" / "npm.py")
    command = [sys.executable, npm, "--prefix", str(work), "--loglevel=error", *arguments]
    subprocess.run(command, check=True, capture_output=True, text=True)


def _reason(error: OSError | subprocess.CalledProcessError) -> str:
    if isinstance(error, OSError):
        return str(error)
    told = [line.removeprefix("npm error ") for line in (error.stderr or "").splitlines()]
    return f"npm failed: {', '.join(told[:3]) or error.returncode}"
