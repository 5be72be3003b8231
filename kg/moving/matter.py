"""The front matter of two notes as that of one."""

from __future__ import annotations

from collections.abc import Iterable

from kg.markdown import FrontMatterValue
from kg.moving.aliases import ALIASES, with_item
from kg.moving.originals import Original
from kg.moving.plan import edited
from kg.moving.sections import lines_of

_SHOWN = 60
"""Characters of a value that are shown."""


def merged_matter(
    came: Original, base: Original, aliases: Iterable[str] = ()
) -> tuple[str, list[str]]:
    """Return the text of *base* with what the front matter of *came* adds to its own.

    Keys that it lacks come as they are written, lists become one; of two values its own stays,
    and the other one is told of. Raises `MoveError` where a list cannot be added to.
    """
    remarks: list[str] = []
    merged = base
    for key, value in came.notes[0].front_matter.values.items():
        if key == "title" and key not in merged.notes[0].front_matter.values:
            remarks.append(_left_out(key, value, "name"))  # that of its heading, or its file
        elif value not in (None, "", []):
            text, left = _with_value(came, merged, key, value)
            merged = merged.with_text(text)
            remarks += left
    for alias in aliases:
        merged = merged.with_text(edited(merged.text, with_item(merged, ALIASES, alias)))
    return merged.text, remarks


def _with_value(
    came: Original, base: Original, key: str, value: FrontMatterValue
) -> tuple[str, list[str]]:
    """Return *base* with one key of *came*, or with what its list lacks; and what was left out."""
    values = base.notes[0].front_matter.values
    if key not in values:
        return _with_key(came, base, key), []
    own = values[key]
    lacks = [one for one in _listed(value) if one not in _listed(own)]
    is_list = isinstance(own, list) or isinstance(value, list)
    if lacks and (not is_list or not all(isinstance(one, str) for one in lacks)):
        return base.text, [_left_out(key, value)]
    for one in map(str, lacks):
        base = base.with_text(edited(base.text, with_item(base, (key,), one)))
    return base.text, []


def _listed(value: FrontMatterValue) -> list[FrontMatterValue]:
    return value if isinstance(value, list) else [value]


def _left_out(key: str, value: FrontMatterValue, own: str = "") -> str:
    said = ", ".join(str(one) for one in _listed(value))
    return (
        f"its `{key}: {said[:_SHOWN]}` was left out: the note has a {own or f'`{key}`'} of its own"
    )


def _with_key(came: Original, base: Original, key: str) -> str:
    """Return *base* with the lines of a key of *came* at the end of its front matter."""
    matter, end = came.notes[0].front_matter, base.newline
    first = matter.lines[key]
    later = [line for line in matter.lines.values() if line > first]
    lines = lines_of(came, first, min(later, default=matter.end_line)).rstrip() + end
    closing = base.notes[0].front_matter.end_line
    if not closing:
        return f"---{end}{lines}---{end}{base.text}"
    at = base.offset(closing, 1)
    return base.text[:at] + lines + base.text[at:]
