"""Document to note: every section is given to the reader that its note type names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from kg.diagnostics import Diagnostic, Severity
from kg.markdown import (
    Block,
    Document,
    Footnote,
    FrontMatterValue,
    Heading,
    Link,
    LinkKind,
    ListBlock,
    Quote,
    plain,
    walk,
)
from kg.names import fold
from kg.notes.asked import asked_of
from kg.notes.authoryear import cited_in_text
from kg.notes.citekeys import citation_items, citation_links, too_many_citations
from kg.notes.gathered import Gathered, settle_ratings
from kg.notes.links import link_items, too_many_links, typed_links
from kg.notes.model import Agent, Artifact, Concept, Counts, Edge, Note, Person, Ref, Term
from kg.notes.orcids import orcids
from kg.notes.pdfs import named_pdfs
from kg.notes.readers import KEY_READERS, READERS
from kg.notes.readers.keys import Key, paper_field, texts
from kg.notes.readers.quotations import quotations
from kg.notes.readers.tables import tables
from kg.notes.reading import Context
from kg.notes.record import Record, disagreements, record, record_edges
from kg.notes.relations import Relations
from kg.notes.required import missing_sections
from kg.notes.sections import Section, headed_sections, recognise, running_sections
from kg.notes.types import NoteType, NoteTypes

READER_OF_NOTES = Agent("reader")
"""Who speaks in a note that does not name its author."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the vault's configuration says of its notes.

    `bibliographies` are paths of files; `ignored_fields` patterns of fields in their entries.
    """

    types: NoteTypes
    configured_types: Mapping[str, str] = field(default_factory=dict)
    project: str = ""
    relations: Relations = field(default_factory=Relations)
    bibliographies: frozenset[str] = frozenset()
    ignored_fields: tuple[str, ...] = ()


def read_note(path: str, document: Document, settings: Settings) -> Note:
    """Return the note in *document*. Never raises on what a user wrote."""
    matter = document.front_matter.values
    own_id = next(iter(texts(matter.get("id"))), "").strip()
    declared = next(iter(texts(matter.get("type"))), "")
    is_later = own_id and document.first_line > 1
    kind = settings.types.of(path, declared, settings.configured_types, own_id if is_later else "")
    title_block, blocks = _title_block(document.blocks, kind)
    heading = plain(title_block.text.raw) if title_block else ""
    stem = path.rpartition("/")[2].removesuffix(".md")
    stem = own_id if is_later else stem
    gathered = Gathered()
    for block in blocks:
        if isinstance(block, Footnote):  # it belongs to the text it is called from
            gathered.take(block)
    if title_block:
        gathered.take(title_block)
    sections = _Sections.of(blocks, kind)
    paper = _read_record(document, kind, sections, gathered, (heading, stem))
    title = _title(matter, heading, stem, kind)
    cited = tuple(citation_links(document.citations))
    context = Context(
        path=path,
        project=settings.project,
        topic=_topic(kind, paper, title, matter, settings.project),
        links=document.links,
        block_ids={b.block_line: b.id for b in document.block_ids},
        by=_author(matter, kind),
        authors=paper.authors if paper else (),
        title=title,
        headings=frozenset(fold(section.title) for section in sections.headed),
        cited=cited,
        pdfs=named_pdfs(matter, document.links),
    )
    sections.read(lambda reader: reader != "citation", context, gathered)
    gathered.add(tables(blocks, sections.lines_read_as("assessments", "log"), context))
    gathered.add(quotations(blocks, context))
    _read_keys(document, kind, context, gathered)
    gathered.edges += orcids(document.front_matter, context.authors)
    gathered.edges += _artifact_type(kind, context.topic, declared)
    linked = _in_order(document.links, cited)
    gathered.add(typed_links(document, settings.relations, linked))
    gathered.diagnostics += disagreements(path, gathered.fields)
    every = (*sections.running, *sections.headed)
    gathered.diagnostics += missing_sections(path, kind, every, document.first_line)
    gathered.diagnostics += too_many_links(path, document.links)
    gathered.diagnostics += too_many_citations(path, document.citations)
    settle_ratings(path, document.front_matter.end_line, gathered)
    gathered.tie_anchors()
    links = link_items(document.links, gathered.reasons, context, settings.relations)
    keyed = citation_items(document.citations, gathered.reasons, context, settings.relations)
    named = cited_in_text(document, _read_as_citation(gathered), context)
    unread = _unread(document, gathered.taken)
    aliases = tuple(texts(matter.get("aliases")) or texts(matter.get("alias")))
    head, body = _head_and_body(document)
    return Note(
        path=path,
        kind=kind.name,
        classes=("kg:Note",) if kind.class_ == "kg:Note" else ("kg:Note", kind.class_),
        title=title,
        topic=context.topic,
        aliases=aliases,
        citekey=paper.citekey if paper else "",
        tags=tuple(tag.name for tag in document.tags),
        items=(*gathered.items, *links, *keyed, *named),
        edges=(*gathered.edges, *(record_edges(paper) if paper else ())),
        counts=_counts(document, len(unread), len(aliases)),
        body=body,
        diagnostics=(*_problems(path, document), *gathered.diagnostics),
        front_matter=matter,
        record_status=paper.status if paper else "",
        unread=tuple(unread),
        id=own_id,
        line=document.first_line,
        data=asked_of(document),
        head=head,
    )


def _in_order(links: Sequence[Link], cited: Sequence[Link]) -> Sequence[Link]:
    """Return links and citations in the order in which they stand."""
    return sorted((*links, *cited), key=attrgetter("span")) if cited else links


@dataclass(frozen=True, slots=True)
class _Sections:
    """The sections of a note, and those that begin in their running text."""

    running: Sequence[Section]
    headed: Sequence[Section]
    rest: str

    @classmethod
    def of(cls, blocks: Sequence[Block], kind: NoteType) -> _Sections:
        headed = list(headed_sections(blocks, kind))
        running = list(running_sections(headed, kind)) if kind.sections else []
        return cls(running, headed, kind.rest)

    def lines_read_as(self, *readers: str) -> frozenset[int]:
        """Return the lines on which blocks begin that one of *readers* took."""
        every = (*self.running, *self.headed)
        mine = [s for s in every if (s.type.reader if s.type else self.rest) in readers]
        return frozenset(block.line for section in mine for block in section.blocks)

    def read(self, wanted: Callable[[str], bool], context: Context, gathered: Gathered) -> None:
        """Give each section whose reader is wanted to its reader, the inner ones first."""
        for section in (*self.running, *self.headed):
            reader = section.type.reader if section.type else self.rest
            if wanted(reader):
                gathered.add(READERS[reader](section.without(gathered.taken), context))


def _title_block(
    blocks: tuple[Block, ...], kind: NoteType
) -> tuple[Heading | None, tuple[Block, ...]]:
    """Take the title out of *blocks*: a first heading, of level 1, that is no section's."""
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            if block.level == 1 and not recognise(block.text, kind):
                return block, (*blocks[:index], *blocks[index + 1 :])
            break
    return None, blocks


