"""A section that becomes a note of its own: a link stays where it stood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from posixpath import dirname

from kg.errors import MoveError, UnknownThing, WriteError
from kg.index import Index
from kg.markdown import Document, Link, parse_notes
from kg.moving.asked import all_links
from kg.moving.inside import BLOCK_ID, headings, meant
from kg.moving.names_after import Moves
from kg.moving.notes import relinked
from kg.moving.originals import Original, Originals
from kg.moving.places import check_free, new_path
from kg.moving.plan import Plan, Replacement, edited
from kg.moving.relinking import Aim, Relinking
from kg.moving.sections import Section, footnotes, lines_of, references, sections, whole_end
from kg.names import file_of
from kg.vault.names import Found, Kind, file_names

_MARKS = re.compile(r"^([ ]{0,3})(#{1,6})(?=[ \t\r\n]|\Z)")
_NO_NAME = re.compile(r'[\x00-\x1f\[\]#^|\\/:*?"<>]+')
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
_LABEL = re.compile(r"\[([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class _Cut:
    """A section of a note: `lines` are those of its file, `line` is its heading's."""

    place: str
    new: str
    note: Document
    section: Section
    end: int

    def holds(self, line: int) -> bool:
        return self.section.line <= line < self.end

    def standing(self, source: str, link: Link) -> str:
        """Return in which note a link stands afterwards."""
        return self.new if source == self.place and self.holds(link.span.line) else source

    def aiming(self, aim: Aim, _: Link) -> Aim:
        """Return where a link leads that leads into the section now."""
        if aim.place != self.place:
            return aim
        if aim.block:
            lines = [n.line for n in self.note.block_ids if n.id.casefold() == aim.block.casefold()]
            return replace(aim, place=self.new) if lines and self.holds(lines[0]) else aim
        found = headings(self.note)
        means = meant(found, aim.headings)
        if not means or means[-1] is None or not self.holds(found[means[-1]].line):
            return aim
        inner = tuple(
            part for part, which in zip(aim.headings, means, strict=True)
            if which is not None and self.section.line < found[which].line < self.end
        )  # fmt: skip
        return Aim(self.new, inner)


def plan_split(index: Index, place: str, parts: tuple[str, ...], name: str = "") -> Plan:
    """Plan what makes the section of a note a note of its own, called *name* or as its heading.

    Links to what is in it follow. Raises `UnknownThing`, `WriteError`, `MoveError`.
    """
    path = file_of(place)
    originals = Originals(index.root)
    original = originals.of(path)
    cut = _cut(index, original, place, parts, name)
    moves = Moves({path: path}, tuple(n for n in file_names(cut.new) if n.kind is Kind.LINK))
    relinking = Relinking(index, originals, moves, cut.aiming, cut.standing)
    edits = relinked(relinking, leaving=(path,))
    links = relinking.replacements(path)
    here, there = _texts(relinking, original, cut, links)
    _check(relinking, cut, here, there)
    edits[path] = (Replacement(0, len(original.text), here),)
    what = f"the split of {'#'.join((place, *parts))} into {cut.new}"
    return Plan(what, originals, edits, created={cut.new: there})


def _cut(index: Index, original: Original, place: str, parts: tuple[str, ...], name: str) -> _Cut:
    relinking = Relinking(index, Originals(index.root), Moves({}), lambda aim, _: aim)
    note = dict(relinking.notes(original.path)).get(place)
    if note is None:
        raise UnknownThing(place, ())
    found = headings(note)
    which = (meant(found, parts) or [None])[-1]
    if which is None:
        raise UnknownThing("#".join((place, *parts)), [one.name for one in found][:3])
    sections_of = sections(note)
    at = next((n for n, s in enumerate(sections_of) if n and s.line == found[which].line), 0)
    if not at:
        raise MoveError(original.path, found[which].line, "the heading is part of something else")
    own = " ".join(_NO_NAME.sub(" ", found[which].name).split())
    new = new_path(original.path, name + own if name.endswith("/") else name or own)
    if dirname(new) != dirname(original.path) and references(original.text):
        what = "its definitions of links hold for one folder only"
        raise MoveError(original.path, 1, what, "let the new note lie beside the old one")
    check_free(index.root, index.config, original.path, new)
    return _Cut(place, new, note, sections_of[at], whole_end(sections_of, at))


