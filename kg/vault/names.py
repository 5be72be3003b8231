"""What the notes of a vault call things, and what a name means.

A name is looked up, never guessed: the answer is `Found`, `Missing` or `Ambiguous`. Each
lookup is remembered in `Names.used`, so that a note can be stated again when what one
of its names means has changed, and only then.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from posixpath import dirname, join, normpath, splitext
from typing import NamedTuple, TypeAlias

from kg.names import file_of, fold
from kg.vault.spelling import variant_key
from kg.vault.vaults import Vaults, prefixed


class Kind(IntEnum):
    """Kinds of names, each a space of its own."""

    LINK = 1  # what `[[…]]` may say: file names and aliases; value: path
    STEM = 2  # file names alone; value: path
    CONCEPT = 3  # labels of concepts; value: the label to prefer
    ARTIFACT = 4  # labels of artifacts; value: project, line break, the label to prefer
    PAPER = 5  # identifiers of papers; value: `naming.KnownPaper`, one field a line
    PERSON = 6  # family name and first initial; value: the given names as written
    TOPIC = 7  # paths of notes; value: `concept`, `artifact` or `paper`, line break, which one
    ITEM = 8  # block ids: path, `#^`, id; value: the classes of what has it
    ABOUT = 10  # concepts, as `CONCEPT`; value: a property, line break, a label
    AUTHOR_YEAR = 9  # first author's family name and year of papers; value: as for `TOPIC`
    PDF_OF = 13  # identifiers of papers; value: a PDF of it, as a note or an entry names it
    PDF = 12  # paths of PDFs; value: size and time of what is in them now
    VAULTS = 20  # no key; value: the other vaults that there are, as `Vaults.as_text` has it
    TITLE = 21  # paths of notes in other vaults; value: the title
    RECORD = 22  # identifiers of papers; value: what another vault has of one to lend
    CITEKEY = 11  # keys of papers, in lower case; value: the key, line break, as for `TOPIC`


class Name(NamedTuple):
    """*path* says that *key* means *value*; the lowest rank is believed first."""

    kind: Kind
    key: str
    value: str
    rank: int
    path: str


@dataclass(frozen=True, slots=True)
class Found:
    """Exactly one file answers; `path` is relative to the vault."""

    path: str


@dataclass(frozen=True, slots=True)
class Missing:
    """No file answers."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several files answer, equally near."""

    paths: tuple[str, ...]


Resolution: TypeAlias = Found | Missing | Ambiguous
LookUp: TypeAlias = Callable[[Kind, str], Sequence[Name]]

FILE, ALIAS = 0, 1
"""Ranks of link names: a file's own name is believed before an alias."""


@dataclass(slots=True)
class Names:
    """The names of a vault, seen from one place at a time."""

    look_up: LookUp
    used: set[tuple[Kind, str]] = field(default_factory=set)
    _vaults: Vaults | None = None

    @classmethod
    def of(cls, names: Iterable[Name]) -> Names:
        """Hold *names* in memory."""
        table: dict[Kind, dict[str, list[Name]]] = {kind: {} for kind in Kind}
        empty: tuple[Name, ...] = ()
        for name in names:
            known = table[name.kind].setdefault(name.key, [name])
            if known[0] is not name:
                known.append(name)
        return cls(lambda kind, key: table[kind].get(key, empty))

    def get(self, kind: Kind, key: str) -> Sequence[Name]:
        """Return everything that is said of *key*, and remember that it was asked."""
        self.used.add((kind, key))
        return self.look_up(kind, key)

    def best(self, kind: Kind, key: str) -> Name | None:
        """Return the name of lowest rank; among equals the first by path, then value."""
        found = self.get(kind, key)
        if len(found) < 2:
            return found[0] if found else None
        return min(found, key=self.order)

    def order(self, name: Name) -> tuple[int, bool, str, str]:
        """Return what sorts names so that the one believed first comes first: own before others."""
        vaults = self.vaults
        is_abroad = bool(vaults and vaults.of(name.path))
        return name.rank, is_abroad, name.path, name.value

    def resolve(self, target: str, source: str) -> Resolution:
        """Return the file that `[[target]]` means in the note at path *source*.

        As Obsidian does: without case, by path from the vault's root or from the note's
        own folder, by the end of a path, by file name, by alias; the one with the shortest way
        from folder to folder where several answer. An empty target is the note itself.

        >>> names = Names.of(file_names("a/Jones.md") + file_names("b/jones.md"))
        >>> names.resolve("jones", "b/x.md")
        Found(path='b/jones.md')
        >>> names.resolve("A/Jones.md", "x.md")
        Found(path='a/Jones.md')
        >>> names.resolve("jones", "x.md")
        Ambiguous(paths=('a/Jones.md', 'b/jones.md'))
        >>> names.resolve("nobody", "x.md")
        Missing()
        """
        if not target:
            return Found(source)
        source = file_of(source)
        if self.vaults:
            return self._among_vaults(target, source, self.vaults)
        return self._in_vault(target, source, lambda names: names)

    @property
    def vaults(self) -> Vaults | None:
        """The other vaults that links lead to, `None` where there are none.

        Nothing depends on them as on a name: an index is made anew when they are others.
        """
        if self._vaults is None:
            self._vaults = _vaults_among(self.look_up(Kind.VAULTS, ""))
        return self._vaults or None

    def _among_vaults(self, target: str, source: str, vaults: Vaults) -> Resolution:
        """Look in the vault of *source* first, then in the one that is named, else in all."""
        home = vaults.of(source)
        found = self._there(home, target, vaults.inside(source), vaults)
        if not isinstance(found, Missing):
            return found
        calls = vaults.calls.get(home, {})
        name, _, rest = target.partition(":")
        named = calls.get(name.strip().casefold())
        if rest.strip() and named is not None:
            return self._there(named, rest.strip(), "", vaults)
        answers = [
            self._there(other, target, "", vaults) for other in dict.fromkeys(calls.values())
        ]
        paths = [one.path for one in answers if isinstance(one, Found)]
        paths += [path for one in answers if isinstance(one, Ambiguous) for path in one.paths]
        if len(paths) < 2:
            return Found(paths[0]) if paths else Missing()
        return Ambiguous(tuple(sorted(paths)))

    def _there(self, vault: str, target: str, source: str, vaults: Vaults) -> Resolution:
        """Resolve *target* in one vault; *source* is a path in it."""

        def own(names: Sequence[Name]) -> Sequence[Name]:
            here = [name for name in names if vaults.of(name.value) == vault]
            return [name._replace(value=vaults.inside(name.value)) for name in here]

        match self._in_vault(target, source, own):
            case Found(path=path):
                return Found(prefixed(vault, path))
            case Ambiguous(paths=paths):
                return Ambiguous(tuple(prefixed(vault, path) for path in paths))
            case missing:
                return missing

    def _in_vault(
        self, target: str, source: str, own: Callable[[Sequence[Name]], Sequence[Name]]
    ) -> Resolution:
        """Resolve *target* among those of the names that are the vault's *own*."""
        wanted = link_key(target)
        said = own(self.get(Kind.LINK, wanted.rpartition("/")[2]))
        files = _by_path(wanted, source, [n.value for n in said if n.rank == FILE])
        if not files:
            if "/" in wanted:  # an alias may hold a slash
                said = own(self.get(Kind.LINK, wanted))
            files = [n.value for n in said if n.rank == ALIAS]
        return _nearest(files, source)


