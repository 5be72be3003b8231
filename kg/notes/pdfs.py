"""The PDFs that a note names: in its front matter, or else in links of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.markdown import Link
from kg.names import fold
from kg.notes.readers.keys import texts

_KEYS = frozenset(("pdf", "pdfs", "file", "files", "attachment", "attachments"))
_PARTS = re.compile(r"(?<!\\)[;\n]|(?<!\\):(?!//)")
"""What stands between the parts of a `file` field: `Full text:papers/x.pdf:application/pdf`."""


def is_pdf(target: str) -> bool:
    """Tell whether a link leads to a PDF.

    >>> is_pdf("papers/Doe.PDF"), is_pdf("Doe")
    (True, False)
    """
    return target[-4:].lower() == ".pdf"


def named_pdfs(matter: Mapping[str, object], links: Sequence[Link]) -> tuple[str, ...]:
    """Return the PDFs that a note is about, as it names them, each once."""
    front = [*_in_values(matter), *(link.target for link in links if link.key)]
    body = (link.target for link in links if not link.key)
    known = tuple(dict.fromkeys(target for target in front if is_pdf(target)))
    return known or tuple(dict.fromkeys(target for target in body if is_pdf(target)))


def _in_values(matter: Mapping[str, object]) -> Iterator[str]:
    for key, value in matter.items():
        if fold(str(key)) in _KEYS:
            for text in texts(value):  # type: ignore[arg-type] # what YAML gives is one
                bare = text.removeprefix("![[").removeprefix("[[").removesuffix("]]")
                yield from (part.strip() for part in _PARTS.split(bare.partition("|")[0]))
