"""The graph in every form that the site offers, made in one pass over what the notes state."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from io import BytesIO

from pyoxigraph import RdfFormat, Triple, parse, serialize

from kg import Vault
from kg.query.exports import as_quads
from kg.query.sparql import prefixes


@dataclass(frozen=True, slots=True)
class Kept:
    """Bytes that wait to be written, packed with zlib where that saves memory; `size` is whole."""

    data: bytes
    size: int
    is_packed: bool = False

    @classmethod
    def packed(cls, data: bytes) -> Kept:
        """Pack *data* quickly: graphs shrink to a seventh."""
        return cls(zlib.compress(data, 1), len(data), is_packed=True)

    def read(self) -> bytes:
        """Return the bytes."""
        return zlib.decompress(self.data) if self.is_packed else self.data


@dataclass(frozen=True, slots=True)
class Made:
    """The dumps by the name of their form, and each note's own graph by form and address."""

    dumps: Mapping[str, Kept]
    notes: Mapping[tuple[str, str], Kept]


@dataclass(frozen=True)
class Forms:
    """Makes the forms of the graph of *vault* when they are first asked for."""

    vault: Vault

    @cached_property
    def dumps(self) -> Mapping[str, Kept]:
        """The whole as `turtle` and `nquads`, both packed with gzip, and as `jsonld`."""
        return self._made.dumps

    def about(self, iri: str, form: str) -> bytes:
        """Return what a note states, or what is stated of another thing, as *form*."""
        kept = self._made.notes.get((form, iri))
        return kept.read() if kept else self._around(iri, form)

    @cached_property
    def _made(self) -> Made:
        return _Pass(prefixes(self.vault.config.base)).over(self.vault)

    @cached_property
    def _around(self) -> Around:
        return Around(self.vault)


class Around:
    """What is stated of things that are no notes: read once for all forms of one thing."""

    def __init__(self, vault: Vault) -> None:
        """Read from *vault*."""
        self._known = prefixes(vault.config.base)
        self._read = lru_cache(maxsize=1)(lambda iri: vault.export("ntriples", iri))

    def __call__(self, iri: str, form: str) -> bytes:
        """Return what is stated of the thing at *iri* as *form*."""
        quads = parse(self._read(iri), format=RdfFormat.N_TRIPLES, lenient=True)
        return _written([quad.triple for quad in quads], form, self._known)


@dataclass(slots=True)
class _Pass:
    """One pass over the notes; what several of them state goes into the merge once."""

    known: dict[str, str]
    said: set[bytes] = field(default_factory=set)

    def over(self, vault: Vault) -> Made:
        """Make every form of the graph of *vault*."""
        notes: dict[tuple[str, str], Kept] = {}
        head = _written([], "turtle", self.known)
        quads, merged, linked = _Gzip(), _Gzip(), _Zlib()
        merged.write(head)
        opening = b"["
        for note, stated in vault.by_note():
            triples = [q.triple for q in parse(stated, format=RdfFormat.N_TRIPLES, lenient=True)]
            turtle = _written(triples, "turtle", self.known)
            jsonld = _written(triples, "jsonld", self.known)
            notes["turtle", note] = Kept.packed(turtle)
            notes["jsonld", note] = Kept.packed(jsonld)
            quads.write(as_quads(note, stated))
            new = self._new(note, stated, triples)
            whole = turtle if len(new) == len(triples) else _written(new, "turtle", self.known)
            merged.write(whole[len(head) :])
            linked.write(opening + f'{{"@id":{json.dumps(note)},"@graph":'.encode() + jsonld + b"}")
            opening = b","
        linked.write(b"]" if opening == b"," else b"[]")
        dumps = {"turtle": merged.kept(), "nquads": quads.kept(), "jsonld": linked.kept()}
        return Made(dumps, notes)

    def _new(self, note: str, stated: bytes, triples: list[Triple]) -> list[Triple]:
        """Return those of a note's *triples* that no note before it stated."""
        own = (f"<{note}> ".encode(), f"<{note}#".encode())
        new = []
        for triple, line in zip(triples, stated.splitlines(), strict=True):
            if not line.startswith(own):
                if line in self.said:
                    continue
                self.said.add(line)
            new.append(triple)
        return new


class _Gzip:
    """A file in gzip's form that is packed as it comes."""

    def __init__(self) -> None:
        self._packed = BytesIO()
        self._zip = gzip.GzipFile(fileobj=self._packed, mode="wb", compresslevel=6, mtime=0)

    def write(self, data: bytes) -> None:
        self._zip.write(data)

    def kept(self) -> Kept:
        self._zip.close()
        data = self._packed.getvalue()
        return Kept(data, len(data))


class _Zlib:
    """A long file that is packed as it comes, until it is written."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._zip = zlib.compressobj(1)
        self._size = 0

    def write(self, data: bytes) -> None:
        self._packed.append(self._zip.compress(data))
        self._size += len(data)

    def kept(self) -> Kept:
        data = b"".join([*self._packed, self._zip.flush()])
        return Kept(data, self._size, is_packed=True)


def _written(triples: list[Triple], form: str, known: dict[str, str]) -> bytes:
    as_format = RdfFormat.TURTLE if form == "turtle" else RdfFormat.JSON_LD
    return serialize(triples, format=as_format, prefixes=known) or b""
