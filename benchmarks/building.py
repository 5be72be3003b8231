"""The rows on building the graph from nothing: time, memory, growth, against the floors."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from benchmarks import floors
from benchmarks.goals import BUILD, BUILD_MEMORY, BUILD_WAIT, GROWTH, Row
from benchmarks.setting import MeasuredVault, Quads, Setting
from benchmarks.timing import Run, interleaved, run

_FLOORS = "Markdown + YAML + full text + quads"


def rows(setting: Setting) -> Iterator[Row]:
    """Measure builds of both vaults."""
    cpu = {}
    for size in (setting.small, setting.large):
        vault = setting.vault(size)
        built, floor = _measured(vault, setting.few)
        cpu[size] = built.cpu / size
        yield Row("`kg build` from nothing", size, BUILD, built.cpu, _FLOORS, floor)
    yield Row("the same, waited for", size, BUILD_WAIT, built.wall)
    yield Row("the same, peak memory", size, BUILD_MEMORY, built.memory)
    yield growth("`kg build`", setting, cpu[setting.large], cpu[setting.small])


def growth(what: str, setting: Setting, large: float, small: float) -> Row:
    """Return the row on growth: the seconds of CPU per note in the *large* and *small* vault."""
    title = f"{what}: CPU per note, against {setting.small:,} notes"
    return Row(title, setting.large, GROWTH, large / small)


def _measured(vault: MeasuredVault, rounds: int) -> tuple[Run, float]:
    """Return a build from nothing and the sum of the floors, in seconds of CPU."""
    vault.run("build")
    quads = vault.quads()

    def build() -> Run:
        vault.forget()
        return vault.run("build")

    steps = {step: floor(step, vault, quads) for step in floors.BUILD}
    found = interleaved({"build": build, **steps}, rounds)
    return found["build"], sum(found[step].cpu for step in steps)


def floor(step: str, vault: MeasuredVault, quads: Quads) -> Callable[[], Run]:
    """Return what runs one of the floors; the seconds of CPU are those of its step alone."""
    command = (sys.executable, "-m", "benchmarks.floors", step, str(vault.folder), str(quads.file))
    return partial(_floor, command)


def _floor(command: tuple[str, ...]) -> Run:
    done = run(command)
    return replace(done, cpu=float(done.output))
