"""Which notes their owner keeps to themselves: nothing of them is published."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg.config import BATCHES
from kg.markdown import FrontMatterValue, decode, parse_notes
from kg.vault.files import found_files, literal
from kg.vault.names import is_note
from kg.vault.others import Other

_SPOKEN_OF = re.compile(
    rb"""(?:^|[{,])[ \t]*["']?(?:publish|draft|private)["']?[ \t]*:""", re.MULTILINE | re.IGNORECASE
)
LOCAL_FIELDS = ("file", "local-url", "bdsk-file-*")
"""Fields of bibliographies that say where somebody keeps a file: nobody else's business."""

_NO = frozenset({"false", "no", "off", "0", "never"})
_YES = frozenset({"true", "yes", "on", "1"})


def private_files(root: Path, paths: Iterable[str], patterns: Iterable[str]) -> Iterator[str]:
    """Yield those of the notes and bibliographies at *paths* that are private.

    A file is private when *patterns*, as in `.gitignore`, match its path, a note also when its
    front matter says `publish: false`, `draft: true` or `private: true`. A file of several notes
    is private when one of them is; and so is one that speaks of it in a way nobody can read:
    what was meant to stay private must not be published by a slip of the pen.
    """
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only what is published asks

    kept = GitIgnoreSpec.from_lines(patterns)
    for path in paths:
        if kept.match_file(path) or (is_note(path) and _keeps_itself(root / path)):
            yield path


def public(other: Other) -> Other:
    """Return another vault as if its private files did not exist."""
    config = other.config
    paths = [stat.path for stat in found_files(other.root, config)]
    read = [p for p in paths if is_note(p) or p in config.bibliographies]
    private = private_files(other.root, sorted(read), (*config.site.private, BATCHES))
    hidden = tuple(map(literal, private))
    return replace(other, config=replace(config, ignore=(*config.ignore, *hidden)))


def _keeps_itself(file: Path) -> bool:
    try:
        raw = file.read_bytes()
    except OSError:
        return True  # it went, or nobody may read it
    if not _SPOKEN_OF.search(raw):
        return False
    try:
        notes = parse_notes(decode(raw))
    except UnicodeDecodeError:
        return True
    is_open = raw.removeprefix(BOM_UTF8).startswith(b"---") and not notes[0].front_matter.end_line
    if is_open or any(note.problems for note in notes):
        return True
    return any(_is_private(note.front_matter.values.items()) for note in notes)


def _is_private(values: Iterable[tuple[str, FrontMatterValue]]) -> bool:
    said = {key.lower(): str(value).strip().lower() for key, value in values}
    return (
        said.get("publish", "") in _NO
        or said.get("draft", "") in _YES
        or said.get("private", "") in _YES
    )
