"""A bibliography with entries changed in their places, every other character as it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.bibfiles import Entry, Field
from kg.bibfiles.bibtex import Placed
from kg.bibfiles.entries import IMPORTED
from kg.bibfiles.scanning import closing
from kg.bibliography.kept import enclosed, latex_of
from kg.importing.entries.merging import Merged, marks


class Edit(NamedTuple):
    """New text for what stands from `start` to `end`."""

    start: int
    end: int
    text: str


def edits_of(placed: Placed, merge: Merged) -> list[Edit]:
    """Return how the block of an entry changes; its layout is kept."""
    raw, block = placed.raw, placed.block
    written = {}
    for one in reversed(block.fields):  # the first of a name counts
        written[one.name] = one
    values = [*merge.changed, *merge.added, Field(IMPORTED, merge.marks)]
    edits = [
        Edit(raw.start + old.start, raw.start + old.end, _value(field))
        for field in values
        if (old := written.get(field.name))
    ]
    new = [field for field in values if field.name not in written]
    if new:
        edits.append(_insertion(placed, new))
    return edits


def _insertion(placed: Placed, fields: Sequence[Field]) -> Edit:
    """Return the edit that adds *fields* behind the last one, laid out as that is."""
    raw, block = placed.raw, placed.block
    if not block.fields:
        at = closing(raw.text, raw.text.find("{") + 1, "}")
        joint = "" if raw.text[:at].rstrip().endswith(",") else ","
        lines = "".join(f"\n  {one.name} = {_value(one)}," for one in fields)
        return Edit(raw.start + at, raw.start + at, f"{joint}{lines}\n")
    own = [one for one in block.fields if one.name != IMPORTED]  # what we keep stays last
    last = (own or block.fields)[-1]
    before = raw.text[: last.at]
    indent = before[before.rfind("\n") + 1 :]
    gap = f"\n{indent}" if "\n" in before and not indent.strip() else "\n  "
    has_comma = raw.text[last.end :].lstrip().startswith(",")
    at = raw.text.find(",", last.end) + 1 if has_comma else last.end
    lines = ",".join(f"{gap}{one.name} = {_value(one)}" for one in fields)
    behind = "," if has_comma else ""
    return Edit(raw.start + at, raw.start + at, f"{'' if has_comma else ','}{lines}{behind}")


def entry_text(entry: Entry) -> str:
    """Return a new entry as it is written, with what it will be known by."""
    own = (one for one in entry.fields if one.name != IMPORTED)
    fields = [*own, Field(IMPORTED, marks(entry))]
    lines = "".join(f"  {one.name} = {_value(one)},\n" for one in fields)
    return f"@{entry.type}{{{entry.key},\n{lines}}}\n"


def _value(field: Field) -> str:
    return enclosed(field.name, latex_of(field, is_biblatex=True))


def edited(text: str, edits: Iterable[Edit], new: Sequence[str]) -> str:
    """Return *text* with *edits*, and with the *new* entries at its end, in its line ends."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    for one in sorted(edits, reverse=True):
        text = text[: one.start] + one.text.replace("\n", line_end) + text[one.end :]
    if new:
        gap = "" if not text else line_end if text.endswith(line_end) else 2 * line_end
        text += gap + "\n".join(new).replace("\n", line_end)
    return text
