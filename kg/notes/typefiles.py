"""Note types as they are written: one `schema/notes/*.yaml` each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import yaml

from kg.errors import SchemaError
from kg.names import fold
from kg.notes.headings import Headings
from kg.notes.patterns import HeadingPattern, heading_pattern
from kg.notes.types import KeyType, NoteType, NoteTypes, SectionType


def read_note_types(folders: Sequence[Path], readers: Sequence[str]) -> NoteTypes:
    """Read every `*.yaml` in *folders*; a later folder's type replaces an earlier one's.

    *readers* are the names of the readers there are. Raises `SchemaError` with file and
    line for what cannot be used.
    """
    sources: dict[str, _Source] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            source = _Source.read(path)
            sources[source.text("name", path.stem)] = source
    return NoteTypes(
        MappingProxyType({name: _note_type(sources, name, frozenset(readers)) for name in sources})
    )


@dataclass(frozen=True, slots=True)
class _Source:
    """One YAML file, with the line of everything in it."""

    path: Path
    values: Mapping[str, object]
    lines: Mapping[tuple[str, ...], int]

    @classmethod
    def read(cls, path: Path) -> _Source:
        try:
            text = path.read_text("utf-8")
            tree = yaml.compose(text, yaml.CSafeLoader)
            values = yaml.load(text, yaml.CSafeLoader)
        except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            reason = getattr(error, "problem", None) or error
            raise SchemaError(path, mark.line + 1 if mark else 1, f"{reason}") from error
        if not isinstance(values, dict) or not isinstance(tree, yaml.MappingNode):
            raise SchemaError(path, 1, "expected `key: value` lines")
        return cls(path, values, dict(_lines(tree, ())))

    def error(self, message: str, *place: str, hint: str = "") -> SchemaError:
        while place and place not in self.lines:
            place = place[:-1]
        return SchemaError(self.path, self.lines.get(place, 1), message, hint)

    def text(self, key: str, default: str = "") -> str:
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.error(f"'{key}' must be a text", key)
        return value

    def texts(self, key: str, values: Mapping[str, object], *place: str) -> tuple[str, ...]:
        value = values.get(key, [])
        if isinstance(value, str):
            return (value,)
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self.error(f"'{key}' must be a list of texts", *place, key)
        return tuple(value)

    def mapping(self, key: str, values: Mapping[str, object], *place: str) -> Mapping[str, object]:
        value = values.get(key, {})
        if not isinstance(value, dict):
            raise self.error(f"'{key}' must hold `key: value` lines", *place, key)
        return {str(k): v for k, v in value.items()}


def _lines(tree: yaml.MappingNode, above: tuple[str, ...]) -> list[tuple[tuple[str, ...], int]]:
    found: list[tuple[tuple[str, ...], int]] = []
    for key, value in tree.value:
        place = (*above, str(key.value))
        found.append((place, key.start_mark.line + 1))
        if isinstance(value, yaml.MappingNode):
            found += _lines(value, place)
    return found


_OWN_KEYS = frozenset(
    """
    name extends label class values prefixes folders topic front-matter sections rest
    """.split()  # noqa: SIM905 - words read best as a text
)
_SECTION_FLAGS = ("inline", "only-inline", "at-top", "nested", "labelled", "required")
_SECTION_KEYS = frozenset(("headings", "reader", *_SECTION_FLAGS))
_KEY_KEYS = frozenset(("term", "reader", "paper", "also"))


def _note_type(sources: Mapping[str, _Source], name: str, readers: frozenset[str]) -> NoteType:
    source = sources[name]
    base = _base(sources, source, name, readers)
    topic = source.text("topic", base.topic if base else "")
    if topic not in ("", "paper", "concept", "artifact"):
        raise source.error(f"unknown topic '{topic}'", "topic", hint="paper, concept or artifact")
    rest = source.text("rest", base.rest if base else "prose")
    _known_reader(source, rest, readers, "rest")
    own = _sections(source, readers)
    named = {section.name for section in own}
    sections = own + tuple(s for s in (base.sections if base else ()) if s.name not in named)
    return NoteType(
        name=name,
        label=source.text("label", name),
        class_=source.text("class", "kg:Note"),
        values=tuple(fold(v) for v in source.texts("values", source.values)),
        prefixes=source.texts("prefixes", source.values),
        folders=tuple(fold(f) for f in source.texts("folders", source.values)),
        topic=topic,
        keys={**(base.keys if base else {}), **_keys(source, readers)},
        sections=sections,
        rest=rest,
        options={k: v for k, v in source.values.items() if k not in _OWN_KEYS},
        headings=_headings(s for s in sections if not s.only_inline),
        labels=_headings(s for s in sections if s.inline),
    )


def _headings(sections: Iterable[SectionType]) -> Headings[SectionType]:
    return Headings.of((pattern, section) for section in sections for pattern in section.headings)


def _base(
    sources: Mapping[str, _Source], source: _Source, name: str, readers: frozenset[str]
) -> NoteType | None:
    base = source.text("extends")
    if not base:
        return None
    seen = {name}
    above = base
    while above:
        if above in seen:
            raise source.error(f"'{name}' extends itself", "extends")
        if above not in sources:
            raise source.error(f"there is no note type '{above}'", "extends")
        seen.add(above)
        above = sources[above].text("extends")
    return _note_type(sources, base, readers)


def _sections(source: _Source, readers: frozenset[str]) -> tuple[SectionType, ...]:
    sections = source.mapping("sections", source.values)
    return tuple(_section(source, name, readers) for name in sections)


def _section(source: _Source, name: str, readers: frozenset[str]) -> SectionType:
    values = source.mapping(name, source.mapping("sections", source.values), "sections")
    reader = values.get("reader", "prose")
    _known_reader(source, reader, readers, "sections", name, "reader")
    flags = {flag.replace("-", "_"): bool(values.get(flag)) for flag in _SECTION_FLAGS}
    return SectionType(
        name=name,
        headings=tuple(_patterns(source, name, values)),
        reader=str(reader),
        options={k: v for k, v in values.items() if k not in _SECTION_KEYS},
        **flags,
    )


def _patterns(source: _Source, name: str, values: Mapping[str, object]) -> Iterator[HeadingPattern]:
    place = ("sections", name)
    for text in source.texts("headings", values, *place) or (name.replace("-", " "),):
        try:
            yield heading_pattern(text)
        except ValueError as error:
            raise source.error(str(error), *place, "headings") from error


def _keys(source: _Source, readers: frozenset[str]) -> Mapping[str, KeyType]:
    keys: dict[str, KeyType] = {}
    all_keys = source.mapping("front-matter", source.values)
    for name in all_keys:
        values = source.mapping(name, all_keys, "front-matter")
        reader = values.get("reader", "")
        if reader:
            _known_reader(source, reader, readers, "front-matter", name, "reader")
        key = KeyType(
            name=name,
            term=str(values.get("term", "")),
            reader=str(reader),
            paper=str(values.get("paper", "")),
            options={k: v for k, v in values.items() if k not in _KEY_KEYS},
        )
        for spelling in (name, *source.texts("also", values, "front-matter", name)):
            keys[spelling] = key
    return keys


def _known_reader(source: _Source, name: object, readers: frozenset[str], *place: str) -> None:
    if name not in readers:
        hint = f"readers: {', '.join(sorted(readers))}"
        raise source.error(f"unknown reader '{name}'", *place, hint=hint)
