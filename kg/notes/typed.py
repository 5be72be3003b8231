"""The relation that somebody typed beside a link: `supports:: [[x]]`, `(disputes) [[x]]`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kg.markdown import (
    Block,
    Document,
    Heading,
    InlineField,
    Link,
    LinkKind,
    ListBlock,
    plain,
    walk,
)
from kg.notes.reading import PlacedLink, Reason
from kg.notes.reasons import list_reasons, listed, prose_reason, sentence_end
from kg.notes.relations import Relations

_BRACKET = re.compile(r"\(([^()\n]{1,60})\)[ \t]{0,3}[*_]{0,3}\Z")
_COLONS = re.compile(r"((?:\w+ ){0,4}\w+)::[ \t]{0,3}\Z")
_LABEL = re.compile(
    r"\s*[*_]{0,3}(?P<word>[^:*_\n]{1,60}?)\s*(?P<sign>(?:[*_]{1,3}|::?|[—–-])*)\s*\Z"
)
_LONGEST_ROW = 9
_NEAR = 70
"""Characters before a link in which the name of its relation stands."""


def typed_links(
    document: Document, relations: Relations, links: Sequence[Link] | None = None
) -> Iterator[Reason]:
    """Yield relation and reason of each of *links* that has a typed relation.

    They are the document's own where none are given.

    An inline field may have any name; in brackets before a link, at the beginning of a
    list item, as a heading or as a key of the front matter it is a word of *relations*.
    The reason is what follows the link, to the end of its sentence or item.
    """
    links = document.links if links is None else links
    texts = _by_text(links)
    if texts and document.inline_fields:
        yield from _fields(document, texts)
    items = _list_items(document.blocks) if texts else frozenset()
    sections = _Sections(document, relations) if texts else None
    for links in texts:
        placed = [_placed(link) for link in links]
        yield from _bracketed(placed, relations)
        yield from _labelled(placed, relations, in_list=id(links[0].text) in items)
        if sections:
            yield from _below(placed, sections, in_list=id(links[0].text) in items)
    for link in links:
        if link.key and link.kind is not LinkKind.URL and relations.get(link.key):
            yield Reason(link, prose_reason(link.text.raw, _placed(link).end), link.key)


def _by_text(links: Sequence[Link]) -> list[list[Link]]:
    """Return the links of the body, together those of one text."""
    found: dict[int, list[Link]] = {}
    for link in links:
        if not link.key and link.kind is not LinkKind.URL:
            found.setdefault(id(link.text), []).append(link)
    return list(found.values())


def _placed(link: Link) -> PlacedLink:
    return PlacedLink(link, link.offset, link.offset + link.span.end_column - link.span.column)


def _list_items(blocks: Sequence[Block]) -> frozenset[int]:
    lists = (block for block in walk(blocks) if isinstance(block, ListBlock))
    return frozenset(id(item.text) for block in lists for item in block.items)


def _fields(document: Document, texts: Sequence[Sequence[Link]]) -> Iterator[Reason]:
    """Yield the links that are the value of an inline field (`supports:: [[x]]`)."""
    on_line: dict[int, list[InlineField]] = {}
    for inline in sorted(document.inline_fields, key=lambda f: f.span):
        on_line.setdefault(inline.span.line, []).append(inline)
    starts = {line: [f.span.column for f in fields] for line, fields in on_line.items()}
    for links in texts:
        inside: dict[int, tuple[InlineField, list[PlacedLink]]] = {}
        for link in links:
            index = bisect_right(starts.get(link.span.line, ()), link.span.column) - 1
            field = on_line[link.span.line][index] if index >= 0 else None
            if field and link.span.column < field.span.end_column:
                inside.setdefault(id(field), (field, []))[1].append(_placed(link))
        for field, placed in inside.values():
            yield from _field(field, placed)


def _field(field: InlineField, placed: Sequence[PlacedLink]) -> Iterator[Reason]:
    raw, first = placed[0].link.text.raw, placed[0]
    end = first.start + field.span.end_column - first.link.span.column
    begin = max(0, first.start - (first.link.span.column - field.span.column))
    is_bracketed = raw[begin : begin + 1] in ("[", "(") and raw[end - 1 : end] in ("]", ")")
    inner = end - 1 if is_bracketed else end
    reasons = list_reasons(raw, placed, first.start, inner)
    after = prose_reason(raw, end) if is_bracketed else ""
    for link, reason in zip(placed, reasons, strict=True):
        yield Reason(link.link, reason or after, field.key)


def _bracketed(placed: Sequence[PlacedLink], relations: Relations) -> Iterator[Reason]:
    """Yield the links with a relation before them: `(contradicts) [[x]]`, `contradicts:: [[x]]`."""
    for index, link in enumerate(placed):
        raw = link.link.text.raw
        word = _word_before(raw[max(0, link.start - _NEAR) : link.start], relations)
        if word:
            following = placed[index : index + _LONGEST_ROW]
            yield from _row(following[: listed(raw, following)], word)


def _word_before(before: str, relations: Relations) -> str:
    """Return the relation in brackets, or with two colons, at the end of *before*."""
    if not before.rstrip(" \t*_").endswith((")", "::")):
        return ""
    bracket = _BRACKET.search(before)
    if bracket:
        return bracket[1] if relations.get(bracket[1]) else ""
    colons = _COLONS.search(before)
    words = colons[1].split(" ") if colons else []
    names = (" ".join(words[first:]) for first in range(len(words)))
    return next((name for name in names if relations.get(name)), "")


def _labelled(
    placed: Sequence[PlacedLink], relations: Relations, *, in_list: bool
) -> Iterator[Reason]:
    """Yield the links of an entry that begins with a relation's name.

    In a list the name is enough (`- Supports [[x]]`); elsewhere a colon or bold letters
    set it apart from a sentence (`**Supports** [[x]]`).
    """
    raw, first = placed[0].link.text.raw, placed[0].start
    label = _LABEL.match(raw[:first]) if first <= _NEAR else None
    if label and (in_list or label["sign"]) and relations.get(plain(label["word"])):
        row = placed[: listed(raw, placed)]
        yield from _row(row, plain(label["word"]), to_end=in_list)


def _below(placed: Sequence[PlacedLink], sections: _Sections, *, in_list: bool) -> Iterator[Reason]:
    """Yield the first links of an entry in a section whose name is a relation."""
    relation = sections.at(placed[0].link.span.line)
    if relation:
        row = placed[: listed(placed[0].link.text.raw, placed)]
        yield from _row(row, relation, to_end=in_list)


def _row(row: Sequence[PlacedLink], relation: str, *, to_end: bool = False) -> Iterator[Reason]:
    raw = row[0].link.text.raw
    end = len(raw) if to_end else sentence_end(raw, row[-1].end)
    reasons = list_reasons(raw, row, row[0].start, end)
    for link, reason in zip(row, reasons, strict=True):
        yield Reason(link.link, reason, relation)


class _Sections:
    """Where the sections begin whose name is a relation, and where others do."""

    __slots__ = ("_lines", "_names")

    def __init__(self, document: Document, relations: Relations) -> None:
        self._lines, self._names = [0], [""]
        level = 0
        for block in document.blocks:
            if isinstance(block, Heading):
                name = plain(block.text.raw) if len(block.text.raw) < _NEAR else ""
                if relations.get(name):
                    level = block.level
                elif level and block.level > level:
                    continue
                else:
                    level, name = 0, ""
                self._lines.append(block.line)
                self._names.append(name)

    def at(self, line: int) -> str:
        """Return the relation that names the section of *line*, or nothing."""
        return self._names[bisect_right(self._lines, line) - 1]
