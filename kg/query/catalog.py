"""The named queries of a vault: ours, and those in its own `schema/queries/`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import Store

from kg.errors import SchemaError, UnknownName
from kg.graph.terms import Term, integer, iri, literal
from kg.query.named import NamedQuery, Parameter, read_named
from kg.query.sparql import prefixes
from kg.resources import SCHEMA, own_text

SUFFIX = ".rq"
_AT = re.compile(r"error at (\d+):\d+: ")
_ANY_BASE = "https://example.org/"


class Queries(Mapping[str, NamedQuery]):
    """Named queries by name; a file is read when its query is asked for.

    A query of the vault's own stands in for ours of the same name. Looking one up raises
    `SchemaError`, with file and line, where it cannot be used.
    """

    def __init__(self, root: Path) -> None:
        """Find the files of the vault at *root*."""
        own = root / "schema" / "queries"
        folders = [SCHEMA / "queries", own]
        self._files = {
            path.stem: path
            for folder in folders
            for path in sorted(folder.glob(f"*{SUFFIX}"))
            if path.is_file()
        }

    def __getitem__(self, name: str) -> NamedQuery:
        """Read the query called *name*."""
        return read_query(self._files[name])

    def __iter__(self) -> Iterator[str]:
        """Yield the names in alphabetical order."""
        return iter(sorted(self._files))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._files)

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a file of that name, usable or not."""
        return name in self._files

    def descriptions(self) -> Iterator[tuple[str, str]]:
        """Yield each name with the first line of its file; nothing is checked, so it is quick."""
        for name in self:
            with self._files[name].open(encoding="utf-8-sig", errors="replace") as lines:
                yield name, lines.readline().lstrip("#").strip()

    def find(self, name: str) -> NamedQuery:
        """Return the query called *name*. Raises `UnknownName` with the nearest names."""
        if name in self._files:
            return self[name]
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only for a mistyped name

        near = process.extract(name, list(self), scorer=fuzz.WRatio, score_cutoff=60, limit=3)
        raise UnknownName("named query", name, [found[0] for found in near])


def read_query(path: Path) -> NamedQuery:
    """Read one file and see that it can be asked. Raises `SchemaError`."""
    try:
        text = own_text(path)
    except UnicodeDecodeError as error:
        raise SchemaError(path, 1, "not UTF-8 text") from error
    except OSError as error:
        raise SchemaError(path, 1, error.strerror or "cannot be read") from error
    query = read_named(path.stem, text, path)
    if not query.description:
        raise SchemaError(
            path, 1, "no description", "say in a first line, behind #, what it answers"
        )
    try:
        sample = query.filled({p.name: _sample(p) for p in query.parameters})
        Store().query(sample, prefixes=prefixes(_ANY_BASE))
    except SyntaxError as error:
        at = _AT.match(str(error.msg))
        line = int(at[1]) if at else 1
        raise SchemaError(path, line, f"not SPARQL: {_AT.sub('', str(error.msg))}") from error
    return query


def _sample(parameter: Parameter) -> Term:
    match parameter.type:
        case "text":
            return literal("")
        case "integer":
            return integer(1)
        case "year":
            return literal("2000", "xsd:gYear")
        case _:
            return iri(_ANY_BASE)
