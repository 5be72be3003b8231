"""The front matter of a note: its values, links, tags and faults, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.markdown.document import FrontMatter, Link, LinkKind, Problem, Span, Tag, Text
from kg.markdown.source import Source
from kg.markdown.tags import is_tag
from kg.markdown.wikilinks import Wikilink, find_wikilinks
from kg.markdown.yaml_values import Fault, Scalar, Yaml, read_yaml

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_TAG_KEYS = ("tags", "tag")
_TAG_BREAK = re.compile(r"[,\s]+")
_KEY = re.compile(r"([^\s#:][^:]*):(?=\s)")
_COMMENT = re.compile(r"\s*#")
_NOT_IN_A_NAME = frozenset("[]\"'")


@dataclass(frozen=True, slots=True)
class Front:
    """Everything read from the front matter; `end` is the offset at which the body begins."""

    matter: FrontMatter = field(default_factory=FrontMatter)
    links: list[Link] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()
    end: int = 0


def read_front_matter(source: Source) -> Front:
    """Read the YAML between `---` on the very first line and the next `---` or `...`."""
    opening = _OPENING.match(source.text)
    closing = _CLOSING.search(source.text, opening.end()) if opening else None
    if not opening or not closing:
        return Front()
    start, end = opening.end(), closing.start()
    yaml = read_yaml(source.text[start:end])
    faults = [*yaml.faults, *_not_a_mapping(yaml)]
    values = yaml.value if isinstance(yaml.value, dict) and not faults else {}
    lines = {key: line + source.first + 1 for key, line in yaml.lines.items()}
    scalars = yaml.scalars if isinstance(yaml.value, dict) else _raw_lines(source.text[start:end])
    return Front(
        FrontMatter(values, lines, source.line(end)),
        list(_links(source, start, scalars)),
        list(_tags(source, start, scalars)),
        tuple(_problem(fault, source.first + 1) for fault in faults),
        closing.end(),
    )


def _not_a_mapping(yaml: Yaml) -> list[Fault]:
    if yaml.faults or yaml.value is None or isinstance(yaml.value, dict):
        return []
    return [Fault("this is not a list of `key: value` lines", 0, 0)]


def _problem(fault: Fault, first: int) -> Problem:
    """Return *fault* at its place in the note: the YAML begins on line *first*."""
    line, column = fault.line + first, fault.column + 1
    span = Span(line, column, line, column + fault.length)
    return Problem(span, f"front matter: {fault.message}")


def _raw_lines(yaml: str) -> list[Scalar]:
    """Return the lines of YAML that cannot be parsed, so that their links still count."""
    scalars = []
    key = ""
    at = 0
    for line in yaml.split("\n"):
        found = _KEY.match(line)
        if found:
            key = found[1].strip("\"' ")
        if not _COMMENT.match(line):
            scalars.append(Scalar(at, at + len(line), key, "", is_list=False))
        at += len(line) + 1
    return scalars


def _links(source: Source, base: int, scalars: list[Scalar]) -> Iterator[Link]:
    """Yield the wikilinks; `[[Note]]` without quotes is YAML for a list in a list."""
    done = 0
    for scalar in scalars:
        if scalar.start < done:
            continue
        start, raw = _as_typed(source.text, base + scalar.start, base + scalar.end)
        if "[[" not in raw:
            continue
        if scalar.is_list:
            done = scalar.end
        text = Text(raw, source.line(start))
        for link in find_wikilinks(raw, raw):
            if not (
                scalar.is_list and _NOT_IN_A_NAME.intersection(raw[link.start + 2 : link.end - 2])
            ):
                yield _link(source, scalar.key, start, text, link)


def _link(source: Source, key: str, start: int, text: Text, link: Wikilink) -> Link:
    return Link(
        LinkKind.EMBED if link.is_embed else LinkKind.WIKILINK,
        link.target,
        link.headings,
        link.block,
        link.label,
        source.span(start + link.start, start + link.end),
        text,
        link.start,
        key,
    )


def _as_typed(text: str, start: int, end: int) -> tuple[int, str]:
    """Return where the value begins and its text, without the quotes around it."""
    raw = text[start:end].rstrip()
    if len(raw) > 1 and raw[0] in "\"'" and raw[-1] == raw[0]:
        return start + 1, raw[1:-1]
    return start, raw


def _tags(source: Source, base: int, scalars: list[Scalar]) -> Iterator[Tag]:
    """Yield the entries of `tags:`, a list or a string parted by commas or blanks."""
    for scalar in scalars:
        if scalar.key.lower() not in _TAG_KEYS or scalar.is_list:
            continue
        at = base + scalar.start
        for entry in _TAG_BREAK.split(scalar.value):
            name = entry.removeprefix("#")
            if is_tag(name):
                start = source.text.find(name, at, base + scalar.end)
                at = start + len(name) if start >= 0 else at
                begin = max(start, base + scalar.start)
                yield Tag(name, source.span(begin, begin + len(name)), scalar.key)
