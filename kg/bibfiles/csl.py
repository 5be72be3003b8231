"""CSL-JSON to entries: what Zotero, pandoc and Crossref write.

Form: https://github.com/citation-style-language/schema#csl-json-schema
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from kg.bibfiles.entries import Bibliography, Entry, Field, Place
from kg.bibfiles.names import Name, joined
from kg.diagnostics import Diagnostic

TYPES: Mapping[str, str] = {
    "article": "online", "article-journal": "article", "article-magazine": "article",
    "article-newspaper": "article", "bill": "legislation", "book": "book",
    "chapter": "incollection", "classic": "book", "collection": "collection",
    "dataset": "dataset", "document": "misc",
    "entry": "inreference", "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference", "legislation": "legislation", "manuscript": "unpublished",
    "paper-conference": "inproceedings", "patent": "patent", "periodical": "periodical",
    "post": "online", "post-weblog": "online", "report": "report", "software": "software",
    "speech": "unpublished", "standard": "standard", "thesis": "thesis", "webpage": "online",
}  # fmt: skip
"""BibLaTeX's type of each of CSL's."""

VARIABLES: Mapping[str, str] = {
    "abstract": "abstract", "annote": "annotation", "archive": "library",
    "call-number": "number", "chapter-number": "chapter", "collection-number": "number",
    "collection-title": "series", "container-title-short": "shortjournal", "DOI": "doi",
    "edition": "edition", "event": "eventtitle", "event-place": "venue",
    "event-title": "eventtitle", "genre": "type", "ISBN": "isbn", "ISSN": "issn",
    "issue": "number", "keyword": "keywords",
    "language": "langid", "medium": "howpublished", "note": "note", "number-of-pages": "pagetotal",
    "number-of-volumes": "volumes", "page": "pages", "PMCID": "pmcid", "PMID": "pmid",
    "publisher-place": "location", "status": "pubstate", "title": "title",
    "title-short": "shorttitle", "URL": "url", "version": "version", "volume": "volume",
    "volume-title": "maintitle",
}  # fmt: skip
_PEOPLE = {"author": "author", "editor": "editor", "translator": "translator"}
_DATES = {"issued": "date", "accessed": "urldate", "original-date": "origdate"}
_OF_THE_ENTRY = frozenset({"id", "type", "citation-key", "citekey"})
_PARTS = frozenset({"inproceedings", "incollection", "inreference"})
_SCHOOLS = frozenset({"thesis", "report"})
_IN_NOTE = re.compile(r"(?:^|\n)\s*(?:Citation Key|citekey)\s*:\s*(\S+)", re.IGNORECASE)
_ARXIV = re.compile(r"arxiv\s*:?\s*(\S+)", re.IGNORECASE)
_BAD_KEY = re.compile(r"[\s,{}\"#%~\\=()']+")
_MARKUP = re.compile(r"</?(?:i|b|sub|sup|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)
"""The marks that CSL allows in a text."""
_NO_FIELD = re.compile(r"[^a-z0-9_+-]+")


def read_csl(text: str, path: str) -> Bibliography:
    """Return the items of *text*; what is no item is passed over and told."""
    try:
        said = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        column = getattr(error, "colno", 1)
        message = f"no JSON: {getattr(error, 'msg', 'too deep')}"
        return Bibliography((), (Place(path, line, column).unreadable(message),))
    items = said.get("items", said) if isinstance(said, dict) else said
    items = [items] if isinstance(items, dict) else items
    if not isinstance(items, list):
        return Bibliography((), (Place(path, 1).unreadable("expected a list of items"),))
    entries: list[Entry] = []
    told: list[Diagnostic] = []
    lines = _lines(text, len(items))
    for number, (item, line) in enumerate(zip(items, lines, strict=True), 1):
        if not isinstance(item, dict) or not ({"id", "title", "type"} & item.keys()):
            told.append(Place(path, line).unreadable(f"item {number} is no item of CSL-JSON"))
        else:
            entries.append(_entry(item, line))
    return Bibliography(tuple(entries), (*told, *_twice(entries, path)))


def _lines(text: str, count: int) -> list[int]:
    """Return the line on which each item begins: its brace, one level inside the list."""
    found: list[int] = []
    depth, line, at = 0, 1, 0
    deepest = 1 if text.lstrip().startswith("[") else 2 if '"items"' in text[:200] else 0
    for token in _TOKEN.finditer(text):
        line += text.count("\n", at, token.start())
        at = token.start()
        if token[0] == "{" and depth == deepest:
            found.append(line)
        if token[0] in "{[":
            depth += 1
        elif token[0] in "}]":
            depth -= 1
    return (found + [1] * count)[:count]


_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]', re.DOTALL)


def _entry(item: Mapping[str, Any], line: int) -> Entry:
    kind = TYPES.get(str(item.get("type") or ""), "misc")
    fields: dict[str, Field] = {}
    for name, value in item.items():
        for field in _fields(name, value, kind, line):
            if field.value and field.name not in fields:
                fields[field.name] = field
    note = str(item.get("note") or "")
    said = str(item.get("citation-key") or item.get("citekey") or "")
    in_note = _IN_NOTE.search(note)
    key = said or (in_note[1] if in_note else "") or _own_key(str(item.get("id") or ""))
    key = _BAD_KEY.sub("-", key).strip("-")
    return Entry(key, kind, tuple(fields.values()), line, line, "csljson")


def _own_key(id_: str) -> str:
    """Return the key in an item's id: Zotero's are addresses of its library.

    >>> _own_key("http://zotero.org/users/1/items/AB12CD34"), _own_key("doe2019")
    ('AB12CD34', 'doe2019')
    """
    return id_.rpartition("/")[2] if "://" in id_ else id_


def _fields(name: str, value: object, kind: str, line: int) -> Iterator[Field]:
    """Yield what a variable says, under the names of BibLaTeX; an unknown one keeps its own."""
    if name in _PEOPLE and isinstance(value, list):
        yield _people(_PEOPLE[name], value, line)
    elif name in _DATES:
        yield Field(_DATES[name], _date(value), "", line)
    elif name in ("archive_location", "number") and (found := _ARXIV.match(_text(value))):
        yield Field("eprint", found[1], "", line)
        yield Field("eprinttype", "arxiv", "", line)
    elif name not in _OF_THE_ENTRY and (own := _name_of(name, kind)):
        text = _text(value)
        yield Field(own, text.replace("-", "--") if own == "pages" else text, "", line)


def _name_of(variable: str, kind: str) -> str:
    match variable:
        case "container-title":
            return "booktitle" if kind in _PARTS else "journaltitle"
        case "publisher":
            return "institution" if kind in _SCHOOLS else "publisher"
        case _:
            return VARIABLES.get(variable) or _NO_FIELD.sub("-", variable.lower()).strip("-")


def _people(name: str, people: list[object], line: int) -> Field:
    found = [one for person in people if (one := _name(person)).family]
    shown = " and ".join(f"{n.family}, {n.given}" if n.given else n.family for n in found)
    return Field.of_latex(name, shown, joined(found), line)


def _name(person: object) -> Name:
    if not isinstance(person, dict):
        return Name(_text(person))
    if literal := _text(person.get("literal") or ""):
        return Name(literal)
    particle = person.get("non-dropping-particle") or person.get("dropping-particle") or ""
    family = " ".join(f"{_text(particle)} {_text(person.get('family') or '')}".split())
    given = _text(person.get("given") or "")
    return Name(family, given) if family else Name(given)


def _date(value: object) -> str:
    """Return a date as BibLaTeX has it: `2019-05-31`, a span with a slash."""
    if not isinstance(value, dict):
        return _text(value)
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts:
        spans = [_day(part) for part in parts if isinstance(part, list) and part]
        return "/".join(day for day in spans if day)
    return _text(value.get("raw") or value.get("literal") or value.get("season") or "")


def _day(parts: list[object]) -> str:
    numbers = [str(part).strip() for part in parts[:3] if str(part).strip().lstrip("-").isdecimal()]
    return "-".join(n.zfill(4 if at == 0 else 2) for at, n in enumerate(numbers))


def _text(value: object) -> str:
    match value:
        case str():
            return " ".join(_MARKUP.sub("", value).split())
        case bool() | int() | float():
            return str(value)
        case _ if not value:
            return ""
        case list() if all(isinstance(one, str) for one in value):
            return "; ".join(value)
        case _:
            return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _twice(entries: list[Entry], path: str) -> Iterator[Diagnostic]:
    seen: dict[str, int] = {}
    for entry in entries:
        before = seen.setdefault(entry.key.lower(), entry.line)
        if entry.key and before != entry.line:
            message = f"key '{entry.key}' is an item's on line {before} already"
            yield Place(path, entry.line).duplicate(message, "give one of them another id")
