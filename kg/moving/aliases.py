"""A further alias in the front matter of a note, whatever form its aliases have."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from kg.errors import MoveError
from kg.markdown import FrontMatterValue, parse_notes
from kg.moving.originals import Original
from kg.moving.plan import Replacement, edited

ALIASES = ("aliases", "alias")
"""Keys under which a note has its other names."""
_CLOSING = re.compile(r"\][ \t]*(?:#.*)?$")


def with_alias(original: Original, alias: str) -> tuple[Replacement, ...]:
    """Return the edit that gives the first note of a file one more alias; none if it has it.

    Raises `MoveError` where its front matter has a form that cannot be added to.
    """
    return with_item(original, ALIASES, alias)


def with_item(original: Original, keys: Sequence[str], item: str) -> tuple[Replacement, ...]:
    """Return the edit that adds *item* to the list behind the first of *keys* that there is.

    Raises as `with_alias`.
    """
    had = _items(original.text, keys)
    if item in had:
        return ()
    edit = _added(original, keys, item)
    if _items(edited(original.text, [edit]), keys) != [*had, item]:
        hint = f"write its `{keys[0]}` as a list first"
        raise MoveError(original.path, 1, f"'{item}' cannot be added to its {keys[0]}", hint)
    return (edit,)


def _added(original: Original, keys: Sequence[str], item: str) -> Replacement:
    matter = original.notes[0].front_matter
    end, quoted = original.newline, json.dumps(item, ensure_ascii=False)
    if not matter.end_line:
        text = f"---{end}{keys[0]}: [{quoted}]{end}---{end}"
        return Replacement(0, 0, text)
    key = next((key for key in keys if matter.values.get(key)), "")
    empty = next((key for key in keys if key in matter.values), "")
    if not key and empty:
        return _line(original, matter.lines[empty], f"{empty}: [{quoted}]")
    if not key:
        return _before(original, matter.end_line, f"{keys[0]}: [{quoted}]{end}")
    first = matter.lines[key]
    later = [line for line in matter.lines.values() if line > first]
    last = min(later, default=matter.end_line) - 1
    said = matter.values[key]
    if not isinstance(said, list):
        both = f"{key}: [{json.dumps(str(said), ensure_ascii=False)}, {quoted}]"
        return _line(original, first, both)
    lines = [_text(original, line) for line in range(first, last + 1)]
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()
    last = first + len(lines) - 1
    if lines[-1].lstrip().startswith("- "):
        margin = lines[-1][: len(lines[-1]) - len(lines[-1].lstrip())]
        return _before(original, last + 1, f"{margin}- {quoted}{end}")
    closing = _CLOSING.search(lines[-1])
    at = original.offset(last, closing.start() + 1 if closing else 1)
    return Replacement(at, at, f", {quoted}")


def _items(text: str, keys: Sequence[str]) -> list[FrontMatterValue]:
    values = parse_notes(text)[0].front_matter.values
    said = next((values[key] for key in keys if values.get(key)), [])
    return said if isinstance(said, list) else [said]


def _text(original: Original, line: int) -> str:
    return original.text[original.offset(line, 1) : original.offset(line + 1, 1)].rstrip("\r\n")


def _line(original: Original, line: int, text: str) -> Replacement:
    start = original.offset(line, 1)
    return Replacement(start, start + len(_text(original, line)), text)


def _before(original: Original, line: int, text: str) -> Replacement:
    at = original.offset(line, 1)
    return Replacement(at, at, text)
