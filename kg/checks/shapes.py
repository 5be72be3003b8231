"""The vault's own SHACL shapes, held against its graph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.checks.base import Finding
from kg.checks.graph import Spots, shortened
from kg.diagnostics import Severity
from kg.index import Index
from kg.query import prefixes

if TYPE_CHECKING:
    from kg.checks.validation import Result

_SEVERITIES: Mapping[str, Severity] = MappingProxyType(
    {"Violation": Severity.ERROR, "Warning": Severity.WARNING, "Info": Severity.INFO}
)
_ADDRESS = re.compile(r"<([^<>\s]+)>")
FOLDERS = ("shapes", "schema/shapes")
"""Where a vault's shapes lie, as Turtle."""


def shacl(index: Index) -> Iterator[Finding]:
    """What the vault's own SHACL shapes find (`shapes/*.ttl`, `schema/shapes/*.ttl`).

    Why: a project has rules of its own for its notes, and SHACL is the standard to write
    them in. The shapes are held against the merged graph of the vault; the finding stands
    where the focus node does, with the shape's message and severity.

        lit:Read a sh:NodeShape ; sh:targetClass kg:LiteratureNote ;
            sh:property [ sh:path kg:status ; sh:in ( "to-read" "reading" "reviewed" ) ;
                sh:severity sh:Warning ; sh:message "a status that nobody knows" ] .

    Instead: change the note, or the shape. `kg query 'DESCRIBE note:LN-X'` shows what the
    graph says of a note.
    """
    files = [file for folder in FOLDERS for file in sorted((index.root / folder).glob("*.ttl"))]
    if not files:
        return
    from kg.checks.validation import validate  # noqa: PLC0415 - rdflib and pySHACL are slow

    spots = Spots(index)
    for result in validate(index, files):
        spot = spots.of(result.focus)
        yield Finding(
            path=spot.path if spot else result.file,
            line=spot.line if spot else 1,
            message=_short(index, result.message),
            help=_help(index, spots, result),
            severity=_SEVERITIES.get(result.severity),
        )


def _help(index: Index, spots: Spots, result: Result) -> str:
    """Say which shape asks for what, of what, and what is there instead."""
    label = f"'{spots.label(result.focus)}'"
    asked = f"{_short(index, f'<{result.path}>')} of {label}" if result.path else label
    value = result.value if result.value != result.focus else ""
    said = f" is '{shortened(_short(index, value))}'" if value else ""
    return f"shape {result.shape} in {result.file}: {asked}{said}"


def _short(index: Index, text: str) -> str:
    """Return *text* with its `<addresses>` as people write them."""
    return _ADDRESS.sub(lambda found: _curie(index, found[1]), text)


def _curie(index: Index, address: str) -> str:
    for name, space in prefixes(index.config.base).items():
        if address.startswith(space):
            return f"{name}:{address.removeprefix(space)}"
    return f"<{address}>"
