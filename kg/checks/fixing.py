"""Mending files: only what is certain, and nothing of a file that changed meanwhile."""

from __future__ import annotations

import codecs
import difflib
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.checks.base import Edit
from kg.checks.running import Found
from kg.errors import WriteError
from kg.index import Index
from kg.vault.beginning import write_atomically

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Fix:
    """What was mended in one file: how many findings, of which rules, and the diff of it."""

    path: str
    rules: tuple[str, ...]
    findings: int
    diff: str


def fix_files(index: Index, found: Iterable[Found], *, dry_run: bool) -> tuple[Fix, ...]:
    """Carry out the edits of *found*, file by file, each whole or not at all.

    Raises `WriteError` for a file that cannot be written, or that is no longer what it was
    when it was read. With *dry_run* nothing is written.
    """
    by_path: dict[str, list[Found]] = {}
    for one in found:
        if one.edits:
            by_path.setdefault(one.diagnostic.path, []).append(one)
    known = index.database.files()
    return tuple(
        _fix(index.root, path, several, known[path].hash, dry_run=dry_run)
        for path, several in sorted(by_path.items())
    )


def _fix(root: Path, path: str, found: Sequence[Found], digest: bytes, *, dry_run: bool) -> Fix:
    file = root / path
    try:
        data = file.read_bytes()
        if hashlib.blake2b(data, digest_size=16).digest() != digest:
            raise WriteError(f"{path} was changed meanwhile", "run the command again")
        mark, text = _decoded(data)
        mended = apply_edits(text, [edit for one in found for edit in one.edits])
        if not dry_run:
            write_atomically(file, mark + mended.encode(_encoding(mark)))
    except OSError as error:
        raise WriteError(f"cannot write {path}: {error.strerror}") from error
    rules = sorted({one.diagnostic.rule for one in found})
    return Fix(path, tuple(rules), len(found), _diff(path, text, mended))


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    r"""Return *text* with *edits* carried out; of two that overlap the first one is.

    Everything else stays as it is, line ends too.

    >>> apply_edits("a\r\nbc\r\n", [Edit(2, 1, 2, 2, "x")])
    'a\r\nxc\r\n'
    """
    starts = [0, *(found.end() for found in _LINE_END.finditer(text)), len(text)]

    def offset(line: int, column: int) -> int:
        return min(starts[min(line, len(starts)) - 1] + column - 1, len(text))

    parts: list[str] = []
    at = 0
    for edit in sorted(set(edits)):
        start, end = offset(edit.line, edit.column), offset(edit.end_line, edit.end_column)
        if start >= at:
            parts += [text[at:start], edit.text]
            at = end
    return "".join([*parts, text[at:]])


def _decoded(data: bytes) -> tuple[bytes, str]:
    """Return the byte-order mark and the text behind it."""
    mark = next((mark for mark, _ in _MARKS if data.startswith(mark)), b"")
    return mark, data[len(mark) :].decode(_encoding(mark))


def _encoding(mark: bytes) -> str:
    return dict(_MARKS).get(mark, "utf-8")


def _diff(path: str, before: str, after: str) -> str:
    old, new = (_LINE.findall(_LINE_END.sub("\n", text)) for text in (before, after))
    found = difflib.unified_diff(old, new, f"a/{path}", f"b/{path}")
    return "".join(map(_ended, found))


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
