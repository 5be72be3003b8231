"""PDFs to literature notes: what the paper says of itself, and what its reader marked in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from kg.errors import UnusableSource
from kg.importing.growing import grown
from kg.importing.matter import Value, quoted
from kg.importing.merging import split_matter
from kg.importing.naming import home, stem
from kg.importing.notes import Imported, Place, diff, folder_in, known_type, names_in, write_note
from kg.importing.phrases import inert
from kg.importing.quoted import file_link, quoted_marks
from kg.importing.templates import template
from kg.markdown import decode, parse
from kg.markdown.decoding import normalise
from kg.notes.pdfs import front_pdfs
from kg.notes.people import people
from kg.notes.types import NoteType
from kg.pdf import Pdf, Unreadable, is_pdf, read_pdf

HIGHLIGHTS = "Highlights"
"""The section in which quotations stand."""
_ADDED = re.compile(r"pdf-parts:\s*\[(.*?)\]?\s*\Z")
_HASH = "pdf-hash"


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF that was read, and its bytes; `name` is what was given for it.

    `path` is its own in the vault, if any; `known` are the paths of the notes on this paper.
    """

    pdf: Pdf
    data: bytes = field(repr=False)
    name: str
    path: str = ""
    known: Sequence[str] = ()

    @property
    def hash(self) -> str:
        """What stands for its bytes."""
        return blake2b(self.data, digest_size=8).hexdigest()


def read_paper(name: str, data: bytes | None = None) -> Paper | None:
    """Read the PDF *name*, or *data* for what came from elsewhere; `None` for what is no PDF.

    Raises `UnusableSource` for one that cannot be read.
    """
    if data is None:
        data = _bytes_of(name)
    if data is None or not is_pdf(data):
        return None
    found = read_pdf(data)
    if isinstance(found, Unreadable):
        raise UnusableSource(name, found.reason, found.hint)
    return Paper(found, data, name)


def _bytes_of(name: str) -> bytes | None:
    """Return what is in a file that begins as a PDF does; nothing of any other."""
    try:
        with Path(name).open("rb") as file:
            head = file.read(1024)
            return head + file.read() if is_pdf(head) else None
    except (OSError, ValueError):
        return None


def import_pdf(  # noqa: PLR0913 - what a note is made of, and where
    place: Place,
    paper: Paper,
    *,
    as_type: str = "",
    folder: str = "",
    project: str = "",
    dry_run: bool = False,
) -> Imported:
    """Write the literature note on *paper*, or add to the one there is what is new.

    A note on the paper stays as it is but for the sections that the PDF brought, and in those
    the reader's words stay. With *dry_run* nothing is written. Raises `UnknownName` for a
    type, `WriteError`.
    """
    kind = known_type(place.types, as_type or "literature")
    values = paper_values(paper)
    title = str(values.get("title") or "")
    path, old = _note_of(place, kind, paper)
    remarks = tuple(_remarks(paper))
    if old and f'{_HASH}: "{paper.hash}"' in split_matter(old)[0]:
        return Imported(path, "unchanged", kind.name, title, remarks=remarks)
    start = old or template(kind, title, values, abstract=paper.pdf.abstract, project=project)
    before = _added(old) if old else frozenset()
    done = grown(start, _sections(paper), (HIGHLIGHTS,), before)
    if not old:
        path = _path_of(place, kind, values, folder)
    lines = {_HASH: f'"{paper.hash}"',
             "pdf-parts": "[" + ", ".join(map(quoted, _all(before, done.added))) + "]"}  # fmt: skip
    if paper.path and not any(line.startswith("pdf:") for line in split_matter(done.text)[0]):
        lines = {"pdf": quoted(file_link(paper.path)), **lines}
    written = with_matter(done.text, lines)
    if not dry_run:
        write_note(place.root, path, _with_line_ends(written, place.root / path))
    return Imported(
        path,
        "updated" if old else "created",
        kind.name,
        title,
        diff(old, written, path),
        conflicts=done.conflicts,
        remarks=remarks,
    )


