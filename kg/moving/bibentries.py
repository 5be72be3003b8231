"""Where a bibliography names an entry by its key: at its head, and where others refer to it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from kg.bibfiles import Bibliography, Entry, form_of, form_of_path, read_bibliography
from kg.bibfiles.scanning import scan
from kg.errors import MoveError
from kg.moving.originals import Original
from kg.moving.plan import Replacement, edited

_HEAD = re.compile(r"@\s*\w+\s*[{(]\s*")
_REFERRING = frozenset(("crossref", "xref", "xdata", "related", "entryset", "ids"))
_KEY = re.compile(r"[^\s,{}\"]+")
_JSON = re.compile(r'"(?:id|citation-key|citekey)"\s*:\s*("(?:[^"\\]|\\.)*")')
_RIS = re.compile(r"^ID  ?-[ \t]*(.*?)[ \t\r]*$", re.MULTILINE)

IsMeant = Callable[[str], bool]


def key_edits(original: Original, is_meant: IsMeant, new: str) -> tuple[Replacement, ...]:
    """Return what gives the entries whose key *is_meant* the key *new*.

    Raises `MoveError` where the bibliography would not say so afterwards.
    """
    form = form_of_path(original.path) or form_of(original.text)
    read = read_bibliography(original.path, original.data, form)
    finders = {"bibtex": _bibtex, "csljson": _json, "ris": _ris}
    found = tuple(finders.get(form, _bibtex)(original, read, is_meant, new))
    data = original.encoded(edited(original.text, found))
    after = read_bibliography(original.path, data, form)
    wanted = [new if is_meant(one.key) else one.key for one in read.entries]
    if [one.key for one in after.entries] != wanted:
        line = next(one.line for one in read.entries if is_meant(one.key))
        raise MoveError(original.path, line, f"the key cannot be made '{new}' here")
    return found


def _bibtex(
    original: Original, read: Bibliography, is_meant: IsMeant, new: str
) -> Iterator[Replacement]:
    for entry in read.entries:
        start = _head(original, entry)
        end = original.offset(entry.end_line + 1, 1)
        head = _HEAD.match(original.text, start, end)
        if head is None:
            continue
        if is_meant(entry.key) and original.text.startswith(entry.key, head.end()):
            yield Replacement(head.end(), head.end() + len(entry.key), new)
        for field in scan(original.text[start:end]).fields:
            if field.name in _REFERRING:
                value = original.text[start + field.start : start + field.end]
                for named in _KEY.finditer(value):
                    if is_meant(named[0]):
                        at = start + field.start
                        yield Replacement(at + named.start(), at + named.end(), new)


def _head(original: Original, entry: Entry) -> int:
    """Return where an entry begins: of several on a line, the one with its key."""
    first = original.offset(entry.line, 1)
    end = original.offset(entry.end_line + 1, 1)
    for head in _HEAD.finditer(original.text, first, end):
        if original.text.startswith(entry.key, head.end()):
            return head.start()
    return max(original.text.find("@", first, end), first)


def _json(
    original: Original, _: Bibliography, is_meant: IsMeant, new: str
) -> Iterator[Replacement]:
    for found in _JSON.finditer(original.text):
        if is_meant(str(json.loads(found[1], strict=False))):
            yield Replacement(*found.span(1), json.dumps(new, ensure_ascii=False))


def _ris(original: Original, _: Bibliography, is_meant: IsMeant, new: str) -> Iterator[Replacement]:
    for found in _RIS.finditer(original.text):
        if is_meant(found[1]):
            yield Replacement(*found.span(1), new)
