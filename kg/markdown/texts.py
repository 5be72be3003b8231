"""Inline text on its way into the tree: paragraphs, headings, the text of list items.

The parser brings what is inside a text as events; of these only code, math, HTML and
links matter here, by their range. The text itself is cut from the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from kg.markdown.callouts import Opening
from kg.markdown.document import Heading, Math, Paragraph, Text
from kg.markdown.frames import Frame, box
from kg.markdown.leaves import Leaf, cut
from kg.markdown.masking import Range
from kg.markdown.offsets import characters
from kg.markdown.source import Source
from kg.markdown.structure import Destination, Structure

if TYPE_CHECKING:  # importing it takes 7 ms and typing_extensions
    from pyromark.event import Range as Place  # `start` and `end` of an event, in bytes

BLANKS, MARGIN = " \t\n", " \t\n>"
_ATX = re.compile(r"#{1,6}(?=[ \t\n]|\Z)")
_CLOSING_MARKS = re.compile(r"(?:^|[ \t]+)#+[ \t]*\Z")
_LONE_ID = re.compile(r"\^[A-Za-z0-9-]+")


class TextReader:
    """The open blocks, and the text that goes into them.

    `at_text` is true while loose text of a tight item may come; `labels` are the links
    whose label is being read; `pieces` are the lines of the code or HTML being read.
    """

    def __init__(self, source: Source, shown: str, openings: dict[int, Opening]) -> None:
        """Begin with nothing open; the arguments are those of `read_blocks`."""
        self.source = source
        self.text = source.text
        self.shown = shown
        self.openings = openings
        self.character = characters(shown)
        self.structure = Structure()
        self.stack = [Frame("Root", 0, len(shown), self.structure.blocks)]
        self.quote_starts: list[int] = []
        self.labels: list[Destination] = []
        self.at_text = False
        self.pieces: list[str] | None = None

    def range(self, place: Place) -> Range:
        """Return the offsets of an event, in characters."""
        return self.character(place["start"]), self.character(place["end"])

    def lines(self, start: int, end: int, blanks: str = BLANKS) -> tuple[int, int]:
        """Return the lines of the first and the last character that is no margin."""
        shown = self.shown
        last = end - 1
        if shown[last] in blanks:
            last -= 1
            if shown[last] in blanks:
                last = start + len(shown[start:end].rstrip(blanks)) - 1
        source = self.source
        index = bisect_right(source.starts, start)
        end_index = bisect_right(source.starts, max(last, start), index - 1)
        above = source.first - 1
        return index + above, end_index + above

    # Inline events

    def inline(self, _value: object, place: Place) -> None:
        """Take an event inside a text: what is open there now reaches up to its end."""
        if self.at_text:
            frame = self.stack[-1]
            if frame.text_start < 0:
                start = self.character(place["start"])
                # The parser leaves the backslash of an escape out of the range.
                frame.text_start = start - (self.text[start - 1] == "\\")
            frame.text_end = self.character(place["end"])
        if self.labels:
            self.labels[-1].label_end = self.character(place["end"])

    def words(self, value: str, place: Place) -> None:
        """Take plain text, or a stretch of code or HTML."""
        if self.pieces is None:
            self.inline(value, place)
        else:
            self.pieces.append(self.unhidden(value, *self.range(place)))

    def unhidden(self, value: str, start: int, end: int) -> str:
        """Return *value* as it stands in the source, if the parser was shown another text.

        Each of its lines is the end of a line of the source: the margins are gone.
        """
        typed = self.text[start:end]
        if typed == self.shown[start:end]:
            return value
        pairs = zip(value.split("\n"), typed.split("\n"), strict=False)
        return "\n".join(source[max(0, len(source) - len(line)) :] for line, source in pairs)

    def end_inline(self, place: Place) -> None:
        """Take the end of emphasis."""
        self.inline(None, place)

    def pass_by(self, _place: Place) -> None:
        """Rows and cells are done when they begin: their range says it all."""

    def code_span(self, _value: object, place: Place) -> None:
        """Take a code span."""
        self.structure.code.append(self.range(place))
        self.inline(None, place)

    def inline_html(self, _value: object, place: Place) -> None:
        """Take a tag or comment."""
        self.structure.html.append(self.range(place))
        self.inline(None, place)

    def inline_math(self, _value: object, place: Place) -> None:
        """Take a formula."""
        self.structure.math.append(self.range(place))
        self.inline(None, place)

    def display_math(self, _value: object, place: Place) -> None:
        """Take a formula; one that is a whole paragraph takes the paragraph's place."""
        start, end = self.range(place)
        self.inline_math(None, place)
        blocks, leaves = self.stack[-1].blocks, self.structure.leaves
        if not leaves or (leaves[-1].start, leaves[-1].end) != (start, end) or not blocks:
            return
        block = blocks[-1]
        if isinstance(block, Paragraph) and block.text is leaves[-1].text:
            tex = block.text.raw[2:-2].strip()
            blocks[-1] = Math(tex, block.line, block.end_line)

    def task(self, _value: object, place: Place) -> None:
        """Take the box of a task."""
        start = self.character(place["start"])
        self.stack[-1].task = self.text[start + 1]

    def open_link(self, details: dict[str, str], place: Place) -> None:
        """Begin a link or image and its label."""
        start, end = self.range(place)
        is_image = self.text[start] == "!"
        label = start + 1 + is_image
        kind, url = details["link_type"], details["dest_url"]
        link = Destination(start, end, is_image, kind, url, label, label)
        self.inline(None, place)
        self.structure.destinations.append(link)
        self.labels.append(link)

    def close_link(self, place: Place) -> None:
        """End a link or image."""
        self.labels.pop()
        self.inline(None, place)

    # Leaves

    def leaf(self, start: int, end: int, block_line: int, *, is_prose: bool = True) -> Text:
        """Cut a text out of the source and, if there is any, keep it as a leaf."""
        start, end, text, lines = cut(self.source, start, end, len(self.quote_starts))
        if text.raw:
            if block_line and self.quote_starts:
                block_line = self.source.line(self.quote_starts[0])
            self.structure.leaves.append(Leaf(start, end, text, lines, block_line, is_prose))
        return text

    def paragraph(self, _details: object, place: Place) -> None:
        """Take a paragraph; its range says it all."""
        self.flush()
        self.at_text = False
        self.add_text(*self.range(place))

    def add_text(self, start: int, end: int) -> None:
        """Add a paragraph, or the own text of an item."""
        frame = self.stack[-1]
        if frame.takes_text:
            if frame.task is None:
                frame.task, start = box(self.text, start, end)
            frame.text = self.leaf(start, end, self.source.line(frame.start))
            return
        text = self.leaf(start, end, self.named_line(frame, start, end))
        frame.blocks.append(Paragraph(text, text.line, text.end_line))

    def named_line(self, frame: Frame, start: int, end: int) -> int:
        """Return the line of the block that an id in `[start, end)` names."""
        line = self.source.line(start)
        if self.text[start] != "^" or not _LONE_ID.fullmatch(self.text[start:end].rstrip()):
            return line
        if frame.blocks:
            return frame.blocks[-1].line
        return frame.text.line if frame.text else line

    def flush(self) -> None:
        """Close the loose text of a tight item."""
        frame = self.stack[-1]
        if frame.text_start >= 0:
            start, end = frame.text_start, frame.text_end
            frame.text_start = frame.text_end = -1
            self.add_text(start, end)

    def resume(self, _place: object = None) -> None:
        """Go back to what is around a block: in an item, more loose text may follow."""
        self.at_text = self.stack[-1].kind == "Item"

    def heading(self, details: dict[str, str], place: Place) -> None:
        """Take a heading, or what was shown to the parser as one."""
        self.flush()
        self.at_text = False
        start, end = self.range(place)
        if start in self.openings:
            self.opening(start, end)
            return
        line, end_line = self.lines(start, end)
        level = int(details["level"][1])
        text = self.leaf(*_heading_text(self.text, start, end), line)
        self.stack[-1].blocks.append(Heading(level, text, line, end_line))

    def opening(self, start: int, end: int) -> None:
        """Take the first line of a callout, which was shown to the parser as a heading."""
        frame = self.stack[-1]
        if frame.kind != "BlockQuote" or frame.blocks or frame.callout or frame.flat:
            self.add_text(start, end)
            return
        kind, title = self.openings[start]
        frame.callout = kind
        text = self.leaf(title, end, self.source.line(start))
        frame.title = text if text.raw else None


def _heading_text(text: str, start: int, end: int) -> Range:
    """Return where the words of a heading stand, without its `#`s or its underline."""
    marks = _ATX.match(text, start)
    if marks:
        closing = _CLOSING_MARKS.search(text[marks.end() : end].rstrip())
        return marks.end(), marks.end() + closing.start() if closing else end
    end = start + len(text[start:end].rstrip())
    return start, text.rfind("\n", start, end)