def paper_values(paper: Paper) -> dict[str, Value]:
    """Return the front matter that a PDF allows; without a title it is the file's name."""
    pdf = paper.pdf
    authors = people(_linkless("; ".join(pdf.authors)))
    values: dict[str, Value] = {
        "title": _linkless(pdf.title or " ".join(re.split(r"[\s_]+", Path(paper.name).stem))),
        "authors": [f"{p.family}, {p.given}" if p.given else p.family for p in authors],
        "year": pdf.year,
        "venue": _linkless(pdf.venue),
        "arxiv": pdf.arxiv,
        "doi": pdf.doi,
    }
    return {name: value for name, value in values.items() if value}


def _linkless(text: str) -> str:
    """Return a stranger's text for the front matter, where no character can be escaped."""
    return re.sub(r"\[{2,}", "[", re.sub(r"\]{2,}", "]", text))


def with_matter(note: str, lines: Mapping[str, str]) -> str:
    r"""Return *note* with *lines* of front matter by their key: in the place of old ones, or last.

    >>> with_matter("---\na: 1\n---\nText", {"a": "2", "b": "3"})
    '---\na: 2\nb: 3\n---\nText'
    """
    matter, body = split_matter(note)
    left = dict(lines)
    kept = [
        f"{key}: {left.pop(key)}" if (key := line.partition(":")[0]) in left else line
        for line in matter
    ]
    kept += [f"{key}: {value}" for key, value in left.items()]
    return "\n".join(("---", *kept, "---", *body))


def _sections(paper: Paper) -> dict[str, list[str]]:
    """Return the blocks of the sections that the PDF brings, by heading."""
    found: dict[str, list[str]] = {}
    marks = list(quoted_marks(paper.pdf.marks, paper.path))
    if marks:
        found[HIGHLIGHTS] = marks
    if paper.pdf.references:
        listed = (f"{n}. {inert(one)}" for n, one in enumerate(paper.pdf.references, 1))
        found["References"] = ["\n".join(listed)]
    return found


def _remarks(paper: Paper) -> Iterator[str]:
    """Yield what its reader should know of the PDF."""
    if not paper.pdf.has_text:
        yield "the PDF has no text, only pictures of pages: let a program recognise it first (OCR)"
    if paper.pdf.pages_left_out:
        yield f"the last {paper.pdf.pages_left_out:,} pages were not read"
    if not paper.path:
        yield "the PDF is no file of the vault, so no link leads to it (--attach FOLDER copies it)"


def _note_of(place: Place, kind: NoteType, paper: Paper) -> tuple[str, str]:
    """Return path and text of the note that a PDF belongs to; nothing where there is none.

    The one that was made of this very file, the one that names it, one on the paper.
    """
    notes = [path for path, name in place.notes if name == kind.name]
    texts = {path: text for path in notes if (text := _text(place.root / path))}
    made = f'{_HASH}: "{paper.hash}"'
    own = (path for path, text in texts.items() if made in split_matter(text)[0])
    naming = (path for path, text in texts.items() if paper.path and _names_pdf(text, paper.path))
    on_it = (path for path in paper.known if path in texts)
    found = next(chain(own, naming, on_it), "")
    return found, texts.get(found, "")


def _names_pdf(note: str, path: str) -> bool:
    """Tell whether the front matter of a note names the PDF at *path*, by path or file name."""
    document = parse("\n".join(("---", *split_matter(note)[0], "---")))
    named = front_pdfs(document.front_matter.values)
    return any(path == one or path.endswith(f"/{one}") for one in named)


def _path_of(place: Place, kind: NoteType, values: Mapping[str, Value], folder: str) -> str:
    parent = folder_in(place.root, folder or home(kind, place.notes))
    name = stem(kind, str(values["title"]), values) or kind.name
    return next(path for path in names_in(parent, name) if not (place.root / path).exists())


def _with_line_ends(note: str, file: Path) -> str:
    r"""Return *note* with `\r\n` at the end of its lines where *file* has them."""
    is_dos = file.exists() and b"\r\n" in file.read_bytes()
    return note.replace("\n", "\r\n") if is_dos else note


def _added(note: str) -> frozenset[str]:
    found = (_ADDED.match(line) for line in split_matter(note)[0])
    return frozenset(mark for one in found if one for mark in re.findall(r"\w+", one[1]))


def _all(before: frozenset[str], added: Sequence[str]) -> list[str]:
    return list(dict.fromkeys((*sorted(before), *added)))


def _text(file: Path) -> str:
    try:
        return normalise(decode(file.read_bytes()))
    except (OSError, UnicodeDecodeError):
        return ""
