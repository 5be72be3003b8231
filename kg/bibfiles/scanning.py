"""The fields inside one BibTeX entry, with the places of their values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_HEAD = re.compile(r"@\s*(\w+)\s*[{(]\s*")
_KEY = re.compile(r"[^,={}\"\s]*")
_NAME = re.compile(r"[^\s=,{}()\"#@]+")
_BARE = re.compile(r"[^\s,{}()\"#=]+")
_GAP = re.compile(r"(?:[\s,]|%[^\n]*(?:\n|\Z))*")
"""What stands between fields; Biber takes what is behind a `%` for a remark."""
_BLANK = re.compile(r"\s*")


class Piece(NamedTuple):
    """A part of a value: in braces or quotes, or bare (a number, the name of a `@string`)."""

    text: str
    is_bare: bool


class Written(NamedTuple):
    """A field as it is written: `start` to `end` is its value in the text of the block."""

    name: str
    pieces: tuple[Piece, ...]
    at: int
    start: int
    end: int
    is_closed: bool
    has_comma: bool

    def latex(self, strings: Mapping[str, str]) -> str:
        """Return the value with its pieces joined; *strings* are what bare names stand for."""
        return "".join(
            strings.get(piece.text.lower(), piece.text) if piece.is_bare else piece.text
            for piece in self.pieces
        )


class Block(NamedTuple):
    """One `@type{key, name = value, …}`; `rest` are places at which nothing could be read."""

    type: str
    key: str
    fields: tuple[Written, ...]
    rest: tuple[int, ...]
    is_closed: bool


def scan(raw: str, *, has_key: bool = True) -> Block:
    """Take the text of one block apart; what cannot be read is passed over, and told in `rest`.

    *has_key*: `@string` and `@preamble` have none.
    """
    head = _HEAD.match(raw)
    if head is None:
        return Block("", "", (), (0,), is_closed=False)
    at, key = head.end(), ""
    if has_key:
        found = _KEY.match(raw, at)
        end = found.end() if found else at
        behind = _blank(raw, end)
        if raw[behind : behind + 1] != "=":  # `@book{title = …`: no key at all
            key, at = _whole_key(raw, at, end)
    fields: list[Written] = []
    rest: list[int] = []
    while (at := _skip(_GAP, raw, at)) < len(raw) and raw[at] not in "})":
        name = _NAME.match(raw, at)
        equals = _blank(raw, name.end()) if name else at
        if name is None or raw[equals : equals + 1] != "=":
            rest.append(at)
            at = _next_comma(raw, max(at + 1, equals))
            continue
        fields.append(_field(raw, name[0].lower(), at, equals + 1))
        at = fields[-1].end
    return Block(head[1].lower(), key, tuple(fields), tuple(rest), is_closed=at < len(raw))


def _whole_key(raw: str, start: int, end: int) -> tuple[str, int]:
    """Return the key up to its comma: somebody may have put blanks in it."""
    line_end = raw.find("\n", start)
    until = min(at for at in (raw.find(",", start), line_end, len(raw)) if at >= 0)
    inside = raw[start:until]
    if "=" in inside or "{" in inside or "}" in inside:
        return raw[start:end], end
    return " ".join(inside.split()), until


def _field(raw: str, name: str, at: int, behind: int) -> Written:
    start = end = _blank(raw, behind)
    pieces: list[Piece] = []
    is_closed = True
    while start < len(raw):
        piece, end, is_closed = _piece(raw, _blank(raw, end))
        if piece:
            pieces.append(piece)
        joint = _blank(raw, end)
        if not piece or not is_closed or raw[joint : joint + 1] != "#":
            break
        end = joint + 1
    behind = _blank(raw, end)
    has_comma = behind >= len(raw) or raw[behind] in ",})"
    return Written(name, tuple(pieces), at, start, end, is_closed, has_comma)


def _piece(raw: str, at: int) -> tuple[Piece | None, int, bool]:
    """Return the piece at *at*, where it ends, and whether it is closed."""
    opening = raw[at : at + 1]
    if opening == "{":
        end = closing(raw, at + 1, "}")
        return Piece(raw[at + 1 : end], is_bare=False), min(end + 1, len(raw)), end < len(raw)
    if opening == '"':
        end = closing(raw, at + 1, '"')
        return Piece(raw[at + 1 : end], is_bare=False), min(end + 1, len(raw)), end < len(raw)
    bare = _BARE.match(raw, at)
    return (Piece(bare[0], is_bare=True), bare.end(), True) if bare else (None, at, True)


def closing(raw: str, at: int, sign: str) -> int:
    """Return where the *sign* stands that closes what was opened before *at*, else the end."""
    depth = 0
    for found in _braces_and(raw, at):
        mark = raw[found]
        if mark == sign and depth == 0:
            return found
        depth = max(0, depth + (mark == "{") - (mark == "}"))
    return len(raw)


def _braces_and(raw: str, at: int) -> Iterator[int]:
    """Yield the places of braces and quotes that are no LaTeX command."""
    return (
        found.start() for found in _MARK.finditer(raw, at) if not _is_escaped(raw, found.start())
    )


_MARK = re.compile(r'[{}")]')


def _is_escaped(raw: str, at: int) -> bool:
    slashes = 0
    while at - slashes > 0 and raw[at - slashes - 1] == "\\":
        slashes += 1
    return slashes % 2 == 1


def _next_comma(raw: str, at: int) -> int:
    depth = 0
    while at < len(raw):
        sign = raw[at]
        if depth == 0 and sign in ",}\n":
            return at
        depth += (sign == "{") - (sign == "}")
        at += 1
    return at


def _skip(pattern: re.Pattern[str], raw: str, at: int) -> int:
    found = pattern.match(raw, at)
    return found.end() if found else at


def _blank(raw: str, at: int) -> int:
    return _skip(_BLANK, raw, at)
