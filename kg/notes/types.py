"""Note types: what each kind of note consists of.

The same type tells the reader what to look for, `kg check` what is missing, and the site
what a page is made of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg.names import Folded, fold
from kg.notes.headings import Headings
from kg.notes.patterns import HeadingPattern

Options = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SectionType:
    """A section: the headings it may have and the reader that takes it.

    `inline`: it may also begin in running text, as `**Relevance**: …`; `only_inline`: it
    is never a heading; `at_top`: in running text it begins only before the note's other
    sections. `nested`: headings below it belong to it. `labelled`: its entries have labels
    of their own, at which no section in running text begins. `required`: `kg check`
    misses it. `options` are the reader's own.
    """

    name: str
    headings: tuple[HeadingPattern, ...]
    reader: str
    inline: bool = False
    only_inline: bool = False
    at_top: bool = False
    nested: bool = False
    labelled: bool = False
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
    """A kind of note; `extends` names the one whose keys and sections it has as well.

    `headings` find its sections by their heading, `labels` by the label in running text.
    """

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
    extends: str = ""
    options: Options = field(default_factory=dict)
    headings: Headings[SectionType] = field(default_factory=Headings, repr=False)
    labels: Headings[SectionType] = field(default_factory=Headings, repr=False)

    def page(self) -> str:
        """Return what this type reads, as Markdown."""
        lines = [f"# {self.name}", "", f"A {self.label} (`{self.class_}`)."]
        lines += [*self._told_by(), *self._keys_read(), *self._sections_read()]
        return "\n".join([*lines, "", f"Other headings are read as {self.rest}.", ""])

    def _told_by(self) -> Iterator[str]:
        said = [f"`type: {value}`" for value in dict.fromkeys(self.values)]
        said += [f"a file name that begins with `{prefix}`" for prefix in self.prefixes]
        if said:
            yield ""
            yield f"A note is of this type by {', '.join(said)}."

    def _keys_read(self) -> Iterator[str]:
        spellings: dict[int, list[str]] = {}
        for name, key in self.keys.items():
            spellings.setdefault(id(key), []).append(name)
        if spellings:
            yield from ("", "## Front matter", "")
        for names in spellings.values():
            key = self.keys[names[0]]
            what = key.term or (f"the paper's {key.paper}" if key.paper else key.reader)
            yield f"- {', '.join(f'`{name}`' for name in names)}: {what}"

    def _sections_read(self) -> Iterator[str]:
        if self.sections:
            yield from ("", "## Sections", "")
        for section in self.sections:
            shown = ", ".join(f'"{pattern}"' for pattern in section.headings)
            needed = " (required)" if section.required else ""
            yield f"- **{section.name}**{needed}: read as {section.reader}; {shown}"


@dataclass(frozen=True, slots=True)
class NoteTypes:
    """Every type of note that a vault knows; `plain` is for notes of no other type."""

    by_name: Mapping[str, NoteType]

    @property
    def plain(self) -> NoteType:
        """The type of a note without structure."""
        return self.by_name["note"]

    def of(
        self, path: str, declared: str, configured: Mapping[str, str], own_id: str = ""
    ) -> NoteType:
        """Return the type of the note at *path* whose front matter says *declared*.

        The *own_id* of a later one of several notes in a file counts before the file's name.
        """
        if own_id:
            named = f"{path[: path.rfind('/') + 1]}{own_id.replace('/', '-')}.md"
            found = self._of(named, declared, configured)
            if found is not self.plain:
                return found
        return self._of(path, declared, configured)

    def _of(self, path: str, declared: str, configured: Mapping[str, str]) -> NoteType:
        """Return the type of the note at *path*.

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
