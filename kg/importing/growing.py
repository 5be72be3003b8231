"""A note that a file adds to, again and again, and in which somebody writes between.

A section that was added stays as the file has it until somebody writes in it. A section that
grows gets what is new to it even then, block by block, each behind the one it follows in the
file. What was taken out of the note does not come back: the note keeps a short hash of all
that was ever added.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.importing.merging import pieces
from kg.names import digest, fold


@dataclass(frozen=True, slots=True)
class Grown:
    """The note after it grew; `added` are the hashes of what the file says, `conflicts` headings.

    A conflict is a section that both changed: the note's words stay. One that was there before
    anything was added is the reader's own, and no conflict.
    """

    text: str
    added: tuple[str, ...]
    conflicts: tuple[str, ...] = ()


def grown(
    note: str,
    sections: Mapping[str, Sequence[str]],
    growing: Collection[str],
    before: Collection[str],
) -> Grown:
    """Return *note* with *sections*, which are blocks by their heading.

    Those of *growing* get new blocks where the reader wrote; *before* are the hashes of what
    was added in the past.
    """
    added: list[str] = []
    conflicts: list[str] = []
    for heading, blocks in sections.items():
        grows = heading in growing
        whole = _hash(_section(heading, blocks))
        marks = _hashes(blocks) if grows else [whole] * len(blocks)
        own = next((p.text for p in pieces(note) if p.key == fold(heading)), "")
        if not own:
            note = _with_section(note, heading, blocks, marks, before)
        elif _hash(own) in before:
            note = _replaced(note, own, _section(heading, blocks))
        elif grows:
            note = _replaced(note, own, _with_new(own, blocks, marks, before))
        elif before and whole not in before and _hash(own) != whole:
            conflicts.append(heading)
        added += [whole, *marks]
    return Grown(note, tuple(dict.fromkeys(added)), tuple(conflicts))


def _with_section(
    note: str, heading: str, blocks: Sequence[str], marks: Sequence[str], before: Collection[str]
) -> str:
    """Return *note* with a new section of the blocks that it never had."""
    new = [block for block, mark in zip(blocks, marks, strict=True) if mark not in before]
    return f"{note.rstrip()}\n\n{_section(heading, new)}\n" if new else note


def _section(heading: str, blocks: Sequence[str]) -> str:
    return "\n\n".join((f"## {heading}", *blocks))


def _with_new(
    own: str, blocks: Sequence[str], marks: Sequence[str], before: Collection[str]
) -> str:
    """Return a section with the blocks that were never in it, each behind its predecessor."""
    text = own
    at = -1
    for block, mark in zip(blocks, marks, strict=True):
        place = text.find(block)
        if place >= 0:
            at = place + len(block)
        elif mark not in before:
            end = at if at >= 0 else len(text.rstrip())
            text = f"{text[:end].rstrip()}\n\n{block}{text[end:]}"
            at = len(text[:end].rstrip()) + 2 + len(block)
    return text


def _hashes(blocks: Iterable[str]) -> list[str]:
    """Return a hash for each block; a comment is told apart by the quotation above it."""
    found, quoted = [], ""
    for block in blocks:
        quoted = block if block.startswith(">") else quoted
        found.append(_hash(block if quoted == block else f"{quoted}\n{block}"))
    return found


def _hash(text: str) -> str:
    return digest(text.strip())[:8]


def _replaced(note: str, old: str, new: str) -> str:
    """Return *note* with the section *old*, which stands in it, as it is now."""
    at = note.rindex(old)
    return note[:at] + new + note[at + len(old) :]
