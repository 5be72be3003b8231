"""A tag that is called otherwise, with the tags below it, in texts, front matter and queries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import MoveError, UnknownThing, WriteError
from kg.index import Index
from kg.markdown import Tag, parse_notes
from kg.markdown.tags import is_tag
from kg.moving.asked import asking, queries
from kg.moving.originals import Original, Originals
from kg.moving.plan import Plan, Replacement, edited

_TAGGED = (
    "SELECT DISTINCT file.path FROM note JOIN file ON file.id = note.file,"
    " json_each(counts, '$.tag_names') AS tag WHERE tag.value = ? OR substr(tag.value, 1, ?) = ?"
)
_KNOWN = "SELECT DISTINCT tag.value FROM note, json_each(counts, '$.tag_names') AS tag"
_TAG = re.compile(r"[^\W_][\w-]*(?:/[\w-]+)*|_[\w-]*(?:/[\w-]+)*")


def rename_tag(index: Index, old: str, new: str) -> Plan:
    """Plan what makes the tag *old*, without its `#`, and those below it begin with *new*.

    Raises `UnknownThing`, `WriteError` for what can be no tag, `MoveError`.
    """
    old, new = old.strip("/"), new.removeprefix("#").strip("/")
    if not _TAG.fullmatch(new) or not is_tag(new):
        raise WriteError(f"'{new}' cannot be a tag", "letters, digits, - and _, levels with /")
    tagged = _tagged(index, old)
    if not tagged:
        raise UnknownThing(f"#{old}", _nearest(index, old))
    originals = Originals(index.root)
    edits: dict[str, tuple[Replacement, ...]] = {}
    for path in sorted({*tagged, *asking(index)}):
        original = originals.of(path)
        found = (*_edits(original, old, new), *_asked(original, old, new))
        if found:
            _check(original, found, old, new)
            edits[path] = found
    is_other = new.casefold() != old.casefold()
    taken = len(_tagged(index, new)) if is_other else 0
    files = "file" if taken == 1 else "files"
    saved = [n for n, said in index.config.finds.items() if f"tag:{old}" in said.casefold()]
    more = (f"#{new} was there already in {taken} {files}: the two are one now",) if taken else ()
    told = (f"kg.yaml names #{old} in the find '{name}': change it there" for name in saved)
    return Plan(f"the rename of #{old} to #{new}", originals, edits, remarks=(*more, *told))


def _tagged(index: Index, tag: str) -> list[str]:
    folded = tag.casefold()
    asked = (folded, len(folded) + 1, f"{folded}/")
    return [path for (path,) in index.database.connection.execute(_TAGGED, asked)]


def _nearest(index: Index, tag: str) -> list[str]:
    from rapidfuzz import process  # noqa: PLC0415 - only for a mistyped tag

    known = [name for (name,) in index.database.connection.execute(_KNOWN)]
    found = process.extract(tag.casefold(), known, score_cutoff=60, limit=3)
    return [f"#{name}" for name, *_ in found]


def _after(name: str, old: str, new: str) -> str:
    """Return a tag as it is called afterwards.

    >>> [_after(name, "ai", "ml") for name in ("ai", "AI/Safety", "air")]
    ['ml', 'ml/Safety', 'air']
    """
    is_meant = f"{name}/".casefold().startswith(f"{old}/".casefold())
    return new + name[len(old) :] if is_meant else name


def _tags(text: str) -> list[Tag]:
    return [tag for note in parse_notes(text) for tag in note.tags]


def _edits(original: Original, old: str, new: str) -> Iterator[Replacement]:
    for tag in (tag for note in original.notes for tag in note.tags):
        if _after(tag.name, old, new) != tag.name:
            end = original.offset(tag.span.end_line, tag.span.end_column)
            start = end - len(tag.name)
            if original.text[start:end] != tag.name:
                what = f"the tag '{tag.name}' is written in a way that cannot be changed"
                raise MoveError(original.path, tag.span.line, what)
            yield Replacement(start, start + len(old), new)


def _asked(original: Original, old: str, new: str) -> Iterator[Replacement]:
    """Yield the edits of the Dataview queries that name the tag."""
    wanted = re.compile(rf"(?<![\w/#-])#({re.escape(old)})(?![\w-])", re.IGNORECASE)
    for note in original.notes:
        for first, lines in queries(note):
            for number, line in enumerate(lines, first):
                for found in wanted.finditer(line):
                    at = original.offset(number, found.start(1) + 1)
                    yield Replacement(at, at + len(old), new)


def _check(original: Original, edits: tuple[Replacement, ...], old: str, new: str) -> None:
    wanted = [_after(tag.name, old, new) for tag in _tags(original.text)]
    if [tag.name for tag in _tags(edited(original.text, edits))] != wanted:
        raise MoveError(original.path, 1, f"a tag cannot be called '{new}' here")
