"""What is shown of a page that was found, in shards of neighbours."""

from __future__ import annotations

from collections.abc import Iterator

from kg_site.pages import Entry, Page
from kg_site.search.numbering import Numbered

Record = tuple[str, str, str, str, list[tuple[str, str, str]]]
"""Path, title, byline, summary; id, heading and text of each section."""


def record_shards(numbered: Numbered) -> Iterator[tuple[str, dict[int, Record]]]:
    """Yield the path of each shard and what is in it, by the pages' numbers."""
    shards: dict[int, dict[int, Record]] = {}
    for number, placed in numbered.pages.items():
        shards.setdefault(placed.shard, {})[number] = _record(placed.page, placed.entry)
    for shard, records in shards.items():
        yield f"search/pages/{shard}.js", records


def _record(page: Page, entry: Entry) -> Record:
    sections = [(section.id, section.heading, section.text) for section in entry.sections]
    summary = "" if any(text for _, _, text in sections) else entry.summary
    return page.path, page.frame.title, entry.byline, summary, sections
