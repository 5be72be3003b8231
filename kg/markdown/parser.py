"""Markdown text to a `Document`."""

from __future__ import annotations

import re

from kg.markdown.block_ids import read_block_ids
from kg.markdown.blocks import read_blocks
from kg.markdown.callouts import Opening, find_openings, hide_openings
from kg.markdown.citations import read_citations
from kg.markdown.codespans import mask_code
from kg.markdown.comments import find_comments, hide_comments
from kg.markdown.decoding import normalise
from kg.markdown.displays import find_displays, join_displays
from kg.markdown.document import BlockId, Citation, Document, InlineField, Span, Tag
from kg.markdown.front_matter import read_front_matter
from kg.markdown.inline_fields import read_inline_fields
from kg.markdown.leaves import Leaves
from kg.markdown.links import read_links
from kg.markdown.masking import Range, mask
from kg.markdown.source import Source, source_of
from kg.markdown.structure import Structure
from kg.markdown.tags import read_tags

_HTML_COMMENT_END = re.compile(r"--!?>")


def parse(text: str, first_line: int = 1) -> Document:
    """Take *text* apart. Never raises, whatever the text; the work grows with its length.

    *first_line* is the line of its file on which the text begins.
    """
    source = source_of(normalise(text), first_line)
    front = read_front_matter(source)
    shown, comments, openings = _shown(source.text, front.end)
    structure = read_blocks(source, shown, openings)
    leaves = Leaves(structure.leaves)
    hidden = sorted([*comments, *structure.code, *structure.html])
    visible = mask(source.text, hidden) if hidden else source.text
    links, ranges = read_links(source, visible, structure.destinations, leaves)
    marks = _read_marks(source, visible, [*ranges, *structure.math], leaves)
    return Document(
        text=source.text,
        front_matter=front.matter,
        blocks=tuple(structure.blocks),
        links=(*front.links, *links),
        tags=(*front.tags, *marks[0]),
        block_ids=tuple(marks[1]),
        inline_fields=tuple(marks[2]),
        citations=tuple(marks[3]),
        comments=_comment_spans(source, comments, structure),
        problems=front.problems,
        first_line=first_line,
    )


def _shown(text: str, body: int) -> tuple[str, list[Range], dict[int, Opening]]:
    """Return *text* as the Markdown parser is to see it, its comments, its callouts.

    The front matter becomes a blank line; every offset stays what it is.
    """
    shown = " " * (body - 1) + "\n" + text[body:] if body else text
    comments: list[Range] = []
    if "%%" in shown or "$$" in shown:
        bare = mask_code(shown)
        comments = find_comments(bare) if "%%" in bare else []
        displays = find_displays(mask(bare, comments)) if "$$" in bare else []
        shown = join_displays(hide_comments(shown, comments), displays)
    openings = find_openings(shown) if "[!" in shown else {}
    return hide_openings(shown, openings) if openings else shown, comments, openings


def _read_marks(
    source: Source, visible: str, unread: list[Range], leaves: Leaves
) -> tuple[list[Tag], list[BlockId], list[InlineField], list[Citation]]:
    """Return tags, block ids, inline fields and citations: none stands in links or math."""
    prose = mask(visible, sorted(unread)) if unread else visible
    return (
        read_tags(source, prose, leaves) if "#" in prose else [],
        read_block_ids(source, prose, leaves) if "^" in prose else [],
        read_inline_fields(source, prose, leaves) if "::" in prose else [],
        read_citations(source, prose, leaves) if "@" in prose else [],
    )


def _comment_spans(source: Source, comments: list[Range], structure: Structure) -> tuple[Span, ...]:
    ranges = list(comments)
    for start, end in (*structure.html, *structure.html_blocks):
        ranges += _html_comments(source.text, start, end)
    return tuple(source.span(*each) for each in sorted(ranges)) if ranges else ()


def _html_comments(text: str, start: int, end: int) -> list[Range]:
    """Return the comments in a stretch of HTML; one that is not closed runs to its end."""
    found = []
    begin = text.find("<!--", start, end)
    while begin >= 0:
        closing = _HTML_COMMENT_END.search(text, begin + 4, end)
        stop = closing.end() if closing else end
        found.append((begin, stop))
        begin = text.find("<!--", stop, end)
    return found
