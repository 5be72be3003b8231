"""A page that was imported before, and the note that somebody has worked on since.

Three versions meet, section by section: the page as it was (of which the note keeps a
short hash a section, in `import-sections`), the page as it is, and the note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.names import digest, fold

_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*\s*\Z")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_OURS = re.compile(r"import-(?:hash|sections):")


@dataclass(frozen=True, slots=True)
class Piece:
    """A section of a note with its heading; `key` tells it from the others."""

    key: str
    text: str

    @property
    def hash(self) -> str:
        """What the text is known by."""
        return digest(self.text.strip())[:8]


@dataclass(frozen=True, slots=True)
class Merged:
    """The note after the merge, and the headings of the sections kept as the user has them."""

    text: str
    conflicts: tuple[str, ...]


def pieces(note: str) -> list[Piece]:
    """Cut a note into its front matter, its lead and its sections."""
    matter, body = split_matter(note)
    found = [("front matter", [line for line in matter if not _OURS.match(line)]), ("lead", [])]
    fence = ""
    for line in body:
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        heading = None if fence else _HEADING.match(line)
        if heading:
            found.append((fold(heading[1]) or heading[1], []))
        found[-1][1].append(line)
    seen: dict[str, int] = {}
    cut = []
    for key, lines in found:
        seen[key] = seen.get(key, 0) + 1
        cut.append(
            Piece(f"{key} {seen[key]}" if seen[key] > 1 else key, "\n".join(lines).strip("\n"))
        )
    return cut


def split_matter(note: str) -> tuple[list[str], list[str]]:
    """Return the lines of the front matter, without its fences, and those of the body."""
    lines = note.split("\n")
    if lines and lines[0].rstrip() == "---":
        for index, line in enumerate(lines[1:], 1):
            if line.rstrip() == "---":
                return lines[1:index], lines[index + 1 :]
    return [], lines


def hashes(note: str) -> list[str]:
    """Return the hash of each section of a note."""
    return [piece.hash for piece in pieces(note) if piece.text.strip()]


def merged(mine: str, theirs: str, base: Sequence[str]) -> Merged:
    """Return the note *mine* with what is new in *theirs*; *base* are hashes of the last import.

    What the user wrote stays; where page and user changed the same section it is the
    user's that stays, and is named.
    """
    known = frozenset(base)
    own = {piece.key: piece for piece in pieces(mine)}
    new = {piece.key: piece for piece in pieces(theirs)}
    kept: list[Piece] = []
    conflicts: list[str] = []
    for piece in new.values():
        old = own.get(piece.key)
        if old is None:
            if piece.hash not in known:
                kept.append(piece)
        elif old.hash in known or old.hash == piece.hash or not old.text.strip():
            kept.append(piece)
        else:
            kept.append(old)
            if piece.hash not in known:
                conflicts.append(piece.key)
    for old in _of_the_user(own, new, known):
        kept.insert(_place(old, list(own), kept), old)
    ours = [line for line in split_matter(theirs)[0] if _OURS.match(line)]
    return Merged(_joined(kept, ours), tuple(conflicts))


def _of_the_user(
    own: dict[str, Piece], new: dict[str, Piece], known: frozenset[str]
) -> Iterator[Piece]:
    for key, piece in own.items():
        if key not in new and piece.hash not in known and piece.text.strip():
            yield piece


def _place(piece: Piece, order: list[str], kept: list[Piece]) -> int:
    """Return where a section of the user's goes: behind the one it stood behind."""
    places = {other.key: index for index, other in enumerate(kept)}
    for key in reversed(order[: order.index(piece.key)]):
        if key in places:
            return places[key] + 1
    return len(kept)


def _joined(kept: Sequence[Piece], ours: Sequence[str]) -> str:
    matter = next((piece.text for piece in kept if piece.key == "front matter"), "")
    body = "\n\n".join(p.text for p in kept if p.key != "front matter" and p.text.strip())
    head = "\n".join(("---", *filter(None, (matter,)), *ours, "---"))
    return f"{head}\n\n{body}\n"
