"""RDF graphs as text that is safe to print."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph

from kg_cli.output.safety import escaped, escaped_xml

_FORMATS = {
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "json": pyoxigraph.RdfFormat.JSON_LD,
}


def from_ntriples(triples: str, prefixes: Mapping[str, str], form: str) -> str:
    """Return *triples* as `ntriples`, `jsonld`, or else as Turtle with the prefixes it uses."""
    used = {name: space for name, space in prefixes.items() if f"<{space}" in triples}
    parsed = sorted(pyoxigraph.parse(triples, pyoxigraph.RdfFormat.N_TRIPLES), key=str)
    written = pyoxigraph.serialize(
        (quad.triple for quad in parsed),
        format=_FORMATS.get(form, pyoxigraph.RdfFormat.TURTLE),
        prefixes=used,
    )
    return escaped((written or b"").decode()).rstrip("\n") + "\n"


def printable(exported: bytes, form: str) -> str:
    """Return an exported graph with what a terminal obeys escaped as its format does."""
    written = exported.decode()
    return escaped_xml(written) if form == "rdfxml" else escaped(written)
