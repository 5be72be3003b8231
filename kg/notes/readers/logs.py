"""Logs: rows of tables as items of their own; links of a navigation with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.markdown import Block, ListBlock, ListItem, Quote, Table, Text, plain
from kg.names import fold
from kg.notes.model import Date, Item, Self, Target, Value
from kg.notes.readers.keys import is_date
from kg.notes.readers.prose import prose
from kg.notes.readers.related import related
from kg.notes.readers.texts import item_text
from kg.notes.reading import Context, Lines, Reading, Reason
from kg.notes.sections import Section

_COLUMNS: Mapping[str, str] = {
    "date": "date", "when": "date", "day": "date", "datum": "date",
    "decision": "text", "risk": "text", "event": "text", "entry": "text", "what": "text",
    "item": "text", "description": "text", "title": "text", "paper": "text", "note": "text",
    "change": "text", "issue": "text", "assumption": "text", "name": "text", "source": "text",
    "rationale": "kg:rationale", "reason": "kg:rationale", "why": "kg:rationale",
    "likelihood": "kg:likelihood", "probability": "kg:likelihood",
    "impact": "kg:impact", "severity": "kg:impact", "consequence": "kg:impact",
    "mitigation": "kg:mitigation", "response": "kg:mitigation", "measure": "kg:mitigation",
    "status": "kg:status", "state": "kg:status",
    "owner": "kg:owner", "responsible": "kg:owner", "who": "kg:owner",
    "id": "kg:number", "nr": "kg:number", "no": "kg:number", "number": "kg:number",
}  # fmt: skip
"""Headers of columns, folded, and what their cells say."""

_PASS = re.compile(r"(?:pass|p)?\s*(\d)\b.*|(\d)(?:st|nd|rd)? pass.*")
_STATES: Mapping[str, str] = {
    "✅": "done", "☑": "done", "✔": "done", "x": "done", "yes": "done", "done": "done",
    "🔄": "in progress", "🚧": "in progress", "⏳": "in progress", "…": "in progress",
    "⬜": "open", "☐": "open", "❌": "open", "no": "open", "-": "open", "": "open",
}  # fmt: skip
_DATED = re.compile(r"[*_]{0,2}(\d{4}-\d{2}-\d{2})[*_]{0,2}\s*[:—–-]*\s*")
_REASON = re.compile(r"\s(?:—|–|because)\s")


def log(section: Section, context: Context) -> Iterator[Reading]:
    """Take each row of a table, and each list item that begins with a day, as an entry."""
    yield from _entries(section.blocks, context)
    yield from prose(section, context)


def navigation(section: Section, context: Context) -> Iterator[Reading]:
    """Take links that need no reason; what stands in brackets after one is kept as such."""
    for reading in related(section, context):
        yield replace(reading, expected=False) if isinstance(reading, Reason) else reading


def _entries(blocks: Sequence[Block], context: Context) -> Iterator[Reading]:
    for block in blocks:
        match block:
            case Table():
                yield from _table(block, context)
            case ListBlock(items=items):
                for item in items:
                    yield from _dated(item, context)
            case Quote(blocks=inner):
                yield from _entries(inner, context)
            case _:
                pass


def _table(table: Table, context: Context) -> Iterator[Reading]:
    headers = [plain(cell.raw) for cell in table.header]
    kinds = [_kind(header) for header in headers]
    yield Lines(table.line, table.end_line)
    for row in table.rows:
        said = list(_said(headers, kinds, row))
        if any(plain(cell.raw) for cell in row):
            yield _entry(context, said, row, (row[0].line, row[0].line))


def _kind(header: str) -> str:
    name = fold(header)
    found = _PASS.fullmatch(name)
    if found:
        return f"pass {found[1] or found[2]}"
    return _COLUMNS.get(name) or next((k for w in name.split() if (k := _COLUMNS.get(w))), "")


def _said(
    headers: Sequence[str], kinds: Sequence[str], row: Sequence[Text]
) -> Iterator[tuple[str, Value]]:
    """Yield the statements of a row; the first text is what the entry is about."""
    has_text = "text" in kinds
    for header, kind, cell in zip(headers, kinds, row, strict=True):
        text = plain(cell.raw)
        if kind.startswith("pass "):
            state = _STATES.get(text.strip("\ufe0f ").casefold())
            yield "kg:passState", f"{kind}: {state or text}"
        elif not text:
            continue
        elif kind == "date":
            yield "dcterms:date", Date(text[:10]) if is_date(text[:10]) else text
        elif kind == "text" or (not kind and not has_text):
            has_text = True
            yield from (("rdfs:label", text), ("schema:text", text))
        elif kind:
            yield kind, text
        else:
            yield "kg:logField", f"{header}: {text}"


def _entry(
    context: Context,
    said: Sequence[tuple[str, Value]],
    texts: Sequence[Text],
    place: tuple[int, int],
) -> Item:
    kept: dict[str, Value] = {}
    more: list[tuple[str, Value | None]] = []
    for name, value in said:
        if name in kept and name in {"rdfs:label", "schema:text"}:
            if name == "schema:text":
                more.append(("kg:logField", value))
        else:
            kept.setdefault(name, value)
            more.append((name, value))
    links = [placed.link for text in texts for placed in context.links_in(text)]
    more += [("dcterms:references", Target(link)) for link in links]
    words = " | ".join(plain(text.raw) for text in texts)
    return context.item(
        "entry", ("kg:LogEntry",), [*more, ("dcterms:isPartOf", Self())], place, words
    )


def _dated(item: ListItem, context: Context) -> Iterator[Item]:
    found = _DATED.match(item.text.raw)
    if found and is_date(found[1]):
        text = _DATED.sub("", item_text(item), count=1)
        decided, *reason = _REASON.split(text, maxsplit=1)
        said: list[tuple[str, Value]] = [
            ("dcterms:date", Date(found[1])), ("rdfs:label", decided), ("schema:text", text),
        ]  # fmt: skip
        said += [("kg:rationale", one) for one in reason]
        yield _entry(context, said, [item.text], (item.line, item.end_line))
