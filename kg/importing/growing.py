"""A note that a file adds to, again and again, and in which somebody writes between.

A section that was added stays as the file has it until somebody writes in it. A section that
grows gets what is new to it even then, block by block, each behind the one it follows in the
file. What was taken out of the note does not come back: the note keeps a short hash of all
that was ever added.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.importing.merging import pieces
from kg.importing.quoted import enduring
from kg.names import digest, fold

_GAP = re.compile(r"(\n\s*\n)")


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
        marks = _hashes(blocks) if grows else [whole]
        known = _known(blocks, marks, before) if grows else [whole in before] * len(blocks)
        own = next((p.text for p in pieces(note) if p.key == fold(heading)), "")
        if not own:
            note = _with_section(note, heading, blocks, known)
        elif _hash(own) in before:
            kept = list(_standing(own, blocks, known)) if grows else blocks
            note = _replaced(note, own, _section(heading, kept))
        elif grows:
            note = _replaced(note, own, _with_new(own, blocks, known))
        elif before and whole not in before and _hash(own) != whole:
            conflicts.append(heading)
        added += [whole, *marks]
    return Grown(note, tuple(dict.fromkeys(added)), tuple(conflicts))


def _with_section(note: str, heading: str, blocks: Sequence[str], known: Sequence[bool]) -> str:
    """Return *note* with a new section of the blocks that it never had."""
    new = [block for block, is_known in zip(blocks, known, strict=True) if not is_known]
    return f"{note.rstrip()}\n\n{_section(heading, new)}\n" if new else note


def _section(heading: str, blocks: Sequence[str]) -> str:
    return "\n\n".join((f"## {heading}", *blocks))


def _standing(own: str, blocks: Sequence[str], known: Sequence[bool]) -> Iterator[str]:
    """Yield the blocks that a section has or never had: without the last, it is as it once was."""
    texts = _GAP.split(own)
    at = -1
    for block, is_known in zip(blocks, known, strict=True):
        place = _place(block, texts, at)
        at = max(at, place)
        if place >= 0 or not is_known:
            yield block


def _with_new(own: str, blocks: Sequence[str], known: Sequence[bool]) -> str:
    """Return a section with the blocks that were never in it, each behind its predecessor.

    A block goes between paragraphs: what the reader wrote behind words of the file stays there.
    """
    body = own.rstrip()
    texts = _GAP.split(body)  # with the gaps between them
    at = -1
    for block, is_known in zip(blocks, known, strict=True):
        place = _place(block, texts, at)
        if place >= 0:
            at = place
        elif not is_known:
            at = at if at >= 0 else len(texts) - 1
            texts[at + 1 : at + 1] = ["\n\n", block]
            at += 2
    return "".join(texts) + own[len(body) :]


def _place(block: str, texts: Sequence[str], at: int) -> int:
    """Return where *block* stands, else -1; a comment only below its quotation, which is *at*."""
    here = range(0, len(texts), 2)
    if not block.startswith(">"):
        end = next((n for n in here if n > at and texts[n].startswith(">")), len(texts))
        here = range(max(at, 0), end, 2)
    *_, last = _GAP.split(enduring(block))
    begin = re.compile(rf"{re.escape(last)}(?!\w)")
    return next((n for n in here if begin.match(enduring(texts[n]))), -1)


def _known(blocks: Sequence[str], marks: Sequence[str], before: Collection[str]) -> Sequence[bool]:
    """Tell of each block whether it was added before; notes may have hashes of all of a block."""
    whole = _hashes(blocks, str)
    return [one in before or other in before for one, other in zip(marks, whole, strict=True)]


def _hashes(blocks: Iterable[str], as_told: Callable[[str], str] = enduring) -> list[str]:
    """Return a hash for each block; a comment is told apart by the quotation above it."""
    found, quoted = [], ""
    for block in map(as_told, blocks):
        quoted = block if block.startswith(">") else quoted
        found.append(_hash(block if quoted == block else f"{quoted}\n{block}"))
    return found


def _hash(text: str) -> str:
    return digest(text.strip())[:8]


def _replaced(note: str, old: str, new: str) -> str:
    """Return *note* with the section *old*, which stands in it, as it is now."""
    at = note.rindex(old)
    return note[:at] + new + note[at + len(old) :]
