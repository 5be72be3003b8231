"""A note as text that a reviewer checks by eye: one line for each thing that it says."""

from __future__ import annotations

from collections.abc import Iterator

from kg.markdown import LinkKind, parse
from kg.notes import (
    KNOWN,
    Artifact,
    Concept,
    Edge,
    Item,
    Keyed,
    Note,
    PaperId,
    Part,
    People,
    Person,
    Project,
    Self,
    Settings,
    Target,
    Term,
    Uri,
    Value,
    Year,
    read_note,
    read_note_types,
)
from kg.resources import SCHEMA

SETTINGS = Settings(read_note_types([SCHEMA / "notes"], KNOWN), {}, "ORCHID")
_SAME_FOR_ALL = {"dcterms:isPartOf", "kg:from", "kg:modality", "prov:wasAttributedTo"}


def read(text: str, path: str = "LN-Made-Up.md") -> Note:
    """Read one note as a vault whose project is ORCHID would."""
    return read_note(path, parse(text), SETTINGS)


def shown(note: Note) -> str:
    """Return everything a note says, one line each."""
    return "\n".join(_lines(note)) + "\n"


def _lines(note: Note) -> Iterator[str]:
    about = f", about {value_shown(note.topic)}" if note.topic else ""
    yield f"{note.kind} '{note.title}'{about}"
    for item in note.items:
        yield item_shown(item)
    for edge in note.edges:
        yield edge_shown(edge)
    if note.unread:
        yield f"unread: {', '.join(map(str, note.unread))}"
    for found in note.diagnostics:
        yield str(found)


def item_shown(item: Item) -> str:
    """Return an item: its lines, its kind, what it says."""
    lines = f"{item.line}" if item.line == item.end_line else f"{item.line}-{item.end_line}"
    kind = item.classes[0].partition(":")[2]
    marked = f" {item.key}" if item.key.startswith("^") else ""
    said = " ".join(
        f"{name.partition(':')[2]}={value_shown(value)}"
        for name, value in item.statements
        if name not in _SAME_FOR_ALL
    )
    return f"{lines} {kind}{marked} {said}"


def edge_shown(edge: Edge) -> str:
    """Return an edge as a sentence."""
    return f"{value_shown(edge.subject)} {edge.property} {value_shown(edge.value)}"


def value_shown(value: Value) -> str:
    """Return a value as a reviewer reads it."""
    match value:
        case str():
            return '"' + value.replace("\n", "⏎") + '"'
        case Target(link=link) if link.kind is LinkKind.CITATION:
            return f"[@{link.target}]"
        case Target(link=link):
            return f"[[{link.target}]]"
        case Keyed(cite=cite, is_in_text=is_in_text):
            return f"@{cite.key}" if is_in_text else f"[@{cite.key}]"
        case Concept(label=label):
            return f"<{label}>"
        case Artifact(label=label, project=project):
            return f"<{project}: {label}>"
        case PaperId(arxiv=arxiv, doi=doi, title=title):
            return f"paper {arxiv or doi or repr(title)}"
        case People(people=people):
            return "; ".join(f"{p.family}, {p.given}" for p in people)
        case _:
            return _name_shown(value)


def _name_shown(value: Value) -> str:
    match value:
        case Term(curie=curie):
            return curie.partition(":")[2]
        case Person(name=name) | Project(name=name):
            return name
        case Self():
            return "note"
        case Part():
            return "its definition"
        case Uri(value=said) | Year(value=said):
            return str(said)
        case _:
            return str(value)
