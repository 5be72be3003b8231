"""The tree of blocks, its leaves, and the ranges that are no prose, from pyromark's events.

The stack of open blocks is a list, so nesting costs no recursion; below `DEEPEST`
levels it is no longer represented, and what stands there moves up.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

import pyromark

from kg.markdown.callouts import Opening
from kg.markdown.document import Block, Code, Html, Paragraph, Rule, Text
from kg.markdown.frames import Frame, footnote, list_block, list_item, quote
from kg.markdown.source import Source
from kg.markdown.structure import Structure
from kg.markdown.tables import OpenTable
from kg.markdown.texts import BLANKS, MARGIN, TextReader

if TYPE_CHECKING:  # importing it takes 7 ms and typing_extensions
    from pyromark.event import Range as Place

DEEPEST = 100

_Value: TypeAlias = Any
"""What an event holds: a name, or a name and its details."""

_PARSER = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_MATH
)
_NUMBER = re.compile(r"\d{1,9}")


def read_blocks(source: Source, shown: str, openings: dict[int, Opening]) -> Structure:
    """Parse *shown*, which is *source* with as many characters, some of them hidden."""
    builder = _Builder(source, shown, openings)
    handlers = _HANDLERS
    for event, place in _PARSER.events_with_range(shown, merge_text=True):
        if isinstance(event, str):
            if event == "Rule":
                builder.rule(place)
            continue
        for name, value in event.items():
            handlers[name](builder, value, place)
    return builder.structure


class _Builder(TextReader):
    """Every event has its method, found by the tables below the class."""

    def __init__(self, source: Source, shown: str, openings: dict[int, Opening]) -> None:
        super().__init__(source, shown, openings)
        self.table: OpenTable | None = None
        self.code_info = ""

    def start(self, value: _Value, place: Place) -> None:
        if value.__class__ is str:
            _OPENERS[value](self, None, place)
            return
        for name, details in value.items():
            _OPENERS[name](self, details, place)

    def end(self, value: _Value, place: Place) -> None:
        if value.__class__ is not str:
            (value,) = value
        _CLOSERS[value](self, place)

    def rule(self, place: Place) -> None:
        self.flush()
        self.stack[-1].blocks.append(Rule(*self.lines(*self.range(place))))

    # Containers

    def push(self, kind: str, place: Place, *, ordered: bool = False, label: str = "") -> None:
        self.flush()
        parent = self.stack[-1]
        flat = parent.flat if kind == "Item" else len(self.stack) > DEEPEST
        blocks = parent.blocks if flat else []
        self.stack.append(
            Frame(kind, *self.range(place), blocks, flat, ordered=ordered, label=label)
        )
        self.at_text = kind == "Item"

    def open_item(self, _details: object, place: Place) -> None:
        self.push("Item", place)

    def open_list(self, details: int | None, place: Place) -> None:
        self.push("List", place, ordered=details is not None)

    def open_quote(self, _details: object, place: Place) -> None:
        self.push("BlockQuote", place)
        self.quote_starts.append(self.stack[-1].start)

    def open_footnote(self, label: str, place: Place) -> None:
        self.push("FootnoteDefinition", place, label=label)

    def close_item(self, _place: Place) -> None:
        self.flush()
        frame = self.stack.pop()
        parent = self.stack[-1]
        if not frame.flat:
            number = _NUMBER.match(self.text, frame.start) if parent.ordered else None
            lines = self.lines(frame.start, frame.end, MARGIN)
            parent.items.append(list_item(frame, int(number[0]) if number else None, *lines))
        self.resume()

    def close_list(self, _place: Place) -> None:
        self.pop(list_block)

    def close_footnote(self, _place: Place) -> None:
        self.pop(footnote)

    def close_quote(self, _place: Place) -> None:
        self.quote_starts.pop()
        self.pop(quote)

    def pop(self, make: Callable[[Frame, int, int], Block]) -> None:
        frame = self.stack.pop()
        if not frame.flat:
            blanks = BLANKS if frame.kind == "BlockQuote" else MARGIN
            self.stack[-1].blocks.append(make(frame, *self.lines(frame.start, frame.end, blanks)))
        self.resume()

    # Tables

    def open_table(self, _details: object, place: Place) -> None:
        self.flush()
        self.at_text = False
        self.table = OpenTable(*self.range(place))

    def open_row(self, _details: object, place: Place) -> None:
        if self.table:
            start = self.character(place["start"])
            self.table.rows.append([])
            self.table.row_line = self.source.line(start)

    def cell(self, _details: object, place: Place) -> None:
        if self.table:
            text = self.leaf(*self.range(place), 0)
            self.table.rows[-1].append(text if text.raw else Text("", self.table.row_line))

    def close_table(self, _place: Place) -> None:
        table, self.table = self.table, None
        if table:
            line, end_line = self.lines(table.start, table.end, MARGIN)
            self.stack[-1].blocks.append(table.close(line, end_line))
            if table.ends_in_id():
                self.move_id_out(table, line, end_line)
        self.resume()

    def move_id_out(self, table: OpenTable, line: int, end_line: int) -> None:
        """Make a paragraph of the `^id` that the parser took for the last row."""
        text = table.rows.pop()[0]
        blocks = self.stack[-1].blocks
        blocks[-1] = table.close(line, end_line - 1)
        blocks.append(Paragraph(text, end_line, end_line))
        leaf = self.structure.leaves[-1]
        top = self.source.line(self.quote_starts[0]) if self.quote_starts else line
        self.structure.leaves[-1] = leaf._replace(block_line=top)

    # Code and HTML

    def open_code(self, details: str | dict[str, str], _place: Place) -> None:
        self.flush()
        self.at_text = False
        info = details["Fenced"] if isinstance(details, dict) else ""
        self.pieces = []
        self.code_info = info

    def close_code(self, place: Place) -> None:
        text = self.pieced().removesuffix("\n")
        lines = self.lines(*self.range(place))
        self.stack[-1].blocks.append(Code(self.code_info, text, *lines))
        self.resume()

    def open_html(self, _details: object, _place: Place) -> None:
        self.flush()
        self.at_text = False
        self.pieces = []

    def close_html(self, place: Place) -> None:
        start, end = self.range(place)
        self.structure.html_blocks.append((start, end))
        raw = self.pieced().removesuffix("\n")
        self.stack[-1].blocks.append(Html(raw, *self.lines(start, end)))
        self.resume()

    def pieced(self) -> str:
        """Return the lines of a block of code or HTML, without the margins around it."""
        pieces, self.pieces = self.pieces or [], None
        return "".join(pieces)


_HANDLERS: dict[str, Callable[[_Builder, Any, Place], None]] = {
    "Start": _Builder.start,
    "End": _Builder.end,
    "Text": _Builder.words,
    "Code": _Builder.code_span,
    "InlineMath": _Builder.inline_math,
    "DisplayMath": _Builder.display_math,
    "InlineHtml": _Builder.inline_html,
    "Html": _Builder.words,
    "FootnoteReference": _Builder.inline,
    "TaskListMarker": _Builder.task,
}
_OPENERS: dict[str, Callable[[_Builder, Any, Place], None]] = {
    "Strong": _Builder.inline,
    "Emphasis": _Builder.inline,
    "Strikethrough": _Builder.inline,
    "Paragraph": _Builder.paragraph,
    "Heading": _Builder.heading,
    "Item": _Builder.open_item,
    "List": _Builder.open_list,
    "BlockQuote": _Builder.open_quote,
    "FootnoteDefinition": _Builder.open_footnote,
    "Table": _Builder.open_table,
    "TableHead": _Builder.open_row,
    "TableRow": _Builder.open_row,
    "TableCell": _Builder.cell,
    "CodeBlock": _Builder.open_code,
    "HtmlBlock": _Builder.open_html,
    "Link": _Builder.open_link,
    "Image": _Builder.open_link,
}
_CLOSERS: dict[str, Callable[[_Builder, Place], None]] = {
    "Strong": _Builder.end_inline,
    "Emphasis": _Builder.end_inline,
    "Strikethrough": _Builder.end_inline,
    "Paragraph": _Builder.resume,
    "Heading": _Builder.resume,
    "TableHead": _Builder.pass_by,
    "TableRow": _Builder.pass_by,
    "TableCell": _Builder.pass_by,
    "Item": _Builder.close_item,
    "List": _Builder.close_list,
    "BlockQuote": _Builder.close_quote,
    "FootnoteDefinition": _Builder.close_footnote,
    "Table": _Builder.close_table,
    "CodeBlock": _Builder.close_code,
    "HtmlBlock": _Builder.close_html,
    "Link": _Builder.close_link,
    "Image": _Builder.close_link,
}
