"""What a paper means for the reader's own project: `Artifact: reason → [[target]]`."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.markdown import Block, Heading, Link, LinkKind, ListBlock, Paragraph, Quote, Rule, plain
from kg.names import fold
from kg.notes.labels import Entry, entries
from kg.notes.model import Artifact, Edge, PaperId, Self, Target
from kg.notes.readers.prose import prose
from kg.notes.readers.related import link_name, nested_entries, related_entry
from kg.notes.readers.texts import block_text
from kg.notes.reading import Context, Lines, Reading, Reason
from kg.notes.reasons import list_reasons
from kg.notes.sections import Section

_ARROW = re.compile(r"[→⇒⟶➔➜➞⮕]|(?<!\S)(?:[-–—]{1,2}|=)>")


def integration(section: Section, context: Context) -> Iterator[Reading]:
    """Read each labelled entry as a use of the paper by an artifact of the project.

    The project is what fills the heading's gap, else the vault's. Option `related`:
    labels that are no artifact but a list of related notes.
    """
    options = section.type.options if section.type else {}
    named = options.get("related")
    related = frozenset(fold(str(r)) for r in named) if isinstance(named, list) else frozenset()
    uses = _Uses(section.gaps.get("project", "") or context.project, related, context)
    yield Lines(section.line, section.line)
    yield from uses.of(section.blocks)


@dataclass(frozen=True, slots=True)
class _Said:
    """One reason, and where the arrow after it points."""

    reason: str
    targets: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Uses:
    """The uses of a paper by one project, as its note tells them."""

    project: str
    related: frozenset[str]
    context: Context

    def of(self, blocks: tuple[Block, ...]) -> Iterator[Reading]:
        for part in entries(blocks):
            match part:
                case Entry(label=""):
                    yield from self._unlabelled(part)
                case Entry(label=label) if fold(label) in self.related:
                    yield from related_entry(part, self.context, part.offset)
                case Entry():
                    yield from self._labelled(part)
                case Heading() | Rule():
                    yield Lines(part.line, part.end_line)
                case Quote(title=None, blocks=inner):
                    yield from self.of(inner)
                case _:
                    yield from self._free((part,))

    def _labelled(self, part: Entry) -> Iterator[Reading]:
        """Read `Artifact: reason → [[target]]`; a link in the label names the artifact."""
        linked = self.context.links_in(part.whole, 0, part.offset)
        label = link_name(linked[0].link) if linked else part.label
        said = list(_said(part, part.offset, self.context))
        yield from self._use(label, said, part)
        reason = _joined(said)
        for placed in self.context.links_in(part.whole):
            yield Reason(placed.link, reason, entry=(part.whole.raw, placed.start))

    def _unlabelled(self, part: Entry) -> Iterator[Reading]:
        """Read `reason → [[target]]` or `[[target]] (reason)`: the target is the artifact."""
        placed = [p for p in self.context.links_in(part.whole) if p.link.kind is LinkKind.WIKILINK]
        if not placed:
            yield from self._free((Paragraph(part.whole, part.line, part.end_line), *part.blocks))
            return
        said = list(_said(part, 0, self.context))
        if not said[0].targets:
            reason = list_reasons(part.whole.raw, placed)[0]
            said[0] = _Said(reason, tuple(p.link for p in placed))
        yield from self._use(link_name(said[0].targets[0]), said, part)

    def _use(self, label: str, said: list[_Said], part: Entry) -> Iterator[Reading]:
        context, artifact = self.context, Artifact(label, self.project)
        paper = context.topic if isinstance(context.topic, PaperId) else Self()
        reason = _joined(said)
        targets = [link for one in said for link in one.targets]
        yield context.item(
            "integration",
            ("kg:Integration",),
            [
                ("cito:hasCitingEntity", artifact),
                ("cito:hasCitedEntity", paper),
                ("kg:rationale", reason),
                *(("kg:linkTarget", Target(link)) for link in targets),
                ("dcterms:isPartOf", Self()),
            ],
            (part.line, part.end_line),
            f"{label} {reason}",
        )
        yield Edge(paper, "kg:informs", artifact)
        for one in said:
            for link in one.targets:
                yield Reason(link, one.reason or said[0].reason, expected=True)

    def _free(self, blocks: tuple[Block, ...]) -> Iterator[Reading]:
        """Keep what is no use of the paper as free text."""
        place = (blocks[0].line, blocks[-1].end_line)
        yield from prose(Section(None, "Integration", {}, None, blocks, *place), self.context)


def _said(part: Entry, start: int, context: Context) -> Iterator[_Said]:
    """Yield what an entry says from *start* on, then what the list items below it say.

    Where no link follows the arrow, what follows it is part of the reason.
    """
    raw = part.whole.raw
    arrow = _last_arrow(raw, start)
    targets = [p.link for p in context.links_in(part.whole, arrow.end())] if arrow else []
    own = plain(raw[start : arrow.start()] if arrow and targets else raw[start:])
    below = [block_text((b,)) for b in part.blocks if not isinstance(b, ListBlock)]
    yield _Said(" ".join((own, *below)).replace("\n", " ").strip(), tuple(targets))
    for inner in nested_entries(part):
        yield from _said(inner, 0, context)


def _joined(said: Sequence[_Said]) -> str:
    """Return the reasons of an entry: its own, then those below it."""
    below = "; ".join(one.reason for one in said[1:] if one.reason)
    return " ".join(text for text in (said[0].reason, below) if text)


def _last_arrow(raw: str, start: int) -> re.Match[str] | None:
    """Return the last arrow; earlier ones belong to the reason."""
    return next(iter(deque(_ARROW.finditer(raw, start), maxlen=1)), None)
