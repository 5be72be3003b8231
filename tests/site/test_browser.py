"""Every kind of page in a real browser: from a server and from the file system, at all widths."""

import gzip
from contextlib import nullcontext
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.site.browsing import address, served, visited
from tests.site.conftest import Site
from tests.site.pages import by_kind

WIDTHS = (320, 768, 1440)

_SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
})"""
"""How far the page moved under the reader while it was loading (CLS)."""

_LOADED = """() => [
  ...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource"),
].filter((one) => one.initiatorType !== "img").map((one) => one.name)"""
"""The addresses of everything that was loaded, but pictures."""

_DEAD_CONTROLS = """() => [...document.querySelectorAll("button, input, select, textarea")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => one.outerHTML.slice(0, 120))"""


def size(width: int) -> ViewportSize:
    """Return a screen of a width."""
    return {"width": width, "height": 900 if width > 320 else 640}


def fits(page: Page, width: int) -> bool:
    """Tell whether nothing is wider than the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth") <= width)


def background(page: Page) -> str:
    """Return the colour of the page."""
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("source", ["server", "files"])
def test_every_kind_of_page_is_whole(
    example_site: Path, chromium: Browser, source: str, *, scripts: bool
) -> None:
    with served(example_site) if source == "server" else nullcontext(address(example_site)) as site:
        for kind, path in by_kind(example_site).items():
            with visited(chromium, site, path, java_script_enabled=scripts) as page:
                for width in WIDTHS:
                    page.set_viewport_size(size(width))
                    assert fits(page, width), (kind, width)
                assert page.inner_text("h1").strip(), kind
                light = background(page)
                page.emulate_media(color_scheme="dark")
                assert background(page) != light, kind
                if kind != "search" or not scripts:  # there the reader is in the field at once
                    page.keyboard.press("Tab")
                    assert page.evaluate("document.activeElement.className") == "skip", kind
                if not scripts:
                    assert page.evaluate(_DEAD_CONTROLS) == [], kind


def test_nothing_moves_while_a_page_loads(example_site: Path, chromium: Browser) -> None:
    for kind, path in by_kind(example_site).items():
        with visited(chromium, address(example_site), path, viewport=size(1440)) as page:
            assert page.evaluate(_SHIFTS) < 0.02, kind


def test_the_first_view_of_a_page_weighs_little(example_site: Path, chromium: Browser) -> None:
    """At most 100 KB as hosts send it, compressed; pictures aside, and what is asked for later."""
    with served(example_site) as site:
        for kind, path in by_kind(example_site).items():
            with visited(chromium, site, path) as page:
                page.wait_for_load_state("networkidle")
                loaded = [unquote(url.removeprefix(site)) for url in page.evaluate(_LOADED)]
            sizes = {one: len(gzip.compress((example_site / one).read_bytes())) for one in loaded}
            assert sum(sizes.values()) <= 100_000, (kind, sizes)


def test_words_and_tables_wider_than_a_telephone_stay_in_their_place(
    site: Site, chromium: Browser
) -> None:
    """
    == index.md
    # Welcome
    Begin with [[LN-Last-2024]].
    == LN-Last-2024.md
    ---
    type: literature
    title: "Averyveryverylongunbrokenwordinthetitle of a paper: with a colon"
    authors: ["Last, First"]
    year: 2024
    relevance: 4
    arxiv: "2401.01234"
    ---
    # LN: Last et al. (2024) — A title

    ## Pass 1 — Bird's Eye View (5 Cs)

    | C | Assessment |
    |---|-----------|
    | **Category** | System |
    | **Context** | Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbau |
    | **Correctness** | Sound |
    | **Contributions** | (1) First thing; (2) Second thing |
    | **Clarity** | Good. |

    ## Key Concepts
    **Deceptive alignment**: It pretends while it is watched.

    ```
    a line of code that is much longer than any telephone is wide, and then goes on for a while
    ```

    $$\\sum_{i=0}^{n} a_i b_i c_i d_i + \\sum_{i=0}^{n} a_i b_i c_i d_i + \\sum_{i=0}^{n} a_i b_i$$

    | one | two | three | four | five | six |
    |---|---|---|---|---|---|
    | something | something | something | something | something | something |

    https://example.org/an/address/that/is/much/longer/than/any/telephone/is/wide/index.html

    ## PUMA Integration
    - **Ethics chapter**: Why it is cited there → [[PR-Ethics]]
    == PR-Ethics.md
    # Ethics chapter
    It rests on [[LN-Last-2024]].
    """
    out = site()
    for kind, path in by_kind(out).items():
        with visited(chromium, address(out), path, viewport=size(320)) as page:
            assert fits(page, 320), kind
