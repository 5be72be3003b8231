"""Specifications: articles and numbered clauses as parts of the artifact, with rationale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.markdown import Block, ListBlock, Paragraph, Quote, plain
from kg.notes.model import Artifact, Item, Part, Ref
from kg.notes.readers.prose import prose
from kg.notes.reading import Context, Reading
from kg.notes.sections import Section

_ARTICLE = re.compile(
    r"\W*(?:Art(?:icle|ikel|\.)?|§|Clause|Principle|Rule)\s*(\d{1,4}(?:\.\d{1,4})*|[IVXLC]{1,6})(?!\w)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(\d{1,4}(?:\.\d{1,4})*)[.)]?\s+\S")
_CLAUSE = re.compile(
    r"(?:\*\*|__)(?:§|Art\.|Clause)?\s*(\d{1,4}(?:\.\d{1,4})+[a-z]?)[.:]?(?P<title>[^*_\n]{0,100}?)(?:\*\*|__)[.:]?\s*"
    r"|(\d{1,4}(?:\.\d{1,4})+[a-z]?)[.:]?\s+(?=\S)"
)
_RATIONALE = re.compile(r"[*_]{1,3}Rationale[*_]{0,3}:[*_]{0,3}\s*", re.IGNORECASE)


@dataclass(slots=True)
class _Clause:
    """One clause as it is gathered: its number, title, first line, and its lines of text."""

    number: str
    title: str
    line: int
    texts: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    end_line: int = 0


def clauses(section: Section, context: Context) -> Iterator[Reading]:
    """Take an article as a part of the artifact and its clauses as parts of the article.

    A heading `Art. 7 Ethics` is an article, `7. Ethics` one where clauses `7.1` stand below.
    """
    if isinstance(context.topic, Artifact):
        found = list(_clauses(section.blocks))
        number = _article_number(section.title, [clause.number for clause in found])
        article = _article(section, number, found, context) if number else None
        if article:
            yield article
        for clause in found:
            if clause.number:
                yield _part(context, clause, Part(article.key) if article else context.topic)
    yield from prose(section, context)


def article_number(words: str) -> str:
    """Return the number of the article or clause that *words* begin with, empty for none.

    >>> article_number("Art. 7 Ethics"), article_number("§7.2"), article_number("Part 7")
    ('7', '7.2', '')
    """
    found = _ARTICLE.match(words)
    return found[1] if found else ""


def _article_number(title: str, numbers: Sequence[str]) -> str:
    found = article_number(title)
    if found:
        return found
    bare = _NUMBERED.match(title)
    is_above = bare is not None and any(n.startswith(f"{bare[1]}.") for n in numbers)
    return bare[1] if bare and is_above else ""


def _article(section: Section, number: str, found: Sequence[_Clause], context: Context) -> Item:
    own = [clause for clause in found if not clause.number]
    article = _Clause(number, section.title, section.line, end_line=section.end_line)
    article.texts = [text for clause in own for text in clause.texts]
    article.reasons = [text for clause in own for text in clause.reasons]
    return _part(context, article, context.topic, label=section.title)


def _part(context: Context, clause: _Clause, whole: Ref | None, label: str = "") -> Item:
    return context.item(
        "part",
        ("kg:Artifact", "kg:ArtifactPart"),
        [
            ("rdfs:label", label or f"{clause.number} {clause.title}".strip()),
            ("kg:number", clause.number),
            ("schema:text", " ".join(clause.texts)),
            ("kg:rationale", " ".join(clause.reasons)),
            ("dcterms:isPartOf", whole),
        ],
        (clause.line, max(clause.line, clause.end_line)),
        clause.number,
    )


def _clauses(blocks: Sequence[Block]) -> Iterator[_Clause]:
    """Yield the clauses in order; what stands before the first has no number."""
    current = _Clause("", "", 0)
    is_reason = False
    for line, number, begins_block in _lines(blocks):
        clause = _CLAUSE.match(line)
        reason = _RATIONALE.match(line)
        if clause:
            yield current
            name = clause[1] or clause[3]
            current = _Clause(name, plain(clause["title"] or "").strip(" .:—–-"), number)
        rest = line[(clause or reason).end() :] if clause or reason else line  # type: ignore[union-attr]
        is_reason = bool(reason) or (is_reason and not clause and not begins_block)
        words = plain(rest)
        if words:
            (current.reasons if is_reason else current.texts).append(words)
            current.end_line = number
    yield current


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[str, int, bool]]:
    for block in blocks:
        match block:
            case Paragraph(text=text):
                for at, line in enumerate(text.raw.split("\n")):
                    yield line.strip(), text.line + at, at == 0
            case ListBlock(items=items):
                for item in items:
                    for at, line in enumerate(item.text.raw.split("\n")):
                        yield line.strip(), item.text.line + at, at == 0
                    yield from _lines(item.blocks)
            case Quote(blocks=inner):
                yield from _lines(inner)
            case _:
                pass
