"""What a paper means for the reader's own project: `Artifact: reason → [[target]]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.markdown import Heading, Link, LinkKind, Paragraph, Rule, plain
from kg.names import fold
from kg.notes.labels import Entry, entries
from kg.notes.model import Artifact, Edge, PaperId, Self, Target
from kg.notes.reading import Context, Lines, Reading, Reason
from kg.notes.readers.prose import block_text, prose
from kg.notes.readers.related import link_name, related_entry
from kg.notes.sections import Section

_ARROW = re.compile(r"\s*(?:[→⇒⟶➔➜➞⮕]|[-–—=]>)\s*")


def integration(section: Section, context: Context) -> Iterator[Reading]:
    """Read each labelled entry as a use of the paper by an artifact of the project.

    The project is what fills the heading's gap, else the vault's. Option `related`:
    labels that are no artifact but a list of related notes.
    """
    options = section.type.options if section.type else {}
    not_artifacts = options.get("related")
    related = {fold(str(r)) for r in not_artifacts} if isinstance(not_artifacts, list) else set()
    project = section.gaps.get("project", "") or context.project
    yield Lines(section.line, section.line)
    for part in entries(section.blocks):
        match part:
            case Entry(label="", whole=whole):
                yield from _unlabelled(part, project, context)
            case Entry(label=label) if fold(label) in related:
                yield from related_entry(part, context, part.offset)
            case Entry():
                yield from _use(part, project, context)
            case Heading() | Rule():
                yield Lines(part.line, part.end_line)
            case _:
                text = block_text((part,))
                if text:
                    free = Section(None, section.title, {}, None, (part,), part.line, part.end_line)
                    yield from prose(free, context)


def _use(part: Entry, project: str, context: Context) -> Iterator[Reading]:
    """State one use: artifact, reason, and where the arrow points."""
    raw = part.whole.raw
    arrow = _last_arrow(raw, part.offset)
    reason_end = arrow.start() if arrow else len(raw)
    targets = [p.link for p in context.links_in(part.whole, arrow.end())] if arrow else []
    below = block_text(part.blocks)
    reason = " ".join(t for t in (plain(raw[part.offset : reason_end]), below) if t)
    if arrow and not targets:  # what the arrow points to is no link: it stays part of the reason
        reason = plain(raw[part.offset :])
    yield from _integration(Artifact(_artifact_label(part, context), project), reason, targets, part, context)
    for placed in context.links_in(part.whole, part.offset, reason_end):
        yield Reason(placed.link, reason)


def _unlabelled(part: Entry, project: str, context: Context) -> Iterator[Reading]:
    """Read `reason → [[target]]` or `[[target]]`: the target is the artifact."""
    links = [p.link for p in context.links_in(part.whole) if p.link.kind is LinkKind.WIKILINK]
    raw = part.whole.raw
    arrow = _last_arrow(raw, 0)
    if not links:
        free = Paragraph(part.whole, part.line, part.end_line)
        section = Section(None, "Integration", {}, None, (free, *part.blocks), part.line, part.end_line)
        yield from prose(section, context)
        return
    reason = plain(raw[: arrow.start()]) if arrow else plain(raw)
    targets = [p.link for p in context.links_in(part.whole, arrow.end())] if arrow else links
    artifact = Artifact(link_name((targets or links)[0]), project)
    yield from _integration(artifact, reason, targets, part, context)


def _integration(
    artifact: Artifact, reason: str, targets: list[Link], part: Entry, context: Context
) -> Iterator[Reading]:
    paper = context.topic if isinstance(context.topic, PaperId) else None
    yield context.item(
        "integration",
        ("kg:Integration",),
        [
            ("cito:hasCitingEntity", artifact),
            ("cito:hasCitedEntity", paper or Self()),
            ("kg:rationale", reason),
            *(("kg:linkTarget", Target(link)) for link in targets),
            ("dcterms:isPartOf", Self()),
        ],
        (part.line, part.end_line),
        f"{artifact.label} {reason}",
    )
    yield Edge(paper or Self(), "kg:informs", artifact)
    for link in targets:
        yield Reason(link, reason, expected=True)


def _artifact_label(part: Entry, context: Context) -> str:
    """Return the artifact's name: a link in the label names it by its target."""
    linked = context.links_in(part.whole, 0, part.offset)
    return link_name(linked[0].link) if linked else part.label


def _last_arrow(raw: str, start: int) -> re.Match[str] | None:
    """Return the last arrow; earlier ones belong to the reason."""
    last = None
    for found in _ARROW.finditer(raw, start):
        last = found
    return last
