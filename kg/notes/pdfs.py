"""The PDFs that a note names: in its front matter, or else in links of its text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.markdown import Link
from kg.names import fold
from kg.notes.readers.keys import texts

_KEYS = frozenset(("pdf", "pdfs", "file", "files", "attachment", "attachments"))
_PARTS = re.compile(r"(?<!\\)[;\n]|(?<!\\):(?!//)")
"""What stands between the parts of a `file` field: `Full text:papers/x.pdf:application/pdf`."""
_ESCAPED = re.compile(r"\\([:;\\])")
_ABSOLUTE = re.compile(r"[\\/]|file:|[A-Za-z]:[\\/]")


def is_pdf(target: str) -> bool:
    """Tell whether a link leads to a PDF.

    >>> is_pdf("papers/Doe.PDF"), is_pdf("Doe")
    (True, False)
    """
    return target[-4:].lower() == ".pdf"


def is_absolute(target: str) -> bool:
    r"""Tell whether a path begins at the root of somebody's disk.

    >>> is_absolute("/home/doe/x.pdf"), is_absolute(r"C:\x.pdf"), is_absolute("papers/x.pdf")
    (True, True, False)
    """
    return _ABSOLUTE.match(target) is not None


def named_pdfs(matter: Mapping[str, object], links: Sequence[Link]) -> tuple[str, ...]:
    """Return the PDFs that a note is about, as it names them, each once."""
    keyed = (link.target for link in links if link.key and is_pdf(link.target))
    front = dict.fromkeys((*front_pdfs(matter), *keyed))
    body = dict.fromkeys(link.target for link in links if not link.key and is_pdf(link.target))
    return tuple(front or body)


def front_pdfs(matter: Mapping[str, object]) -> tuple[str, ...]:
    """Return the PDFs that front matter names under `pdf`, `file` or the like."""
    said = (value for key, value in matter.items() if fold(str(key)) in _KEYS)
    every = (text for value in said for text in texts(value))  # type: ignore[arg-type] # it is YAML
    return tuple(path for text in every for path in pdf_paths(text))


def pdf_paths(text: str) -> tuple[str, ...]:
    r"""Return the PDFs in a path, a link, or the `file` field of an entry.

    >>> pdf_paths("[[papers/x.pdf|Doe]]"), pdf_paths("Full Text:files/1/x.pdf:application/pdf")
    (('papers/x.pdf',), ('files/1/x.pdf',))
    >>> pdf_paths(r"C\:\\Doe\\x.pdf;snapshot.html")
    ('C:\\Doe\\x.pdf',)
    """
    bare = text.removeprefix("![[").removeprefix("[[").removesuffix("]]")
    parts = (_ESCAPED.sub(r"\1", part).strip() for part in _PARTS.split(bare.partition("|")[0]))
    return tuple(dict.fromkeys(part for part in parts if is_pdf(part)))
