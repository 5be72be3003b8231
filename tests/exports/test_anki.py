"""Anki: the package is opened as Anki opens it: a zip file with a database of notes and cards."""

from __future__ import annotations

import io
import json
import os
import re
import sqlite3
import zipfile
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.exports.anki_cards import html
from tests.cli.conftest import Run


@dataclass(frozen=True)
class Card:
    deck: str
    model: str
    guid: str
    fields: dict[str, str]
    tags: list[str]
    changed: int


def cards(package: bytes) -> list[Card]:
    """Return the cards of a package, by the tables that Anki keeps them in."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert sorted(archive.namelist()) == ["collection.anki2", "media"]
        assert json.loads(archive.read("media")) == {}
        database = sqlite3.connect(":memory:")
        database.deserialize(archive.read("collection.anki2"))
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    decks, models = map(json.loads, database.execute("SELECT decks, models FROM col").fetchone())
    rows = database.execute(
        "SELECT did, mid, guid, flds, tags, n.mod FROM notes n JOIN cards c ON c.nid = n.id "
        "ORDER BY c.id"
    ).fetchall()
    database.close()
    found = []
    for deck, model, guid, fields, tags, changed in rows:
        names = [field["name"] for field in models[str(model)]["flds"]]
        values = fields.split("\x1f")
        assert len(values) == len(names)
        said = dict(zip(names, values, strict=True))
        name = models[str(model)]["name"]
        found.append(Card(decks[str(deck)]["name"], name, guid, said, tags.split(), changed))
    return found


def test_definitions_and_questions_become_cards(example: kg.Vault) -> None:
    found = cards(example.exported("anki"))
    title = "Learned optimization and AI alignment"
    assert {card.deck for card in found} == {f"{title}::Definitions", f"{title}::Quiz"}
    assert len({card.guid for card in found}) == len(found)
    definitions = [card for card in found if card.model == "litkg definition"]
    assert len(definitions) > 50
    deceptive = [c for c in definitions if c.fields["Concept"] == "Deceptive alignment"]
    assert len(deceptive) == 3
    assert {card.fields["By"] for card in deceptive} >= {"Hubinger et al. 2019"}
    assert "LN-Hubinger-2019-LearnedOptimization.md:56" in "".join(
        card.fields["Source"] for card in deceptive
    )
    first, *others = [card for card in found if card.model == "litkg question"]
    assert len(others) == 2  # those without a key, or asked before, are no cards
    assert first.fields["Question"] == "Which of these keeps its skill and loses its goal?"
    assert first.fields["Answer"] == "Goal misgeneralization"
    assert "<li>Neither of them</li>" in first.fields["Options"]


def test_mathematics_is_set_and_nothing_runs(hostile: kg.Vault) -> None:
    (card,) = cards(hostile.exported("anki"))
    assert card.fields["Concept"] == 'Escape &amp; "run"'
    assert r"\(x_1\)" in card.fields["Definition"]
    assert "<img" not in card.fields["Definition"]


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.seen.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(st.sampled_from("ab 5$\\()[]{}<>&;:\"'_^\n"), max_size=40) | st.text(max_size=40))
def test_no_text_becomes_a_tag_or_a_command(text: str) -> None:
    found = html(text)
    parser = Tags()
    parser.feed(found)
    parser.close()
    assert set(parser.seen) <= {"span"}
    assert "[" not in found
    bare = re.sub(r"\\\(.*?\\\)", "", found, flags=re.DOTALL)
    assert not re.search(r"\\[()\[\]]", bare.replace("&#91;", "["))


@pytest.mark.parametrize(
    "text", ["[sound:x.mp3]", "[latex]\\input{/etc/passwd}[/latex]", "\\(x\\)"]
)
def test_what_anki_would_obey_is_only_words(text: str) -> None:
    found = html(text)
    assert "[" not in found
    assert "\\(" not in found


def test_maths_that_could_lead_somewhere_stays_text() -> None:
    assert "\\(" not in html(r"see $\href{javascript:alert(1)}{x}$")


def test_a_reworded_definition_is_the_same_card_but_newer(tmp_path: Path) -> None:
    note = tmp_path / "LN-A-2020.md"
    (tmp_path / "kg.yaml").touch()
    matter = "---\ntype: literature\ntitle: A\nyear: 2020\ntags: [two words, a/b]\n---\n# A\n\n"
    found = []
    for day, words in ((1_000_000_000, "what it was"), (1_100_000_000, "what it is now")):
        note.write_text(f"{matter}## Key Concepts\n\n**Thing**: {words}.\n", "utf-8")
        os.utime(note, (day, day))
        found += cards(kg.open(tmp_path).exported("anki"))
    before, after = found
    assert before.guid == after.guid
    assert before.fields != after.fields
    assert (before.changed, after.changed) == (1_000_000_000, 1_100_000_000)
    assert all(" " not in tag for tag in after.tags)


def test_the_same_notes_give_the_same_bytes(run: Run, hostile_folder: Path, tmp_path: Path) -> None:
    made = []
    for name in ("one.apkg", "two.apkg"):
        target = tmp_path / name
        shown = run("export", "anki", "-o", str(target), "--vault", str(hostile_folder))
        assert shown.status == 0
        made.append(target.read_bytes())
    assert made[0] == made[1]
    shown = run("export", "anki", "--vault", str(hostile_folder))
    assert (shown.status, shown.out) == (2, "")
    assert "anki is no text" in shown.err
