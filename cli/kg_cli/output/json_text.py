"""JSON of the library's values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass

from kg_cli.output.safety import escaped

Record = Mapping[str, object]


def record(value: object) -> dict[str, object]:
    """Return a dataclass as an object; without `path` and `line` where it has no place."""
    if not is_dataclass(value):
        raise TypeError(f"{type(value).__name__} has no fields")
    found = {field.name: getattr(value, field.name) for field in fields(value)}
    if not found.get("path", "-"):
        del found["path"]
        found.pop("line", None)
        found.pop("end_line", None)
    return found


def json_rows(name: str, rows: Iterable[object]) -> str:
    """Return an object whose only member is the list *name*, each row on its own line."""
    lines = ",\n".join(json_text(row, indent=None) for row in rows)
    return f'{{"{name}": [\n{lines}\n]}}\n' if lines else f'{{"{name}": []}}\n'


def json_text(value: object, *, indent: int | None = 2) -> str:
    """Return *value* as JSON, on one line without *indent*; dataclasses are objects."""
    import json  # noqa: PLC0415 - most commands print text

    return escaped(json.dumps(value, ensure_ascii=False, indent=indent, default=record))
