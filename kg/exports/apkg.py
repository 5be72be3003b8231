"""Anki's package of decks: a zip file with a database of notes and their cards.

Form: schema 11, which every Anki imports: https://github.com/ankidroid/Anki-Android/wiki/Database-Structure.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from kg.exports.files import File, zipped

_TABLES = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL,
  scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL,
  ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL,
  dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL,
  sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL,
  ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL,
  queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL,
  reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL,
  odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL,
  ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL,
  time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_notes_csum ON notes (csum);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_revlog_cid ON revlog (cid);
"""
_COL = "INSERT INTO col VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_NOTES = "INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_CARDS = "INSERT INTO cards VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_VERSION = 11
_UNSENT = -1
"""What has not been sent to AnkiWeb."""
_OPTIONS = {
    "1": {
        "id": 1, "mod": 0, "usn": 0, "name": "Default", "autoplay": True, "maxTaken": 60,
        "replayq": True, "timer": 0,
        "new": {"bury": True, "delays": [1, 10], "initialFactor": 2500, "ints": [1, 4, 7],
                "order": 1, "perDay": 20, "separate": True},
        "rev": {"bury": True, "ease4": 1.3, "fuzz": 0.05, "ivlFct": 1, "maxIvl": 36500,
                "minSpace": 1, "perDay": 100},
        "lapse": {"delays": [10], "leechAction": 0, "leechFails": 8, "minInt": 1, "mult": 0},
    }
}  # fmt: skip
"""How Anki schedules unless it is told otherwise."""
_CONF = {"activeDecks": [1], "curDeck": 1, "nextPos": 1, "sortBackwards": False,
         "sortType": "noteFld", "timeLim": 0, "addToCur": True, "collapseTime": 1200,
         "dueCounts": True, "estTimes": True, "newSpread": 0}  # fmt: skip
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Model:
    """A kind of note: its fields, and what its one card asks and answers, with `{{Field}}`."""

    number: int
    name: str
    fields: tuple[str, ...]
    question: str
    answer: str
    style: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note: `identity` keeps what was learned of it when its fields change. Fields are HTML."""

    model: Model
    identity: str
    fields: tuple[str, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck; `::` in its name is between a deck and one in it."""

    number: int
    name: str
    notes: tuple[Note, ...]


def package(decks: Sequence[Deck], made: int) -> bytes:
    """Return decks as an `.apkg` file, as of *made*, seconds since 1970."""
    return zipped([File("collection.anki2", _database(decks, made)), File("media", b"{}")])


def _database(decks: Sequence[Deck], made: int) -> bytes:
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(_TABLES)
        connection.execute(_COL, _collection(decks, made))
        for place, (deck, note) in enumerate((d, n) for d in decks for n in d.notes):
            number = made * 1000 + place + 1
            connection.execute(_NOTES, _note(note, number))
            card = (number, number, deck.number, 0, made, _UNSENT, 0, 0, place + 1, *[0] * 8, "")
            connection.execute(_CARDS, card)
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _collection(decks: Sequence[Deck], made: int) -> tuple[object, ...]:
    models = {note.model.number: note.model for deck in decks for note in deck.notes}
    known: tuple[object, ...] = (
        _CONF,
        {str(number): _model(model, made) for number, model in sorted(models.items())},
        dict(_decks(decks, made)),
        _OPTIONS,
        {},
    )
    times = (made, made * 1000, made * 1000)
    return (1, *times, _VERSION, 0, 0, 0, *map(json.dumps, known))


def _decks(decks: Sequence[Deck], made: int) -> Iterator[tuple[str, object]]:
    for number, name in ((1, "Default"), *((deck.number, deck.name) for deck in decks)):
        yield (
            str(number),
            {
                "id": number, "name": name, "mod": made, "usn": _UNSENT, "desc": "", "dyn": 0,
                "conf": 1, "collapsed": False, "extendNew": 0, "extendRev": 0,
                **{f"{what}Today": [0, 0] for what in ("new", "rev", "lrn", "time")},
            },
        )  # fmt: skip


def _model(model: Model, made: int) -> dict[str, object]:
    look = {"font": "Arial", "media": [], "rtl": False, "size": 20, "sticky": False}
    template = {
        "name": model.name, "ord": 0, "qfmt": model.question, "afmt": model.answer,
        "bqfmt": "", "bafmt": "", "did": None,
    }  # fmt: skip
    return {
        "id": model.number, "name": model.name, "mod": made, "usn": _UNSENT, "type": 0,
        "flds": [{"name": name, "ord": i, **look} for i, name in enumerate(model.fields)],
        "tmpls": [template], "req": [[0, "any", [0]]], "sortf": 0, "css": model.style,
        "latexPre": "", "latexPost": "", "tags": [], "vers": [], "did": None,
    }  # fmt: skip


def _note(note: Note, number: int) -> tuple[object, ...]:
    plain = unescape(_TAG.sub("", note.fields[0]))
    checksum = int(hashlib.sha1(plain.encode(), usedforsecurity=False).hexdigest()[:8], 16)
    tags = f" {' '.join(note.tags)} " if note.tags else ""
    return (
        number, note.identity, note.model.number, number // 1000, _UNSENT, tags,
        "\x1f".join(note.fields), plain, checksum, 0, "",
    )  # fmt: skip
