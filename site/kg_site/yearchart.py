"""Papers by year as a small drawing: how many, and how many of them were read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

WIDTH, HEIGHT, FOOT, GAP = 640.0, 120.0, 22.0, 0.22
"""Of the drawing; of the row of years below the bars; between two bars, as a share of one."""

MOST = 80
"""Years that are drawn: where there are more, the latest."""

WIDEST = 48.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A year: how many papers, how many of them read, and the page of the year."""

    year: int
    papers: int
    read: int
    page: str


def chart(bars: Sequence[Bar], way: str) -> Markup:
    """Draw *bars*; *way* leads up to the site's folder. Nothing for fewer than two years.

    It is hidden from who listens: the list of the years below it says the same.
    """
    by_year = {bar.year: bar for bar in bars}
    if len(by_year) < 2:
        return Markup("")
    last = max(by_year)
    first = max(min(by_year), last - MOST + 1)
    step = min(WIDEST, WIDTH / (last - first + 1))
    most = max(bar.papers for year, bar in by_year.items() if year >= first)
    drawn = [
        _bar(by_year[year], (year - first) * step, step, most, way)
        for year in range(first, last + 1)
        if year in by_year
    ]
    every = _every(step)
    years = [
        Markup('<text x="{:.1f}" y="{:g}">{}</text>').format(
            (year - first + 0.5) * step, HEIGHT - 4, year
        )
        for year in range(first, last + 1)
        if year % every == 0
    ]
    width = (last - first + 1) * step
    head = Markup('<svg class="years" viewBox="0 0 {:.1f} {:g}" aria-hidden="true">').format(
        width, HEIGHT
    )
    return Markup("\n").join([head, *drawn, *years, Markup("</svg>")])


def _bar(bar: Bar, x: float, step: float, most: int, way: str) -> Markup:
    room = HEIGHT - FOOT - 4
    whole, read = room * bar.papers / most, room * bar.read / most
    left, width, floor = x + step * GAP / 2, step * (1 - GAP), HEIGHT - FOOT
    title = f"{bar.year}: {bar.papers} papers, {bar.read} read"
    return Markup(
        '<a href="{}" tabindex="-1"><title>{}</title>'
        '<rect class="room" x="{:.1f}" y="0" width="{:.1f}" height="{:g}"/>'
        '<rect class="all" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>'
        '<rect class="read" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/></a>'
    ).format(
        way + bar.page, title, x, step, HEIGHT,
        left, floor - whole, width, whole, left, floor - read, width, read,
    )  # fmt: skip


def _every(step: float) -> int:
    """Return how many years apart the names of years stand, so that they do not touch."""
    return next(every for every in (1, 2, 5, 10, 20) if every * step >= 38)
