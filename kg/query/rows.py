"""The answers of the library: plain values, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Item:
    """One thing said in a note: an assessment, claim, definition, integration or section.

    `kind` is the class in words (`assessment`), `label` its heading (`Category`, a
    concept's name, an artifact's name; may be empty), `text` what is said. `path` and
    `line` tell where; `end_line` is inclusive.
    """

    iri: str
    kind: str
    label: str
    text: str
    path: str
    line: int
    end_line: int
    rating: int | None = None
    source: str = ""  # title of the note in which it stands


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link between a note and something, with its reason.

    `kind` is how it was written (`wikilink`, `embed`, `markdown`, `image`, `citation`); `status`
    is `resolved`, `missing` or `ambiguous`; `relation` the typed relation if one was
    written, else empty; `reason` why the author linked, empty where they did not say;
    `sentence` the words around the link; `key` the front matter key it stands in; `locator`
    the place in the paper that a citation names (`p. 3`).
    """

    iri: str
    kind: str
    status: str
    from_iri: str
    from_title: str
    to_iri: str
    to_title: str
    relation: str
    reason: str
    sentence: str
    path: str
    line: int
    key: str = ""
    candidates: tuple[str, ...] = ()
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a thing is and what is said of it.

    `kind` is `note`, `paper`, `concept`, `artifact`, `person` or `claim`; `facts` are
    short name–value pairs in reading order (`authors`, `year`, `arXiv` …); `notes` are
    the notes about it; `items` what those notes (and others) say of it, in order of
    place; `path` and `line` are empty and 0 where a thing has no place of its own.
    """

    iri: str
    kind: str
    label: str
    path: str
    line: int
    facts: tuple[tuple[str, str], ...]
    notes: tuple[Item, ...]
    items: tuple[Item, ...]
    links: tuple[LinkRow, ...]
    backlinks: tuple[LinkRow, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A note that full-text search found; the hit is `snippet[start:end]` for each mark."""

    iri: str
    kind: str
    title: str
    path: str
    line: int
    snippet: str
    marks: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts over the vault, as `kg stats --format json` prints them (see cli.md)."""

    notes: int
    notes_by_type: dict[str, int]
    papers: int
    concepts: int
    artifacts: int
    claims: int
    statements: int
    links: dict[str, int]
    tags: dict[str, int]
    aliases: int
    block_ids: int
    callouts: int
    inline_fields: int
    tasks: int
    files: dict[str, int]
    lines: dict[str, int]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT: `None` where a variable is unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Node | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Node:
    """An RDF term: `kind` is `uri`, `literal` or `bnode`."""

    kind: str
    value: str
    datatype: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """What a SPARQL query gives: exactly one of `table`, `truth` and `triples` is set.

    `triples` is N-Triples of a CONSTRUCT or DESCRIBE.
    """

    table: Table | None = None
    truth: bool | None = None
    triples: str | None = None
    warnings: tuple[str, ...] = field(default=())
