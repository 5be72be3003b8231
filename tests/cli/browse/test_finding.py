"""What is typed is found at once, and what is found is shown."""

from __future__ import annotations

from pathlib import Path

from tests.cli.browse.conftest import Browse, Seat, drawn


def test_before_anything_is_typed_the_latest_notes_and_the_hubs_are_listed(
    browse: Browse, built_vault: Path
) -> None:
    async def story(seat: Seat) -> None:
        headings = [r.said.plain for r in seat.finder.list.rows if r.still and r.said.plain]
        assert headings == ["Changed last", "Most linked"]
        hubs = seat.found[seat.found.index("Jones, two") :]
        assert "Deceptive alignment" in hubs
        assert seat.title == seat.found[0]

    browse(built_vault, story)


def test_letters_of_a_name_find_it_and_its_page_is_shown(browse: Browse, built_vault: Path) -> None:
    async def story(seat: Seat) -> None:
        await seat.press("slash")
        await seat.type("hub19")
        assert seat.found == ["hubinger2019risks  Risks from learned optimization"]
        assert seat.title == "Risks from learned optimization"
        assert seat.app.focused is seat.finder.field

    browse(built_vault, story)


def test_words_of_a_text_find_the_line_and_enter_goes_there(
    browse: Browse, built_vault: Path
) -> None:
    async def story(seat: Seat) -> None:
        await seat.press("slash")
        await seat.type("behaves well")
        line = "A system behaves well only while it is watched."
        assert seat.found == [
            "Deceptive alignment\nA system behaves well only while it is watched."
        ]
        await seat.press("enter")
        assert seat.reader.tab == "text"
        assert seat.row == line
        assert seat.app.focused is seat.reader.list

    browse(built_vault, story)


def test_keys_that_are_pressed_ahead_wait_for_what_they_mean(
    browse: Browse, built_vault: Path
) -> None:
    async def story(seat: Seat) -> None:
        for key in ("slash", *"hub19", "enter"):
            seat.app.simulate_key(key)
        await seat.settled()
        assert seat.title == "Risks from learned optimization"
        assert seat.app.focused is seat.reader.list

    browse(built_vault, story)


def test_the_arrows_move_the_list_while_the_field_is_typed_in(
    browse: Browse, built_vault: Path
) -> None:
    async def story(seat: Seat) -> None:
        await seat.press("slash")
        await seat.type("jones")
        assert seat.found[:2] == ["Jones, one", "Jones, two"]
        await seat.press("down")
        assert seat.title == "Jones, two"
        await seat.press("up", "enter")
        assert (seat.title, seat.reader.place) == ("Jones, one", ("a/jones.md", 1))

    browse(built_vault, story)


def test_letters_that_are_commands_elsewhere_are_letters_in_the_field(
    browse: Browse, built_vault: Path
) -> None:
    async def story(seat: Seat) -> None:
        await seat.press("slash")
        await seat.type("quite/?")
        assert seat.finder.field.value == "quite/?"
        assert seat.found == []
        await seat.press("escape", "escape")
        assert seat.finder.field.value == ""
        assert len(seat.found) > 3

    browse(built_vault, story)


def test_what_is_typed_is_no_markup_and_no_query(browse: Browse, built_vault: Path) -> None:
    async def story(seat: Seat) -> None:
        await seat.press("slash")
        seat.finder.field.value = "[red]'\") NEAR(x} \x1b[31m"
        await seat.settled()
        assert seat.found == []
        shown = " ".join(drawn(seat.finder.list))
        assert shown.startswith("Nothing goes with '[red]'")
        assert "\x1b" not in shown

    browse(built_vault, story)


def test_an_expression_of_the_short_query_language_is_asked(
    browse: Browse, built_vault: Path
) -> None:
    async def story(seat: Seat) -> None:
        await seat.press("slash")
        await seat.type("type:literature year>2020")
        assert seat.found == ["LN: Langosco (2022) — Goal misgeneralization  2022"]
        await seat.press("enter")
        assert seat.title == "Goal misgeneralization in deep reinforcement learning"

    browse(built_vault, story)


def test_what_is_wrong_with_an_expression_is_said(browse: Browse, built_vault: Path) -> None:
    async def story(seat: Seat) -> None:
        await seat.press("slash")
        await seat.type("typ:literature")
        assert seat.found == []
        shown = " ".join(" ".join(drawn(seat.finder.list)).split())
        assert shown == "there is no field 'typ' did you mean 'type' or 'maturity'?"

    browse(built_vault, story)
