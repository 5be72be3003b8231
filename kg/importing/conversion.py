"""A page, in whatever form, to the text of a note."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.importing.chunks import is_listed, is_marker
from kg.importing.html import looks_like_html, markdown_of
from kg.importing.matter import Value, cited
from kg.importing.pages import Page, Part, cut
from kg.importing.phrases import block_safe, inert, is_attribution, safe
from kg.importing.recognition import recognised
from kg.importing.records import values_of
from kg.importing.sections import written
from kg.importing.webpages import is_of_paper, record_of_page
from kg.markdown import parse, plain
from kg.markdown.decoding import normalise
from kg.names import fold
from kg.notes.citations import parse_citation
from kg.notes.types import NoteType, NoteTypes
from kg.services import Record

_HEADED = re.compile(r"^#{1,6}\s+\S", re.MULTILINE)
_LINKED = re.compile(r"!?\[\[[^\[\]\n]+\]\]|^> \[!", re.MULTILINE)
_REVIEWED = re.compile(
    r"(?P<reviewer>\S.{0,60}?) reviewed (?P<reviewed>\d{4}-\d\d-\d\d[^·|]*?)"
    r"(?:\s*[·|]\s*model\s+(?P<model>\S+))?\s*\Z"
)
_TITLED = re.compile(r"\A[A-Z]{2,4}\s*[:–—]\s*\S")
_AFTER_DASH = re.compile(r"\s+[—–]\s+(?P<title>\S.*)\Z")
_CITATION = re.compile(r"(?:\*\*)?(?:Full )?(?:Citation|Reference)(?:\*\*)?\s*:(?:\*\*)?\s*(\S.*)")
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»\n]{2,200})[\"”“»]")
_SPACES = re.compile("[\u00a0\u2007\u202f]")
_UNSORTED = "Unsorted"


@dataclass(frozen=True, slots=True)
class Converted:
    """A page as a note: its type, its front matter and its body.

    `dropped` is the page's furniture; `unsorted` the lines that no section took, which
    stand in the body under a heading of their own. `matter` is the front matter as it was
    typed, where the page had one; `is_as_typed`: the body is the page's own Markdown.
    """

    kind: NoteType
    title: str
    values: dict[str, Value]
    body: str
    dropped: tuple[str, ...] = ()
    unsorted: tuple[str, ...] = ()
    matter: str = ""
    is_as_typed: bool = False


def converted(text: str, types: NoteTypes, as_type: str = "", url: str = "") -> Converted:
    """Return *text* as a note of type *as_type*, or of the type it looks like. Never raises.

    *url* is where a page in HTML was found; what its head says of a paper is believed.
    """
    page = normalise(text)
    if not looks_like_html(page):
        return _converted(page, types, as_type, is_html=False)
    record = record_of_page(page, url) if url or is_of_paper(page) else None
    if is_of_paper(page) and not as_type and "literature" in types.by_name:
        as_type = "literature"
    done = _converted(normalise(markdown_of(page)), types, as_type, is_html=True)
    return _described(done, record) if record else done


def _described(page: Converted, record: Record) -> Converted:
    """Return a page with what its head says: of its paper, or how it is called and where it is."""
    said = values_of(record)
    if page.kind.topic != "paper":
        said = {"url": record.url} if record.url else {}
    titled = f"# {block_safe(inert(record.title))}\n\n" if record.title and not page.title else ""
    return replace(
        page,
        title=page.title or record.title,
        values={**page.values, **said},
        body=titled + page.body,
    )


def _converted(page: str, types: NoteTypes, as_type: str, *, is_html: bool) -> Converted:
    document = parse(page)
    declared = document.front_matter.values.get("type")
    kind = types.by_name.get(as_type) or types.of("", str(declared or ""), {})
    if not as_type and kind is types.plain:
        kind = recognised(page, types)
    if document.front_matter.end_line:
        return _kept(page, kind, document.front_matter.end_line)
    if not is_html and _HEADED.search(page) and _LINKED.search(page):
        return _kept(page, kind, 0)
    lines = [_SPACES.sub(" ", line).rstrip() for line in page.split("\n")]
    as_typed = is_html or _HEADED.search(page)
    return _sorted("\n".join(lines if as_typed else map(_safe, lines)), kind)


def _safe(line: str) -> str:
    """Return a pasted line so that Markdown shows its characters; its marks stay marks."""
    indent = len(line) - len(line.lstrip())
    said = safe(f"\x01{line[indent:]}").lstrip("\x01") if line.strip() else ""
    return line[:indent] + said


def _kept(page: str, kind: NoteType, end: int) -> Converted:
    """Keep a note that is Markdown already as it is; its front matter ends on line *end*."""
    lines = page.split("\n")
    body = "\n".join(lines[end:]).strip("\n")
    heading = next((line for line in lines[end:] if line.startswith("# ")), "")
    title = plain(heading.removeprefix("# ").strip())
    values = _about(title, body) if kind.topic == "paper" else {}
    matter = "\n".join(lines[1 : end - 1]) if end else ""
    return Converted(kind, title, values, body, matter=matter, is_as_typed=True)


def _sorted(text: str, kind: NoteType) -> Converted:
    page = cut(text, kind)
    title, values, lead, unsorted = _lead(page, kind, text)
    blocks = [f"# {block_safe(title)}"] if title else []
    blocks += lead
    for part in page.parts:
        blocks += _section(part)
    if unsorted:
        blocks += [f"## {_UNSORTED}", *map(block_safe, unsorted)]
    body = "\n\n".join(block for block in blocks if block.strip())
    found = _about(title, body) if kind.topic == "paper" else {}
    return Converted(kind, title, found | values, body, tuple(page.furniture), tuple(unsorted))


def _section(part: Part) -> Iterator[str]:
    yield f"## {part.heading}"
    if part.beside:
        yield block_safe(part.beside)
    yield from written(part)


def _lead(
    page: Page, kind: NoteType, text: str
) -> tuple[str, dict[str, Value], list[str], list[str]]:
    """Return title, front matter, the blocks of the lead, and what nobody knows."""
    values: dict[str, Value] = {}
    title = page.title or (_subject(text) if kind.topic != "paper" else "")
    lines: list[str] = []
    for line in page.lead.lines:
        said = _REVIEWED.match(line.strip()) if kind.options.get("by") else None
        if said:
            values |= {key: value.strip() for key, value in said.groupdict().items() if value}
        elif not title and not _has_words(lines) and _is_title(line, kind):
            title = line.strip()
        else:
            lines.append(line)
    lead = Part(None, "", lines)
    blocks = written(lead)
    if kind.topic != "paper":
        return title, values, blocks, []
    known = [block for block in blocks if block.startswith("**")]
    return title, values, known, [block for block in blocks if block not in known]


def _has_words(lines: Sequence[str]) -> bool:
    """Tell whether a lead has begun; lines that begin with a section's label do not count."""
    return any(line.strip() and not line.strip().startswith("**") for line in lines)


