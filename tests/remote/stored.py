"""What a store holds, and what it should hold."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import httpx
from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse

import kg

TABLE = "urn:litkg:pushed:https://example.org/kg/"


def quads(address: str) -> frozenset[Quad]:
    """Return everything that the server of Oxigraph at *address* holds, but for the table."""
    accept = {"Accept": "application/n-quads"}
    body = httpx.get(f"{address}/store", headers=accept).raise_for_status().content
    held = parse(body, RdfFormat.N_QUADS)
    return frozenset(quad for quad in held if not str(quad.graph_name).startswith("<urn:litkg:"))


def own_quads(folder: Path) -> frozenset[Quad]:
    """Return what the notes in *folder* state, each in its graph and in the merge."""
    named = parse(kg.open(folder).export("nquads"), RdfFormat.N_QUADS)
    return frozenset(both for quad in named for both in (quad, _merged(quad)))


def _merged(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())


def digests(address: str) -> dict[str, str]:
    """Return the table that pushes keep in the store: the digest of each graph."""
    query = f"SELECT ?g ?d {{ GRAPH <{TABLE}> {{ ?g <urn:litkg:digest> ?d }} }}"
    form = {"Accept": "application/sparql-results+json"}
    answer = httpx.post(f"{address}/query", data={"query": query}, headers=form)
    found = answer.raise_for_status().json()["results"]["bindings"]
    return {row["g"]["value"]: row["d"]["value"] for row in found}


def update(address: str, text: str) -> None:
    """Change a store behind the back of kg."""
    httpx.post(f"{address}/update", data={"update": text}).raise_for_status()


def write_notes(folder: Path, numbers: Iterable[int]) -> Path:
    """Write small notes that speak of the same few concepts, so that they share statements."""
    folder.mkdir(exist_ok=True)
    (folder / "kg.yaml").write_text("title: Many\n", "utf-8")
    for number in numbers:
        text = f"# Note {number}\n\n## Key Concepts\n**Idea {number % 7}**: one.\n"
        (folder / f"n{number}.md").write_text(text, "utf-8")
    return folder