def _texts(
    relinking: Relinking, original: Original, cut: _Cut, links: Sequence[Replacement]
) -> tuple[str, str]:
    """Return the text that stays, with a link, and that of the new note."""
    start, end = original.offset(cut.section.line, 1), original.offset(cut.end, 1)
    below = original.offset(cut.section.first, 1)
    inside = [edit for edit in links if start <= edit.start < end]
    moved = edited(
        original.text[start:end],
        [e._replace(start=e.start - start, end=e.end - start) for e in inside],
    )
    newline = original.newline
    name = _name(relinking, cut)
    tail = original.text[end:]
    link = f"{newline}[[{name}]]{newline}" + (newline if tail.strip() else "")
    outside = [edit for edit in links if edit not in inside]
    heading = BLOCK_ID.sub("", original.text[start:below].rstrip()) + newline
    # what is cut out is replaced by the link; edits outside of it stay as they are
    here = edited(original.text, [*outside, Replacement(start, end, heading + link)])
    there = _promoted(moved, cut.section.level - 1).rstrip() + newline
    return _completed(original, cut, here, there)


def _name(relinking: Relinking, cut: _Cut) -> str:
    """Return what the link that stays calls the new note."""
    pieces = cut.new.removesuffix(".md").split("/")
    for count in range(1, len(pieces) + 1):
        name = "/".join(pieces[-count:])
        if relinking.after.resolve(name, cut.place) == Found(cut.new):
            return name
    raise WriteError(f"no link can lead to {cut.new}", "choose another name")


def _promoted(text: str, by: int) -> str:
    """Return *text* with its headings *by* levels higher."""
    lines = text.splitlines(keepends=True)
    wanted = {h.line: h.level for note in parse_notes(text) for h in headings(note)}
    for line, level in wanted.items():
        if found := _MARKS.match(lines[line - 1]):
            marks = found[1] + "#" * max(level - by, 1)
            lines[line - 1] = marks + lines[line - 1][found.end() :]
        elif by and line < len(lines) and lines[line].lstrip().startswith("-"):
            lines[line] = lines[line].replace("-", "=")
    return "".join(lines)


def _completed(original: Original, cut: _Cut, here: str, there: str) -> tuple[str, str]:
    """Return both texts with the footnotes and definitions of links that each of them uses."""
    end = original.newline
    notes, defined = footnotes(cut.note), references(original.text)
    completed = []
    for text in (here, there):
        known, more = {m.casefold() for m in references(text)}, []
        own = {label for note in parse_notes(text) for label in footnotes(note)}
        for label in dict.fromkeys(_FOOTNOTE.findall(text)):
            if label in notes and label not in own:
                block = notes[label]
                more.append(lines_of(original, block.line, block.end_line + 1).strip())
        named = dict.fromkeys(" ".join(x.casefold().split()) for x in _LABEL.findall(text))
        more += [defined[n].strip() for n in named if n in defined and n not in known]
        completed.append(text + "".join(f"{end}{one}{end}" for one in more))
    return completed[0], completed[1]


def _check(relinking: Relinking, cut: _Cut, here: str, there: str) -> None:
    """See that each link of the note means in one of the two texts what it shall mean."""
    path = file_of(cut.place)
    wanted = {
        (file_of(relinking.there(source, link)), aim.place, aim.headings, aim.block): link
        for source, link in relinking.links(path)
        if (aim := relinking.meant(source, link))
    }
    found = set()
    for source, text in ((path, here), (cut.new, there)):
        for note in parse_notes(text):
            for link in all_links(note):
                means = relinking.after.resolve(link.target, source)
                if isinstance(means, Found):
                    found.add((file_of(source), means.path, link.headings, link.block))
    for meaning, link in wanted.items():
        if meaning not in found:
            raise MoveError(path, link.span.line, "a link would not mean the same in the new note")
