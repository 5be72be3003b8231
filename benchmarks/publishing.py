"""The rows on the website: from nothing, after one edit, against others; what a page weighs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count

from benchmarks.building import growth
from benchmarks.goals import PAGE, SITE, SITE_BESIDE, SITE_CHANGED, SITE_MEMORY, Row
from benchmarks.pages import heaviest
from benchmarks.peers import Peer, peers
from benchmarks.setting import SITE_AT_MOST, MeasuredVault, Setting
from benchmarks.timing import Run, interleaved, middle

_EDITS = count(2_000_000)
_SITE = "`kg site` from nothing"


def rows(setting: Setting) -> Iterator[Row]:
    """Make the websites of both vaults, and of one of them also with the peers."""
    cpu = {}
    for size in (setting.small, min(setting.large, SITE_AT_MOST)):
        vault = setting.vault(size)
        others: list[Peer] = []
        if size in setting.beside:
            folder = setting.work / f"beside-{size}"
            others = peers(setting.tools, setting.pristine(size), folder, size)
        tasks: dict[str, Callable[[], Run]] = {peer.name: peer.build for peer in others}
        found = interleaved({_SITE: partial(_made, vault), **tasks}, setting.few)
        made = found.pop(_SITE)
        cpu[size] = made.cpu / size
        yield from _beside(size, made, found, expected=size in setting.beside)
    yield Row("the same, peak memory", size, SITE_MEMORY, made.memory)
    edited = middle([_edited(vault) for _ in range(setting.few)])
    what = "one note changed: `kg site`"
    yield Row(what, size, SITE_CHANGED, edited.wall, _SITE, made.wall)
    if size == setting.large:
        yield growth("`kg site`", setting, cpu[size], cpu[setting.small])
    page, weight = heaviest(vault.folder / "_site")
    yield Row(f"first view of the heaviest page, compressed (`{page}`)", size, PAGE, weight)


def _beside(size: int, made: Run, others: dict[str, Run], *, expected: bool) -> Iterator[Row]:
    """Yield the row of the goal, which is about Hugo, and one for every other peer."""
    if not others:
        goal = SITE if expected else replace(SITE, ratio=None)
        why = "Hugo and Zensical are not installed" if expected else ""
        yield Row(_SITE, size, goal, made.cpu, why=why)
    for name, other in others.items():
        goal = SITE if name.startswith("Hugo") else SITE_BESIDE
        yield Row(_SITE, size, goal, made.cpu, name, other.cpu)


def _made(vault: MeasuredVault) -> Run:
    vault.forget()
    return vault.run("site")


def _edited(vault: MeasuredVault) -> Run:
    vault.edit(next(_EDITS))
    return vault.run("site")
