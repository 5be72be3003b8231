"""A page cut into the sections of a note type, though `#`, bullets and brackets are gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.importing.chunks import is_listed, is_marker
from kg.markdown import plain
from kg.names import fold
from kg.notes.patterns import HeadingPattern, heading_pattern
from kg.notes.types import NoteType, SectionType

_MARKS = re.compile(r"\s*(?P<marks>#{1,6})\s+(?P<title>.*?)\s*#*\s*\Z")
_BOLD = re.compile(r"\s*(?P<mark>\*\*|__)(?P<title>[^*\n]{1,120}?)(?P=mark):?\s*\Z")
_LABEL = re.compile(
    r"\s*(?:\*\*|__)?(?P<label>[^:*_|#]{1,60}?)(?:\s*:(?:\*\*|__)|(?:\*\*|__)?\s*:)\s*(?P<rest>\S.*)\Z"
)
_PASS = re.compile(r"Pass \d\b", re.IGNORECASE)
_STOPPED = re.compile(r"[.?!;,:…]\s*\Z")
_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})")
_LONGEST = 400
"""How long a line with a heading may be."""
_GAP_WORDS = {"name": 1, "count": 1, "number": 1, "project": 4, "reader": 3, "whom": 4}
_LISTS = frozenset(
    ("references", "forward-citations", "related", "integration", "quiz", "ledger", "comments")
)
_EVERYWHERE = ("Skip to content", "Skip to main content", "Back to top", "Sign in", "Sign up")


@dataclass(slots=True)
class Part:
    """A section as it was found: `heading` as it reads, and the lines below it.

    `type` is `None` for a heading that the type does not know; the lead has no heading.
    `beside` is what stood on the heading's line and is not part of it.
    """

    type: SectionType | None
    heading: str = ""
    lines: list[str] = field(default_factory=list)
    beside: str = ""

    @property
    def reader(self) -> str:
        """The reader that the section's type names."""
        return self.type.reader if self.type else ""


@dataclass(slots=True)
class Page:
    """A page: its lead, its sections, and the furniture that is no part of the text."""

    lead: Part
    parts: list[Part]
    furniture: list[str]
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Heading:
    type: SectionType
    text: str
    beside: str = ""


def cut(text: str, kind: NoteType) -> Page:
    """Cut *text* into the sections of *kind*. Never raises."""
    return _Cutter(kind, text.split("\n")).page()