def is_note(place: str) -> bool:
    """Tell whether a note is at *place*; other files are attachments."""
    return file_of(place)[-3:].lower() == ".md"


def link_key(target: str) -> str:
    """Return the form in which link targets and paths are compared.

    >>> link_key("Notes/Übersicht.MD"), link_key("./a//b.png")
    ('notes/übersicht', 'a/b.png')
    """
    folded = target if target.isascii() else unicodedata.normalize("NFC", target)
    folded = folded.replace("\\", "/").strip().casefold().removesuffix(".md")
    return "/".join(p for p in folded.split("/") if p not in ("", "."))


def file_names(path: str) -> list[Name]:
    """Return the names that a file has by lying where it lies.

    >>> [(n.kind.name, n.key) for n in file_names("x/Plan.md")]
    [('LINK', 'plan'), ('STEM', 'plan')]
    >>> [(n.kind.name, n.key) for n in file_names("x/Plan.PDF")]
    [('LINK', 'plan.pdf')]
    """
    last = link_key(path).rpartition("/")[2]
    names = [Name(Kind.LINK, last, path, FILE, path)]
    if splitext(path)[1].lower() == ".md":
        names.append(Name(Kind.STEM, last, path, FILE, path))
    return names


def alias_name(alias: str, path: str) -> Name:
    """Return the name by which links may call the note at *path*."""
    return Name(Kind.LINK, link_key(alias), path, ALIAS, path)


def label_name(kind: Kind, label: str, preferred: str, rank: int, path: str) -> Name:
    """Return a name of a concept or artifact."""
    key = variant_key(label) if kind is Kind.CONCEPT else fold(label)
    return Name(kind, key, preferred, rank, path)


def _vaults_among(said: Sequence[Name]) -> Vaults:
    return Vaults.from_text(said[0].value) if said else Vaults()


def _by_path(wanted: str, source: str, files: Sequence[str]) -> Sequence[str]:
    """Return the files that *wanted* leads to: from the root, from *source*, by its end."""
    if "/" not in wanted:
        return files
    here = normpath(join(dirname(link_key(source)), wanted))
    keys = [(file, link_key(file)) for file in files]
    return (
        [file for file, key in keys if key == wanted]
        or [file for file, key in keys if key == here]
        or [file for file, key in keys if key.endswith("/" + wanted)]
    )


def _nearest(files: Sequence[str], source: str) -> Resolution:
    """Choose the file with the shortest way from the folder of *source*."""
    if len(files) < 2:
        return Found(files[0]) if files else Missing()
    ways = {file: _way(dirname(source), dirname(file_of(file))) for file in files}
    least = min(ways.values())
    nearest = sorted(file for file, way in ways.items() if way == least)
    return Found(nearest[0]) if len(nearest) == 1 else Ambiguous(tuple(nearest))


def _way(start: str, end: str) -> int:
    """Count the folders to walk from *start* to *end*."""
    a, b = start.split("/") if start else [], end.split("/") if end else []
    shared = 0
    while shared < min(len(a), len(b)) and a[shared] == b[shared]:
        shared += 1
    return len(a) + len(b) - 2 * shared
