"""The data of link previews: what each place of a page says, in shards that stay put."""

import json
from pathlib import Path
from typing import Any

from kg_site.emitters.previews import shard_of
from tests.site.conftest import Site


def given(file: Path) -> Any:  # noqa: ANN401 - what the script gives
    """Return the value that a data script gives."""
    _, _, value = file.read_text("utf-8").partition(",")
    return json.loads(value.rpartition(")")[0])


def preview(out: Path, path: str) -> Any:  # noqa: ANN401 - as above
    """Return the preview of a page, from the shard that its path names."""
    shard = shard_of(path, given(out / "previews" / "shards.js"))
    return given(out / "previews" / f"{shard:x}.js")[path]


def test_a_preview_says_what_stands_at_each_place(site: Site) -> None:
    """
    == Plan.md
    ---
    aliases: [The plan]
    ---
    # Plan
    What we <b>do</b> & why.
    ## Steps
    Begin, then end. ^first
    """
    kind, title, byline, summary, places = preview(site(), "note/Plan/index.html")
    assert (kind, title, byline, summary) == ("Note", "Plan", "", "What we do & why.")
    assert places["steps"] == ["Steps", "Begin, then end."]
    assert places["^first"] == ["", "Begin, then end."]


def test_a_changed_note_rewrites_one_shard(site: Site, folder: Path) -> None:
    """
    == A.md
    One.
    == B.md
    Two.
    """
    for number in range(100):
        (folder / f"N{number}.md").write_text(f"Note {number}.\n", "utf-8")
    before = {file.name: file.read_bytes() for file in (site() / "previews").iterdir()}
    (folder / "N7.md").write_text("Another.\n", "utf-8")
    after = {file.name: file.read_bytes() for file in (site() / "previews").iterdir()}
    assert after.keys() == before.keys()
    assert len(before) > 4
    changed = [name for name in before if before[name] != after[name]]
    assert changed == [f"{shard_of('note/N7/index.html', len(before) - 1):x}.js"]
