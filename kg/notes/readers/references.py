"""The works that a paper leans on, and the works that cite it."""

from __future__ import annotations

from collections.abc import Iterator

from kg import identifiers
from kg.markdown import Block, Heading, ListBlock, ListItem, Paragraph, plain
from kg.notes.labels import split_label
from kg.notes.model import Edge, PaperId, Part, Person, Self, Term, Uri
from kg.notes.readers.counts import counted, declared_number
from kg.notes.readers.texts import block_text
from kg.notes.reading import Context, Lines, Reading
from kg.notes.references import Reference, read_references
from kg.notes.sections import Section
from kg.notes.types import Options


def references(section: Section, context: Context) -> Iterator[Reading]:
    """Read a numbered list of references; each item is the lines of one entry.

    Every entry is kept with its text; a tail is tied to the entry that it continues.
    """
    yield Lines(section.line, section.line)
    items = [i for block in section.blocks if isinstance(block, ListBlock) for i in block.items]
    read = read_references([(i.number or n, _lines(i)) for n, i in enumerate(items, 1)])
    keys: dict[int, str] = {}
    for entry, item in zip(read, items, strict=True):
        yield from _reference(entry, item, keys, context)
    for block in section.blocks:
        if isinstance(block, Paragraph | Heading):
            yield Lines(block.line, block.end_line)


def _lines(item: ListItem) -> list[str]:
    below = block_text(item.blocks)
    return [plain(line) for line in (item.text.raw + ("\n" + below if below else "")).split("\n")]


def _reference(
    entry: Reference, item: ListItem, keys: dict[int, str], context: Context
) -> Iterator[Reading]:
    paper = context.topic if isinstance(context.topic, PaperId) else None
    cited = _cited(entry)
    resolution = "kg:Fragment" if entry.continues else "kg:Resolved" if cited else "kg:Unresolved"
    raw = " ".join(t for t in (entry.title_line, entry.raw) if t)
    continued = keys.get(entry.continues)
    made = context.item(
        "reference",
        ("biro:BibliographicReference",),
        [
            ("schema:position", entry.number),
            ("c4o:hasContent", raw),
            ("biro:references", cited),
            ("kg:resolution", Term(resolution)),
            ("kg:continuesReference", Part(continued) if continued else None),
            *(("kg:statusBadge", Term(badge)) for badge in entry.badges),
            ("dcterms:isPartOf", Self()),
        ],
        (item.line, item.end_line),
        f"{entry.number} {raw}",
    )
    keys[entry.number] = made.key
    yield made
    if cited:
        yield from _described(cited, entry.authors, entry.url)
        yield from _cites(paper or Self(), cited, (item.line, item.end_line), context)


def _cited(entry: Reference) -> PaperId | None:
    if entry.continues or not entry.is_known:
        return None
    url = identifiers.url_key(entry.url) if entry.url and not entry.arxiv else ""
    author = entry.authors[0].family if entry.authors else ""
    return PaperId(entry.arxiv, entry.doi, "", url, entry.title, entry.year, author)


def _described(paper: PaperId, authors: tuple[Person, ...], url: str) -> Iterator[Edge]:
    """State what an entry says of a work that no note may be about."""
    for author in authors:
        yield Edge(paper, "dcterms:creator", author)
    if url:
        yield Edge(paper, "schema:url", Uri(url))


def _cites(
    citing: PaperId | Self, cited: PaperId, place: tuple[int, int], context: Context
) -> Iterator[Reading]:
    yield context.item(
        "citation",
        ("cito:Citation",),
        [
            ("cito:hasCitingEntity", citing),
            ("cito:hasCitedEntity", cited),
            ("cito:hasCitationCharacterization", Term("cito:cites")),
            ("dcterms:isPartOf", Self()),
        ],
        place,
        f"{citing} {cited}",
    )
    yield Edge(citing, "cito:cites", cited)


def forward_citations(section: Section, context: Context) -> Iterator[Reading]:
    """Read the works that cite the paper: `**Title** — one sentence` each.

    Option: `count-of`, what a number in the section declares.
    """
    options: Options = section.type.options if section.type else {}
    yield Lines(section.line, section.line)
    declared: int | None = None
    place = (section.line, section.line)
    found = 0
    for block in section.blocks:
        match block:
            case ListBlock(items=items):
                for item in items:
                    yield from _citing(item, context)
                    found += 1
            case Paragraph(text=text):
                if declared is None:
                    declared, place = declared_number(plain(text.raw)), (block.line, block.end_line)
                yield Lines(block.line, block.end_line)
            case _:
                yield from _heading_lines(block)
    if options.get("count-of"):
        yield from counted(context, str(options["count-of"]), declared, found, place)


def _citing(item: ListItem, context: Context) -> Iterator[Reading]:
    label, start = split_label(item.text, bare=False)
    title = plain(label) if label else plain(item.text.raw.partition("\n")[0])
    rest = item.text.raw[start:] if label else item.text.raw.partition("\n")[2]
    sentence = " ".join(t for t in (plain(rest), block_text(item.blocks)) if t)
    citing = PaperId(title=title)
    if isinstance(context.topic, PaperId) and title:
        if sentence:
            yield Edge(citing, "kg:tldr", sentence)
        yield from _cites(citing, context.topic, (item.line, item.end_line), context)


def _heading_lines(block: Block) -> Iterator[Lines]:
    if isinstance(block, Heading):
        yield Lines(block.line, block.end_line)
