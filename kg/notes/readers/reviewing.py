"""A referee's report, its comments, the answer to it, an audit with its verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.markdown import ListBlock, ListItem, plain
from kg.names import fold
from kg.notes.labels import Entry, entries, split_label
from kg.notes.model import Anchor, PaperId, Part, Self, Term
from kg.notes.readers.counts import counted, declared_number
from kg.notes.readers.texts import block_text, item_text
from kg.notes.reading import Context, Lines, Reading
from kg.notes.sections import Section
from kg.notes.types import Options

_BRACKETED = re.compile(r"^\[([^\]]{1,120})\]\s*")
_NAMED = re.compile(
    r"^((?:Section|Sec\.|§|Chapter|Appendix|Figure|Fig\.|Table|Eq\.|Abstract|Throughout|General)\b[^:]{0,80}):\s*"
)


def report(section: Section, context: Context) -> Iterator[Reading]:
    """Read a referee's report: labelled paragraphs are judgements of the paper.

    Option: `rows` maps labels to aspects.
    """
    options: Options = section.type.options if section.type else {}
    rows = options.get("rows")
    aspects = {fold(str(k)): str(v) for k, v in rows.items()} if isinstance(rows, Mapping) else {}
    paper = context.topic if isinstance(context.topic, PaperId) else None
    whole = context.item(
        "report",
        ("kg:RefereeReport",),
        [
            ("schema:itemReviewed", paper),
            ("prov:wasAttributedTo", context.by),
            ("kg:simulated", True),
            ("dcterms:isPartOf", Self()),
        ],
        (section.line, section.end_line),
        section.title,
    )
    yield Anchor("report", whole.key)
    yield whole
    for part in entries(section.blocks):
        if isinstance(part, Entry):
            aspect = aspects.get(fold(part.label), "kg:Summary")
            text = plain(part.text.raw if fold(part.label) in aspects else part.whole.raw)
            yield context.item(
                "assessment",
                ("kg:Assessment",),
                [
                    ("kg:aspect", Term(aspect)),
                    ("schema:reviewBody", text),
                    ("schema:itemReviewed", paper),
                    ("prov:wasAttributedTo", context.by),
                    ("dcterms:isPartOf", Part(whole.key)),
                ],
                (part.line, part.end_line),
                f"{aspect} {text}",
            )


def comments(section: Section, context: Context) -> Iterator[Reading]:
    """Read a referee's comments, each with the section that it concerns.

    Options: `severity`; `count-of`, what the heading's number declares.
    """
    options: Options = section.type.options if section.type else {}
    yield Lines(section.line, section.line)
    found = 0
    for block in section.blocks:
        match block:
            case ListBlock(items=items):
                for item in items:
                    found += 1
                    yield _comment(item, found, options, context)
            case _:
                pass
    if options.get("count-of"):
        declared = declared_number(section.title)
        place = (section.line, section.line)
        yield from counted(context, str(options["count-of"]), declared, found, place)


def _comment(item: ListItem, position: int, options: Options, context: Context) -> Reading:
    concerned, text = commented_section(item)
    return context.item(
        "comment",
        ("kg:ReviewComment",),
        [
            ("kg:severity", Term(str(options.get("severity", "kg:Minor")))),
            ("schema:position", position),
            ("schema:text", text),
            ("kg:refersToSection", concerned),
            ("schema:itemReviewed", context.topic),
            ("prov:wasAttributedTo", context.by),
            ("dcterms:isPartOf", Part("@report")),
        ],
        (item.line, item.end_line),
        text,
    )


def commented_section(item: ListItem) -> tuple[str, str]:
    """Return which section a comment concerns, and the comment without that.

    `[Section 2] Section 2: text`, `**Section 2**: text` and `Section 2: text` are the same.
    """
    label, start = split_label(item.text, bare=False)
    whole = item_text(item)
    if label:
        return plain(label), plain(item.text.raw[start:])
    bracketed = _BRACKETED.match(whole)
    rest = whole[bracketed.end() :] if bracketed else whole
    named = _NAMED.match(rest)
    if named and (not bracketed or fold(named[1]) == fold(bracketed[1])):
        return named[1], rest[named.end() :]
    return (bracketed[1], rest) if bracketed else ("", whole)


def response(section: Section, context: Context) -> Iterator[Reading]:
    """Read an answer to the report; where the heading says so it stands in another's name."""
    text = block_text(section.blocks)
    simulated = "simulated" in section.title.lower()
    if text:
        yield context.item(
            "response",
            ("kg:AuthorResponse",),
            [
                ("schema:text", text),
                ("kg:simulated", simulated or None),
                ("cito:repliesTo", Part("@report")),
                ("prov:wasAttributedTo", context.by),
                ("dcterms:isPartOf", Self()),
            ],
            (section.line, section.end_line),
            text,
        )
    yield Lines(section.line, section.end_line)


def audit(section: Section, context: Context) -> Iterator[Reading]:
    """Read a named check of the paper: the first line is its verdict, the rest its reasons.

    Options: `check-type`; `verdicts` maps words of the verdict to terms.
    """
    options: Options = section.type.options if section.type else {}
    lines = [line for line in block_text(section.blocks).split("\n") if line]
    yield Lines(section.line, section.end_line)
    if not lines:
        return
    verdicts = options.get("verdicts")
    words = (
        {fold(str(k)): str(v) for k, v in verdicts.items()} if isinstance(verdicts, Mapping) else {}
    )
    verdict = words.get(fold(lines[0]), "kg:IssueFound")
    reasons = [line for line in lines[1:] if fold(line) != "full rationale"]
    yield context.item(
        "check",
        ("kg:Check",),
        [
            ("kg:checkType", Term(str(options.get("check-type", "kg:Circularity")))),
            ("kg:verdict", Term(verdict)),
            ("schema:text", lines[0]),
            ("kg:rationale", " ".join(reasons)),
            ("schema:itemReviewed", context.topic),
            ("prov:wasAttributedTo", context.by),
            ("dcterms:isPartOf", Self()),
        ],
        (section.line, section.end_line),
        section.title,
    )


def abstract(section: Section, context: Context) -> Iterator[Reading]:
    """Read the paper's own abstract."""
    text = " ".join(block_text(section.blocks).split())
    paper = context.topic if isinstance(context.topic, PaperId) else None
    if text and paper:
        yield context.item(
            "abstract",
            ("kg:Section",),
            [
                ("dcterms:title", "Abstract"),
                ("schema:text", text),
                ("dcterms:source", paper),
                ("dcterms:isPartOf", Self()),
            ],
            (section.line, section.end_line),
            "abstract",
        )
    yield Lines(section.line, section.end_line)
