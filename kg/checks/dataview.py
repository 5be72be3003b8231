"""Checks of Dataview queries."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kg.checks.base import Finding
from kg.dataview import NotAnswered, parse_query
from kg.index import Index

_QUERIES = """
SELECT path, json_extract(asked, '$.queries') FROM note JOIN file ON file.id = note.file
WHERE asked LIKE '%"queries":%' ORDER BY path"""


def unanswered_query(index: Index) -> Iterator[Finding]:
    """A `dataview` block that is not answered here.

    Why: `kg show` and the note's page say so instead of showing rows.

        ```dataview
        CALENDAR file.ctime
        ```

    Instead: a TABLE, LIST or TASK over tags, folders, links and front matter.
    """
    for path, queries in index.database.connection.execute(_QUERIES):
        for line, end_line, text in json.loads(queries or "[]"):
            try:
                parse_query(text)
            except NotAnswered as why:
                message = f"the query is not answered: {why}"
            except RecursionError:
                message = "the query is too deeply nested"
            else:
                continue
            yield Finding(
                path=path,
                line=line,
                end_line=end_line,
                message=message,
                help="TABLE, LIST and TASK over tags, folders, links and front matter are",
            )
