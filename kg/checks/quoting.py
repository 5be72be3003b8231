"""Front matter whose only fault is a text that YAML wants in quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.checks.base import Edit
from kg.markdown.yaml_values import read_yaml

_VALUE = re.compile(r"([^\W\d_][\w -]*:[ \t]+)([^\s\"'\[{|>&!#-].*?)[ \t]*\Z")
"""A key and a value that stands on its line, without quotes or a structure of its own."""
_COMMENT = re.compile(r"\s#")


def quoting_edits(lines: Sequence[str], line: int) -> tuple[Edit, ...]:
    """Return the edits that mend the front matter around *line* by quotes alone.

    *lines* are those of the file, *line* counts from 1. Nothing where quotes are not enough.
    """
    first, last = _block(lines, line)
    yaml = list(lines[first:last])
    quoted: dict[int, Edit] = {}
    while faults := read_yaml("\n".join(yaml) + "\n").faults:
        number = faults[0].line
        value = _VALUE.match(yaml[number]) if number < len(yaml) else None
        if number in quoted or value is None or _COMMENT.search(value[2]):
            return ()
        text = '"' + value[2].replace("\\", "\\\\").replace('"', '\\"') + '"'
        place = first + number + 1
        quoted[number] = Edit(place, value.start(2) + 1, place, value.end(2) + 1, text)
        yaml[number] = value[1] + text
    return tuple(quoted.values())


def _block(lines: Sequence[str], line: int) -> tuple[int, int]:
    """Return the range of the lines between the `---` above *line* and the one below it."""
    first = min(line, len(lines)) - 1
    while first > 0 and lines[first - 1].rstrip() != "---":
        first -= 1
    last = first
    while last < len(lines) and lines[last].rstrip() not in ("---", "..."):
        last += 1
    return first, last
