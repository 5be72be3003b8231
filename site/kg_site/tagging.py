"""The tags of the notes: one tag however it is spelled, nested by its slashes."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg_site.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag by its `key`, as it is mostly spelled; `notes` carry it or a tag below it, by IRI."""

    key: str
    name: str
    notes: tuple[str, ...]
    below: tuple[Tag, ...] = ()

    @property
    def last(self) -> str:
        """The last part of its name."""
        return self.name.rpartition("/")[2]

    def walk(self) -> Iterator[Tag]:
        """Yield the tag and all below it, in reading order."""
        yield self
        for one in self.below:
            yield from one.walk()


def key(tag: str) -> str:
    """Return what a tag and its other spellings have in common.

    >>> key("#Inner-Alignment"), key("a//B/")
    ('inner-alignment', 'a/b')
    """
    parts = unicodedata.normalize("NFC", tag.lstrip("#")).casefold().split("/")
    return "/".join(filter(None, (part.strip() for part in parts)))


def keys(knowledge: Knowledge) -> Iterator[str]:
    """Yield the key of every tag, and of what it lies under."""
    for one in {key(tag) for tags in _spelled(knowledge).values() for tag in tags}:
        parts = one.split("/")
        yield from ("/".join(parts[:end]) for end in range(1, len(parts) + 1) if one)


def tree(knowledge: Knowledge) -> tuple[Tag, ...]:
    """Return the tags that lie under no other, by name, each with those below it."""
    top = _Branch()
    for note, tags in _spelled(knowledge).items():
        for tag in tags:
            top.add(note, [part.strip() for part in tag.lstrip("#").split("/") if part.strip()])
    return top.tags("", "")


def _spelled(knowledge: Knowledge) -> Mapping[str, tuple[str, ...]]:
    return {iri: knowledge.tags[iri] for iri in knowledge.notes if iri in knowledge.tags}


@dataclass(slots=True)
class _Branch:
    """A tag while its notes are gathered."""

    spelled: Counter[str] = field(default_factory=Counter)
    notes: dict[str, None] = field(default_factory=dict)
    below: dict[str, _Branch] = field(default_factory=dict)

    def add(self, note: str, parts: Iterable[str]) -> None:
        here = self
        for part in parts:
            here = here.below.setdefault(key(part), _Branch())
            here.spelled[part] += 1
            here.notes[note] = None

    def tags(self, above: str, name: str) -> tuple[Tag, ...]:
        found = []
        for end, branch in sorted(self.below.items()):
            spelled = min(branch.spelled, key=lambda one: (-branch.spelled[one], one))
            its, called = f"{above}{end}", f"{name}{spelled}"
            below = branch.tags(f"{its}/", f"{called}/")
            found.append(Tag(its, called, tuple(branch.notes), below))
        return tuple(found)
