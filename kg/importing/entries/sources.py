"""What is to be imported, where it is a bibliography."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.bibfiles import Bibliography, form_of, form_of_path, inherited, read_bibliography
from kg.bibfiles.decoding import decoded
from kg.errors import UnusableSource

_MANY = 64 * 1024
"""Bytes at the beginning of a text that tell what it is."""


@dataclass(frozen=True, slots=True)
class Source:
    """A bibliography that was read; `whole` are its entries with what they take over."""

    name: str
    read: Bibliography
    whole: Bibliography


def read_entries(name: str, data: bytes | None = None) -> Source | None:
    """Read the bibliography *name*, or *data* for what came from elsewhere.

    `None` for what is none. Raises `UnusableSource` for one that cannot be read.
    """
    form = "" if data is not None else form_of_path(name)
    if not form and data is None:
        return None
    if data is None:
        try:
            data = Path(name).read_bytes()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise UnusableSource(name, f"cannot be read: {reason}") from error
    form = form or form_of(decoded(data[:_MANY], name)[0])
    if not form:
        return None
    read = read_bibliography(name, data, form)
    if not read.entries and not read.diagnostics:
        raise UnusableSource(name, "holds no entries", "BibTeX, CSL-JSON and RIS can be imported")
    return Source(name, read, inherited(read, name))
