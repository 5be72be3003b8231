"""Rows lead somewhere, and one comes back from there."""

from __future__ import annotations

from pathlib import Path

from tests.cli.browse.conftest import Browse, Seat

RISKS = "Risks from learned optimization"


def test_a_page_says_what_the_notes_say_in_groups(browse: Browse, built_vault: Path) -> None:
    async def story(seat: Seat) -> None:
        rows = "\n".join(seat.rows)
        assert rows.startswith("Evan Hubinger, Chris van Merwijk\nyear 2019 · citekey hubinger2019")
        for said in (
            "Category  Conceptual analysis",
            "contribution  Names mesa-optimization",
            "Deceptive alignment  A mesa-optimizer that models",
            "Ethics chapter  It shows why behaviour in training proves little",
        ):
            assert said in rows

    browse(built_vault, story, start="@hubinger2019risks")


def test_backlinks_are_walked_and_backspace_returns_to_the_row(
    browse: Browse, built_vault: Path
) -> None:
    async def story(seat: Seat) -> None:
        await seat.press("4", "down", "down")
        title, _, why = seat.row.partition("\n")
        assert title == "LN: Langosco (2022) — Goal misgeneralization"
        assert why.endswith("because the failure looks alike without any deceit")
        left = seat.row
        await seat.press("enter")
        assert seat.title == "Goal misgeneralization in deep reinforcement learning"
        await seat.press("backspace")
        assert (seat.title, seat.reader.tab, seat.row) == ("Deceptive alignment", "backlinks", left)
        await seat.press("alt+right")
        assert seat.title == "Goal misgeneralization in deep reinforcement learning"
        await seat.press("alt+left", "backspace", "backspace")
        assert seat.title == "Deceptive alignment"

    browse(built_vault, story, start="deceptive alignment")


def test_a_row_without_a_page_leads_to_its_line_and_back(browse: Browse, built_vault: Path) -> None:
    async def story(seat: Seat) -> None:
        rows = seat.reader.list
        rows.go_to(next(n for n, said in enumerate(seat.rows) if said.startswith("Context")))
        await seat.press("enter")
        assert seat.reader.tab == "text"
        assert seat.row == "| **Context** | Builds on the literature on AI safety |"
        await seat.press("backspace")
        assert seat.row == "Context  Builds on the literature on AI safety"

    browse(built_vault, story, start="@hubinger2019risks")


def test_a_line_of_the_text_leads_where_its_link_leads(browse: Browse, own: Path) -> None:
    (own / "both.md").write_text("# Both\n\n[[a/jones]]\n\n[[a/jones]] and [[b/jones]]\n", "utf-8")

    async def story(seat: Seat) -> None:
        assert seat.reader.tab == "text"  # nothing else is said in it
        seat.reader.list.go_to(2)
        await seat.press("enter")
        assert seat.title == "Jones, one"
        await seat.press("backspace")
        seat.reader.list.go_to(4)
        await seat.press("enter")
        assert (seat.title, seat.reader.tab) == ("Both", "links")
        assert seat.reader.place == ("both.md", 5)

    browse(own, story, start="both")


def test_a_link_to_a_note_that_is_not_written_leads_to_where_it_is_missed(
    browse: Browse, built_vault: Path
) -> None:
    async def story(seat: Seat) -> None:
        await seat.press("3")
        rows = seat.reader.list
        rows.go_to(next(n for n, said in enumerate(seat.rows) if "(missing)" in said))
        await seat.press("enter")
        assert (seat.title, seat.reader.tab) == (RISKS, "text")
        assert seat.row == "- [[LN-Nobody-1999]] — because it is still to be read"

    browse(built_vault, story, start="@hubinger2019risks")


def test_the_neighbourhood_opens_two_hops_far_and_closes(browse: Browse, built_vault: Path) -> None:
    async def story(seat: Seat) -> None:
        await seat.press("5")
        rows = seat.rows
        assert any(said.startswith("informs") for said in rows)
        at = next(n for n, said in enumerate(rows) if said.startswith("concept Deceptive"))
        seat.reader.list.go_to(at)
        await seat.press("right")
        opened = seat.rows
        assert len(opened) > len(rows)
        assert any("Goal misgeneralization in deep" in said for said in opened)
        assert RISKS not in "\n".join(opened[at + 1 :][: len(opened) - len(rows)])
        await seat.press("left")
        assert seat.rows == rows
        await seat.press("space", "enter")
        assert seat.title == "Deceptive alignment"
        await seat.press("backspace")
        assert (seat.title, seat.reader.tab) == (RISKS, "around")

    browse(built_vault, story, start="@hubinger2019risks")


def test_moving_in_the_list_shows_pages_without_going_there(
    browse: Browse, built_vault: Path
) -> None:
    async def story(seat: Seat) -> None:
        assert seat.app.walk.history.now is not None
        await seat.press("tab", "down", "down", "down")
        assert seat.title != RISKS
        await seat.press("backspace")
        assert seat.title == RISKS
        assert seat.app.focused is seat.reader.list

    browse(built_vault, story, start="@hubinger2019risks")


def test_the_tab_stays_open_from_page_to_page(browse: Browse, built_vault: Path) -> None:
    async def story(seat: Seat) -> None:
        await seat.press("right_square_bracket", "right_square_bracket")
        assert seat.reader.tab == "links"
        await seat.press("enter")
        assert seat.title != RISKS
        assert seat.reader.tab == "links"
        await seat.press("t")
        assert seat.reader.tab == "text"
        await seat.press("t")
        assert seat.reader.tab == "said"

    browse(built_vault, story, start="@hubinger2019risks")


def test_the_mouse_walks_too(browse: Browse, built_vault: Path) -> None:
    async def story(seat: Seat) -> None:
        await seat.pilot.click("#tabs", offset=(26, 0))
        await seat.settled()
        assert seat.reader.tab == "backlinks"
        await seat.pilot.click("#rows", offset=(4, 0))
        await seat.settled()
        assert seat.title == RISKS
        await seat.pilot.click("#found", offset=(4, 2))
        await seat.settled()
        assert seat.title == seat.found[1]

    browse(built_vault, story, start="deceptive alignment")


def test_dataview_queries_are_answered_on_the_page(browse: Browse, own: Path) -> None:
    query = '# Overview\n\n```dataview\nTABLE year FROM "literature"\n```\n'
    (own / "overview.md").write_text(query, "utf-8")

    async def story(seat: Seat) -> None:
        await seat.press("1")
        assert seat.rows[1:4] == [
            "dataview, line 3: 2 rows",
            "File  year",
            "LN-Hubinger-2019-Risks  2019",
        ]
        seat.reader.list.go_to(3)
        await seat.press("enter")
        assert (seat.reader.tab, seat.row) == ("text", "```dataview")

    browse(own, story, start="overview")
