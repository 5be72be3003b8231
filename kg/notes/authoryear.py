"""Papers that running text cites by author and year: `Name et al. (2025)`, `(Name, 2019)`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.markdown import (
    Block,
    Document,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Table,
    Text,
    walk,
)
from kg.markdown.codespans import code_spans
from kg.markdown.masking import mask
from kg.notes.links import sentence
from kg.notes.model import Artifact, AuthorYear, Item, PaperId, Self, Term
from kg.notes.reading import Context

_YEAR = re.compile(
    r"((?:1[6-9]|20)\d\d)(?<![\w./:-]\d{4})[a-z]?(?=\s?[),;]|,? pp?\.)"  # digits first: it is quick
)
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|%%.*?(?:%%|\Z)|https?://\S+|\$[^$\n]{1,200}\$", re.DOTALL)
_OPENERS = (
    "Additionally|Although|Also|And|As|Because|Both|But|By|Consequently|Conversely|Crucially|Earlier"
    "|Finally|First|Following|For|From|Furthermore|Hence|Here|However|In|Indeed|Instead"
    "|Interestingly|Later|Like|Meanwhile|Moreover|Nevertheless|Notably|Recently|Second|See|Similarly"
    "|Since|Still|Then|There|Therefore|Third|Thus|Today|Unlike|While|With|Yet"
)
"""Words with which a sentence begins, and no list of authors."""
_PARTICLE = (
    r"(?:[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Dd]e|[Dd]el|[Dd]i|[Dd]a|[Ll]a|[Ll]e|[Dd]u|[Tt]er|[Tt]en)"
)
_NAME = (
    rf"(?:{_PARTICLE}[ \t\n]){{0,3}}(?!(?:{_OPENERS})\b)[^\W\d_a-zß-öø-ÿ][^\W\d_]+"
    r"(?:[-'’][^\W\d_]{2,})*"
)
_AUTHORS = re.compile(
    rf"(?<![\w'’-])(?P<first>{_NAME})"
    rf"(?:,?\s+et\s+al\b\.?|\s+and\s+(?:colleagues|others)|(?:,\s+{_NAME}){{0,3}},?\s+(?:&|and)\s+{_NAME})?"
    r"(?:['’]s?)?\s?(?P<joint>\(\s?|,\s|\s)?\Z"
)
_REACH = 120
"""Characters before a year in which its authors stand."""
_BRACKET_REACH = 400
"""Characters before a year in which its bracket opens."""


def cited_in_text(document: Document, left_out: Collection[int], context: Context) -> list[Item]:
    """Return an item for each citation by author and year; which paper it is stays open.

    Not in code, links, headings, comments and the lines *left_out*.
    """
    if not _YEAR.search(document.text):
        return []
    links: dict[int, list[Link]] = {}
    for link in document.links:
        links.setdefault(id(link.text), []).append(link)
    found: list[Item] = []
    for text in _texts(document.blocks):
        if _YEAR.search(text.raw):
            found += _in_text(text, links.get(id(text), ()), left_out, context)
    return found


def _texts(blocks: Sequence[Block]) -> Iterator[Text]:
    """Yield the running text of *blocks*, headings left out."""
    for block in walk(blocks):
        match block:
            case Paragraph(text=text):
                yield text
            case ListBlock(items=items):
                yield from (item.text for item in items)
            case Table(rows=rows):
                yield from (cell for row in rows for cell in row)
            case Quote(title=Text() as title):
                yield title
            case _:
                pass


def _in_text(
    text: Text, links: Sequence[Link], left_out: Collection[int], context: Context
) -> Iterator[Item]:
    raw = _masked(text.raw, links)
    line, counted = text.line, 0
    author, ended = "", -1
    for year in _YEAR.finditer(raw):
        line += raw.count("\n", counted, year.start())
        counted = year.start()
        before = raw[max(0, year.start() - _REACH) : year.start()]
        named = _AUTHORS.search(before)
        if named and _is_citation(raw, year.start(), named["joint"] or ""):
            author = " ".join(named["first"].split())
        elif not (author and ended >= 0 and raw[ended : year.start()].strip(" ,") == ""):
            author = ""
        ended = year.end() if author else -1
        if author and line not in left_out:
            yield _item(text, year, author, line, context)


def _item(text: Text, year: re.Match[str], author: str, line: int, context: Context) -> Item:
    topic = context.topic
    shown = sentence(text.raw, year.start())
    return context.item(
        "citation",
        ("cito:Citation",),
        [
            ("cito:hasCitingEntity", topic if isinstance(topic, PaperId | Artifact) else Self()),
            ("cito:hasCitedEntity", AuthorYear(author, int(year[1]))),
            ("cito:hasCitationCharacterization", Term("cito:cites")),
            ("kg:context", shown),
            ("dcterms:isPartOf", Self()),
        ],
        (line, line),
        f"{author} {year[1]} {shown}",
    )


def _is_citation(raw: str, at: int, joint: str) -> bool:
    """Tell whether a year after a name is in brackets: its own ones, or those around both."""
    if joint.startswith("("):
        return True
    opened = raw.rfind("(", max(0, at - _BRACKET_REACH), at)
    return joint != "" and opened > raw.rfind(")", max(0, at - _BRACKET_REACH), at)


def _masked(raw: str, links: Sequence[Link]) -> str:
    """Cover what is no running text; every offset stays."""
    hidden = [(x.offset, x.offset + x.span.end_column - x.span.column) for x in links]
    if "`" in raw:
        hidden += code_spans(raw)
    hidden += [found.span() for found in _HIDDEN.finditer(raw)]
    return mask(raw, sorted(hidden)) if hidden else raw
