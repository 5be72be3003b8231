"""Previews, tables, quizzes, copying, theme and outline in a real browser."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browsing import address, served, visited
from tests.site.conftest import Site

NOTE = "note/LN-Langosco-2022-GoalMisgeneralization/index.html"
LESSON = "quiz/note/LS-Goal-Misgeneralization/index.html"
REFUSED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); }
})"""
CONCEPT_LINK = "article a[href*='concept/goal-misgeneralization']"
COVERS = """() => {
  const boxOf = (name) => document.querySelector(name).getBoundingClientRect();
  const [card, link] = [boxOf("#preview"), boxOf("[aria-describedby=preview]")];
  const isAcross = card.left >= 0 && card.right <= innerWidth;
  const isDown = card.top >= 0 && card.bottom <= innerHeight;
  return !isAcross || !isDown || !(card.top >= link.bottom || card.bottom <= link.top);
}"""
"""Whether the preview lies on its link, or not wholly on the screen."""


def column(page: Page, number: int) -> list[str]:
    """Return what the rows in sight say in a column."""
    return page.locator(f"tbody tr:visible > :nth-child({number})").all_inner_texts()


def test_a_link_shows_what_it_leads_to_on_hover_and_on_focus(
    example_site: Path, chromium: Browser
) -> None:
    with visited(chromium, address(example_site), NOTE) as page:
        card, link = page.locator("#preview"), page.locator(CONCEPT_LINK).first
        link.hover()
        expect(card).to_contain_text("Away from the training distribution")
        assert not page.evaluate(COVERS)
        expect(link).to_have_attribute("aria-describedby", "preview")
        card.hover()
        expect(card).to_be_visible()
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)
        place = page.locator(".backlinks .place a[href*='#']").first
        hint = place.get_attribute("title") or ""
        place.hover()
        expect(card).to_contain_text(hint)
        assert place.get_attribute("title") is None
        page.mouse.move(2, 2)
        expect(card).to_have_count(0)
        expect(place).to_have_attribute("title", hint)
        page.set_viewport_size({"width": 320, "height": 480})
        page.keyboard.press("Tab")
        link.focus()
        expect(card).to_contain_text("Goal misgeneralization")
        assert not page.evaluate(COVERS)
        page.locator(".bar .name").focus()
        expect(card).to_have_count(0)


def test_a_table_of_a_note_is_sorted_and_filtered_when_asked(site: Site, chromium: Browser) -> None:
    """
    == Trees.md
    # Trees

    | Tree | Height | Leaves | Seen |
    |---|---|---|---|
    | Émilie's oak | 9 | falling | 2020-05-01 |
    | beech | 30 | falling | 2019-12-31 |
    | Yew | 1,200 | staying | |
    | alder | 25 | falling | 2021-01-01 |
    | Spruce | 40 | staying | 2018-07-07 |
    | Elm | 10 | falling | 2020-04-30 |
    """
    with visited(chromium, address(site()), "note/Trees/index.html") as page:
        written = column(page, 1)
        page.get_by_role("button", name="Sort or filter this table").click()
        height = page.get_by_role("button", name="Height")
        height.click()
        expect(page.locator("th", has=height)).to_have_attribute("aria-sort", "ascending")
        assert column(page, 2) == ["9", "10", "25", "30", "40", "1,200"]
        page.keyboard.press("Tab")
        page.get_by_role("button", name="Tree").press("Enter")
        assert column(page, 1) == ["alder", "beech", "Elm", "Émilie's oak", "Spruce", "Yew"]
        page.get_by_role("button", name="Tree").click()
        assert column(page, 1)[0] == "Yew"
        page.get_by_role("button", name="Tree").click()
        assert column(page, 1) == written
        seen = page.get_by_role("button", name="Seen")
        for _ in range(2):
            seen.click()
            assert column(page, 1)[-1] == "Yew", "what is empty stays last"
        page.get_by_label("Filter").fill("OAK emilie")
        expect(page.get_by_role("status").filter(has_text="rows")).to_have_text("1 of 6 rows")
        page.get_by_label("Filter").fill("")
        page.get_by_label("Leaves").select_option("staying")
        assert sorted(column(page, 1)) == ["Spruce", "Yew"]


def review(page: Page, card: dict[str, Any] | None, quality: int, today: int) -> Any:  # noqa: ANN401 - JSON
    """Return when a question comes back."""
    call = "([card, quality, today]) => litkg.schedule.review(card ?? undefined, quality, today)"
    return page.evaluate(call, [card, quality, today])


