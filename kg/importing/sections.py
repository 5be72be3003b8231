"""A section of a page as a note writes it: one function for each reader that has a form of its own.

Each function yields blocks of Markdown, which blank lines part. A section whose reader
has no form of its own keeps its paragraphs, lists and tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from kg.importing.chunks import Chunk, Kind, chunks, table_lines
from kg.importing.pages import Part
from kg.importing.phrases import (
    ARROW,
    block_safe,
    bold_label,
    is_attribution,
    labelled,
    related,
    use,
)
from kg.markdown import plain
from kg.names import fold

Blocks: TypeAlias = Iterator[str]
Writer: TypeAlias = Callable[[Part], Blocks]

_SENTENCE_LABEL = re.compile(r"(?:\*\*)?([A-Z][\w -]{2,30})(?:\.\*\*|\*\*\.|\*\*:|:\*\*|[.:])\s+")
_CONCERNED = re.compile(r"\\?\[(?P<name>[^\[\]]{1,120}?)\\?\]\s*(?P<rest>.*)\Z", re.DOTALL)
_PLACED = re.compile(
    r"(?P<name>(?:Section|Sec\.|§|Chapter|Appendix|Figure|Fig\.|Table|Eq\.|Abstract|Throughout"
    r"|General)\b[^:*]{0,80}):\s+(?P<rest>.*)\Z",
    re.DOTALL,
)
_MARKED = re.compile(r"(?:-|\d{1,9}\.) ")
_OPTION = re.compile(r"\s*(?:\(?[A-Ha-h][.)]|\[[ xX]\]|[☐☑✓✔○●])\s+\S|Answer\s*:", re.IGNORECASE)


def written(part: Part) -> list[str]:
    """Return the blocks of a section, without its heading."""
    blocks: list[str] = []
    for block in _WRITERS.get(part.reader, free)(part):
        if blocks and _MARKED.match(block) and _MARKED.match(blocks[-1]):
            blocks[-1] += f"\n{block}"
        else:
            blocks.append(block)
    return blocks


def free(part: Part) -> Blocks:
    """Write paragraphs, lists, tables and quotations as they stand."""
    yield from _free(chunks(part.lines))


def _free(found: Sequence[Chunk]) -> Blocks:
    pending: list[Chunk] = []
    for index, chunk in enumerate(found):
        if chunk.kind is Kind.ITEM:
            pending.append(chunk)
            continue
        if pending:
            yield _list(pending)
            pending = []
        after = found[index + 1] if index + 1 < len(found) else None
        if chunk.kind is Kind.TEXT and after and _attributes(after):
            yield f"> {chunk.text}\n>\n> {after.text}"
        elif chunk.kind is Kind.TEXT and index and _attributes(chunk):
            if found[index - 1].kind is not Kind.TEXT:
                yield block_safe(chunk.text)
        else:
            yield _block(chunk)
    if pending:
        yield _list(pending)


def _attributes(chunk: Chunk) -> bool:
    return chunk.kind is Kind.TEXT and is_attribution(chunk.text)


def _block(chunk: Chunk) -> str:
    match chunk.kind:
        case Kind.TABLE:
            return "\n".join(table_lines(chunk))
        case Kind.FENCE | Kind.QUOTE:
            return "\n".join(chunk.lines)
        case _:
            return _paragraph(chunk.text)


def _paragraph(text: str) -> str:
    return text if text.startswith(("### ", "**")) else block_safe(text)


def _list(items: Sequence[Chunk], form: Callable[[str], str] = str) -> str:
    """Write list items; numbered ones with their numbers, inner ones indented."""
    lines: list[str] = []
    depth = 0
    for item in items:
        depth = min(item.depth // 2 * 2, depth + 3) if lines else 0
        text = form(" ".join(item.lines)) if form is not str else item.text
        lines.append(f"{' ' * depth}{item.marker} {block_safe(text)}")
    return "\n".join(lines)


def _as_items(found: Sequence[Chunk]) -> list[Chunk]:
    """Return text as items where nothing in a list has a marker."""
    if any(chunk.kind is Kind.ITEM for chunk in found):
        return list(found)
    return [Chunk(Kind.ITEM, chunk.lines) if chunk.kind is Kind.TEXT else chunk for chunk in found]


def _listed(part: Part, form: Callable[[str], str]) -> Blocks:
    """Write every item in a form of its own, other blocks as they stand."""
    pending: list[Chunk] = []
    for chunk in _as_items(chunks(part.lines)):
        if chunk.kind is Kind.ITEM:
            pending.append(chunk)
        else:
            if pending:
                yield _list(pending, form)
                pending = []
            yield _block(chunk)
    if pending:
        yield _list(pending, form)


def uses(part: Part) -> Blocks:
    """Write `Artifact: reason → target` as `**Artifact**: reason → [[target]]`."""
    yield from _listed(part, use)


def related_notes(part: Part) -> Blocks:
    """Write `Note — reason` as `[[Note]] — reason`."""
    yield from _listed(part, related)


def definitions(part: Part) -> Blocks:
    """Write `Name: text` as `**Name**: text`; lines with arrows below one are its steps."""
    steps: list[str] = []
    defined = False
    for chunk in chunks(part.lines):
        is_step = chunk.kind is Kind.TEXT and defined and _is_step(chunk.text)
        if steps and not is_step:
            yield _fenced(steps)
            steps = []
        if is_step:
            steps.append(plain(chunk.text))
        elif chunk.kind is Kind.ITEM and not (defined and not labelled(chunk.text)):
            text = bold_label(chunk.text)
            is_bare = chunk.number or (not defined and text == chunk.text)
            yield f"{chunk.marker} {text}" if is_bare else text
            defined = defined or text.startswith("**")
        elif chunk.kind is Kind.ITEM:
            yield f"{chunk.marker} {block_safe(chunk.text)}"
        elif chunk.kind is Kind.TEXT:
            defined = defined or bool(labelled(chunk.text))
            yield _paragraph(bold_label(chunk.text))
        else:
            yield _block(chunk)
    if steps:
        yield _fenced(steps)


def _is_step(text: str) -> bool:
    """Tell whether a line is a step of a scenario: a case, an arrow, what comes of it."""
    return (
        ARROW.search(text) is not None
        and len(text) < 200
        and not text.startswith("**")
        and bool(labelled(text))
    )


def _fenced(lines: Sequence[str]) -> str:
    return "\n".join(("```", *lines, "```"))


def report(part: Part) -> Blocks:
    """Write `Summary. text` as `**Summary**: text`."""
    rows = part.type.options.get("rows") if part.type else None
    names = {fold(str(name)) for name in rows} if isinstance(rows, Mapping) else set()
    for chunk in chunks(part.lines):
        found = _SENTENCE_LABEL.match(chunk.text) if chunk.kind is Kind.TEXT else None
        if found and fold(found[1]) in names:
            yield f"**{found[1]}**: {chunk.text[found.end() :]}"
        else:
            yield from _free([chunk])


def comments(part: Part) -> Blocks:
    """Write `[Section 2] Section 2: text` as `**Section 2**: text`."""
    yield from _listed(part, _comment)


def _comment(text: str) -> str:
    found = _CONCERNED.match(text)
    rest = found["rest"] if found else text
    placed = _PLACED.match(rest)
    if placed and (found is None or fold(placed["name"]) == fold(found["name"])):
        return f"**{placed['name']}**: {placed['rest']}"
    return f"**{found['name']}**: {rest}" if found and rest else text


def ledger(part: Part) -> Blocks:
    """Write an entry as `**what it is**: the rest`."""
    statuses = part.type.options.get("statuses") if part.type else None
    words = [str(word) for word in statuses] if isinstance(statuses, Mapping) else []
    for chunk in _as_items(chunks(part.lines, hang=True)):
        if chunk.kind is not Kind.ITEM:
            yield _block(chunk)
            continue
        first, *below = [line.strip() for line in chunk.lines]
        rest = " ".join(below)
        word = next((w for w in words if first.casefold().startswith(f"{w} ".casefold())), "")
        if word:
            text = f"**{first[: len(word)]}**: {' '.join((first[len(word) :].strip(), *below))}"
        elif rest and not first.startswith("**"):
            text = f"**{first.rstrip(':')}**: {rest}"
        else:
            text = f"{bold_label(first)} {rest}".strip()
        yield f"{chunk.marker} {text}"


def citing(part: Part) -> Blocks:
    """Write a citing work as `**Title** — its sentence`."""
    for chunk in chunks(part.lines, hang=True):
        if chunk.kind is not Kind.ITEM:
            yield _block(chunk)
            continue
        title, *below = chunk.lines
        sentence = " ".join(below).lstrip("—– ")
        if sentence and len(title) < 190 and "*" not in title:
            yield f"{chunk.marker} **{title.strip()}** — {sentence}"
        else:
            indent = " " * (len(chunk.marker) + 1)
            yield f"{chunk.marker} {block_safe(title)}" + "".join(
                f"\n{indent}{line}" for line in below
            )


def reference_list(part: Part) -> Blocks:
    """Write the entries of a bibliography, each with the lines that it had."""
    number = 0
    for chunk in _as_items(chunks(part.lines, hang=True)):
        if chunk.kind is not Kind.ITEM:
            yield _block(chunk)
            continue
        number = chunk.number or number + 1
        indent = " " * (len(str(number)) + 2)
        yield f"{number}. " + f"\n{indent}".join(block_safe(line.strip()) for line in chunk.lines)


def questions(part: Part) -> Blocks:
    """Write the questions of a quiz as a numbered list, options below them."""
    number = 0
    lines: list[str] = []
    for chunk in chunks(part.lines):
        text = chunk.text
        if chunk.kind in (Kind.TABLE, Kind.FENCE, Kind.QUOTE):
            yield from _shut(lines)
            yield _block(chunk)
        elif number and (_OPTION.match(text) or (chunk.depth and not text.endswith("?"))):
            lines.append(f"   - {block_safe(text)}")
        elif text.endswith("?") or chunk.kind is Kind.ITEM:
            number = chunk.number or number + 1
            first, *below = chunk.lines
            lines.append(f"{number}. {block_safe(first)}")
            lines += [f"   - {block_safe(line.lstrip('-* '))}" for line in below]
        else:
            yield from _shut(lines)
            yield block_safe(text)
    yield from _shut(lines)


def _shut(lines: list[str]) -> Blocks:
    if lines:
        yield "\n".join(lines)
        lines.clear()


_WRITERS: Mapping[str, Writer] = {
    "integration": uses,
    "related": related_notes,
    "connected": related_notes,
    "definitions": definitions,
    "report": report,
    "comments": comments,
    "ledger": ledger,
    "forward-citations": citing,
    "references": reference_list,
    "quiz": questions,
}
"""The readers whose sections have a form of their own."""
