"""Every kind of page under axe-core: WCAG 2.2 AA and good practice."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.site.browsing import address, visited
from tests.site.pages import by_kind

AXE = Path(__file__).parents[2] / "site" / "node_modules" / "axe-core" / "axe.min.js"
WIDE: ViewportSize = {"width": 1440, "height": 900}
NARROW: ViewportSize = {"width": 320, "height": 640}

pytestmark = pytest.mark.skipif(
    not AXE.is_file(), reason="axe-core is not installed: npm's registry could not be reached"
)


def violations(page: Page) -> list[str]:
    """Return what axe finds on *page*: rule and the elements."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")[
        "violations"
    ]
    return [f"{v['id']}: {node['html'][:160]}" for v in found for node in v["nodes"]]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 320)])
def test_axe_finds_nothing_on_any_kind_of_page(
    example_site: Path, chromium: Browser, scheme: str, width: int
) -> None:
    found: dict[str, list[str]] = {}
    size = NARROW if width == 320 else WIDE
    for kind, path in by_kind(example_site).items():
        options = {"viewport": size, "color_scheme": scheme, "reduced_motion": "reduce"}
        with visited(chromium, address(example_site), path, **options) as page:
            for details in page.query_selector_all("details:not([open]) > summary"):
                details.evaluate("summary => { summary.parentElement.open = true; }")
            found[f"{kind} ({path})"] = violations(page)
    assert {kind: faults for kind, faults in found.items() if faults} == {}


def test_a_page_without_scripts_is_as_accessible(example_site: Path, chromium: Browser) -> None:
    """Scripts of the page do not run, axe does: it comes from outside the page."""
    found: dict[str, list[str]] = {}
    for kind, path in by_kind(example_site).items():
        context = chromium.new_context(viewport=WIDE)
        context.route("**/scripts/*.js", lambda route: route.fulfill(body="", status=200))
        page = context.new_page()
        page.goto(address(example_site) + path)
        found[kind] = violations(page)
        context.close()
    assert {kind: faults for kind, faults in found.items() if faults} == {}
