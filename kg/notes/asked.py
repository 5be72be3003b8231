"""What Dataview may ask of a note: its front matter, fields, tags, tasks, links and queries."""

from __future__ import annotations

from collections.abc import Iterator

from kg.markdown import Block, Code, Document, LinkKind, ListBlock, ListItem, plain, walk

_LONGEST = 20_000
"""Characters of a query; longer ones are not answered."""


def asked_of(document: Document) -> dict[str, object]:
    """Return it as JSON has it; what a note lacks is left out.

    `fields` are key, value and line; `tasks` status, text, line and tags; `queries` the first
    and last line of each `dataview` block, and its text.
    """
    links = [link.target for link in document.links if link.kind is not LinkKind.URL]
    said: dict[str, object] = {
        "matter": document.front_matter.values,
        "fields": [[f.key, f.value, f.span.line] for f in document.inline_fields],
        "tags": list(dict.fromkeys(tag.name for tag in document.tags)),
        "links": list(dict.fromkeys(link for link in links if link)),
        "tasks": list(_tasks(document)),
        "queries": list(_queries(document.blocks)),
    }
    return {name: value for name, value in said.items() if value}


def _tasks(document: Document) -> Iterator[list[object]]:
    tags: dict[int, list[str]] = {}
    for tag in document.tags:
        if not tag.key:
            tags.setdefault(tag.span.line, []).append(tag.name)
    for block in walk(document.blocks):
        if isinstance(block, ListBlock):
            for item in block.items:
                if item.task is not None:
                    yield _task(item, tags)


def _task(item: ListItem, tags: dict[int, list[str]]) -> list[object]:
    lines = range(item.text.line, item.text.end_line + 1)
    named = [tag for line in lines for tag in tags.get(line, ())]
    return [item.task, plain(item.text.raw), item.line, named]


def _queries(blocks: tuple[Block, ...]) -> Iterator[list[object]]:
    for block in walk(blocks):
        if isinstance(block, Code) and block.info.strip().lower() == "dataview":
            yield [block.line, block.end_line, block.text[: _LONGEST + 1]]
