"""Note types as they are written: one `schema/notes/*.yaml` each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from kg.names import fold
from kg.notes.headings import Headings
from kg.notes.patterns import HeadingPattern, heading_pattern
from kg.notes.types import KeyType, NoteType, NoteTypes, SectionType
from kg.notes.yamlfile import YamlFile
from kg.vocabulary import fault, looks_like_term, nearest_term


@dataclass(frozen=True, slots=True)
class Readers:
    """The readers that a note type may name, each with the options it knows."""

    sections: Mapping[str, Collection[str]]
    keys: Mapping[str, Collection[str]]


def read_note_types(folders: Sequence[Path], readers: Readers) -> NoteTypes:
    """Read every `*.yaml` in *folders*.

    A type of a later folder is asked first, and replaces an earlier one of the same name.
    Raises `SchemaError` with file and line for what cannot be used: a reader, an option or
    a term that there is not, a pattern of a heading that cannot be read.
    """
    sources: dict[str, _Source] = {}
    for folder in reversed(folders):  # a vault's own types are asked first
        for path in sorted(folder.glob("*.yaml")):
            source = _Source.read(path)
            if not source.values:
                raise source.error("expected `key: value` lines")
            sources.setdefault(source.text("name", path.stem), source)
    return NoteTypes(
        MappingProxyType({name: _note_type(sources, name, readers) for name in sources})
    )


class _Source(YamlFile):
    """One note type as it is written."""

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


_OWN_KEYS = frozenset(
    """
    name extends label class values prefixes folders topic front-matter sections rest
    """.split()  # noqa: SIM905 - words read best as a text
)
_TYPE_OPTIONS = frozenset(("by", "artifact-types", "furniture"))
"""Keys of a type that only some notes of it need."""
_SECTION_FLAGS = ("inline", "only-inline", "at-top", "nested", "labelled", "required")
_SECTION_KEYS = frozenset(("headings", "reader", *_SECTION_FLAGS))
_KEY_KEYS = frozenset(("term", "reader", "paper", "also"))


def _note_type(sources: Mapping[str, _Source], name: str, readers: Readers) -> NoteType:
    source = sources[name]
    base = _base(sources, source, name, readers)
    topic = source.text("topic", base.topic if base else "")
    if topic not in ("", "paper", "concept", "artifact"):
        raise source.error(f"unknown topic '{topic}'", "topic", hint="paper, concept or artifact")
    rest = source.text("rest", base.rest if base else "prose")
    _known(source, "reader", rest, readers.sections, "rest")
    unknown = next((k for k in source.values if k not in _OWN_KEYS | _TYPE_OPTIONS), None)
    if unknown is not None:
        _known(source, "key", unknown, _OWN_KEYS | _TYPE_OPTIONS, unknown)
    _check_term(source, source.text("class", "kg:Note"), "class")
    _check_terms(source, source.values.get("artifact-types"), "artifact-types")
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
        extends=source.text("extends"),
        options={k: v for k, v in source.values.items() if k not in _OWN_KEYS},
        headings=_headings(s for s in sections if not s.only_inline),
        labels=_headings(s for s in sections if s.inline),
    )


def _headings(sections: Iterable[SectionType]) -> Headings[SectionType]:
    return Headings.of((pattern, section) for section in sections for pattern in section.headings)


def _base(
    sources: Mapping[str, _Source], source: _Source, name: str, readers: Readers
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


def _sections(source: _Source, readers: Readers) -> tuple[SectionType, ...]:
    sections = source.mapping("sections", source.values)
    return tuple(_section(source, name, readers) for name in sections)


def _section(source: _Source, name: str, readers: Readers) -> SectionType:
    values = source.mapping(name, source.mapping("sections", source.values), "sections")
    reader = values.get("reader", "prose")
    _known(source, "reader", reader, readers.sections, "sections", name, "reader")
    options = {k: v for k, v in values.items() if k not in _SECTION_KEYS}
    _check_options(source, options, readers.sections[str(reader)], "sections", name)
    flags = {flag.replace("-", "_"): bool(values.get(flag)) for flag in _SECTION_FLAGS}
    return SectionType(
        name=name,
        headings=tuple(_patterns(source, name, values)),
        reader=str(reader),
        options=options,
        **flags,
    )


def _patterns(source: _Source, name: str, values: Mapping[str, object]) -> Iterator[HeadingPattern]:
    place = ("sections", name)
    for text in source.texts("headings", values, *place) or (name.replace("-", " "),):
        try:
            yield heading_pattern(text)
        except ValueError as error:
            raise source.error(str(error), *place, "headings") from error


def _keys(source: _Source, readers: Readers) -> Mapping[str, KeyType]:
    keys: dict[str, KeyType] = {}
    all_keys = source.mapping("front-matter", source.values)
    for name in all_keys:
        values = source.mapping(name, all_keys, "front-matter")
        reader = values.get("reader", "")
        _known(source, "reader", reader, readers.keys, "front-matter", name, "reader")
        options = {k: v for k, v in values.items() if k not in _KEY_KEYS}
        _check_options(source, options, readers.keys[str(reader)], "front-matter", name)
        if values.get("term"):
            _check_term(source, str(values["term"]), "front-matter", name, "term")
        key = KeyType(
            name=name,
            term=str(values.get("term", "")),
            reader=str(reader),
            paper=str(values.get("paper", "")),
            options=options,
        )
        for spelling in (name, *source.texts("also", values, "front-matter", name)):
            keys[spelling] = key
    return keys


def _known(source: _Source, what: str, name: object, known: Collection[str], *place: str) -> None:
    """Make sure that *name* is one of the *known*; else name the nearest, or all of them."""
    if name not in known:
        from rapidfuzz import process  # noqa: PLC0415 - only for a mistyped name

        near = process.extractOne(str(name), [k for k in known if k], score_cutoff=70)
        hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(sorted(known))}"
        raise source.error(f"unknown {what} '{name}'", *place, hint=hint)


def _check_options(
    source: _Source, options: Mapping[str, object], known: Collection[str], *place: str
) -> None:
    for name, value in options.items():
        _known(source, "option", name, known, *place, name)
        _check_terms(source, value, *place, name)


def _check_terms(source: _Source, value: object, *place: str) -> None:
    """Check whatever in *value* is meant as a term."""
    match value:
        case str() if looks_like_term(value):
            _check_term(source, value, *place)
        case dict():
            for name, one in value.items():
                _check_terms(source, one, *place, str(name))
                _check_terms(source, name, *place, str(name))
        case list():
            for one in value:
                _check_terms(source, one, *place)
        case _:
            pass


def _check_term(source: _Source, text: str, *place: str) -> None:
    wrong = fault(text)
    if wrong:
        near = nearest_term(text)
        raise source.error(wrong, *place, hint=f"did you mean '{near}'?" if near else "")
