"""The vault in the forms of other programs; each in a module of its own, read when it is asked for.

A *document* is one file, a *collection* several: a folder, or a zip file of it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from kg.exports.files import File
from kg.exports.source import Source

_DOCUMENTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "nanopub": ("nanopubs", "as_document"),
        "void": ("void", "as_document"),
        "quickstatements": ("quickstatements", "as_document"),
        "orkg": ("orkg", "as_document"),
        "anki": ("anki", "as_document"),
    }
)
_COLLECTIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "nanopub": ("nanopubs", "as_files"),
        "rocrate": ("rocrate", "as_files"),
        "obsidian": ("obsidian", "as_files"),
        "void": ("void", "as_files"),
    }
)

DOCUMENTS = tuple(_DOCUMENTS)
"""Forms that can be written as one file."""

COLLECTIONS = tuple(_COLLECTIONS)
"""Forms that can be written as a folder."""

WHOLE = ("rocrate", "void")
"""Forms of the whole vault: no part of it can be chosen."""

HOLDING_NOTES = ("obsidian", "rocrate")
"""Forms with notes in them, which would be read again among those of a vault."""

FORMS = tuple(dict.fromkeys((*DOCUMENTS, *COLLECTIONS)))
"""All forms, in the order in which they are told."""

__all__ = [
    "COLLECTIONS",
    "DOCUMENTS",
    "FORMS",
    "HOLDING_NOTES",
    "WHOLE",
    "File",
    "Source",
    "collection",
    "document",
]


def document(source: Source, form: str) -> bytes:
    """Return the vault in a form of `DOCUMENTS`."""
    made: bytes = _function(*_DOCUMENTS[form])(source)
    return made


def collection(source: Source, form: str) -> Iterable[File]:
    """Return the files of the vault in a form of `COLLECTIONS`."""
    made: Iterable[File] = _function(*_COLLECTIONS[form])(source)
    return made


def _function(module: str, name: str) -> Callable[[Source], Any]:
    found: Callable[[Source], Any] = getattr(importlib.import_module(f"kg.exports.{module}"), name)
    return found
