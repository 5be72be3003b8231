"""The front matter of notes on papers, key by key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from kg.index import Index

_MATTER = """
SELECT path, note.line, kind, json_extract(asked, '$.matter')
FROM note JOIN file ON file.id = note.file
WHERE json_extract(asked, '$.matter') IS NOT NULL ORDER BY path, note.line"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of the front matter that begins on line `first`; `key` as it was spelled.

    `is_number`: YAML took it for a number with a fraction, whose last zeros are gone.
    """

    path: str
    first: int
    key: str
    value: str
    is_number: bool


def entries(index: Index, *fields: str) -> Iterator[tuple[str, Entry]]:
    """Yield what front matter says of a paper's *fields*, as note types name them.

    Only single values that are not empty: a list or a mapping is none.
    """
    types = index.schema.types.by_name
    wanted = {
        kind.name: {name: key.paper for name, key in kind.keys.items() if key.paper in fields}
        for kind in types.values()
    }
    for path, first, kind, matter in index.database.connection.execute(_MATTER):
        known = wanted.get(kind)
        if known:
            for key, value in json.loads(matter).items():
                field = known.get(key.lower())
                if field and isinstance(value, str | int | float) and str(value).strip():
                    is_number = isinstance(value, float)
                    yield field, Entry(path, first, key, str(value).strip(), is_number)
