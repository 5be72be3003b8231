"""How far one engine goes: made quads in Oxigraph's server, more and more of them.

    python -m benchmarks.scaling --cache .bench --write docs/stores.md

The quads of a made vault are loaded again and again, each time under another base, as if so many
people had each pushed a vault of their own. After each size the 48 named questions are asked of
the first of them. What 100 million quads would take is worked out from the last two sizes:
loading grows as they do, a question as it grew between them.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import httpx

from benchmarks.machine import machine
from benchmarks.setting import Setting
from benchmarks.table import write
from benchmarks.timing import run
from kg.query.sparql import prefixes
from tests.remote.servers import oxigraph

NOTES = 1_000
"""Notes of the vault that is loaded again and again."""

SIZES = (1, 8, 32, 96)
"""So many of it are there when the questions are asked."""

AIM = 100_000_000
"""Quads that the last line of the table is about."""

LIMIT = 60.0
"""Seconds that a question may take."""

_BASE = "https://example.org/kg/"


@dataclass(frozen=True, slots=True)
class Size:
    """What was measured: quads, bytes on disk, seconds of loading, seconds of each answer."""

    quads: int
    disk: int
    load: float
    answers: tuple[float, ...]


def measured(setting: Setting, sizes: Sequence[int]) -> Iterator[Size]:
    """Load and ask, size after size."""
    vault = setting.vault(NOTES)
    vault.run("build")
    quads = vault.quads()
    data = quads.file.read_bytes()
    done = run((sys.executable, "-m", "benchmarks.questions", str(vault.folder), "1"))
    texts = [sparql for _, sparql, _ in json.loads(done.output)]
    there, seconds = 0, 0.0
    with (
        TemporaryDirectory(dir=setting.work) as place,
        oxigraph(Path(place)) as address,
        httpx.Client(base_url=address, timeout=600) as client,
    ):
        for size in sizes:
            for number in range(there, size):
                own = data.replace(_BASE.encode(), _base(number).encode())
                begin = time.perf_counter()
                _load(client, own)
                seconds += time.perf_counter() - begin
            there = size
            disk = sum(file.stat().st_size for file in Path(place).iterdir())
            answers = tuple(_asked(client, text) for text in texts)
            yield Size(size * (quads.named + quads.merged), disk, seconds, answers)


def _base(number: int) -> str:
    return f"https://example.org/kg-{number}/" if number else _BASE


def _load(client: httpx.Client, data: bytes) -> None:
    kind = {"Content-Type": "application/n-quads"}
    client.post("/store?no_transaction", content=data, headers=kind).raise_for_status()


def _asked(client: httpx.Client, text: str) -> float:
    """Return the seconds of an answer, the limit where it takes longer."""
    head = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes(_BASE).items())
    accept = {"Accept": "application/sparql-results+json, application/n-triples"}
    begin = time.perf_counter()
    try:
        told = client.post("/query", data={"query": head + text}, headers=accept, timeout=LIMIT)
    except httpx.TimeoutException:
        return LIMIT
    took = time.perf_counter() - begin
    told.raise_for_status()
    return took


def page(sizes: Sequence[Size]) -> str:
    """Return what was measured and what follows from it, as Markdown."""
    rows = [
        f"| {one.quads / 1e6:.1f} million | {one.load:,.0f} s ({one.quads / one.load:,.0f}/s) |"
        f" {one.disk / 1e9:.2f} GB | {median(one.answers) * 1000:.1f} ms |"
        f" {max(one.answers):.2f} s |"
        for one in sizes
    ]
    before, last = sizes[-2:]
    times = AIM / last.quads
    far = [_grown(*pair, log(times), log(last.quads / before.quads)) for pair in
           zip(before.answers, last.answers, strict=True)]  # fmt: skip
    rows.append(
        f"| *100 million, extrapolated* | *{last.load * times / 60:,.0f} min* |"
        f" *{last.disk * times / 1e9:.0f} GB* | *{median(far) * 1000:.1f} ms* |"
        f" *{max(far):,.0f} s* |"
    )
    head = (
        "| quads | loaded in | on disk | the 48 questions, median | the slowest |",
        "|--:|--:|--:|--:|--:|",
    )
    return "\n".join([f"{machine()}.", "", *head, *rows, ""])


def _grown(before: float, last: float, ahead: float, behind: float) -> float:
    """Return what an answer would take: it grows on as it grew, and never shrinks."""
    power = max(log(last / before) / behind, 0.0)
    return float(last * 2.718281828459045 ** (power * ahead))


def main() -> None:
    """Measure, print the table, or write it where it was asked for."""
    parser = argparse.ArgumentParser(prog="benchmarks.scaling", description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="where vaults are kept")
    parser.add_argument("--write", type=Path, help="the page that keeps the table")
    given = parser.parse_args()
    cache = given.cache.absolute()
    setting = Setting(NOTES, NOTES, (), few=1, many=1, limit=1, cache=cache, tools=cache)
    text = page(list(measured(setting, SIZES)))
    sys.stdout.write(text)
    if given.write:
        write(given.write, text)


if __name__ == "__main__":
    main()
