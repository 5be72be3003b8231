"""A note that goes into another: its sections below those of the same name, its links to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.errors import MoveError, WriteError
from kg.index import Index
from kg.markdown import Document, Link, parse_notes
from kg.moving.asked import all_links
from kg.moving.inside import headings, meant
from kg.moving.matter import merged_matter
from kg.moving.names_after import Moves
from kg.moving.notes import relinked
from kg.moving.originals import Original, Originals
from kg.moving.plan import Plan, Replacement, edited
from kg.moving.relinking import Aim, Relinking
from kg.moving.sections import Section, footnotes, lines_of, own_text, references, sections
from kg.names import fold
from kg.vault.names import FILE, Found, Kind, alias_name

_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")


def plan_merge(index: Index, gone: str, stays: str, *, keep_alias: bool = False) -> Plan:
    """Plan what makes the note at *gone* part of the one at *stays*, to which its links lead.

    With *keep_alias* its names become aliases. Raises `WriteError`, `MoveError`.
    """
    if gone == stays:
        raise WriteError(f"{gone} cannot be merged with itself", "name two notes")
    originals = Originals(index.root)
    merge = _Merge(originals.of(gone), originals.of(stays))
    for original in (merge.gone, merge.stays):
        if len(original.notes) > 1:
            raise WriteError(f"{original.path} holds several notes", "merge notes of a file each")
        for problem in original.notes[0].problems:
            raise MoveError(original.path, problem.span.line, problem.message, "mend it first")
    relinking = _relinking(index, originals, merge)
    edits = relinked(relinking, leaving=(gone, stays))
    text, remarks = merge.text(
        relinking.replacements(gone), relinking.replacements(stays), keep_alias=keep_alias
    )
    _check(relinking, merge, text)
    remarks += _doubled(merge, text)
    edits[stays] = (Replacement(0, len(merge.stays.text), text),)
    what = f"the merge of {gone} into {stays}"
    return Plan(what, originals, edits, removed=(gone,), remarks=tuple(remarks))


def _relinking(index: Index, originals: Originals, merge: _Merge) -> Relinking:
    """Return what changes the links: both notes stay in what is to be one of them."""
    gone, stays = merge.gone.path, merge.stays.path
    known = index.database.files_at([gone])
    brought = index.database.names_of(one.id for one in known.values())
    aliases = [n.key for n in brought if n.kind is Kind.LINK and n.rank != FILE]
    new = tuple(alias_name(key, stays) for key in aliases)
    moves = Moves({gone: "", stays: stays}, new, {gone: stays})
    return Relinking(index, originals, moves, merge.aiming)


@dataclass(frozen=True)
class _Merge:
    """Two notes on their way to be one; `ids` are block ids of the first that must change."""

    gone: Original
    stays: Original
    ids: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        taken = {one.id.casefold() for one in (*self.note.block_ids, *self.other.block_ids)}
        own = {one.id.casefold() for one in self.other.block_ids}
        for one in self.note.block_ids:
            if one.id.casefold() in own:
                new = _free(one.id, taken)
                self.ids[one.id.casefold()] = new
                taken.add(new.casefold())

    @property
    def note(self) -> Document:
        """The note that goes."""
        return self.gone.notes[0]

    @property
    def other(self) -> Document:
        """The note that stays."""
        return self.stays.notes[0]

    def aiming(self, aim: Aim, _: Link) -> Aim:
        """Return what a link to the note that goes is to mean."""
        if aim.place != self.gone.path:
            return aim
        block = self.ids.get(aim.block.casefold(), aim.block)
        found, top = headings(self.note), self._title_that_goes()
        means = meant(found, aim.headings)
        kept = tuple(
            part for part, which in zip(aim.headings, means, strict=True)
            if which is None or not top or found[which].line != top.line
        )  # fmt: skip
        return replace(aim, headings=kept, block=block)

    def _title_that_goes(self) -> Section | None:
        """Return the section of the title, unless the other note has the same one."""
        top, other = _top(sections(self.note)), _top(sections(self.other))
        return None if top and other and top.key == other.key else top

    def text(
        self, gone: Sequence[Replacement], stays: Sequence[Replacement], *, keep_alias: bool
    ) -> tuple[str, list[str]]:
        """Return the text of the two as one, and what the user should know of it."""
        came = self.gone.with_text(edited(self.gone.text, [*gone, *self._renamed()]))
        came = came.with_text(came.text.replace("\r\n", "\n").replace("\r", "\n"))
        came = came.with_text(came.text.replace("\n", self.stays.newline))
        base = self.stays.with_text(edited(self.stays.text, stays))
        _check_references(came, base)
        joined = base.with_text(edited(base.text, _insertions(came, base)))
        names = self._names() if keep_alias else ()
        whole, remarks = merged_matter(came, joined, names)
        title = next((one.name for one in headings(self.note)), "")
        if self._title_that_goes() and not names:
            remarks.append(f"its title '{title}' is no name of the note; --keep-alias makes it one")
        return whole, remarks

    def _names(self) -> tuple[str, ...]:
        stem = self.gone.path.rpartition("/")[2].removesuffix(".md")
        titles = [one.name for one in headings(self.note)[:1] if _top(sections(self.note))]
        own = {fold(self.stays.path.rpartition("/")[2].removesuffix(".md"))}
        return tuple(name for name in dict.fromkeys((stem, *titles)) if fold(name) not in own)

    def _renamed(self) -> Iterator[Replacement]:
        """Yield the edits of block ids and footnotes that the other note has as well."""
        for one in self.note.block_ids:
            if new := self.ids.get(one.id.casefold()):
                start = self.gone.offset(one.line, 1)
                end = start + len(
                    self.gone.text[start : self.gone.offset(one.line + 1, 1)].rstrip()
                )
                yield Replacement(end - len(one.id), end, new)
        own, taken = footnotes(self.note), set(footnotes(self.other))
        new_labels: dict[str, str] = {}
        for label in own:
            if label in taken:
                new_labels[label] = _free(label, taken | set(own) | set(new_labels.values()))
        for found in _FOOTNOTE.finditer(self.gone.text):
            if found[1] in new_labels:
                yield Replacement(*found.span(1), new_labels[found[1]])


def _free(name: str, taken: set[str]) -> str:
    """Return *name* with a number behind it under which nothing is known.

    >>> _free("c1", {"c1", "c1-2"})
    'c1-3'
    """
    number = 2
    while f"{name}-{number}".casefold() in taken:
        number += 1
    return f"{name}-{number}"


def _top(cut: Sequence[Section]) -> Section | None:
    """Return the section whose heading is the title of its note."""
    tops = [section for section in cut if section.level == 1]
    return tops[0] if len(tops) == 1 and cut[1] is tops[0] else None


def _check_references(came: Original, base: Original) -> None:
    there = references(base.text)
    for label, said in references(came.text).items():
        if label in there and there[label].strip() != said.strip():
            raise MoveError(came.path, 1, f"both notes define [{label}]", "rename one of the two")


def _insertions(came: Original, base: Original) -> list[Replacement]:
    """Return where each section of one note goes in the other: nothing there is changed.

    What stands below a heading that the other note has goes to the end of what stands there;
    a section that it lacks, with all below it, behind the one that it stood behind.
    """
    cut, there = sections(came.notes[0]), sections(base.notes[0])
    top, other = _top(cut), _top(there)
    free = dict(enumerate(there))
    texts: dict[int, list[str]] = {}
    new: dict[int, list[str]] = {}
    behind, at, level = (there.index(other) if other else 0), 0, 0
    begin = behind
    for section in cut:
        text = own_text(came, section)
        if level and section.level > level:
            new[at].append(_whole(came, section, text))
            continue
        which = begin if section is top or not section.level else _same(section, free)
        free.pop(-1 if which is None else which, None)
        level = 0 if which is not None else section.level
        if which is None:
            at = _place(there, behind, section.level)
            new.setdefault(at, []).append(_whole(came, section, text))
            continue
        behind = which
        if text and text != own_text(base, there[which]):
            texts.setdefault(there[which].end, []).append(text)
    feet = [
        lines_of(came, foot.line, foot.end_line + 1).rstrip()
        for foot in footnotes(came.notes[0]).values()
    ]
    if feet:
        new.setdefault(there[-1].end, []).extend(feet)
    lines = sorted({*texts, *new})
    return [_insertion(base, n, [*texts.get(n, ()), *new.get(n, ())]) for n in lines]


def _same(section: Section, free: Mapping[int, Section]) -> int | None:
    """Return which section has the name of *section*, one of its level if there is one."""
    named = [n for n, one in free.items() if one.key == section.key]
    return next((n for n in named if free[n].level == section.level), next(iter(named), None))


def _whole(came: Original, section: Section, text: str) -> str:
    heading = came.text[came.offset(section.line, 1) : came.offset(section.first, 1)].rstrip()
    return came.newline.join((heading, "", text)) if text else heading


def _place(there: Sequence[Section], behind: int, level: int) -> int:
    """Return the line before which a new section of *level* goes that came behind one."""
    return next((s.line for s in there[behind + 1 :] if s.level <= level), there[-1].end)


def _insertion(base: Original, line: int, texts: Sequence[str]) -> Replacement:
    """Return the edit that adds *texts* before a line, apart from what is around them."""
    end = base.newline
    at = base.offset(line, 1)
    before = len(base.text[:at].rstrip())
    blank = f"{end}{end}"
    tail = blank if base.text[at:].strip() else end
    lead = blank if before else ""
    return Replacement(before, at, lead + blank.join(texts) + tail)


def _doubled(merge: _Merge, text: str) -> list[str]:
    """Say which headings there are twice: a link to one of them means the first."""
    before = [h.name for h in headings(merge.other)]
    after = [h.name for note in parse_notes(text) for h in headings(note)]
    twice = [n for n in dict.fromkeys(after) if after.count(n) > max(before.count(n), 1)]
    path = merge.stays.path
    return [f"{path} has several headings '{n}' now: links mean the first" for n in twice]


def _check(relinking: Relinking, merge: _Merge, text: str) -> None:
    """See that each link in the texts of both notes means in the one what it shall mean."""
    notes = parse_notes(text)
    if len(notes) != 1:
        raise MoveError(merge.gone.path, 1, "its text would begin another note", "mend its `---`")
    if notes[0].problems:
        raise MoveError(merge.gone.path, 1, "its front matter does not go with the other one")
    found = set()
    for link in all_links(notes[0]):
        means = relinking.after.resolve(link.target, merge.stays.path)
        if isinstance(means, Found):
            found.add((means.path, link.headings, link.block))
    for path in (merge.gone.path, merge.stays.path):
        for source, link in relinking.links(path):
            aim = relinking.meant(source, link)
            if aim and not link.key and (aim.place, aim.headings, aim.block) not in found:
                raise MoveError(path, link.span.line, "a link would not mean the same afterwards")
