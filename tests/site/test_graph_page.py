"""The page of the graph in a real browser."""

from contextlib import nullcontext
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.browsing import address, served, visited

GRAPH = "graph/index.html"
OPTIONS = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
LABEL = "litkg.graph.data.told(litkg.graph.chosen)?.[0]"

_PAINTED = """() => {
  const canvas = document.querySelector("#graph-ground");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at + 3]) sum += data[at] + 1;
  return sum;
}"""
"""What is painted, as one number: 0 for nothing."""

_PLACE = """(thing) => {
  const { data, camera } = litkg.graph;
  const box = document.querySelector("#graph-canvas").getBoundingClientRect();
  return [box.left + camera.across(data.x[thing]), box.top + camera.down(data.y[thing])];
}"""


def until(page: Page, holds: str) -> None:
    """Wait until an expression holds; a page's policy lets nobody evaluate text inside it."""
    page.evaluate(
        f"""() => new Promise((resolve, reject) => {{
          const end = performance.now() + 10_000;
          const look = () => {{
            if ({holds}) resolve();
            else if (performance.now() > end) reject(new Error({holds!r}));
            else setTimeout(look, 20);
          }};
          look();
        }})"""
    )


def ready(page: Page) -> None:
    """Wait until everything is drawn."""
    until(page, "litkg.graph?.drawing.drawn > 0")
    until(page, "litkg.graph.data.told(0)")


def find(page: Page, words: str, label: str) -> None:
    """Search for a thing and take the first that is found."""
    page.get_by_label("Find a thing").click()
    until(page, "litkg.graph.data.told(litkg.graph.data.index.count - 1)")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    until(page, f"{LABEL} === {label!r}")


@pytest.mark.parametrize("source", ["server", "files"])
def test_the_graph_is_drawn_filtered_searched_and_opened(
    example_site: Path, chromium: Browser, source: str
) -> None:
    with (
        served(example_site) if source == "server" else nullcontext(address(example_site)) as site,
        visited(chromium, site, GRAPH, **OPTIONS) as page,
    ):
        ready(page)
        count = page.evaluate("litkg.graph.data.index.count")
        assert page.evaluate("litkg.graph.drawing.drawn") == count
        light = page.evaluate(_PAINTED)
        assert light > 0
        page.emulate_media(color_scheme="dark")
        until(page, f"({_PAINTED})() !== {light}")

        claims = page.get_by_label("claims", exact=False).first
        claims.uncheck()
        until(page, f"litkg.graph.drawing.drawn < {count}")
        page.get_by_role("button", name="Show everything").click()
        until(page, f"litkg.graph.drawing.drawn === {count}")
        assert claims.is_checked()

        find(page, "misgenera goal", "Goal Misgeneralization in Deep Reinforcement Learning")
        panel = page.locator("#graph-panel")
        panel.get_by_role("button", name="Ethics chapter").first.wait_for()
        assert "#node=paper/" in page.url
        panel.get_by_role("button", name="Ethics chapter").first.click()
        until(page, f"{LABEL} === 'Ethics chapter'")
        until(page, "document.querySelector('.graph-open').href.includes('ethics')")
        page.locator("#graph-canvas").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/artifact/ethics-chapter/index.html", wait_until="networkidle")


def test_the_graph_is_moved_by_keyboard_mouse_and_address(
    example_site: Path, chromium: Browser
) -> None:
    site = address(example_site)
    with visited(chromium, site, GRAPH + "#node=artifact/ethics-chapter", **OPTIONS) as page:
        ready(page)
        until(page, f"{LABEL} === 'Ethics chapter'")
        scale = page.evaluate("litkg.graph.camera.scale")
        page.locator("#graph-canvas").focus()
        page.keyboard.press("+")
        until(page, f"litkg.graph.camera.scale > {scale}")
        before = page.evaluate("litkg.graph.camera.x")
        page.keyboard.press("ArrowRight")
        until(page, f"litkg.graph.camera.x > {before}")
        page.keyboard.press("Escape")
        until(page, "litkg.graph.chosen === -1 && !location.hash")
        page.keyboard.press("0")
        until(page, "litkg.graph.camera.scale === litkg.graph.camera.whole")
        until(page, "litkg.graph.drawing.drawn === litkg.graph.data.index.count")
        page.keyboard.press("n")
        until(page, "litkg.graph.chosen === litkg.graph.drawing.inSight(1)[0]")
        until(page, "location.hash.startsWith('#node=')")

        first = page.evaluate("litkg.graph.drawing.inSight(2)[1]")
        page.mouse.click(*page.evaluate(_PLACE, first))
        until(page, f"litkg.graph.chosen === {first}")
        x, y = page.evaluate(_PLACE, first)
        page.mouse.move(x + 200, y + 200)
        page.mouse.wheel(0, -300)
        until(page, "litkg.graph.camera.scale > litkg.graph.camera.whole")
        page.mouse.down()
        page.mouse.move(x + 240, y + 230, steps=3)
        page.mouse.up()
        x, y = page.evaluate(_PLACE, first)
        page.mouse.dblclick(x, y)
        page.wait_for_url(lambda url: "/graph/" not in url, wait_until="networkidle")


def test_without_scripts_there_is_a_table_that_says_the_same(
    example_site: Path, chromium: Browser
) -> None:
    site = address(example_site)
    with visited(chromium, site, GRAPH, java_script_enabled=False) as page:
        assert page.locator("#graph-canvas").is_hidden()
        page.get_by_role("link", name="the table").click()
        assert page.locator("table").count() == 2
        assert page.get_by_role("link", name="Ethics chapter").count() >= 1
