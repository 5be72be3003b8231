"""New notes out of the note type that will read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.errors import WriteError
from kg.identifiers import arxiv_id, doi
from kg.importing.matter import Value, front_matter
from kg.importing.naming import home, stem
from kg.importing.notes import (
    Imported,
    Place,
    diff,
    folder_in,
    known_type,
    names_in,
    write_note,
)
from kg.importing.phrases import inert
from kg.markdown.decoding import normalise
from kg.notes.people import people
from kg.notes.types import NoteType, SectionType

_SKIPPED = frozenset(("links", "count"))
"""Readers whose sections a new note does not begin with."""
_BROUGHT = frozenset(("reference-list",))
"""Sections that something brings with it, such as a PDF: there is one, or no heading for it."""
_HINTS: Mapping[str, str] = {
    "definitions": "**Name**: its definition",
    "integration": "- **Artifact**: why it matters there → [[target]]",
    "related": "- [[Note]] — the reason",
    "connected": "**Relation:** [[Note]] (place or reason)",
    "rating": "stars, and the reason on the next line",
    "citation": "Last, F., & Last, F. (year). *Title*. Venue. arXiv:…",
    "comments": "- **Section 2**: the comment",
    "ledger": "- **what it is**: what is said of it",
    "forward-citations": "- **Title** — one sentence",
    "references": "1. Authors. Title. Venue, year. URL https://…",
    "quiz": "1. A question?",
}


def new_note(  # noqa: PLR0913 - what a note may begin with
    place: Place,
    name: str,
    title: str = "",
    values: Mapping[str, Value] | None = None,
    *,
    text: str = "",
    abstract: str = "",
    project: str = "",
    folder: str = "",
    beside: bool = False,
    dry_run: bool = False,
) -> Imported:
    """Write an empty note of the type *name*, with the citation filled from *values*.

    *text* stands below the title, *abstract* in the section for it; *folder* is another than
    where notes of the type lie. With *beside* a note of that name that is there already is
    another one, and this gets a number. With *dry_run* nothing is written. Raises `UnknownName`
    for a type, `WriteError` where the note is there already.
    """
    kind = known_type(place.types, name)
    said = _values(kind, title, values or {})
    about = title or str(said.get("title") or "") or _identified(said)
    below = normalise(text)
    written = template(kind, about, said, text=below, abstract=abstract, project=project)
    file = stem(kind, about, said) or kind.name
    names = names_in(folder_in(place.root, folder or home(kind, place.notes)), file)
    path = next(names)
    while beside and (place.root / path).exists():
        path = next(names)
    if (place.root / path).exists():
        raise WriteError(f"{path} is there already", "give another title, or edit that note")
    if not dry_run:
        write_note(place.root, path, written)
    return Imported(path, "created", kind.name, about, diff("", written, path))


def template(  # noqa: PLR0913 - as above
    kind: NoteType,
    title: str,
    values: Mapping[str, Value],
    *,
    text: str = "",
    abstract: str = "",
    project: str = "",
) -> str:
    """Return the text of an empty note: what is to be filled in stands in comments."""
    lines = [front_matter({"type": kind.name, **values}), "", f"# {_heading(kind, title, values)}"]
    if text.strip():
        lines += ["", text.strip("\n")]
    for section in kind.sections:
        if section.reader == "abstract":  # there is one, or no heading for it
            lines += ["", "## Abstract", "", _quotable(abstract)] if abstract.strip() else []
        elif section.name in _BROUGHT:
            continue
        elif not section.only_inline and section.reader not in _SKIPPED:
            lines += ["", f"## {_section_heading(section, project)}", ""]
            lines += _content(section, values)
    return "\n".join(lines).rstrip("\n") + "\n"


def _quotable(abstract: str) -> str:
    """Return somebody else's paragraphs so that Markdown shows their characters."""
    return "\n\n".join(inert(one) for one in normalise(abstract).split("\n\n") if one.strip())