@dataclass(slots=True)
class _Cutter:
    kind: NoteType
    lines: Sequence[str]
    parts: list[Part] = field(default_factory=lambda: [Part(None)])
    furniture: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    title: str = ""

    def page(self) -> Page:
        before, fence = "", False
        for index, line in enumerate(self.lines):
            if _FENCE.match(line):
                fence = not fence
            if fence or not line.strip() or is_marker(before):
                self.parts[-1].lines.append(line)
            else:
                self._take(line, index)
            before = line
        return Page(self.parts[0], self.parts[1:], self.furniture, self.title)

    def _take(self, line: str, index: int) -> None:
        current = self.parts[-1]
        if len(line) > _LONGEST:  # no heading, no furniture
            current.lines.append(self._labelled(line) or line)
            return
        marked = _MARKS.match(line)
        text = plain((marked or _BOLD.match(line) or {"title": line})["title"]).strip()
        found = self._section(text, line, marked=marked is not None)
        if is_furniture(text, self.kind):
            self.furniture.append(line.strip())
            fresh = found and found.type is not current.type and found.type.name not in self.seen
            if found and fresh and found.type.reader != "links":
                self._begin(Part(found.type, str(_plain_heading(found.type))), found.type)
        elif found and found.type is current.type:
            current.lines.append(text)
        elif found and found.type.name not in self.seen:
            self._begin(Part(found.type, found.text, [], found.beside), found.type)
        elif marked and len(marked["marks"]) == 1 and not self.title and len(self.parts) == 1:
            self.title = text
        elif marked or self._is_free_heading(text, line, index):
            self._free(text, marked)
        else:
            current.lines.append(self._labelled(line) or line)

    def _begin(self, part: Part, kind: SectionType | None) -> None:
        self.parts.append(part)
        if kind:
            self.seen.add(kind.name)

    def _free(self, text: str, marked: re.Match[str] | None) -> None:
        """Begin a section of no type, or go on with one whose headings belong to it."""
        current = self.parts[-1].type
        if marked and current and current.nested and len(marked["marks"]) > 2:
            self.parts[-1].lines += ["", f"### {text}", ""]
        elif text:
            self._begin(Part(None, text), None)

    def _section(self, text: str, line: str, *, marked: bool) -> _Heading | None:
        labelled = None if marked and ":" not in text else self._rated(text)
        if labelled:
            return labelled
        if not marked and is_listed(line):
            return None
        for title, beside in _titles(text):
            if len(title) > 100 and not marked:
                continue
            found = self.kind.headings.find(title)
            if found and _is_plausible(found.gaps, title, marked=marked):
                return _Heading(found.what, title, beside)
        return None

    def _rated(self, text: str) -> _Heading | None:
        """Find a rating on a line of its own: `Relevance: ⭐⭐⭐`."""
        label, colon, rest = text.partition(":")
        found = self.kind.labels.find(label) if colon and len(label) < 60 else None
        if found and found.what.reader == "rating" and rest.strip()[:1] in "⭐★☆12345🌟":
            return _Heading(found.what, text)
        return None

    def _labelled(self, line: str) -> str:
        """Return a line that begins with a section's label as the label is written."""
        current = self.parts[-1].type
        found = _LABEL.match(line.strip()) if ":" in line.strip()[:80] else None
        if found is None or (current and (current.labelled or current.reader in _LISTS)):
            return ""
        said = self.kind.labels.find(found["label"])
        if said is None or (said.what is current and not said.what.at_top):
            return ""
        if said.what.at_top and not (len(self.parts) == 1 or (current and current.at_top)):
            return ""
        return f"\n**{found['label'].strip()}**: {found['rest']}\n"

    def _is_free_heading(self, text: str, line: str, index: int) -> bool:
        current = self.parts[-1].type
        if is_listed(line) or len(text) > 70 or _STOPPED.search(text) or not text[:1].isalnum():
            return False
        if _PASS.match(text):
            return True
        if self.kind.rest == "prose" and self.kind.topic != "paper":
            return False  # a plain note keeps its lines as they are
        if self.kind.options.get("by") or (current and current.reader in _LISTS):
            return False
        before = next((p for p in reversed(self.lines[:index][-3:]) if p.strip()), "")
        after = next((p for p in self.lines[index + 1 : index + 4] if p.strip()), "")
        words = text.split()
        return (
            len(words) <= 8
            and text[0].isupper()
            and ":" not in text
            and bool(_STOPPED.search(before) or before.lstrip().startswith(("|", "-")))
            and len(after) > max(60, len(text))
        )


def _titles(text: str) -> Iterator[tuple[str, str]]:
    """Yield what may be the heading on a line: all of it, or what stands before a dot."""
    yield text, ""
    head, dot, rest = text.partition(" · ")
    if dot:
        yield head, rest.strip()


def _is_plausible(gaps: object, title: str, *, marked: bool) -> bool:
    """Tell whether a gap holds what it may: a sentence is no heading."""
    if not isinstance(gaps, dict) or not gaps:
        return True
    if _STOPPED.search(title) and not marked:
        return False
    for name, filling in gaps.items():
        if name == "count" and not filling[:1].isdigit():
            return False
        if len(str(filling).split()) > _GAP_WORDS.get(name, 6):
            return False
    return True


def _plain_heading(kind: SectionType) -> HeadingPattern | str:
    """Return a heading of a section type that has no gap."""
    return next((p for p in kind.headings if not p.gap), kind.name.replace("-", " "))


def is_furniture(text: str, kind: NoteType) -> bool:
    """Tell whether a line belongs to the page and not to its text.

    The type's key `furniture` lists such lines, as headings are listed.
    """
    own = kind.options.get("furniture")
    patterns = [str(p) for p in own] if isinstance(own, list) else []
    name = fold(text)
    if not name or len(text) > 300:
        return False
    return any(
        pattern.match(text, name) is not None for pattern in _patterns((*patterns, *_EVERYWHERE))
    )


@cache
def _patterns(texts: tuple[str, ...]) -> tuple[HeadingPattern, ...]:
    return tuple(heading_pattern(text) for text in texts)
