"""Checks of links that lead into a note: to a heading, to a block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz import process

from kg.checks.base import Finding
from kg.checks.texts import Place, Texts
from kg.index import Index
from kg.markdown import Heading, parse, plain, walk
from kg.names import fold
from kg.query import rows
from kg.query.items import Items
from kg.vault.names import is_note

_INWARD = """
SELECT ?to ?from ?line ?part WHERE {
  ?l {part} ?part ; kg:to ?to ; kg:from ?from ; kg:line ?line }"""
_BODIES = """
SELECT body FROM text JOIN note ON note.id = text.rowid JOIN file ON file.id = note.file
WHERE path = ? ORDER BY note.line"""
_HEADING = re.compile(r"^[ \t>]*#{1,6}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_BLOCK_ID = re.compile(r"\^([A-Za-z0-9-]+)[ \t]*$", re.MULTILINE)
_NEAR = 60


def dangling_heading(index: Index) -> Iterator[Finding]:
    """A link to a heading or a block id that its note does not have.

    Why: the link opens the note, but not the place that was meant; what was said there may
    have been moved or reworded, and a claim that is meant by its block id is not found.

        See [[LN-Jones-2019#Resuls]] and [[LN-Jones-2019#^claim-3]].

    Instead: the heading as it reads now, or a block id that stands in the note.

        See [[LN-Jones-2019#Results]] and [[LN-Jones-2019#^claim-2]].
    """
    inside, texts, items = Inside(index), Texts(index), Items(index.store)
    for link in _inward(index):
        there = items.note(link.to)[0] or next(iter(items.objects(link.to, "kg:vaultPath")), "")
        if not is_note(there) or inside.has(there, link.heading, link.block):
            continue
        place = _place(texts, items.note(link.source)[0], link)
        what = f"block '^{link.block}'" if link.block else f"heading '{link.heading}'"
        near = inside.nearest(there, link.heading.rpartition("#")[2], link.block)
        yield Finding(
            path=items.note(link.source)[0],
            line=place.line,
            column=place.column,
            end_column=place.end_column,
            message=f"{there} has no {what}",
            help=f"did you mean '{near}'?" if near else "look at its headings and block ids",
        )


@dataclass(frozen=True, slots=True)
class _Inward:
    """A link from one note to a part of another: a heading, or a block."""

    source: str
    to: str
    line: int
    heading: str = ""
    block: str = ""


def _inward(index: Index) -> Iterator[_Inward]:
    for part in ("heading", "block"):
        query = _INWARD.replace("{part}", f"kg:{part}")
        for row in rows(index.store, index.config.base, query):
            yield _Inward(row["from"], row["to"], int(row["line"]), **{part: row["part"]})


def _place(texts: Texts, path: str, link: _Inward) -> Place:
    """Return where the link stands on its line."""
    for one in texts.links(path, link.line):
        if ("#".join(one.headings), one.block) == (link.heading, link.block):
            return Place(link.line, one.span.column, one.span.end_column)
    return Place(link.line, 1, 1)


@dataclass(frozen=True, slots=True)
class Inside:
    """The headings and block ids of notes: a quick look first, the parser where it fails."""

    index: Index
    _glanced: dict[str, frozenset[str]] = field(default_factory=dict)
    _read: dict[str, dict[str, str]] = field(default_factory=dict)

    def has(self, path: str, heading: str, block: str) -> bool:
        """Tell whether the notes in a file have a heading (`A#B`: both), or a block id."""
        wanted = {f"^{block.casefold()}"} if block else set(map(_key, heading.split("#")))
        return wanted <= self._glance(path) or wanted <= self._all(path).keys()

    def nearest(self, path: str, heading: str, block: str) -> str:
        """Return the heading or block id there that is most like it, empty for none."""
        known = self._all(path)
        wanted = f"^{block.casefold()}" if block else _key(heading)
        close = process.extractOne(wanted, known.keys(), score_cutoff=_NEAR)
        return known[close[0]] if close and close[0].startswith("^") == bool(block) else ""

    def _glance(self, path: str) -> frozenset[str]:
        if path not in self._glanced:
            text = "\n".join(self._bodies(path))
            ids = (f"^{found.casefold()}" for found in _BLOCK_ID.findall(text))
            self._glanced[path] = frozenset((*map(_key, _HEADING.findall(text)), *ids))
        return self._glanced[path]

    def _all(self, path: str) -> dict[str, str]:
        """Return every heading and block id as it is written, by what it is compared by."""
        if path not in self._read:
            found = self._read[path] = {}
            for document in map(parse, self._bodies(path)):
                for block in walk(document.blocks):
                    if isinstance(block, Heading):
                        shown = plain(block.text.raw)
                        found[_key(block.text.raw)] = found[_key(shown)] = shown
                for named in document.block_ids:
                    found[f"^{named.id.casefold()}"] = f"^{named.id}"
        return self._read[path]

    def _bodies(self, path: str) -> list[str]:
        if self.index.vault_of(path):
            return ["\n".join(Texts(self.index).lines(path))]
        found = self.index.database.connection.execute(_BODIES, (path,))
        return [body for (body,) in found]


def _key(heading: str) -> str:
    """Return a heading as links compare it: letters and digits alone.

    >>> _key("5 Cs: a/b") == _key("5-cs-ab")
    True
    """
    return fold(heading).replace(" ", "")
