"""Pages to notes of a vault: which file, what is in it, what happens to one that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import unified_diff
from pathlib import Path, PurePosixPath
from typing import Literal, TypeAlias

from kg.errors import UnknownName, WriteError
from kg.importing.conversion import Converted, converted
from kg.importing.linking import linked
from kg.importing.matter import front_matter
from kg.importing.merging import hashes, merged, split_matter
from kg.importing.naming import home, stem
from kg.markdown import decode
from kg.markdown.decoding import normalise
from kg.names import digest, fold
from kg.notes.types import NoteType, NoteTypes
from kg.vault.beginning import write_atomically

Status: TypeAlias = Literal["created", "updated", "unchanged"]

_HASH = re.compile(r"import-hash:\s*\"?(\w+)")
_SECTIONS = re.compile(r"import-sections:\s*\[?(.*?)\]?\s*\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """A vault that notes are written into.

    `notes` are the paths and types of those there, `concepts` the file name of the note on
    each concept by the key of its labels.
    """

    root: Path
    types: NoteTypes
    notes: tuple[tuple[str, str], ...] = ()
    concepts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or would do.

    `path` is the note's in the vault; `dropped` the page's furniture, `unsorted` the lines
    under `## Unsorted`, `conflicts` the sections that page and user both changed, `remarks`
    what else is to be known of the page.
    """

    path: str
    status: Status
    type: str
    title: str
    diff: str = ""
    dropped: tuple[str, ...] = ()
    unsorted: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def import_page(  # noqa: PLR0913 - a page, and what is to become of it
    place: Place,
    text: str,
    *,
    url: str = "",
    as_type: str = "",
    folder: str = "",
    dry_run: bool = False,
) -> Imported:
    """Write the note that *text* is, or bring the one it became before up to date.

    *url* is where the page was found, if it was got from there. With *dry_run* nothing is
    written. Raises `UnknownName` for a type, `WriteError`.
    """
    name = known_type(place.types, as_type).name if as_type else ""
    page = converted(text, place.types, name, url)
    if not page.is_as_typed:  # a note in Markdown stays as it was typed
        page = replace(page, body=linked(page.body, place.concepts))
    new = note_text(page, digest(normalise(text).strip()))
    path, old = _target(place, page, new, folder)
    kept = merged(old, new, _sections(old)) if old else None
    if old and _hash(old) == _hash(new):
        return Imported(path, "unchanged", page.kind.name, page.title)
    written = kept.text if kept else new
    status: Status = "updated" if old else "created"
    if not dry_run:
        write_note(place.root, path, written)
    return Imported(
        path,
        status,
        page.kind.name,
        page.title,
        diff(old, written, path),
        page.dropped,
        page.unsorted,
        kept.conflicts if kept else (),
    )


def note_text(page: Converted, source: str) -> str:
    """Return a page as the text of its note, with the hashes by which it is known again."""
    body = page.body.strip("\n")
    if page.matter:
        lines = page.matter.split("\n")
        if _HASH.search(page.matter):
            return f"---\n{page.matter}\n---\n\n{body}\n"
        if not any(line.startswith("type:") for line in lines):
            lines.insert(0, f"type: {page.kind.name}")
        head = "\n".join(("---", *lines))
    else:
        head = front_matter({"type": page.kind.name, **page.values}).removesuffix("\n---")
    plain_note = f"{head}\n---\n\n{body}\n"
    known = ", ".join(f'"{one}"' for one in hashes(plain_note))
    return f'{head}\nimport-hash: "{source}"\nimport-sections: [{known}]\n---\n\n{body}\n'


def _target(place: Place, page: Converted, new: str, folder: str) -> tuple[str, str]:
    """Return the path of the note and its text as it is; empty for a new one.

    A note that was not imported is somebody else's: another name is taken.
    """
    wanted = _hash(new)
    for path, kind in place.notes:
        if kind == page.kind.name:
            text = _text(place.root / path)
            if text and _hash(text) == wanted:
                return path, text
    parent = folder_in(place.root, folder or home(page.kind, place.notes))
    name = stem(page.kind, _own_title(page), page.values) or page.kind.name
    for path in names_in(parent, name):
        file = place.root / path
        text = _text(file)
        if not file.exists() or (text and _hash(text)):
            return path, text
    raise WriteError(f"every name like {name} is taken in {parent}")


def folder_in(root: Path, folder: str) -> PurePosixPath:
    """Return a folder of the vault, relative to it. Raises `WriteError` for one outside."""
    inside = (root / folder).resolve()
    if not inside.is_relative_to(root.resolve()):
        raise WriteError(f"{folder} is not in the vault", "name a folder below the vault's own")
    return PurePosixPath(inside.relative_to(root.resolve()).as_posix())


def _own_title(page: Converted) -> str:
    return str(page.values.get("title") or "") or page.title


def names_in(parent: PurePosixPath, name: str) -> Iterator[str]:
    """Yield the paths that a note called *name* may have: it, then it with a number."""
    yield (parent / f"{name}.md").as_posix()
    yield from ((parent / f"{name}-{n}.md").as_posix() for n in range(2, 1000))


def _text(file: Path) -> str:
    try:
        return normalise(decode(file.read_bytes()))
    except (OSError, UnicodeDecodeError):
        return ""


def _hash(note: str) -> str:
    return next((m[1] for line in split_matter(note)[0] if (m := _HASH.match(line))), "")


def _sections(note: str) -> list[str]:
    for line in split_matter(note)[0]:
        found = _SECTIONS.match(line)
        if found:
            return re.findall(r"\w+", found[1])
    return []


def diff(old: str, new: str, path: str) -> str:
    """Return what changes in a note, as a unified diff."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    source = path if old else "/dev/null"
    return "".join(unified_diff(before, after, source, path))


def write_note(root: Path, path: str, text: str) -> None:
    """Write a note whole or not at all. Raises `WriteError`."""
    file = root / path
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, text.encode())
    except OSError as error:
        raise WriteError(f"cannot write {file}: {error.strerror}") from error


def known_type(types: NoteTypes, name: str) -> NoteType:
    """Return the type of that name, or of that `type:` value. Raises `UnknownName`."""
    for kind in types.by_name.values():
        if name == kind.name or fold(name) in kind.values:
            return kind
    from difflib import get_close_matches  # noqa: PLC0415 - only for a mistyped name

    raise UnknownName("note type", name, get_close_matches(name, types.by_name, cutoff=0.5))
