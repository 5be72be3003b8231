"""A note as it was written: what it says, about what, on which line.

Nothing here is resolved: a concept is the label somebody typed, a link the target
somebody typed. The graph stage looks up what they mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.diagnostics import Diagnostic
from kg.markdown import Cite, Link
from kg.names import PART


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a vocabulary, as a prefixed name (`kg:Clarity`)."""

    curie: str


@dataclass(frozen=True, slots=True)
class Uri:
    """An address outside the vault."""

    value: str


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the Common Era."""

    value: int


@dataclass(frozen=True, slots=True)
class Date:
    """A day, as `2024-05-31`."""

    value: str


@dataclass(frozen=True, slots=True)
class Person:
    """An author by name; `given` may be initials or empty."""

    family: str
    given: str = ""

    @property
    def name(self) -> str:
        """Return the name as it is read: given names first."""
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True)
class PaperId:
    """What identifies a paper: at least one field is set.

    `arxiv` has no version, `doi` is lower case and has no resolver before it, `url` has
    no scheme, no `www.` and no fragment; `title` is as it was written. `year` and the first
    author's family name tell two papers of one title apart; they identify nothing alone.
    A paper that was `fetched` is what notes know by any of this, and changes nothing in how
    they know it.
    """

    arxiv: str = ""
    doi: str = ""
    isbn: str = ""
    url: str = ""
    title: str = ""
    year: int = 0
    author: str = ""
    fetched: bool = False


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept by the label that was used for it."""

    label: str


@dataclass(frozen=True, slots=True)
class Artifact:
    """A part of the reader's own project by the label that was used for it."""

    label: str
    project: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """The reader's own project."""

    name: str


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody who speaks without being an author: the reader, a machine."""

    name: str
    is_machine: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """What a row of a comparison table is about: a concept, if the vault knows one so called."""

    label: str


@dataclass(frozen=True, slots=True)
class Property:
    """What a column of a comparison table compares."""

    label: str


@dataclass(frozen=True, slots=True)
class Target:
    """What a link points at."""

    link: Link


@dataclass(frozen=True, slots=True)
class Relation:
    """What somebody calls the relation that a link stands for, and what that means.

    `intent` is CiTO's, between papers; `edge` leads to a claim; either may be empty.
    `inverse`: what the link leads to stands in that relation to what it comes from.
    """

    word: str
    intent: str = ""
    edge: str = ""
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class AuthorYear:
    """A paper as running text cites it: `Name et al. (2025)`."""

    author: str
    year: int


@dataclass(frozen=True, slots=True)
class Keyed:
    """A paper as a citation names it, by its key: `[@key]`.

    `is_in_text`: `@key` without brackets, which may be the name of a person.
    """

    cite: Cite
    is_in_text: bool = False


@dataclass(frozen=True, slots=True)
class Self:
    """The note itself."""


@dataclass(frozen=True, slots=True)
class Part:
    """Another item of the same note: by its key, or by `@name` of an `Anchor`."""

    key: str


@dataclass(frozen=True, slots=True)
class People:
    """Authors in their order; `key` tells the list from others that the note has."""

    people: tuple[Person, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A name by which other sections of the note mean the item of that key."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A PDF as a note names it: a path, or a file's name."""

    target: str


Ref: TypeAlias = (
    Term | Uri | Person | Agent | PaperId | Concept | Compared | Property
    | Artifact | Project | Target | Self | Part
)  # fmt: skip
Value: TypeAlias = (
    Ref | People | Relation | AuthorYear | Keyed | PdfFile | Year | Date | str | int | bool
)
Statements: TypeAlias = tuple[tuple[str, Value], ...]
"""Pairs of a property (prefixed name) and its value."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a note says, with its own lines.

    `key` is its fragment in the note's address: the block id of its line, else a short
    hash of kind and text, so that moving a line changes nothing.
    """

    key: str
    classes: tuple[str, ...]
    statements: Statements
    line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A statement about something other than an item: a paper's year, a shortcut."""

    subject: Ref
    property: str
    value: Value


@dataclass(frozen=True, slots=True)
class Recorded:
    """A paper that has an entry in a bibliography; `status` as `kg:recordStatus` has it.

    `files` are the PDFs that the entry names, `other_keys` the citekeys that it had before.
    """

    paper: PaperId
    citekey: str
    status: str
    files: tuple[str, ...] = ()
    other_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """What a note's text contains, each occurrence once; `unread` lines no reader took."""

    wikilinks: int = 0
    embeds: int = 0
    markdown: int = 0
    tags: int = 0
    aliases: int = 0
    block_ids: int = 0
    callouts: int = 0
    inline_fields: int = 0
    tasks: int = 0
    lines: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """One note.

    `path` is relative to the vault, with `/`; `kind` the name of its note type; `topic`
    what it is about; `aliases` other names it answers to; `record_status` tells how
    complete its paper's record is (`kg:Full` …); `unread` are the lines no reader took;
    `head` is the front matter as it is written; `body` is the text with empty lines for it,
    so that each line keeps its number, counted from `line`, on which the note begins. `id`
    is the one in its front matter; `part` is empty but for the later ones of several notes
    in one file, which it names; `data` is what Dataview may ask of it. A bibliography is a note
    without a kind, and `records` are its papers.
    """

    path: str
    kind: str
    classes: tuple[str, ...]
    title: str
    topic: Ref | None
    aliases: tuple[str, ...]
    citekey: str
    tags: tuple[str, ...]
    items: tuple[Item, ...]
    edges: tuple[Edge, ...]
    counts: Counts
    body: str
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)
    front_matter: Mapping[str, object] = field(default_factory=dict, compare=False)
    record_status: str = ""
    unread: tuple[int, ...] = ()
    id: str = ""
    part: str = ""
    line: int = 1
    data: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)
    head: str = field(default="", compare=False, repr=False)
    records: tuple[Recorded, ...] = ()

    @property
    def place(self) -> str:
        """Return what tells the note apart: its path, and its part of a file of several."""
        return f"{self.path}{PART}{self.part}" if self.part else self.path