def _values(kind: NoteType, title: str, given: Mapping[str, Value]) -> dict[str, Value]:
    """Return the front matter: the keys of the type that have a value."""
    found: dict[str, Value] = {"title": title} if title else {}
    for key, value in given.items():
        known = kind.keys.get(key.lower())
        name = known.name if known else key
        if not value or not re.fullmatch(r"[\w-]+", name):
            continue
        if not isinstance(value, str):
            found[name] = value
            continue
        match known.paper if known else "":
            case "authors":
                found[name] = [
                    f"{p.family}, {p.given}" if p.given else p.family for p in people(value)
                ]
            case "year" if value.strip().isdecimal() and value.isascii():
                found[name] = int(value)
            case "arxiv":
                found[name] = arxiv_id(value) or value
            case "doi":
                found[name] = doi(value) or value
            case _:
                found[name] = value.strip()
    return found


def _identified(values: Mapping[str, Value]) -> str:
    """Return what a paper is called of which no more than an identifier is known."""
    called = {"arxiv": "arXiv:", "doi": "doi:", "url": ""}
    return next((f"{word}{values[key]}" for key, word in called.items() if values.get(key)), "")


def _heading(kind: NoteType, title: str, values: Mapping[str, Value]) -> str:
    """Return the note's heading: `LN: Doe et al. (2020) — Title`."""
    prefix = kind.prefixes[0].rstrip("-") if kind.prefixes and kind.topic == "paper" else ""
    who = ""
    authors = values.get("authors")
    if isinstance(authors, list) and authors:
        families = [str(one).partition(",")[0] for one in authors]
        who = families[0] + (" et al." if len(families) > 2 else "")
        who = " & ".join(families) if len(families) == 2 else who
        who += f" ({values['year']})" if values.get("year") else ""
    named = (
        " — ".join(part for part in (inert(who), inert(title)) if part) or kind.label.capitalize()
    )
    return f"{prefix}: {named}" if prefix else named


def _section_heading(section: SectionType, project: str) -> str:
    written = [str(pattern) for pattern in section.headings]
    gapped = next((p for p in written if "{project}" in p), "")
    if gapped and project and section.reader == "integration":
        return gapped.replace("{project}", project)
    bare = next((p for p in written if "{" not in p), "")
    return bare or re.sub(r"\s*\{[a-z]+\}\s*", " ", written[0]).strip()


def _content(section: SectionType, values: Mapping[str, Value]) -> Iterator[str]:
    rows = section.options.get("rows")
    if section.reader == "assessments" and isinstance(rows, Mapping):
        yield from ("| C | Assessment |", "|---|---|")
        named = {str(term): str(row) for row, term in reversed(list(rows.items()))}
        yield from (f"| **{row}** |  |" for row in reversed(list(named.values())))
    elif section.reader == "report" and isinstance(rows, Mapping):
        yield from (f"<!-- **{row}**: … -->" for row in rows)
    elif section.reader == "citation" and _citation(values):
        yield f"**Citation**: {_citation(values)}"
    else:
        yield f"<!-- {_HINTS.get(section.reader, section.name.replace('-', ' '))} -->"


def _citation(values: Mapping[str, Value]) -> str:
    """Return the citation that the front matter allows."""
    authors, title = values.get("authors"), str(values.get("title") or "")
    if not title or not isinstance(authors, list):
        return ""
    *others, last = [str(one) for one in authors]
    names = f"{', '.join(others)}, & {last}" if others else last
    parts = [f"{inert(names)} ({values.get('year') or 'n.d.'}). *{inert(title)}*."]
    parts += [f"{inert(str(values['venue']))}."] if values.get("venue") else []
    parts += [f"arXiv:{values['arxiv']}."] if values.get("arxiv") else []
    parts += [f"https://doi.org/{values['doi']}"] if values.get("doi") else []
    return " ".join(parts)
