"""What the data of a vault is, what it counts, in which files it lies: VoID and DCAT.

Forms: https://www.w3.org/TR/void/, https://www.w3.org/TR/vocab-dcat-3/.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.exports.dumps import Dump, dumps
from kg.exports.files import File
from kg.exports.licences import licence
from kg.exports.source import Source
from kg.exports.terms import NAMESPACES, agent, number, term
from kg.names import digest
from kg.vocabulary import PREFIXES

VOID = "void.ttl"
"""The file that describes the others."""

_USED = ("void", "dcat", "formats", "rdf", "dcterms", "foaf", "xsd", "kg", "schema")
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_COUNTED: Mapping[str, str] = {
    "void:triples": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "void:entities": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?t }",
    "void:distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    "void:distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
    "void:classes": "SELECT (COUNT(DISTINCT ?t) AS ?n) { ?s a ?t }",
    "void:properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
    "void:documents": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a kg:Note }",
}
"""What is counted, and how."""

Statement = tuple[NamedNode, NamedNode, NamedNode | Literal]


def as_document(source: Source) -> bytes:
    """Return the description alone."""
    return described(source)


def as_files(source: Source) -> Iterator[File]:
    """Yield the graph in several forms, and the description of these files."""
    made = list(dumps(source))
    for dump, data in made:
        yield File(dump.path, data)
    address = source.config.base
    yield File(VOID, described(source, [dump for dump, _ in made], address=address))


def described(source: Source, files: Sequence[Dump] = (), *, address: str = "") -> bytes:
    """Return the description of a vault's data in Turtle.

    *files* lie below *address*, which is also where people can look at it.
    """
    triples = (Triple(*one) for one in _Described(source, files, address).all())
    prefixes = {name: NAMESPACES[name] for name in _USED}
    return serialize(triples, format=RdfFormat.TURTLE, prefixes=prefixes) or b""


@dataclass(frozen=True, slots=True)
class _Described:
    """Says what the set of data is, in what files it lies, what it counts."""

    source: Source
    files: Sequence[Dump]
    address: str

    def all(self) -> Iterator[Statement]:
        yield from self._set()
        for dump in self.files:
            yield from self._file(dump)
        yield from self._parts("class", "?s a ?it", "entities")
        yield from self._parts("property", "?s ?it ?o", "triples")

    @property
    def _it(self) -> NamedNode:
        return NamedNode(self.source.config.base)

    def _set(self) -> Iterator[Statement]:
        it, config = self._it, self.source.config
        for name in ("void:Dataset", "dcat:Dataset", "schema:Dataset"):
            yield it, term("rdf:type"), term(name)
        texts = {
            "dcterms:title": self.source.title,
            "dcterms:description": config.site.description,
            "dcterms:language": config.site.language,
            "void:uriSpace": config.base,
        }
        for name, text in texts.items():
            if text:
                yield it, term(name), Literal(text)
        if config.site.author:
            yield it, term("dcterms:creator"), agent(config.site.author)
        if self.address:
            yield it, term("foaf:homepage"), NamedNode(self.address)
        terms = licence(config.site.licence)
        if terms.address:
            yield it, term("dcterms:license"), NamedNode(terms.address)
        elif terms.name:
            yield it, term("dcterms:rights"), Literal(terms.name)
        for name, query in _COUNTED.items():
            yield it, term(name), number(int(self.source.graph.rows(query)[0]["n"]))
        for name in sorted(self._vocabularies()):
            yield it, term("void:vocabulary"), NamedNode(PREFIXES[name])

    def _file(self, dump: Dump) -> Iterator[Statement]:
        it, file = self._it, NamedNode(self.address + dump.path)
        yield it, term("void:dataDump"), file
        yield it, term("void:feature"), term(f"formats:{dump.format}")
        yield it, term("dcat:distribution"), file
        yield file, term("rdf:type"), term("dcat:Distribution")
        yield file, term("dcterms:title"), Literal(dump.title)
        yield file, term("dcterms:description"), Literal(dump.text)
        yield file, term("dcat:downloadURL"), file
        yield file, term("dcat:mediaType"), NamedNode(_MEDIA_TYPES + dump.type)
        yield file, term("dcat:byteSize"), number(dump.size)
        if dump.path.endswith(".gz"):
            packed = NamedNode(_MEDIA_TYPES + "application/gzip")
            yield file, term("dcat:compressFormat"), packed

    def _parts(self, kind: str, pattern: str, counted: str) -> Iterator[Statement]:
        counts = self._counts(pattern)
        where = f"{self.address or self._it.value}{VOID}#{kind}-"
        parts = {name: NamedNode(where + _short(name)) for name in counts}
        for part in parts.values():
            yield self._it, term(f"void:{kind}Partition"), part
        for name, count in counts.items():
            part = parts[name]
            yield part, term(f"void:{kind}"), NamedNode(name)
            yield part, term(f"void:{counted}"), number(count)

    def _counts(self, pattern: str) -> Mapping[str, int]:
        query = f"SELECT ?it (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?it ORDER BY ?it"
        return {row["it"]: int(row["n"]) for row in self.source.graph.rows(query)}

    def _vocabularies(self) -> set[str]:
        names = [*self._counts("?s a ?it"), *self._counts("?s ?it ?o")]
        return {
            prefix
            for prefix, namespace in PREFIXES.items()
            if any(name.startswith(namespace) for name in names)
        }


def _short(iri: str) -> str:
    """Return a name of an IRI that is unlike that of others, for a fragment."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}-{iri.removeprefix(namespace)}"
    return digest(iri)
