"""The graph as files that others can load, and a description of them (VoID, DCAT)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.names import digest
from kg.vocabulary import PREFIXES
from kg_site.forms import Kept
from kg_site.shelf import Shelf

VOID = "void.ttl"

_NAMESPACES = {
    "void": "http://rdfs.org/ns/void#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "formats": "http://www.w3.org/ns/formats/",
    **{name: PREFIXES[name] for name in ("rdf", "dcterms", "foaf", "xsd", "kg", "schema")},
}
_INTEGER = NamedNode(PREFIXES["xsd"] + "integer")


@dataclass(frozen=True, slots=True)
class Form:
    """A dump: its file, what the vault calls the form, what is in it; `format` is W3C's name."""

    path: str
    export: str
    type: str
    format: str
    title: str
    text: str


FORMS = (
    Form(
        "graph.ttl.gz", "turtle", "text/turtle", "Turtle", "Turtle",
        "Every statement once. The best to load into a triple store, and readable as it is.",
    ),
    Form(
        "graph.nq.gz", "nquads", "application/n-quads", "N-Quads", "N-Quads",
        "Every statement in the graph of the note that makes it: who said what is kept.",
    ),
    Form(
        "graph.jsonld", "jsonld", "application/ld+json", "JSON-LD", "JSON-LD",
        "The same graphs of notes, for programs that read JSON.",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dump:
    """A form with its bytes."""

    form: Form
    data: Kept


def dumps(shelf: Shelf) -> tuple[Dump, ...]:
    """Return the graph in each form; the same graph gives the same bytes."""
    return tuple(Dump(form, shelf.forms.dumps[form.export]) for form in FORMS)


def described(shelf: Shelf, made: Sequence[Dump]) -> bytes:
    """Return the description of the dumps, in Turtle."""
    triples = (Triple(s, p, o) for s, p, o in _Described(shelf, made).all())
    return serialize(triples, format=RdfFormat.TURTLE, prefixes=_NAMESPACES) or b""


_Statement = tuple[NamedNode, NamedNode, NamedNode | Literal]


@dataclass(frozen=True, slots=True)
class _Described:
    """Says what the set of data is, in what files it lies, what it counts."""

    shelf: Shelf
    made: Sequence[Dump]

    def all(self) -> Iterator[_Statement]:
        yield from self._set()
        for dump in self.made:
            yield from self._file(dump)
        yield from self._parts("class", "?s a ?it", "entities")
        yield from self._parts("property", "?s ?it ?o", "triples")

    @property
    def address(self) -> str:
        """Where the site lies: as told, else where the addresses of its pages begin."""
        site, base = self.shelf.site, self.shelf.vault.config.base
        return site.base_url.rstrip("/") + "/" if site.base_url else base

    def _set(self) -> Iterator[_Statement]:
        site, config = self.shelf.site, self.shelf.vault.config
        it = NamedNode(config.base)
        for name in ("void:Dataset", "dcat:Dataset", "schema:Dataset"):
            yield it, _term("rdf:type"), _term(name)
        texts = {
            "dcterms:title": site.title,
            "dcterms:description": config.site.description,
            "dcterms:creator": config.site.author,
            "dcterms:language": site.language,
            "void:uriSpace": config.base,
        }
        for name, text in texts.items():
            if text:
                yield it, _term(name), Literal(text)
        yield it, _term("foaf:homepage"), NamedNode(self.address)
        if site.licence.href:
            yield it, _term("dcterms:license"), NamedNode(site.licence.href)
        elif site.licence.text:
            yield it, _term("dcterms:rights"), Literal(site.licence.text)
        yield it, _term("void:triples"), self._count("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
        things = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?t }"
        yield it, _term("void:entities"), self._count(things)
        for name in sorted(self._vocabularies()):
            yield it, _term("void:vocabulary"), NamedNode(PREFIXES[name])

    def _file(self, dump: Dump) -> Iterator[_Statement]:
        it, file = NamedNode(self.shelf.vault.config.base), NamedNode(self.address + dump.form.path)
        media = f"https://www.iana.org/assignments/media-types/{dump.form.type}"
        yield it, _term("void:dataDump"), file
        yield it, _term("void:feature"), _term(f"formats:{dump.form.format}")
        yield it, _term("dcat:distribution"), file
        yield file, _term("rdf:type"), _term("dcat:Distribution")
        yield file, _term("dcterms:title"), Literal(dump.form.title)
        yield file, _term("dcterms:description"), Literal(dump.form.text)
        yield file, _term("dcat:downloadURL"), file
        yield file, _term("dcat:mediaType"), NamedNode(media)
        yield file, _term("dcat:byteSize"), _number(dump.data.size)
        if dump.form.path.endswith(".gz"):
            packed = "https://www.iana.org/assignments/media-types/application/gzip"
            yield file, _term("dcat:compressFormat"), NamedNode(packed)

    def _parts(self, kind: str, pattern: str, counted: str) -> Iterator[_Statement]:
        it = NamedNode(self.shelf.vault.config.base)
        for name, number in self._counts(pattern).items():
            part = NamedNode(f"{self.address}{VOID}#{kind}-{_short(name)}")
            yield it, _term(f"void:{kind}Partition"), part
            yield part, _term(f"void:{kind}"), NamedNode(name)
            yield part, _term(f"void:{counted}"), _number(number)

    def _counts(self, pattern: str) -> Mapping[str, int]:
        text = f"SELECT ?it (COUNT(*) AS ?n) WHERE {{ {pattern} }} GROUP BY ?it ORDER BY ?it"
        table = self.shelf.vault.query(text).table
        rows = table.rows if table else ()
        return {it.value: int(n.value) for it, n in rows if it and n}

    def _count(self, text: str) -> Literal:
        table = self.shelf.vault.query(text).table
        cell = table.rows[0][0] if table else None
        return _number(int(cell.value) if cell else 0)

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


def _term(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(_NAMESPACES[prefix] + local)


def _number(value: int) -> Literal:
    return Literal(str(value), datatype=_INTEGER)