def _title(matter: Mapping[str, object], heading: str, stem: str, kind: NoteType) -> str:
    """Return what the note is called: `title` is the paper's where the note is about one."""
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
    label = re.sub(r"^[^\x00-\u2190\w]+\s+|^\s*[A-Z]{2}\s*[:–—-]\s*", "", title) or title
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


def _read_record(
    document: Document,
    kind: NoteType,
    sections: _Sections,
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
    sections.read(lambda reader: reader == "citation", nobody, gathered)
    return record(gathered.fields, *names)


def _read_keys(document: Document, kind: NoteType, context: Context, gathered: Gathered) -> None:
    matter = document.front_matter
    for name, value in matter.values.items():
        key = kind.keys.get(name.lower())
        if key and not key.paper and (key.term or key.reader):
            said = Key(key, name, value, matter.lines.get(name, 1))
            gathered.add(KEY_READERS[key.reader](said, context))


def _author(matter: Mapping[str, FrontMatterValue], kind: NoteType) -> Person | Agent:
    """Return who speaks: the machine that the type's `by` key names, the author, the reader."""
    machine = kind.options.get("by")
    if isinstance(machine, str):
        return Agent(next(iter(texts(matter.get(machine))), "machine"), is_machine=True)
    named = texts(matter.get("note-author"))
    return Person(named[0]) if named else READER_OF_NOTES


def _read_as_citation(gathered: Gathered) -> frozenset[int]:
    """Return the lines whose citations are read already: of the note's paper, of references."""
    entries = [i for i in gathered.items if "biro:BibliographicReference" in i.classes]
    lines = {n for item in entries for n in range(item.line, item.end_line + 1)}
    return frozenset(lines | {said.line for said in gathered.fields if not said.in_front_matter})


def _artifact_type(kind: NoteType, topic: Ref | None, declared: str) -> Iterator[Edge]:
    """State what kind of artifact the note's `type:` says it is about."""
    types = kind.options.get("artifact-types")
    if isinstance(topic, Artifact) and isinstance(types, Mapping) and declared in types:
        yield Edge(topic, "kg:artifactType", Term(str(types[declared])))


def _problems(path: str, document: Document) -> Iterator[Diagnostic]:
    for problem in document.problems:
        span = problem.span
        yield Diagnostic(
            path, span.line, span.column, span.end_line, span.end_column,
            "bad-front-matter", Severity.ERROR, problem.message,
            "the note's text was read, its front matter was not",
        )  # fmt: skip


def _head_and_body(document: Document) -> tuple[str, str]:
    """Return the front matter, and the text below it with each line at its number."""
    lines = document.text.split("\n")
    end = document.front_matter.end_line
    above = max(0, end - document.first_line + 1)
    return "\n".join(lines[:above]), "\n" * above + "\n".join(lines[above:])


def _unread(document: Document, taken: set[int]) -> list[int]:
    """Return the lines below the front matter that hold words and that no reader took."""
    skipped = {n for span in document.comments for n in range(span.line, span.end_line + 1)}
    return [
        number
        for number, line in enumerate(document.text.split("\n"), document.first_line)
        if number > document.front_matter.end_line
        and number not in taken
        and number not in skipped
        and any(c.isalnum() for c in line)
    ]


def _counts(document: Document, unread: int, aliases: int) -> Counts:
    kinds = [link.kind for link in document.links]
    blocks = list(walk(document.blocks))
    return Counts(
        wikilinks=kinds.count(LinkKind.WIKILINK),
        embeds=kinds.count(LinkKind.EMBED),
        markdown=kinds.count(LinkKind.MARKDOWN),
        tags=len(document.tags),
        aliases=aliases,
        block_ids=len(document.block_ids),
        callouts=sum(isinstance(b, Quote) and b.callout != "" for b in blocks),
        inline_fields=len(document.inline_fields),
        tasks=sum(i.task is not None for b in blocks if isinstance(b, ListBlock) for i in b.items),
        lines=document.line_count,
        unread=unread,
    )


__all__ = ["READER_OF_NOTES", "Settings", "read_note"]
