"""Note types: what each kind of note consists of, read from `schema/notes/*.yaml`.

One file a type. The same file tells the reader what to look for, `kg check` what is
missing, and the site what a page is made of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import yaml

from kg.errors import SchemaError
from kg.names import Folded, fold
from kg.notes.patterns import HeadingPattern, heading_pattern

Options = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SectionType:
    """A section: the headings it may have and the reader that takes it.

    `inline`: it may also begin in running text, as `**Relevance**: …`; `only_inline`: it
    is never a heading. `nested`: headings below it belong to it. `required`: `kg check`
    misses it. `options` are the reader's own.
    """

    name: str
    headings: tuple[HeadingPattern, ...]
    reader: str
    inline: bool = False
    only_inline: bool = False
    nested: bool = False
    required: bool = False
    options: Options = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KeyType:
    """A key of the front matter: the term it states, or the reader that takes it.

    `paper` names the field of the paper's record that it fills.
    """

    name: str
    term: str = ""
    reader: str = ""
    paper: str = ""
    options: Options = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoteType:
    """A kind of note."""

    name: str
    label: str
    class_: str
    values: tuple[Folded, ...] = ()
    prefixes: tuple[str, ...] = ()
    folders: tuple[Folded, ...] = ()
    topic: str = ""
    keys: Mapping[str, KeyType] = field(default_factory=dict)
    sections: tuple[SectionType, ...] = ()
    rest: str = "prose"
    options: Options = field(default_factory=dict)

    def page(self) -> str:
        """Return what this type reads, as Markdown."""
        lines = [f"# {self.name}", "", f"A {self.label} (`{self.class_}`)."]
        if self.values or self.prefixes:
            said = [f"`type: {value}`" for value in self.values]
            said += [f"a file name that begins with `{prefix}`" for prefix in self.prefixes]
            lines += ["", "A note is of this type by " + ", ".join(said) + "."]
        if self.keys:
            lines += ["", "## Front matter", ""]
            names: dict[int, list[str]] = {}
            for name, key in self.keys.items():
                names.setdefault(id(key), []).append(name)
            for spelled in names.values():
                key = self.keys[spelled[0]]
                what = key.term or (f"the paper's {key.paper}" if key.paper else key.reader)
                lines.append(f"- {', '.join(f'`{n}`' for n in spelled)}: {what}")
        if self.sections:
            lines += ["", "## Sections", ""]
            for section in self.sections:
                shown = ", ".join(f'"{pattern}"' for pattern in section.headings)
                needed = " (required)" if section.required else ""
                lines.append(f"- **{section.name}**{needed}: read as {section.reader}; {shown}")
        return "\n".join([*lines, "", f"Other headings are read as {self.rest}.", ""])


@dataclass(frozen=True, slots=True)
class NoteTypes:
    """Every type of note that a vault knows; `plain` is for notes of no other type."""

    by_name: Mapping[str, NoteType]

    @property
    def plain(self) -> NoteType:
        """The type of a note without structure."""
        return self.by_name["note"]

    def of(self, path: str, declared: str, configured: Mapping[str, str]) -> NoteType:
        """Return the type of the note at *path* whose front matter says *declared*.

        Front matter first, then `types` of `kg.yaml` (folder or file name prefix), then
        the type's own prefixes, then its folders, the innermost first.
        """
        wanted = fold(declared)
        if wanted:
            for kind in self.by_name.values():
                if wanted in kind.values or wanted == fold(kind.name):
                    return kind
        stem = path.rpartition("/")[2]
        for place, name in configured.items():
            if name in self.by_name and (
                stem.startswith(place) or f"/{path}".find(f"/{place.strip('/')}/") >= 0
            ):
                return self.by_name[name]
        for kind in self.by_name.values():
            if kind.prefixes and stem.startswith(kind.prefixes):
                return kind
        return self._by_folder(path)

    def _by_folder(self, path: str) -> NoteType:
        for folder in reversed(path.split("/")[:-1]):
            name = fold(folder.lstrip("0123456789. -_"))
            for kind in self.by_name.values():
                if name in kind.folders:
                    return kind
        return self.plain


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
            values = yaml.load(text, yaml.CSafeLoader)  # noqa: S506 - the safe loader, in C
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
    "name extends label class values prefixes folders topic front-matter sections rest".split()
)
_SECTION_KEYS = frozenset("headings reader inline only-inline nested required".split())
_KEY_KEYS = frozenset("term reader paper also".split())


def _note_type(sources: Mapping[str, _Source], name: str, readers: frozenset[str]) -> NoteType:
    source = sources[name]
    base = _base(sources, source, name, readers)
    topic = source.text("topic", base.topic if base else "")
    if topic not in ("", "paper", "concept", "artifact"):
        raise source.error(f"unknown topic '{topic}'", "topic", hint="paper, concept or artifact")
    rest = source.text("rest", base.rest if base else "prose")
    _known_reader(source, rest, readers, "rest")
    sections = _sections(source, readers)
    named = {section.name for section in sections}
    return NoteType(
        name=name,
        label=source.text("label", name),
        class_=source.text("class", "kg:Note"),
        values=tuple(fold(v) for v in source.texts("values", source.values)),
        prefixes=source.texts("prefixes", source.values),
        folders=tuple(fold(f) for f in source.texts("folders", source.values)),
        topic=topic,
        keys={**(base.keys if base else {}), **_keys(source, readers)},
        sections=sections + tuple(s for s in (base.sections if base else ()) if s.name not in named),
        rest=rest,
        options={k: v for k, v in source.values.items() if k not in _OWN_KEYS},
    )


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
    patterns = []
    for text in source.texts("headings", values, "sections", name) or (name.replace("-", " "),):
        try:
            patterns.append(heading_pattern(text))
        except ValueError as error:
            raise source.error(str(error), "sections", name, "headings") from error
    return SectionType(
        name=name,
        headings=tuple(patterns),
        reader=str(reader),
        inline=bool(values.get("inline")),
        only_inline=bool(values.get("only-inline")),
        nested=bool(values.get("nested")),
        required=bool(values.get("required")),
        options={k: v for k, v in values.items() if k not in _SECTION_KEYS},
    )


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
        raise source.error(f"unknown reader '{name}'", *place, hint=f"readers: {', '.join(sorted(readers))}")
