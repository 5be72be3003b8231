"""Measure everything and print the table: `make bench`, or `make bench-quick` for small vaults."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import answering, asking, building, publishing
from benchmarks.goals import BUILD, CHANGED, QUESTION, SITE, Goal, Row
from benchmarks.machine import load, machine
from benchmarks.setting import SITE_AT_MOST, Setting
from benchmarks.table import line, table, write
from benchmarks.timing import CommandFailed

_GROUPS: tuple[tuple[str, Goal, Callable[[Setting], Iterator[Row]]], ...] = (
    ("building", BUILD, building.rows),
    ("answering", CHANGED, answering.rows),
    ("asking", QUESTION, asking.rows),
    ("publishing", SITE, publishing.rows),
)
_TOLD = """\
Made notes of {size:.1f} KB, with front matter, a table, mathematics and seven links in
each literature note, that
state {triples:.0f} triples a note ({quads:.0f} quads in the store: each triple in the graph of
its note, and once in the merge of all). {machine}.
{few}, medians of {many} for single commands, in turns with what stands beside them;
load of the machine meanwhile {load}. CPU s are those of all processes; a ratio above 1 is
dearer than what stands beside it. Hugo and Zensical make no backlinks and no graph.

"""


def main() -> None:
    """Measure, print each row as it is known, and write the table where it was asked for."""
    given = _arguments()
    setting = _setting(given)
    shutil.rmtree(setting.work, ignore_errors=True)
    try:
        rows = []
        for row in measured(setting):
            sys.stderr.write(f"{line(row)} {row.why}\n")
            rows.append(row)
        text = _told(setting) + table(rows)
    finally:
        shutil.rmtree(setting.work, ignore_errors=True)
    sys.stdout.write(text)
    if given.write:
        write(given.write, text)


def measured(setting: Setting) -> Iterator[Row]:
    """Yield every row; what fails is a row that says so."""
    for name, goal, rows in _GROUPS:
        try:
            yield from rows(setting)
        except CommandFailed as error:
            why = " ".join(str(error).split())
            yield Row(f"{name} (the rest)", setting.large, goal, why=why)


def _setting(given: argparse.Namespace) -> Setting:
    cache, tools = given.cache.absolute(), given.tools.absolute()
    if given.quick:
        return Setting(200, 1_000, (200,), few=1, many=3, limit=1, cache=cache, tools=tools)
    small, large = given.size // 10, given.size
    beside = tuple(size for size in (small, large) if size <= SITE_AT_MOST)
    return Setting(small, large, beside, few=given.runs, many=9, limit=20, cache=cache, tools=tools)


def _told(setting: Setting) -> str:
    vault = setting.vault(setting.small)
    quads = vault.quads()
    sizes = [file.stat().st_size for file in vault.folder.glob("*/*.md")]
    return _TOLD.format(
        size=sum(sizes) / len(sizes) / 1000,
        triples=quads.merged / vault.size,
        quads=(quads.named + quads.merged) / vault.size,
        machine=machine(),
        few=_often(setting.few),
        many=setting.many,
        load=load(),
    )


def _often(runs: int) -> str:
    return f"Medians of {runs} runs" if runs > 1 else "Single runs"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="notes in the larger vault")
    parser.add_argument("--runs", type=int, default=3, help="runs of what takes long")
    parser.add_argument("--quick", action="store_true", help="200 and 1,000 notes")
    parser.add_argument("--cache", type=Path, required=True, help="where vaults are kept")
    parser.add_argument("--tools", type=Path, required=True, help="where the peers are installed")
    parser.add_argument("--write", type=Path, help="the page that keeps the table")
    return parser.parse_args()


if __name__ == "__main__":
    main()
