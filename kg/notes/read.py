"""Document to note: every section is given to the reader that its note type names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg.diagnostics import Diagnostic, Severity
from kg.markdown import Block, Document, Footnote, Heading, LinkKind, ListBlock, Quote, plain, walk
from kg.notes.model import Artifact, Concept, Counts, Note, Person, Ref
from kg.notes.readers import KEY_READERS, READERS
from kg.notes.readers.keys import paper_field, texts
from kg.notes.gathered import Gathered, settle_ratings
from kg.notes.reading import Context
from kg.notes.record import Record, disagreements, record, record_edges
from kg.notes.sections import Section, headed_sections, running_sections
from kg.notes.links import link_items
from kg.notes.types import NoteType, NoteTypes

READER_OF_NOTES = Person("reader")
"""Who speaks in a note that does not name its author."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the vault's configuration says of its notes."""

    types: NoteTypes
    configured_types: Mapping[str, str] = field(default_factory=dict)
    project: str = ""


def read_note(path: str, document: Document, settings: Settings) -> Note:
    """Return the note in *document*. Never raises on what a user wrote."""
    matter = document.front_matter.values
    declared = next(iter(texts(matter.get("type"))), "")
    kind = settings.types.of(path, declared, settings.configured_types)
    title_block, blocks = _title_block(document.blocks)
    heading = plain(title_block.text.raw) if title_block else ""
    stem = path.rpartition("/")[2].removesuffix(".md")
    gathered = Gathered()
    if title_block:
        gathered.taken.update(range(title_block.line, title_block.end_line + 1))
    for block in blocks:
        if isinstance(block, Footnote):  # it belongs to the text it is called from
            gathered.taken.update(range(block.line, block.end_line + 1))
    running = list(running_sections(blocks, kind)) if kind.sections else []
    paper = _read_record(document, kind, blocks, running, gathered, (heading, stem))
    title = _title(matter, heading, stem, kind)
    topic = _topic(kind, paper, title, matter, settings.project)
    context = Context(
        path=path,
        project=settings.project,
        topic=topic,
        links=document.links,
        block_ids={b.block_line: b.id for b in document.block_ids},
        by=_author(matter),
        authors=paper.authors if paper else (),
    )
    for section in running:
        if section.type and section.type.reader != "citation":
            gathered.add(READERS[section.type.reader](section, context))
    for section in headed_sections(blocks, kind, gathered.taken):
        gathered.add(READERS[section.type.reader if section.type else kind.rest](section, context))
    _read_keys(document, kind, context, gathered)
    gathered.diagnostics += disagreements(path, gathered.fields)
    settle_ratings(path, document.front_matter.end_line, gathered)
    links = link_items(document.links, gathered.reasons, context)
    unread = _unread(document, gathered.taken)
    return Note(
        path=path,
        kind=kind.name,
        classes=("kg:Note",) if kind.class_ == "kg:Note" else ("kg:Note", kind.class_),
        title=title,
        topic=topic,
        aliases=tuple(texts(matter.get("aliases")) or texts(matter.get("alias"))),
        citekey=paper.citekey if paper else "",
        tags=tuple(tag.name for tag in document.tags),
        items=(*gathered.items, *links),
        edges=(*gathered.edges, *(record_edges(paper) if paper else ())),
        counts=_counts(document, len(unread)),
        body=_body(document),
        diagnostics=(*_problems(path, document), *gathered.diagnostics),
        front_matter=matter,
        record_status=paper.status if paper else "",
        unread=tuple(unread),
    )


def _title_block(blocks: tuple[Block, ...]) -> tuple[Heading | None, tuple[Block, ...]]:
    """Take the title out of *blocks*: a first heading of level 1 before any other heading."""
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            if block.level == 1:
                return block, (*blocks[:index], *blocks[index + 1 :])
            break
    return None, blocks


def _title(matter: Mapping[str, object], heading: str, stem: str, kind: NoteType) -> str:
    """A literature note's `title` is its paper's; its own is the heading."""
    declared = matter.get("title")
    own = str(declared).strip() if isinstance(declared, str | int | float) else ""
    return (heading or own or stem) if kind.topic == "paper" else (own or heading or stem)


