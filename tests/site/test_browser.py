"""The site in a real browser, opened from the file system."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.site.browsing import address, visited
from tests.site.conftest import Site


def kinds(site: Path) -> dict[str, Path]:
    """Return a page of each kind."""
    found = {"home": site / "index.html", "list": site / "papers" / "index.html"}
    for kind in ("note", "paper", "concept", "artifact", "person"):
        found[kind] = min((site / kind).rglob("index.html"))
    return found


def test_the_site_in_a_browser(site: Site, chromium: Browser) -> None:
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
    for kind, page_file in kinds(out).items():
        narrow = {"width": 320, "height": 640}
        path = page_file.relative_to(out).as_posix()
        with visited(chromium, address(out), path, viewport=narrow) as page:
            assert page.evaluate("document.styleSheets.length") == 1, kind
            width = "document.documentElement.scrollWidth"
            assert page.evaluate(width) <= 320, kind
            light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
            page.emulate_media(color_scheme="dark")
            dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
            assert light != dark, kind
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.className") == "skip", kind