def test_a_quiz_is_answered_by_keyboard_and_remembered(
    example_site: Path, chromium: Browser
) -> None:
    with served(example_site) as site, visited(chromium, site, LESSON) as page:
        one = review(page, None, 4, 100)
        assert one == {"due": 101, "interval": 1, "ease": 2.5, "repetitions": 1}
        two = review(page, one, 4, 101)
        three = review(page, two, 5, 107)
        assert (two["due"], three["due"], three["ease"]) == (107, 122, 2.6)
        assert review(page, three, 4, 110) == three, "known before its time changes nothing"
        lost = review(page, three, 2, 122)
        assert lost == {"due": 123, "interval": 1, "ease": 2.28, "repetitions": 0}
        assert review(page, {**lost, "ease": 1.3}, 0, 123)["ease"] == 1.3

        shown = page.locator(".question:visible")
        expect(page.locator(".quiz-bar")).to_have_text("Question 1 of 4")
        right = int(shown.get_attribute("data-right") or 0)
        page.keyboard.press(str(2 if right == 0 else 1))
        expect(shown.get_by_role("status")).to_have_text(f"No, it is {right + 1}.")
        expect(shown.locator(".answer .place a")).to_be_visible()
        page.keyboard.press("Enter")
        for number in (2, 3, 4):
            expect(page.locator(".quiz-bar")).to_have_text(f"Question {number} of 4")
            if key := shown.get_attribute("data-right"):
                page.keyboard.press(str(int(key) + 1))
            else:
                shown.get_by_role("button", name="Show the answer").press("Enter")
                page.keyboard.press("1")
            page.keyboard.press("Enter")
        expect(page.locator(".quiz-bar")).to_have_text("Once more")
        page.keyboard.press(str(right + 1))
        page.keyboard.press("Enter")
        expect(page.locator(".result")).to_contain_text("3 of 4 right at once")
        page.reload()
        expect(page.locator(".result")).to_contain_text("Nothing is due today")
        page.goto(f"{site}quiz/index.html")
        expect(page.locator("[data-due]")).to_contain_text("The next question comes tomorrow")
        forget = page.get_by_role("button", name="Forget")
        forget.click()
        forget.click()
        expect(page.locator("[data-due]")).to_be_hidden()
        assert page.evaluate("localStorage.length") == 0


def test_a_quiz_goes_on_where_storage_is_refused_and_reads_without_scripts(
    example_site: Path, chromium: Browser
) -> None:
    context = chromium.new_context()
    context.add_init_script(REFUSED)
    page = context.new_page()
    page.goto(address(example_site) + LESSON)
    page.keyboard.press("1")
    expect(page.locator(".question:visible .answer")).to_be_visible()
    context.close()
    with visited(chromium, address(example_site), LESSON, java_script_enabled=False) as plain:
        expect(plain.locator(".question:visible")).to_have_count(4)
        plain.locator("summary:visible", has_text="Answer").first.click()
        expect(plain.locator(".answer .quiz-key").first).to_be_visible()


def test_the_theme_is_chosen_and_kept_and_the_outline_follows(
    example_site: Path, chromium: Browser
) -> None:
    size = {"width": 1440, "height": 700}
    with visited(chromium, address(example_site), NOTE, viewport=size) as page:
        button = page.locator("[data-theme-button]")
        expect(button).to_have_attribute("aria-label", "Theme: system. Change to light")
        button.click()
        button.click()
        expect(button).to_have_attribute("aria-label", "Theme: dark. Change to system")
        page.reload()
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        colours = (
            "[...document.querySelectorAll('meta[name=theme-color]')].map((meta) => meta.content)"
        )
        assert len(set(page.evaluate(colours))) == 1
        button.click()
        assert len(set(page.evaluate(colours))) == 2
        current = page.locator(".outline [aria-current]")
        page.locator("#related-notes").evaluate("(heading) => heading.scrollIntoView()")
        expect(current).to_have_count(1)
        page.locator("#key-concepts").evaluate("(heading) => heading.scrollIntoView()")
        expect(current).to_have_text("Key Concepts")


@pytest.mark.parametrize("source", ["server", "files"])
def test_the_link_to_a_line_and_code_are_copied(
    example_site: Path, chromium: Browser, source: str
) -> None:
    with served(example_site) as server:
        site = server if source == "server" else address(example_site)
        with visited(chromium, site, NOTE) as page:
            place = page.locator(".backlinks .place a[href*='#']").first
            place.hover()
            follower = page.get_by_role("button", name="Copy the link to this line")
            follower.click()
            expect(page.locator("p.unseen[role=status]")).to_have_text("Copied")
            page.evaluate(PASTE_FIELD)
            page.keyboard.press("Control+V")
            link = place.evaluate("(place) => place.href")
            expect(page.locator("#pasted")).to_have_value(link)
            page.locator(".code").first.hover()
            page.locator("p.unseen[role=status]").evaluate("(told) => told.replaceChildren()")
            page.get_by_role("button", name="Copy this code").first.click()
            expect(page.locator("p.unseen[role=status]")).to_have_text("Copied")
            page.locator("#pasted").fill("")
            page.keyboard.press("Control+V")
            code = json.dumps(page.locator(".code code").first.text_content())
            assert json.dumps(page.locator("#pasted").input_value()) == code


PASTE_FIELD = """() => {
  const field = document.createElement("textarea");
  field.id = "pasted";
  document.querySelector("main").append(field);
  field.focus();
}"""