def _topic(
    kind: NoteType,
    paper: Record | None,
    title: str,
    matter: Mapping[str, object],
    project: str,
) -> Ref | None:
    label = re.sub(r"^\s*[A-Z]{2}\s*[:–—-]\s*", "", title) or title
    match kind.topic:
        case "paper" if paper:
            return paper.id
        case "concept":
            return Concept(label)
        case "artifact":
            declared = matter.get("project")
            return Artifact(label, declared if isinstance(declared, str) else project)
        case _:
            return None


def _read_record(  # noqa: PLR0913 - one value each stage before it made
    document: Document,
    kind: NoteType,
    blocks: tuple[Block, ...],
    running: list[Section],
    gathered: Gathered,
    names: tuple[str, str],
) -> Record | None:
    """Read what the note says of its paper, before anything that is about the paper."""
    if kind.topic != "paper":
        return None
    matter = document.front_matter
    for name, value in matter.values.items():
        key = kind.keys.get(name.lower())
        if key and key.paper:
            found = paper_field(key, value, matter.lines.get(name, 1))
            if found:
                gathered.fields.append(found)
    nobody = Context("", "", None, (), {}, READER_OF_NOTES)
    for section in running:
        if section.type and section.type.reader == "citation":
            gathered.add(READERS["citation"](section, nobody))
    for section in headed_sections(blocks, kind, gathered.taken):
        if section.type and section.type.reader == "citation":
            gathered.add(READERS["citation"](section, nobody))
    return record(gathered.fields, *names)


def _read_keys(document: Document, kind: NoteType, context: Context, gathered: Gathered) -> None:
    matter = document.front_matter
    for name, value in matter.values.items():
        key = kind.keys.get(name.lower())
        if key and not key.paper and (key.term or key.reader):
            line = matter.lines.get(name, 1)
            gathered.add(KEY_READERS[key.reader](key, value, line, context))


def _author(matter: Mapping[str, object]) -> Person:
    named = texts(matter.get("note-author"))  # type: ignore[arg-type]
    return Person(named[0]) if named else READER_OF_NOTES


def _problems(path: str, document: Document) -> Iterator[Diagnostic]:
    for problem in document.problems:
        span = problem.span
        yield Diagnostic(
            path, span.line, span.column, span.end_line, span.end_column,
            "bad-front-matter", Severity.ERROR, problem.message,
            "the note's text was read, its front matter was not",
        )  # fmt: skip


def _body(document: Document) -> str:
    """Return the text below the front matter, each line at its number."""
    lines = document.text.split("\n")
    end = document.front_matter.end_line
    return "\n" * end + "\n".join(lines[end:])


def _unread(document: Document, taken: set[int]) -> list[int]:
    """Return the lines below the front matter that hold words and that no reader took."""
    skipped = {n for span in document.comments for n in range(span.line, span.end_line + 1)}
    return [
        number
        for number, line in enumerate(document.text.split("\n"), 1)
        if number > document.front_matter.end_line
        and number not in taken
        and number not in skipped
        and any(c.isalnum() for c in line)
    ]


def _counts(document: Document, unread: int) -> Counts:
    kinds = [link.kind for link in document.links]
    blocks = list(walk(document.blocks))
    matter = document.front_matter.values
    return Counts(
        wikilinks=kinds.count(LinkKind.WIKILINK),
        embeds=kinds.count(LinkKind.EMBED),
        markdown=kinds.count(LinkKind.MARKDOWN),
        tags=len(document.tags),
        aliases=len(texts(matter.get("aliases")) or texts(matter.get("alias"))),
        block_ids=len(document.block_ids),
        callouts=sum(isinstance(b, Quote) and b.callout != "" for b in blocks),
        inline_fields=len(document.inline_fields),
        tasks=sum(i.task is not None for b in blocks if isinstance(b, ListBlock) for i in b.items),
        lines=document.line_count,
        unread=unread,
    )


__all__ = ["READER_OF_NOTES", "Settings", "read_note"]