def _is_title(line: str, kind: NoteType) -> bool:
    text = line.strip()
    if not text or text.startswith(("**", "|", "-", ">", "`")) or is_attribution(text):
        return False
    if len(text) > 250 or is_listed(text) or is_marker(text):
        return False
    if _TITLED.match(text) and any(text.startswith(prefix.rstrip("-")) for prefix in kind.prefixes):
        return True
    short = len(text) < 200 and not text.endswith((".", "?", ":", ";", ","))
    return short and (kind.topic == "paper" or len(text.split()) < 15)


def _subject(text: str) -> str:
    """Return what the questions of a page are about: the name that most of them hold."""
    asked = [line for line in text.split("\n") if line.rstrip().endswith("?")]
    named = Counter(name for line in asked for name in _QUOTED.findall(line))
    best = named.most_common(1)
    return str(best[0][0]) if best and best[0][1] > 2 else ""


def _about(title: str, body: str) -> dict[str, Value]:
    """Return what the text says of the paper: its citation, else its title."""
    named = _AFTER_DASH.search(title) if _TITLED.match(title) else None
    own = named["title"].strip() if named else re.sub(r"\A[A-Z]{2,4}\s*:\s*", "", title)
    found = _CITATION.search(body)
    values = cited(parse_citation(found[1])) if found else {}
    said = str(values.get("title") or "")
    if own and (not said or fold(said).startswith(fold(own)) or fold(own).startswith(fold(said))):
        values["title"] = own if len(own) >= len(said) else said
    return {"title": values.pop("title", "") or own, **values} if values or own else {}
