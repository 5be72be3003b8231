"""Where the time goes: the shares that parts of this program and of others have in a command."""

from __future__ import annotations

import argparse
import pstats
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from benchmarks.machine import machine
from benchmarks.setting import MeasuredVault, Setting
from benchmarks.table import write

NOTES = 380
"""Notes of the vault: one process builds it, so that all its work is seen."""

SHOWN = 14
"""The parts that are told of each command; the others are one line."""

COMMANDS: Mapping[str, Sequence[str]] = {
    "`kg build --full`": ("build", "--full"),
    "`kg show`, nothing changed": ("show", "Artifact 0"),
    "`kg site`": ("site",),
}
"""What is taken apart, in this order."""

Function: TypeAlias = tuple[str, int, str]
"""File, line and name of a function, as `pstats` has them; one in C has no file."""

_RUN = """
import cProfile
from kg_cli.app import run
profile = cProfile.Profile()
profile.runcall(run, {command!r})
profile.dump_stats({file!r})
"""
_ENGINES = {"pyoxigraph": "Oxigraph", "sqlite3": "SQLite", "pyromark": "pyromark", "zlib": "zlib"}
_IN_C = re.compile(r"of '?(\w+)[.']|\{built-in method (\w+)[.]")
_LOADING = ("importlib", "dataclasses.py", "enum.py", "typing.py", "abc.py", "collections/__init__")
_OURS = re.compile(r"/(kg|kg_cli|kg_site)/(?:(\w+)/|(\w+)\.py)")
_OTHERS = re.compile(r"/site-packages/(\w+)")


def profile(vault: MeasuredVault, command: Sequence[str], file: Path) -> Mapping[str, float]:
    """Run *command* on *vault* with the profile in *file*; return the seconds of each part."""
    code = _RUN.format(command=["--vault", str(vault.folder), *command], file=str(file))
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    return parts(pstats.Stats(str(file)))


def parts(found: pstats.Stats) -> Mapping[str, float]:
    """Return the seconds that each part took itself; what C did for a part is its own."""
    seconds: defaultdict[str, float] = defaultdict(float)
    table: dict[Function, tuple[int, int, float, float, dict[Function, tuple[float, ...]]]]
    table = found.stats  # type: ignore[attr-defined]
    for function, (_, _, own, _, callers) in table.items():
        part = part_of(function)
        if part:
            seconds[part] += own
            continue
        for caller, (_, _, for_it, _) in callers.items():
            seconds[part_of(caller) or "Python itself"] += for_it
    return seconds


def part_of(function: Function) -> str:
    """Return the part that a function belongs to; nothing where it is whoever calls it.

    >>> part_of(("/a/kg/markdown/blocks.py", 41, "read_blocks"))
    'kg.markdown'
    >>> part_of(("~", 0, "<method 'query' of 'pyoxigraph.Store' objects>"))
    'Oxigraph'
    """
    file, _, name = function
    if name == "<module>" or any(part in file for part in _LOADING):
        return "loading modules"
    if ours := _OURS.search(file):
        return ".".join(filter(None, ours.groups()))
    if other := _OTHERS.search(file):
        return other[1]
    if in_c := _IN_C.search(name):
        return _ENGINES.get(in_c[1] or in_c[2], "")
    return "regular expressions" if "/re/" in file else ""


def shares(seconds: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """Yield the largest parts with their shares of the whole, then all the others as one."""
    whole = sum(seconds.values())
    ordered = sorted(seconds.items(), key=lambda one: -one[1])
    yield from ((part, own / whole) for part, own in ordered[:SHOWN])
    yield "all others", sum(own for _, own in ordered[SHOWN:]) / whole


def columns(found: Mapping[str, Iterable[tuple[str, float]]]) -> str:
    """Return the shares of each command beside each other, as a table in Markdown."""
    cells = ([f"{part} {share:.0%}" for part, share in some] for some in found.values())
    rows = zip(*cells, strict=True)
    lines = [f"| {' | '.join(found)} |", f"|{'---|' * len(found)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows), ""])


def main() -> None:
    """Take the commands apart and print the table, or write it where it was asked for."""
    parser = argparse.ArgumentParser(prog="benchmarks.profiles", description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="where vaults are kept")
    parser.add_argument("--write", type=Path, help="the page that keeps the table")
    given = parser.parse_args()
    cache = given.cache.absolute()
    setting = Setting(NOTES, NOTES, (), few=1, many=1, limit=1, cache=cache, tools=cache)
    vault = setting.vault(NOTES)
    file = setting.work / "profile"
    found = {name: list(shares(profile(vault, c, file))) for name, c in COMMANDS.items()}
    text = f"{NOTES} notes. {machine()}.\n\n{columns(found)}"
    sys.stdout.write(text)
    if given.write:
        write(given.write, text)


if __name__ == "__main__":
    main()
