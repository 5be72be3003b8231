"""YAML text to plain values, with the place of every scalar.

The values are built from the parser's events with a stack of our own. PyYAML's composers
recurse: 100,000 open brackets end the process. They also let an alias stand for a value
many times over, so that ten lines describe billions of values.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

import yaml

from kg.markdown.document import FrontMatterValue
from kg.markdown.yaml_scalars import scalar

_DEEPEST = 100
_MOST_FROM_ALIASES = 10_000
_Event: TypeAlias = Any
"""The stubs say that an event may lack its marks; the C parser always sets them."""

_TEXT_TAG = "tag:yaml.org,2002:str"


class Scalar(NamedTuple):
    """A scalar or a bracketed list: its offsets, the top-level key it belongs to, its value.

    The value of a bracketed list is empty; what is in it follows.
    """

    start: int
    end: int
    key: str
    value: str
    is_list: bool


class Fault(NamedTuple):
    """Something wrong with the YAML, at a line and column counted from 0."""

    message: str
    line: int
    column: int
    length: int = 1


@dataclass(slots=True)
class Yaml:
    """What a YAML text says: `lines` of the top-level keys (from 0), scalars in order."""

    value: FrontMatterValue = None
    lines: dict[str, int] = field(default_factory=dict)
    scalars: list[Scalar] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_yaml(text: str) -> Yaml:
    """Read *text*; a fault in it ends the reading, save for a repeated key."""
    reader = _Reader(text)
    try:
        parser = yaml.CBaseLoader(text)
        while event := parser.get_event():
            take = _TAKERS.get(event.__class__)
            if take:
                take(reader, event)
    except yaml.MarkedYAMLError as error:
        reader.yaml.faults.append(_broken(error))
    except yaml.reader.ReaderError as error:
        reader.yaml.faults.append(_unreadable(text, error))
    except _FaultError as error:
        reader.yaml.faults.append(error.fault)
    return reader.yaml


class _FaultError(Exception):
    """Ends the reading."""

    def __init__(self, message: str, event: _Event) -> None:
        mark = event.start_mark
        self.fault = Fault(message, mark.line, mark.column)
        super().__init__(message)


@dataclass(slots=True)
class _Open:
    """A list or mapping that is not closed yet; `key` is the one whose value comes next."""

    value: list[FrontMatterValue] | dict[str, FrontMatterValue]
    anchor: str | None
    start: int
    count: int
    key: str | None = None
    bracket: int = -1


class _Reader:
    """`count` is how many values there are, those that aliases repeat counted again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.yaml = Yaml()
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[FrontMatterValue, int]] = {}
        self.top_key = ""
        self.count = 0
        self.aliased = 0
        self.documents = 0

    def document(self, event: _Event) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _FaultError("a second YAML document begins here", event)

    def open_list(self, event: _Event) -> None:
        self.open([], event)

    def open_mapping(self, event: _Event) -> None:
        self.open({}, event)

    def scalar(self, event: _Event) -> None:
        text, tag = event.value, event.tag
        is_plain = event.implicit[0] if tag is None else _is_retyped(tag)
        value = scalar(text) if is_plain else text
        if self.place(value, text, event):
            start, end = event.start_mark.index, event.end_mark.index
            self.yaml.scalars.append(Scalar(start, end, self.top_key, text, is_list=False))
        if event.anchor is not None:
            self.anchors[event.anchor] = (value, 1)

    def open(
        self, value: list[FrontMatterValue] | dict[str, FrontMatterValue], event: _Event
    ) -> None:
        if len(self.stack) >= _DEEPEST:
            raise _FaultError(f"nested deeper than {_DEEPEST} levels", event)
        start = event.start_mark.index
        opened = _Open(value, event.anchor, start, self.count)
        if isinstance(value, list) and self.text.startswith("[[", start):
            opened.bracket = len(self.yaml.scalars)
            self.yaml.scalars.append(Scalar(start, start, self.top_key, "", is_list=True))
        self.stack.append(opened)

    def close(self, event: _Event) -> None:
        opened = self.stack.pop()
        end = event.end_mark.index
        if opened.bracket >= 0:
            scalars = self.yaml.scalars
            scalars[opened.bracket] = scalars[opened.bracket]._replace(end=end)
        self.place(opened.value, self.text[opened.start : end], event)
        if opened.anchor is not None:
            self.anchors[opened.anchor] = (opened.value, self.count - opened.count)

    def alias(self, event: _Event) -> None:
        if event.anchor not in self.anchors:
            raise _FaultError(f"nothing is named &{event.anchor} before this", event)
        value, count = self.anchors[event.anchor]
        self.aliased += count
        self.count += count - 1
        if self.aliased > _MOST_FROM_ALIASES:
            message = f"the aliases repeat more than {_MOST_FROM_ALIASES} values"
            raise _FaultError(message, event)
        self.place(value, "" if value is None else str(value), event)

    def place(self, value: FrontMatterValue, text: str, event: _Event) -> bool:
        """Put *value* where it belongs; tell whether it is a value rather than a key."""
        self.count += 1
        if not self.stack:
            self.yaml.value = value
            return True
        opened = self.stack[-1]
        if isinstance(opened.value, list):
            opened.value.append(value)
        elif opened.key is None:
            opened.key = self.key(opened.value, text, event)
            return False
        else:
            opened.value.setdefault(opened.key, value)
            opened.key = None
        return True

    def key(self, mapping: dict[str, FrontMatterValue], key: str, event: _Event) -> str:
        """Note *key* and its place; a repeated one is a fault, and its first value stays."""
        mark = event.start_mark
        if key in mapping:
            message = f"the key '{key}' is here for the second time"
            self.yaml.faults.append(Fault(message, mark.line, mark.column, len(key)))
        if len(self.stack) == 1:
            self.top_key = key
            self.yaml.lines.setdefault(key, mark.line)
        return key


_TAKERS: dict[type[yaml.Event], Callable[[_Reader, _Event], None]] = {
    yaml.ScalarEvent: _Reader.scalar,
    yaml.SequenceStartEvent: _Reader.open_list,
    yaml.SequenceEndEvent: _Reader.close,
    yaml.MappingStartEvent: _Reader.open_mapping,
    yaml.MappingEndEvent: _Reader.close,
    yaml.AliasEvent: _Reader.alias,
    yaml.DocumentStartEvent: _Reader.document,
}


def _is_retyped(tag: str) -> bool:
    """Tell whether *tag* is one like `!!int`, which asks for what the text says anyway."""
    return tag.startswith("tag:yaml.org,2002:") and tag != _TEXT_TAG


def _broken(error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    message = ", ".join(filter(None, (error.problem, error.context)))
    return Fault(message, mark.line, mark.column) if mark else Fault(message, 0, 0)


def _unreadable(text: str, error: yaml.reader.ReaderError) -> Fault:
    """Return the fault for a control character; the error gives its place in bytes."""
    at = max(text.find(chr(error.character)), 0)
    begin = text.rfind("\n", 0, at) + 1
    message = f"the character U+{error.character:04X} is not allowed here"
    return Fault(message, text.count("\n", 0, at), at - begin)
