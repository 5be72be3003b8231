"""Searching in a real browser: from a server and from the file system."""

import random
import unicodedata
from contextlib import nullcontext
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kg.index.words import words
from tests.site.browsing import address, served, visited
from tests.site.conftest import Site

_READY = """async () => {
  await litkg.load("scripts/search.js");
  await litkg.search.ready();
}"""


def utf16(text: str) -> int:
    """Return the length of *text* as JavaScript counts it."""
    return len(text.encode("utf-16-le")) // 2


def in_python(text: str) -> list[list[object]]:
    """Return the words of *text* with their places as JavaScript counts them."""
    return [[w.text, utf16(text[: w.start]), utf16(text[: w.end])] for w in words(text)]


def strings() -> list[str]:
    """Return strings of all scripts: each character between letters, and mixed ones."""
    codes = [*range(0x21, 0x3400), *range(0x3400, 0x32000, 97), *range(0xF900, 0x10000, 3)]
    known = [chr(code) for code in codes if unicodedata.category(chr(code)) not in {"Cn", "Cs"}]
    drawn = random.Random(5)  # noqa: S311 - the same strings each time
    mixed = ["".join(drawn.choices(known, k=9)) for _ in range(1500)]
    return [*(f"A{one}b {one}" for one in known), *mixed]


def titles(page: Page) -> list[str]:
    """Return the titles of the pages that are shown."""
    return page.locator(".hit-title").all_inner_texts()


def ask(page: Page, said: str) -> None:
    """Type into the open dialog, and wait for the answer."""
    status = page.locator(".search-status")
    page.locator(".search-field").fill("")
    expect(status).to_have_text("")
    page.locator(".search-field").fill(said)
    expect(status).not_to_have_text("")


def test_the_browser_folds_words_as_python_does(example_site: Path, chromium: Browser) -> None:
    some = strings()
    with visited(chromium, address(example_site), "search/index.html") as page:
        page.evaluate(_READY)
        found = page.evaluate(
            "some => some.map(s => litkg.search.words(s).map(w => [w.text, w.start, w.end]))", some
        )
    wrong = [(s, f, in_python(s)) for s, f in zip(some, found, strict=True) if f != in_python(s)]
    assert not wrong, wrong[:5]


@pytest.mark.parametrize("source", ["server", "files"])
def test_a_dialog_finds_pages_by_keyboard(site: Site, chromium: Browser, source: str) -> None:
    """
    == cafe.md
    # Café `<img src=x onerror=alert(1)>` & “quotes”
    Nothing here.

    ## The naïve part
    Rocktäschel says that mesa optimizers deceive. Another sentence follows.
    == chinese.md
    # 机器学习与对齐
    这是关于欺骗性对齐的笔记。
    == korean.md
    # 정렬
    기만적 정렬은 어렵다.
    == lesson.md
    ---
    type: lesson
    ---
    # A lesson on optimizers
    Mesa optimizers are trained.
    """
    out = site()
    with (
        served(out) if source == "server" else nullcontext(address(out)) as where,
        visited(chromium, where, "notes/index.html") as page,
    ):
        page.keyboard.press("/")
        expect(page.locator(".search-field")).to_be_focused()
        ask(page, "rocktaschel DECEI")
        assert len(titles(page)) == 1
        assert "<img src=x" in titles(page)[0]
        assert page.locator(".hit-said mark").all_inner_texts() == ["Rocktäschel", "deceive"]
        assert str(page.locator(".hit").get_attribute("href")).endswith("#the-naive-part")
        for said, title in (
            ("器学", "机器学习"),
            ("欺骗性", "机器学习"),
            ("렬", "정렬"),
            ("정렬은", "정렬"),
        ):
            ask(page, said)
            assert title in titles(page)[0], said

        ask(page, "optimizers")
        assert len(titles(page)) > 1
        page.keyboard.press("ArrowDown")
        active = page.locator(".search-field").get_attribute("aria-activedescendant")
        assert page.locator('[aria-selected="true"]').get_attribute("id") == active
        assert active == "find-hit-1"
        page.get_by_role("button", name="Lesson 1").click()
        expect(page.locator(".hit")).to_have_count(1)
        page.get_by_role("button", name="All").click()

        ask(page, "mesa zebra")
        assert "have 1 of 2" in page.inner_text(".search-status")
        ask(page, "decieve")
        expect(page.locator(".search-advice")).to_contain_text("Did you mean deceive?")
        page.locator(".search-advice button").click()
        expect(page.locator(".hit")).to_have_count(1)
        page.keyboard.press("Escape")
        expect(page.locator(".search-dialog")).to_be_hidden()

        page.keyboard.press("Control+k")
        ask(page, "lesson on optimizers")
        page.keyboard.press("Enter")
        page.wait_for_url("**/lesson/index.html*")


@pytest.mark.parametrize("source", ["server", "files"])
def test_the_page_of_the_search_answers_its_address(
    example_site: Path, chromium: Browser, source: str
) -> None:
    with served(example_site) if source == "server" else nullcontext(address(example_site)) as site:
        with visited(chromium, site, "search/index.html?q=deceptive%20alignment") as page:
            expect(page.locator(".hit").first).to_contain_text("Deceptive alignment")
            page.locator(".search-field").fill("goodhart")
            page.wait_for_url("**/search/index.html?q=goodhart")
            expect(page.locator(".hit mark").first).to_have_text("goodhart", ignore_case=True)
            page.keyboard.press("Enter")
            page.wait_for_url(lambda url: "/search/" not in url)
        with visited(chromium, site, "search/index.html", java_script_enabled=False) as page:
            assert "needs JavaScript" in page.inner_text("main")
            assert page.locator(".search-lists a").count() > 3
