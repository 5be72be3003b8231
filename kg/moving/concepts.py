"""A concept that is called otherwise: its note, the list of concepts, and where it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from kg.errors import MoveError, UnknownThing, WriteError
from kg.index import Index
from kg.markdown import Document, Heading, parse_notes
from kg.markdown.yaml_values import read_yaml
from kg.moving.abroad import check_ours
from kg.moving.aliases import with_alias
from kg.moving.fragments import following
from kg.moving.labels import MARKUP, find_label, in_yaml, shaped
from kg.moving.names_after import Moves
from kg.moving.notes import relinked
from kg.moving.originals import Original, Originals
from kg.moving.places import check_free, new_path
from kg.moving.plan import Plan, Replacement, edited
from kg.moving.relinking import Relinking
from kg.names import file_of
from kg.notes import Compared, Concept, Item, Note, Settings, read_notes
from kg.query.things import nearest_names
from kg.vault.concepts import PATH, concept_names
from kg.vault.names import Kind, Name, is_note
from kg.vault.naming import PREFERRED, USED, names_of
from kg.vault.spelling import variant_key

_PREFIX = re.compile(r"[A-Z]{2,3}-")
_NO_NAME = re.compile(r'[\x00-\x1f\[\]#^|\\/:*?"<>]+')
_READERS = frozenset(("concepts", "subjects"))
"""Readers of front matter that take names as those of concepts."""


def knows_concept(index: Index, label: str) -> bool:
    """Tell whether anything in the vault calls a concept so."""
    return bool(label.strip() and index.database.names(Kind.CONCEPT, variant_key(label)))


def rename_concept(index: Index, old: str, new: str, *, keep_alias: bool = False) -> Plan:
    """Plan what makes the concept *old*, however it is spelt, be called *new*.

    Its note is called so as well where its file has the name of the concept; what is written
    in running text stays. Raises `UnknownThing`, `WriteError`, `MoveError`.
    """
    label, words = _preferred(index, old), " ".join(new.split())
    said = index.database.names(Kind.CONCEPT, variant_key(label))
    check_ours(index, (name.path for name in said if name.rank < USED))
    _check_new(index, label, words)
    renaming = _Renaming(index, Originals(index.root), label, words)
    edits = {path: found for path in renaming.paths if (found := renaming.edits(path))}
    if keep_alias:
        edits = renaming.with_alias(edits)
    moves = renaming.moves()
    changed, aiming = following(renaming.originals, edits)
    staying = {path: path for path in changed}
    relinking = Relinking(index, renaming.originals, Moves({**staying, **moves}), aiming)
    edits = relinked(relinking, edits)
    remarks = tuple(renaming.remarks(edits, moves))
    what = f"the rename of the concept '{label}' to '{words}'"
    return Plan(what, renaming.originals, edits, moves, remarks=remarks)


def _preferred(index: Index, old: str) -> str:
    """Return the label of the concept. Raises `UnknownThing`, or `WriteError` for an alias."""
    said = index.database.names(Kind.CONCEPT, variant_key(old)) if old.strip() else ()
    if not said:
        raise UnknownThing(old, nearest_names(index.database, old, ("concept",)))
    best = min(said, key=lambda name: (name.rank, name.path, name.value))
    if variant_key(best.value) != variant_key(old):
        raise WriteError(f"'{old}' is another name of the concept '{best.value}'", "rename that")
    return best.value


def _check_new(index: Index, label: str, new: str) -> None:
    if MARKUP.search(new) or find_label(new, variant_key(new)) is None:
        raise WriteError(f"'{new}' cannot be the name of a concept", "write it in plain words")
    said = index.database.names(Kind.CONCEPT, variant_key(new))
    others = [name for name in said if variant_key(name.value) != variant_key(label)]
    if others and variant_key(new) != variant_key(label):
        where = min(others, key=lambda name: (name.rank, name.path))
        raise WriteError(
            f"{where.path} has a concept '{where.value}' already", "choose another name"
        )


@dataclass(frozen=True, slots=True)
class _Renaming:
    index: Index
    originals: Originals
    old: str
    new: str

    @property
    def key(self) -> str:
        return variant_key(self.old)

    @property
    def names(self) -> Sequence[Name]:
        said = self.index.database.names(Kind.CONCEPT, self.key)
        return [name for name in said if not self.index.vault_of(name.path)]

    @property
    def paths(self) -> list[str]:
        """The files that name the concept, and the list of concepts."""
        listed = [PATH] if (self.index.root / PATH).is_file() else []
        return sorted({*(file_of(name.path) for name in self.names), *listed})

    def edits(self, path: str) -> tuple[Replacement, ...]:
        original = self.originals.of(path)
        if path == PATH:
            return tuple(dict.fromkeys(self._in_list(original)))
        found = [
            edit
            for note, document in zip(self._read(path, original.text), original.notes, strict=True)
            for edit in (*self._in_matter(original, note, document), *self._in_body(original, note))
        ]
        return tuple(dict.fromkeys(found))

    def _read(self, path: str, text: str) -> tuple[Note, ...]:
        config, schema = self.index.config, self.index.schema
        settings = Settings(schema.types, config.types, config.project, schema.relations)
        return tuple(read_notes(path, parse_notes(text), settings))

    def _is_topic(self, note: Note) -> bool:
        return isinstance(note.topic, Concept) and variant_key(note.topic.label) == self.key

    def _label(self, start: int, text: str) -> Iterator[Replacement]:
        """Yield the edit of the label in *text*, which begins at an offset of its file."""
        at = find_label(text, self.key)
        if at:
            word = shaped(self.new, text[at[0] : at[1]], self.old)
            yield Replacement(start + at[0], start + at[1], word)

    def _line(self, original: Original, line: int) -> Iterator[Replacement]:
        start = original.offset(line, 1)
        yield from self._label(start, original.text[start : original.offset(line + 1, 1)])

    def _in_body(self, original: Original, note: Note) -> Iterator[Replacement]:
        """Yield the edits of the title and of the items that begin with the label."""
        if self._is_topic(note):
            headings = [
                block
                for document in original.notes if document.first_line == note.line
                for block in document.blocks if isinstance(block, Heading)
            ]  # fmt: skip
            for heading in headings[:1]:
                yield from self._line(original, heading.line)
            return
        for item in note.items:
            if self._names(item):
                yield from self._line(original, item.line)

    def _names(self, item: Item) -> bool:
        is_defined = "kg:Definition" in item.classes
        return any(
            isinstance(value, Concept | Compared)
            and variant_key(value.label) == self.key
            and (is_defined or name != "schema:about")
            for name, value in item.statements
        )

    def _in_matter(
        self, original: Original, note: Note, document: Document
    ) -> Iterator[Replacement]:
        """Yield the edits of front matter that names concepts, or titles the concept's note."""
        end = document.front_matter.end_line
        if not end:
            return
        first = original.offset(note.line + 1, 1)
        raw = original.text[first : original.offset(end, 1)]
        keys = self.index.schema.types.by_name[note.kind].keys
        for scalar in read_yaml(raw).scalars:
            key = keys.get(scalar.key.lower())
            typed, at = raw[scalar.start : scalar.end].rstrip(), first + scalar.start
            if scalar.is_list or "[[" in typed:
                continue
            if scalar.key.lower() == "title" and self._is_topic(note):
                found = find_label(scalar.value, self.key)
                if found:
                    word = shaped(self.new, scalar.value[found[0] : found[1]], self.old)
                    whole = scalar.value[: found[0]] + word + scalar.value[found[1] :]
                    yield Replacement(at, at + len(typed), in_yaml(typed, whole))
            elif key and key.reader in _READERS and variant_key(scalar.value or "-") == self.key:
                word = shaped(self.new, scalar.value, self.old)
                yield Replacement(at, at + len(typed), in_yaml(typed, word))

    def _in_list(self, original: Original) -> Iterator[Replacement]:
        tree = yaml.compose(original.text, yaml.CSafeLoader)
        entries = tree.value if isinstance(tree, yaml.SequenceNode) else []
        for entry in entries:
            pairs = entry.value if isinstance(entry, yaml.MappingNode) else []
            for name, value in pairs:
                nodes = value.value if isinstance(value, yaml.SequenceNode) else [value]
                for node in nodes if name.value != "aliases" else ():
                    if isinstance(node, yaml.ScalarNode) and variant_key(node.value) == self.key:
                        start, end = node.start_mark.index, node.end_mark.index
                        typed = original.text[start:end].rstrip()
                        word = in_yaml(typed, shaped(self.new, node.value, self.old))
                        yield Replacement(start, start + len(typed), word)

    def note(self) -> str:
        """Return the file of the note on the concept, empty where there is none."""
        said = [n.path for n in self.names if n.rank == PREFERRED and is_note(n.path)]
        return min(said, default="") if all("//" not in path for path in said) else ""

    def moves(self) -> dict[str, str]:
        """Return where the concept's note goes, if its file is called as the concept."""
        path = self.note()
        stem = path.rpartition("/")[2].removesuffix(".md")
        prefix = found[0] if (found := _PREFIX.match(stem)) else ""
        bare = stem.removeprefix(prefix)
        if not path or variant_key(bare) != self.key:
            return {}
        there = new_path(path, prefix + _as_file(self.new, bare))
        if there == path:
            return {}
        check_free(self.index.root, self.index.config, path, there)
        return {path: there}

    def with_alias(
        self, edits: dict[str, tuple[Replacement, ...]]
    ) -> dict[str, tuple[Replacement, ...]]:
        """Return *edits* and the old label as an alias of the concept's note."""
        path = self.note()
        if not path:
            raise WriteError(f"there is no note on '{self.old}' to keep the alias")
        more = with_alias(self.originals.of(path), self.old)
        return {**edits, path: (*edits.get(path, ()), *more)}

    def remarks(
        self, edits: dict[str, tuple[Replacement, ...]], moves: dict[str, str]
    ) -> Iterator[str]:
        """Yield where the concept is still called as before. Raises `MoveError` for its label."""
        for path in self.paths:
            original = self.originals.of(path)
            text = edited(original.text, edits.get(path, ()))
            if path == PATH:
                said, problem = concept_names(text)
                if problem and not concept_names(original.text)[1]:
                    raise MoveError(PATH, problem.line, problem.message)
            else:
                said = [n for one in self._read(moves.get(path, path), text) for n in names_of(one)]
            same = [n for n in said if n.kind is Kind.CONCEPT and n.key == self.key]
            if self.key != variant_key(self.new) and any(n.rank == PREFERRED for n in same):
                raise MoveError(path, 1, f"the concept would still be called '{self.old}' here")
            if self.key != variant_key(self.new) and any(n.rank == USED for n in same):
                yield f"{path} names '{self.old}' in a way that was not changed"


def _as_file(label: str, like: str) -> str:
    """Return a label as the name of a file, its words joined as in *like*.

    >>> _as_file("Inner misalignment", "Deceptive-Alignment")
    'Inner-Misalignment'
    """
    words = _NO_NAME.sub(" ", label).split()
    if all(word[:1].isupper() for word in re.split(r"[ _-]+", like) if word):
        words = [word[:1].upper() + word[1:] for word in words]
    joint = next((sign for sign in (" ", "-", "_") if sign in like), "-" if len(words) > 1 else "")
    return joint.join(words)
