"""Tables that compare things: items by row, properties by column, words in brackets apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.markdown import Block, Table, plain, walk
from kg.notes.model import Compared, Part, Property, Self
from kg.notes.reading import Context, Reading

_QUALIFIED = re.compile(r"^(?P<value>[^()]*\S)\s*\((?P<qualifier>[^()]+)\)\s*$")


def tables(blocks: Sequence[Block], read: frozenset[int], context: Context) -> Iterator[Reading]:
    """Read every table that no section's reader took for its own (lines in *read*)."""
    for block in walk(blocks):
        if isinstance(block, Table) and block.line not in read and _compares(block):
            yield from _table(block, context)


def _compares(table: Table) -> bool:
    """Tell whether a table has rows and columns that are called something."""
    return (
        len(table.header) > 1 and bool(table.rows) and any(plain(c.raw) for c in table.header[1:])
    )


def _table(table: Table, context: Context) -> Iterator[Reading]:
    columns = [plain(cell.raw) for cell in table.header]
    whole = context.item(
        "table",
        ("kg:ComparisonTable",),
        [("rdfs:label", " · ".join(c for c in columns if c)), ("dcterms:isPartOf", Self())],
        (table.line, table.line),
        " | ".join(columns),
    )
    yield whole
    for row in table.rows:
        item = plain(row[0].raw)
        for column, cell in zip(columns[1:], row[1:], strict=True):
            text = plain(cell.raw)
            if item and column and text:
                value, qualifier = cell_value(text)
                yield context.item(
                    "cell",
                    ("qb:Observation",),
                    [
                        ("qb:dataSet", Part(whole.key)),
                        ("kg:rowItem", Compared(item)),
                        ("kg:columnProperty", Property(column)),
                        ("kg:cellValue", value),
                        ("kg:cellQualifier", qualifier),
                        ("dcterms:isPartOf", Self()),
                    ],
                    (row[0].line, row[0].line),
                    f"{item} | {column}",
                )


def cell_value(text: str) -> tuple[str, str]:
    """Return a cell's value and the qualifier in brackets after it.

    >>> cell_value("Yes (if evaluated)"), cell_value("(see below)"), cell_value("No")
    (('Yes', 'if evaluated'), ('(see below)', ''), ('No', ''))
    """
    found = _QUALIFIED.match(text)
    return (found["value"], found["qualifier"].strip()) if found else (text, "")
