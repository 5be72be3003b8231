"""Entries that are imported into a vault's bibliography: which are new, which change, which not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.bibfiles import Bibliography, Entry, Field, inherited
from kg.bibfiles.bibtex import Placed, placed_entries
from kg.bibfiles.entries import IMPORTED
from kg.bibfiles.inheriting import DATA_ONLY
from kg.diagnostics import Diagnostic
from kg.errors import WriteError
from kg.identifiers import made_citekey
from kg.importing.entries.editing import Edit, edited, edits_of, entry_text
from kg.importing.entries.matching import Clash, Known, Match, New
from kg.importing.entries.merging import Conflict, marks, merged
from kg.importing.entries.sources import Source
from kg.importing.notes import Imported, Status, diff, write_note
from kg.markdown import decode
from kg.notes.entries import record_of, title_of
from kg.notes.record import Record

_PARENTS = frozenset({"crossref", "xdata"})


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one entry: `key` is the one that it has in the bibliography.

    `fields` are those that were written, `line` where the source has the entry.
    """

    key: str
    status: Status
    title: str
    line: int
    fields: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedEntries:
    """What an import did to the bibliography at `path`, or would do.

    `told` is what is wrong in the source; `notes` are those that were made of entries.
    """

    path: str
    source: str
    entries: tuple[Done, ...]
    diff: str = ""
    told: tuple[Diagnostic, ...] = ()
    notes: tuple[Imported, ...] = ()

    @property
    def conflicts(self) -> bool:
        """Whether something was left for somebody to decide, or could not be read."""
        return any(one.conflicts for one in self.entries) or any(
            one.rule == "unreadable-entry" for one in self.told
        )

    def count(self, status: Status) -> int:
        """Return how many entries came to that."""
        return sum(one.status == status for one in self.entries)


def import_entries(
    root: Path, path: str, source: Source, *, dry_run: bool = False
) -> ImportedEntries:
    """Merge the entries of *source* into the bibliography at *path* of the vault at *root*.

    With *dry_run* nothing is written. Raises `WriteError`.
    """
    text, mark = _own_text(root / path)
    plan = _Plan(placed_entries(text))
    entries = tuple(plan.done(own, whole) for own, whole in _pairs(source))
    written = edited(text, plan.edits, [entry_text(plan.renamed(one)) for one in plan.new])
    if written != text and not dry_run:
        if len(placed_entries(written)) != len(plan.placed) + len(plan.new):
            raise WriteError(f"{path}: an entry would be lost", "nothing was written: report it")
        if _own_text(root / path) != (text, mark):
            raise WriteError(f"{path} was changed meanwhile", "import once more")
        write_note(root, path, mark + written)
    shown = diff(text, written, path)
    return ImportedEntries(path, source.name, entries, shown, source.whole.diagnostics)


def records_of(source: Source) -> Iterator[tuple[Entry, Record]]:
    """Yield the entries of *source* that are about papers, with what they say of them."""
    for entry in source.whole.entries:
        record = None if entry.type in DATA_ONLY else record_of(entry)
        if record:
            yield entry, record


def _pairs(source: Source) -> Iterator[tuple[Entry, Entry]]:
    return zip(source.read.entries, source.whole.entries, strict=True)


def _own_text(file: Path) -> tuple[str, str]:
    """Return what stands in the bibliography, and its byte-order mark. Raises `WriteError`."""
    try:
        data = file.read_bytes()
        text = decode(data)
    except FileNotFoundError:
        return "", ""
    except UnicodeDecodeError as error:
        raise WriteError(f"{file} is not UTF-8", "save it as UTF-8, then import again") from error
    except OSError as error:
        raise WriteError(f"cannot read {file}: {error.strerror}") from error
    return text, "\ufeff" if data.startswith(b"\xef\xbb\xbf") else ""


