"""A note with other names in its links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import quote

from kg.markdown import Document, Link, LinkKind, Table, walk

_DESTINATION = re.compile(r"\]\(\s*(<[^<>\n]*>|[^\s<>]+)[^\n]*\)\Z")


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def relinked(document: Document, written: Callable[[Link], str]) -> str:
    """Return the text of *document*, each link with the name that *written* gives its target.

    A link that showed its name shows it still.
    """
    starts = _line_starts(document.text)
    first = document.first_line
    text = document.text
    edits: list[_Edit] = []
    for link in document.links:
        name = link.target if link.kind is LinkKind.URL else written(link)
        if name != link.target:
            span = link.span
            start = starts[span.line - first] + span.column - 1
            end = starts[span.end_line - first] + span.end_column - 1
            edits += _edits(document, link, name, start, text[start:end])
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _edits(document: Document, link: Link, name: str, start: int, raw: str) -> Iterator[_Edit]:
    if link.kind in (LinkKind.WIKILINK, LinkKind.EMBED):
        yield _wikilink(document, link, name, start, raw)
    elif found := _DESTINATION.search(raw, raw.rfind("](")):
        path, sharp, fragment = found[1].strip("<>").partition("#")
        ending = path[-3:] if path.lower().endswith(".md") and name[-3:] != ".md" else ""
        to = f"{quote(name)}{ending}{sharp}{fragment}"
        yield _Edit(start + found.start(1), start + found.end(1), to)
    elif not raw.endswith(")"):
        mark = "!" if link.kind is LinkKind.IMAGE else ""
        parts = [*link.headings, *([f"^{link.block}"] if link.block else [])]
        to = quote(name) + "".join(f"#{quote(part)}" for part in parts)
        yield _Edit(start, start + len(raw), f"{mark}[{link.label or link.target}]({to})")


def _wikilink(document: Document, link: Link, name: str, start: int, raw: str) -> _Edit:
    """Return `[[target#part|label]]` with another target, and with a label where it had none."""
    opening = raw.find("[[") + 2
    inside = raw[opening:-2]
    target, bar, label = inside.partition("|")
    escape = "\\" if bar and target.endswith("\\") else ""
    path, sharp, fragment = target.removesuffix("\\").partition("#")
    if not bar and link.kind is LinkKind.WIKILINK:
        bar, label = "|", " > ".join(part for part in (path.strip(), *_parts(fragment)) if part)
        escape = "\\" if _in_table(document, link) else ""
    text = f"{name}{sharp}{fragment}{escape}{bar}{label}"
    return _Edit(start + opening, start + opening + len(inside), text)


def _parts(fragment: str) -> list[str]:
    return [part.strip() for part in fragment.split("#")]


def _in_table(document: Document, link: Link) -> bool:
    tables = (block for block in walk(document.blocks) if isinstance(block, Table))
    return any(table.line <= link.span.line <= table.end_line for table in tables)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts
