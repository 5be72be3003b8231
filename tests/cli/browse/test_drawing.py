"""What the screen looks like: it fits, and nothing in a note can spoil it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Region

from kg_cli.browse.foot import Foot
from kg_cli.browse.rowlist import RowList
from tests.cli.browse.conftest import Browse, Seat, drawn

HOSTILE = """
# [bold red]Title[/] \x1b[2J\u202eevil

\x1b]0;owned\x07 and \x1b[31mred\x1b[0m, [@click=app.quit]go[/], $primary, :bomb:

## Related Notes

- [[jones]] — because \x1b[2K[b]bold[/b]
"""


def test_text_of_a_note_is_text_and_nothing_more(browse: Browse, own: Path) -> None:
    (own / "hostile.md").write_text(HOSTILE.strip(), "utf-8")

    async def story(seat: Seat) -> None:
        lines = []
        for tab in "12345":
            await seat.press(tab)
            lines += drawn(seat.reader.list)
        await seat.press("slash")
        await seat.type("bomb")
        lines += drawn(seat.finder.list)
        screen = "\n".join(lines)
        assert "�[31mred�[0m, [@click=app.quit]go[/], $primary, :bomb:" in screen
        assert "because �[2K[b]bold[/b]" in screen
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(screen)
        assert "[bold red]Title[/]" in str(seat.reader.title.render())
        await seat.press("y")
        assert seat.app.is_running

    browse(own, story, size=(160, 40), start="hostile")


def visible(seat: Seat) -> dict[str, Region]:
    """Return where the parts of the screen are, those that are to be seen."""
    parts = {
        "field": seat.finder.field,
        "found": seat.finder.list,
        "title": seat.reader.title,
        "tabs": seat.reader.strip,
        "rows": seat.reader.list,
        "keys": seat.app.screen.query_one(Foot),
    }
    return {name: part.region for name, part in parts.items() if part.region.area}


@pytest.mark.parametrize("size", [(80, 24), (200, 60), (100, 12)])
def test_both_sides_fit_beside_each_other(
    browse: Browse, built_vault: Path, size: tuple[int, int]
) -> None:
    async def story(seat: Seat) -> None:
        regions = visible(seat)
        assert len(regions) == 6
        screen = Region(0, 0, *size)
        for name, region in regions.items():
            assert screen.contains_region(region)
            others = [other for it, other in regions.items() if it != name]
            assert not any(region.overlaps(other) for other in others)
        assert regions["rows"].width > regions["found"].width >= 20
        assert min(regions["rows"].height, regions["found"].height) >= 3

    browse(built_vault, story, size=size, start="@hubinger2019risks")


def test_where_there_is_room_for_one_side_it_is_the_one_that_is_looked_at(
    browse: Browse, built_vault: Path
) -> None:
    async def story(seat: Seat) -> None:
        assert set(visible(seat)) == {"field", "found", "keys"}
        await seat.press("enter")
        assert set(visible(seat)) == {"title", "tabs", "rows", "keys"}
        await seat.press("escape")
        assert set(visible(seat)) == {"field", "found", "keys"}

    browse(built_vault, story, size=(50, 20))


def test_the_page_is_seen_alone_until_something_is_to_be_found(
    browse: Browse, built_vault: Path
) -> None:
    async def story(seat: Seat) -> None:
        await seat.press("z")
        assert set(visible(seat)) == {"title", "tabs", "rows", "keys"}
        await seat.press("z")
        assert len(visible(seat)) == 6
        await seat.press("z", "slash")
        assert len(visible(seat)) == 6

    browse(built_vault, story, start="deceptive alignment")


def test_no_row_is_wider_than_its_list(browse: Browse, own: Path) -> None:
    wide = "字" * 200 + " " + "x" * 500 + "\tend\n\n" + "> " * 60 + "quoted\n"
    (own / "wide.md").write_text(f"# Wide\n\n{wide}", "utf-8")

    async def story(seat: Seat) -> None:
        width = seat.reader.list.size.width
        text = "".join(drawn(seat.reader.list))
        assert text.count("字") == 200
        for line in (seat.reader.list.render_line(y) for y in range(20)):
            assert line.cell_length <= width

    browse(own, story, start="wide")


def test_a_row_that_is_higher_than_its_list_is_read_to_its_end(browse: Browse, own: Path) -> None:
    words = " ".join(f"word{n}" for n in range(400))
    (own / "long.md").write_text(f"# Long\n\n{words}\n\nThe end.\n", "utf-8")

    async def story(seat: Seat) -> None:
        await seat.press("down", "down")
        rows = seat.reader.list
        assert "word0" in "\n".join(drawn(rows))
        for _ in range(20):
            await seat.pilot.press("ctrl+d")
            if "word399" in "\n".join(drawn(rows)):
                break
        assert seat.row == words
        await seat.press("ctrl+d", "ctrl+d")
        assert seat.row == "The end."
        await seat.press("up", "home")
        assert "1  # Long" in drawn(rows)[0]

    browse(own, story, start="long")


def test_without_colour_the_cursor_is_still_to_be_seen(
    browse: Browse, built_vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def story(seat: Seat) -> None:
        def styles(rows: RowList) -> list[bool]:
            lines = (rows.render_line(y) for y in range(3))
            return [any(s.style and s.style.reverse for s in line) for line in lines]

        assert styles(seat.reader.list) == [True, False, False]
        await seat.press("tab")
        assert styles(seat.reader.list) == [False, False, False]
        assert styles(seat.finder.list) == [False, True, False]

    browse(built_vault, story, start="deceptive alignment")