@dataclass(slots=True)
class _Plan:
    """What is to be written, put together entry by entry."""

    placed: Sequence[Placed]
    edits: list[Edit] = field(default_factory=list)
    new: list[Entry] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    _known: Known = field(init=False)
    _seen: dict[int, int] = field(default_factory=dict)
    _own: int = field(init=False)

    def __post_init__(self) -> None:
        read = Bibliography(tuple(one.entry for one in self.placed))
        self._known = Known(list(inherited(read, "").entries))
        self._own = len(self.placed)

    def done(self, own: Entry, whole: Entry) -> Done:
        """Decide what becomes of an entry; *whole* has what it takes over from others."""
        title, line = title_of(whole), own.line
        match self._known.find(whole):
            case Match(index) if index >= self._own or index in self._seen:
                if own.form == "bibtex" and own.key.casefold() not in self._known.by_key:
                    return self._created(own, whole, title)  # its own key was given to it
                there = f"line {self._seen.get(index, line)}"
                conflict = Conflict("entry", there, f"line {line}")
                return Done(own.key, "unchanged", title, line, conflicts=(conflict,))
            case Match(index):
                self._seen[index] = line
                return self._merged(self.placed[index], own, title)
            case Clash(index) if own.form == "bibtex":
                here = title_of(self._known.entries[index]) or "another paper"
                conflict = Conflict("key", here, title or "another paper")
                return Done(own.key, "unchanged", title, line, conflicts=(conflict,))
            case New() | Clash():
                if (same := self._brought_before(own)) is not None:
                    return Done(same, "unchanged", title, line)
                return self._created(own, whole, title)

    def _brought_before(self, own: Entry) -> str | None:
        """Return the key of an entry that an import wrote just so: there may be nothing else."""
        wanted = marks(own)
        found = (one.entry for one in self.placed if one.entry.get(IMPORTED) == wanted)
        return next((entry.key for entry in found), None)

    def _merged(self, placed: Placed, own: Entry, title: str) -> Done:
        mine = placed.entry
        if own.key and mine.key:
            self.keys[own.key] = mine.key
        merge = merged(mine, own)
        conflicts = merge.conflicts
        if own.key and own.key != mine.key and own.form == "bibtex":
            conflicts = (Conflict("key", mine.key, own.key), *conflicts)
        if merge.fields and not placed.is_sound:
            broken = Conflict("braces", f"line {mine.line}", ", ".join(merge.fields))
            conflicts = (broken, *conflicts)
        if not merge.fields or not placed.is_sound:
            return Done(mine.key, "unchanged", title, own.line, conflicts=conflicts)
        self.edits += edits_of(placed, merge)
        return Done(mine.key, "updated", title, own.line, merge.fields, conflicts)

    def _created(self, own: Entry, whole: Entry, title: str) -> Done:
        key = own.key
        if not key or key.casefold() in self._known.by_key:
            key = self._free(_key_of(whole))
        entry = replace(own, key=key)
        self.new.append(entry)
        self._known.add(replace(whole, key=key))
        self._seen[len(self._known.entries) - 1] = own.line
        return Done(key, "created", title, own.line, tuple(one.name for one in own.fields))

    def _free(self, key: str) -> str:
        taken, found, number = self._known.by_key, key, 1
        while found.casefold() in taken:
            number += 1
            found = f"{key}-{number}"
        return found

    def renamed(self, entry: Entry) -> Entry:
        """Return *entry* with the keys that its parents have in the bibliography."""
        fields = tuple(
            replace(one, value=", ".join(self._keys_in(one))) if one.name in _PARENTS else one
            for one in entry.fields
        )
        return replace(entry, fields=fields)

    def _keys_in(self, parents: Field) -> Iterator[str]:
        for key in parents.value.split(","):
            yield self.keys.get(key.strip(), key.strip())


def _key_of(whole: Entry) -> str:
    record = record_of(whole)
    if record is None:
        return "entry"
    return made_citekey(record.id.author, record.year, record.title) or "entry"
