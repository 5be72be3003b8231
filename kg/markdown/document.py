r"""What a Markdown text consists of, as it was typed: nothing here is resolved.

Lines and columns count from 1; columns are in characters, not bytes; an end column is
the column after the last character. `Text.raw` and every position refer to
`Document.text`, the text after its line endings were made `\n`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

FrontMatterValue: TypeAlias = (
    "bool | int | float | str | list[FrontMatterValue] | dict[str, FrontMatterValue] | None"
)
"""A YAML value; dates stay text, exactly as typed."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a text."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Text:
    r"""Inline Markdown as it was typed, over one or more lines.

    `raw` has lost only what belongs to the block and not to the text: list markers,
    the `>` of quotes, indentation, the `#` of headings, the pipes around a table cell.
    Its lines are the lines of the source, so the line of `raw[k]` is
    `line + raw.count("\n", 0, k)`.
    """

    raw: str
    line: int

    @property
    def end_line(self) -> int:
        """The line on which the text ends."""
        return self.line + self.raw.count("\n")


@dataclass(frozen=True, slots=True)
class Heading:
    """`## Title`; `level` is 1 to 6."""

    level: int
    text: Text
    line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: Text
    line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item: its own text, then what stands indented below it.

    `number` is the item's number in an ordered list, else `None`; `task` is the character
    in the box of `- [x]` (a space when it is open), `None` where there is no box.
    """

    text: Text
    number: int | None
    task: str | None
    blocks: tuple[Block, ...]
    line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class ListBlock:
    """An ordered or unordered list."""

    items: tuple[ListItem, ...]
    line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A pipe table. Each row has as many cells as the header."""

    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Code:
    """A fenced or indented code block; `info` is what follows the fence (`dataview`)."""

    info: str
    text: str
    line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quote, or a callout (`> [!success]- Title`) when `callout` is not empty.

    `callout` is the kind in lower case (`success`), `title` what follows on that line
    (`None` when nothing does); a callout's first line is not among its `blocks`.
    """

    callout: str
    title: Text | None
    blocks: tuple[Block, ...]
    line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Math:
    """A paragraph that is one `$$…$$`."""

    tex: str
    line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Html:
    """Raw HTML at block level, comments included."""

    raw: str
    line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """`---` between blocks."""

    line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """`[^label]: …`, the definition."""

    label: str
    blocks: tuple[Block, ...]
    line: int
    end_line: int


Block: TypeAlias = (
    Heading | Paragraph | ListBlock | Table | Code | Quote | Math | Html | Rule | Footnote
)


class LinkKind(StrEnum):
    """How a link was written."""

    WIKILINK = "wikilink"  # [[target]]
    EMBED = "embed"  # ![[target]]
    MARKDOWN = "markdown"  # [label](file.md), [label][ref] with a file behind ref
    IMAGE = "image"  # ![label](file.png)
    URL = "url"  # [label](https://…), <https://…>, https://…
    CITATION = "citation"  # [@key], as what reads links may see it: a document has `citations`


@dataclass(frozen=True, slots=True)
class Link:
    """A link, as typed.

    `target` is the name, path or URL without heading, block and label (percent-decoded
    for Markdown links to files); empty for `[[#Heading]]`, a link into the same note.
    `headings` are the parts of `#A#B`; `block` is the id of `#^id` without `^`.
    `label` is what the reader sees if it was given, else empty. `key` is the front
    matter key in which the link stands, empty in the body. `text` is the inline text
    (paragraph, list item, heading or table cell) around it and `offset` where in
    `text.raw` the link begins; in front matter `text` is the value as typed.
    `span` covers the whole link with its brackets (and the `!` of an embed).
    """

    kind: LinkKind
    target: str
    headings: tuple[str, ...]
    block: str
    label: str
    span: Span
    text: Text
    offset: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """`#tag` in the body or an entry of `tags:`; `name` as typed, without `#`."""

    name: str
    span: Span
    key: str = ""


@dataclass(frozen=True, slots=True)
class Cite:
    """One work in a citation: `see @key, p. 3, and more`, as typed.

    `label` is what `locator` counts, as CSL calls it (`page`, `chapter`); both are empty where
    no place in the work is named. `hides_author` is true of `-@key`. `span` covers `@key` or
    `@{key}`.
    """

    key: str
    span: Span
    prefix: str = ""
    label: str = ""
    locator: str = ""
    suffix: str = ""
    hides_author: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """`[@a; see @b, p. 3]`, or `@a [p. 3]` in running text, where its author is a word.

    `span` covers all of it, `text` is the inline text around it and `offset` where in
    `text.raw` it begins.
    """

    cites: tuple[Cite, ...]
    is_in_text: bool
    span: Span
    text: Text
    offset: int


@dataclass(frozen=True, slots=True)
class BlockId:
    """`^id` at the end of a block; `block_line` is the line the block begins on."""

    id: str
    line: int
    block_line: int


@dataclass(frozen=True, slots=True)
class InlineField:
    """`key:: value` on a line of its own (or list item), `[key:: value]`, `(key:: value)`."""

    key: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The YAML between the `---` lines at the top.

    `lines` holds the line of each top-level key, `end_line` the line of the closing
    `---` (0 when there is no front matter).
    """

    values: Mapping[str, FrontMatterValue] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    end_line: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the text that could not be read, and where."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown text, taken apart.

    `blocks` are the top-level blocks in reading order, headings among them; every list
    below is in reading order too. `problems` are faults of the front matter (then its
    values are empty, the body is still there). `first_line` is the line of its file on which
    the text begins: not 1 for a later one of several notes in one file.
    """

    text: str
    front_matter: FrontMatter
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    tags: tuple[Tag, ...]
    block_ids: tuple[BlockId, ...]
    inline_fields: tuple[InlineField, ...]
    citations: tuple[Citation, ...]
    comments: tuple[Span, ...]
    problems: tuple[Problem, ...]
    first_line: int = 1

    @property
    def last_line(self) -> int:
        """Return the line of its file on which the text ends."""
        return self.first_line + self.line_count - 1

    @property
    def line_count(self) -> int:
        """Lines of the text; a final newline does not begin another one."""
        return self.text.count("\n") + (not self.text.endswith("\n") and self.text != "")


def walk(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield *blocks* and everything inside them, in reading order."""
    for block in blocks:
        yield block
        match block:
            case ListBlock(items=items):
                for item in items:
                    if item.blocks:
                        yield from walk(item.blocks)
            case Quote(blocks=inner) | Footnote(blocks=inner):
                yield from walk(inner)
            case _:
                pass
