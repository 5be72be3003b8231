"""File names of new notes: the type's prefix, who, when, what."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from kg.importing.matter import Value
from kg.notes.citations import parse_citation
from kg.notes.people import person
from kg.notes.types import NoteType

_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SMALL = frozenset("a an the of in on for from to with and or by at as is its via into".split())  # noqa: SIM905
_HOMES = {"literature": "literature", "review": "reviews", "lesson": "lessons"}
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)
"""Names that Windows keeps for itself."""
_LONGEST = 4
"""How many words of a title a file name has."""


def stem(kind: NoteType, title: str, values: Mapping[str, Value]) -> str:
    """Return the file name of a note without `.md`."""
    prefix = kind.prefixes[0] if kind.prefixes else ""
    family = _family(values.get("authors"))
    year = str(values.get("year") or "")
    words = _title_words(title, short=kind.topic == "paper")
    about = words or ("" if family else kind.name.title())
    who = [family, year] if kind.topic == "paper" and family else []
    joined = "-".join(part for part in (*who, about) if part)
    name = (prefix + joined)[:100].encode("utf-8")[:200].decode("utf-8", "ignore").rstrip("-. ")
    return f"{name}-Note" if name.lower() in _DEVICES else name


def _family(authors: Value | None) -> str:
    match authors:
        case str():
            named = parse_citation(f"{authors} (2000).").authors
            family = named[0].family if named else ""
        case int() | Mapping() | None:
            family = ""
        case _:
            family = person(authors[0]).family if authors else ""
    return "-".join(_WORDS.findall(family))[:40]


def _title_words(title: str, *, short: bool) -> str:
    """Return a title as file names have it; *short*: the first words that say something."""
    head = re.split(r"[:—–(]\s", title, maxsplit=1)[0]
    words = _WORDS.findall(unicodedata.normalize("NFC", head)) or _WORDS.findall(title)
    telling = [word for word in words if word.lower() not in _SMALL] or words
    kept = telling[:_LONGEST] if short else words[: 2 * _LONGEST]
    kept = [re.sub(r"['’]", "", word)[:30] for word in kept]
    return "-".join(word[:1].upper() + word[1:] for word in kept)


def home(kind: NoteType, notes: Iterable[tuple[str, str]]) -> str:
    """Return the folder where notes of this type lie; *notes* are paths with their types."""
    folders = Counter(
        path.rpartition("/")[0] for path, name in notes if name == kind.name and "/" in path
    )
    if folders:
        return min(folders, key=lambda folder: (-folders[folder], folder))
    return _HOMES.get(kind.name) or (str(kind.folders[0]) if kind.folders else "notes")
