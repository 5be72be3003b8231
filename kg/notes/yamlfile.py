"""A YAML file of the schema, with the line of everything in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import yaml

from kg.errors import SchemaError
from kg.resources import own_text


@dataclass(frozen=True, slots=True)
class YamlFile:
    """What a file says; `lines` tells where each key stands, by the keys above it."""

    path: Path
    values: Mapping[str, object]
    lines: Mapping[tuple[str, ...], int]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a file of `key: value` lines; an empty one has none. Raises `SchemaError`."""
        try:
            text = own_text(path)
            tree = yaml.compose(text, yaml.CSafeLoader)
            values = yaml.load(text, yaml.CSafeLoader)
        except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            said = getattr(error, "problem", None) or getattr(error, "strerror", None)
            raise SchemaError(path, mark.line + 1 if mark else 1, f"{said or error}") from error
        if values is None:
            return cls(path, {}, {})
        if not isinstance(values, dict) or not isinstance(tree, yaml.MappingNode):
            raise SchemaError(path, 1, "expected `key: value` lines")
        said = {str(key): value for key, value in values.items()}
        return cls(path, said, dict(_lines(tree, ())))

    def error(self, message: str, *place: str, hint: str = "") -> SchemaError:
        """Return an error at a key, or at the nearest key above it that has a line."""
        while place and place not in self.lines:
            place = place[:-1]
        return SchemaError(self.path, self.lines.get(place, 1), message, hint)


def _lines(tree: yaml.MappingNode, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
    for key, value in tree.value:
        place = (*above, str(key.value))
        yield place, key.start_mark.line + 1
        if isinstance(value, yaml.MappingNode):
            yield from _lines(value, place)
