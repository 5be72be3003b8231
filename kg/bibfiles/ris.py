"""RIS to entries: what publishers and reference managers hand out.

Form: https://en.wikipedia.org/wiki/RIS_(file_format)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kg.bibfiles.entries import Bibliography, Entry, Field, Place
from kg.bibfiles.names import Name, joined
from kg.diagnostics import Diagnostic
from kg.identifiers import arxiv_id, doi

_TYPES = {
    "ABST": "article", "BLOG": "online", "BOOK": "book", "CHAP": "incollection",
    "COMP": "software", "CONF": "inproceedings", "CPAPER": "inproceedings", "DATA": "dataset",
    "EBOOK": "book", "ECHAP": "incollection", "EDBOOK": "collection", "EJOUR": "article",
    "ELEC": "online", "INPR": "article", "JOUR": "article", "JFULL": "periodical",
    "MGZN": "article", "MANSCPT": "unpublished", "NEWS": "article", "PAT": "patent",
    "RPRT": "report", "GOVDOC": "report", "STAND": "standard", "THES": "thesis",
    "UNPB": "unpublished", "WEB": "online",
}  # fmt: skip
_TAGS = {
    "TI": "title", "T1": "title", "CT": "title", "BT": "title", "ST": "shorttitle",
    "JO": "journaltitle", "JF": "journaltitle", "J1": "journaltitle", "JA": "shortjournal",
    "J2": "shortjournal", "VL": "volume", "IS": "number", "PB": "publisher", "CY": "location",
    "DO": "doi", "AB": "abstract", "N2": "abstract", "LA": "langid", "ET": "edition",
    "NV": "volumes", "SE": "chapter", "M3": "type", "DB": "library", "CN": "callnumber",
    "L1": "file", "L2": "file", "C7": "eid", "AD": "affiliation", "TT": "origtitle",
}  # fmt: skip
"""Fields of BibLaTeX by tag; any other tag is kept under its own name behind `ris-`."""
_PEOPLE = {
    "AU": "author", "A1": "author", "ED": "editor", "A2": "editor", "A3": "editor",
    "A4": "translator", "TA": "translator",
}  # fmt: skip
_TOGETHER = frozenset({"TY", "ER", "ID", "LB", "SP", "EP", "KW", "N1", "UK", *_PEOPLE})
"""Tags that say something of the whole, or together with others."""
_IN_PARTS = frozenset({"inproceedings", "incollection"})
_START = re.compile(r"^[ \t\ufeff]*TY  ?- ?", re.MULTILINE)
_END = re.compile(r"^[ \t]*ER  ?-", re.MULTILINE)
_TAG = re.compile(r"\s*[A-Z][A-Z0-9]  ?-")
_NUMBERS = re.compile(r"\d+")
_BAD_KEY = re.compile(r"[\s,{}\"#%~\\=()']+")


def read_ris(text: str, path: str) -> Bibliography:
    """Return the references of *text*; one that is never ended is read and told."""
    lines, told, whole = [], [], []
    line, at = 1, 0
    for one, after in pairwise((*_START.finditer(text), None)):
        if one is None:
            break
        line, at = line + text.count("\n", at, one.end()), one.end()
        own = text[one.start() : after.start() if after else len(text)].strip("\n")
        end = _END.search(own)
        if end is None:
            told.append(Place(path, line).malformed("no `ER  -` ends this reference", "add it"))
        lines.append((line, line + own[: end.start() if end else len(own)].count("\n")))
        said = own[: end.start()] if end else own
        whole.append("".join((*_unfolded(said), "\nER  - \n")))
    entries: list[Entry] = []
    for own, (line, end_line) in zip(whole, lines, strict=True):
        entries += [_entry(said, line, end_line) for said in _parsed(own)]
    return Bibliography(tuple(entries), (*told, *_twice(entries, path)))


def _unfolded(text: str) -> Iterator[str]:
    """Yield the lines of a reference; one without a tag goes on with what was begun."""
    for line in text.split("\n"):
        yield f"\n{line}" if _TAG.match(line) else f" {line.strip()}" if line.strip() else ""


def _parsed(text: str) -> Sequence[Mapping[str, object]]:
    import rispy  # noqa: PLC0415 - few read RIS
    from rispy.config import TAG_KEY_MAPPING  # noqa: PLC0415 - as above

    tags = {*TAG_KEY_MAPPING, *_TAGS, *_PEOPLE}
    said: Sequence[Mapping[str, object]] = rispy.loads(
        text,
        mapping={tag: tag for tag in tags},
        list_tags=sorted(tags - {"TY", "ER", "UK"}),
        delimiter_tags_mapping={},
        skip_unknown_tags=False,
    )
    return said


def _entry(said: Mapping[str, object], line: int, end_line: int) -> Entry:
    kind = _TYPES.get(str(said.get("TY") or "").strip().upper(), "misc")
    fields: dict[str, Field] = {}
    for field in _fields(said, kind, line):
        before = fields.get(field.name)
        is_fuller = before and field.name == "date" and field.value.startswith(before.value)
        if field.value and (not before or is_fuller):
            fields[field.name] = field
    key = next(iter(_texts(said.get("ID")) or _texts(said.get("LB"))), "")
    key = _BAD_KEY.sub("-", key).strip("-")
    return Entry(key, kind, tuple(fields.values()), line, end_line, "ris")


def _fields(said: Mapping[str, object], kind: str, line: int) -> Iterator[Field]:
    people: dict[str, list[Name]] = {}
    for tag, name in _PEOPLE.items():
        people.setdefault(name, []).extend(map(_name, _texts(said.get(tag))))
    for name, found in people.items():
        shown = " and ".join(f"{n.family}, {n.given}" if n.given else n.family for n in found)
        yield Field.of_latex(name, shown, joined(found), line)
    for tag, value in said.items():
        for text in _texts(value):
            yield from _field(tag, text, kind, line)
    first, last = (next(iter(_texts(said.get(tag))), "") for tag in ("SP", "EP"))
    yield Field("pages", "--".join(page for page in (first, last) if page), "", line)
    yield Field("keywords", ", ".join(_texts(said.get("KW"))), "", line)
    yield Field("note", "; ".join(_texts(said.get("N1"))), "", line)
    for unknown, values in _unknown(said):
        yield Field(unknown, "; ".join(values), "", line)


def _field(tag: str, text: str, kind: str, line: int) -> Iterator[Field]:
    match tag:
        case "T2" | "T3":
            name = "series" if tag == "T3" or kind == "book" else _container(kind)
            yield Field(name, text, "", line)
        case "BT":
            yield Field("booktitle" if kind in _IN_PARTS else "title", text, "", line)
        case "PY" | "Y1" | "DA" | "Y2":
            yield Field("urldate" if tag == "Y2" else "date", _date(text), "", line)
        case "SN":
            is_book = len(re.sub(r"\D", "", text)) in (10, 13)
            yield Field("isbn" if is_book else "issn", text, "", line)
        case "UR" | "AN" | "M1":
            yield from _located(tag, text, line)
        case _ if tag in _TOGETHER:
            return
        case _:
            yield Field(_TAGS.get(tag, f"ris-{tag.lower()}"), text, "", line)


def _located(tag: str, text: str, line: int) -> Iterator[Field]:
    if arxiv := arxiv_id(text):
        yield Field("eprint", arxiv, "", line)
        yield Field("eprinttype", "arxiv", "", line)
    if tag == "UR":
        yield Field("url", text, "", line)
        yield Field("doi", doi(text) if "doi.org/" in text else "", "", line)
    elif not arxiv:
        yield Field(f"ris-{tag.lower()}", text, "", line)


def _container(kind: str) -> str:
    return "booktitle" if kind in _IN_PARTS else "journaltitle"


def _unknown(said: Mapping[str, object]) -> Iterator[tuple[str, list[str]]]:
    for value in (said.get("UK"), said.get("unknown_tag")):
        if isinstance(value, dict):
            for tag, texts in value.items():
                yield f"ris-{str(tag).lower()}", [" ".join(str(one).split()) for one in texts]


def _name(text: str) -> Name:
    family, _, given = text.partition(",")
    return Name(family.strip(), " ".join(given.replace(",", " ").split()))


def _date(text: str) -> str:
    """Return `2019/05/31/`, of which parts may be missing, as BibLaTeX has it.

    >>> _date("2019/05//"), _date("2019///Spring"), _date("May 2019")
    ('2019-05', '2019', 'May 2019')
    """
    if "/" not in text:
        return text
    parts = [part.strip() for part in text.split("/")[:3]]
    kept: list[str] = []
    for part in parts:
        if not _NUMBERS.fullmatch(part):
            break
        kept.append(part.zfill(4 if not kept else 2))
    return "-".join(kept) or text


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for one in values if isinstance(one, str) and (text := " ".join(one.split()))]


def _twice(entries: list[Entry], path: str) -> Iterator[Diagnostic]:
    seen: dict[str, int] = {}
    for entry in entries:
        before = seen.setdefault(entry.key.lower(), entry.line)
        if entry.key and before != entry.line:
            message = f"key '{entry.key}' is a reference's on line {before} already"
            yield Place(path, entry.line).duplicate(message, "give one of them another ID")
