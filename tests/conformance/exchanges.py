"""The manifests of the W3C's protocol tests: requests, and what a store is to answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from pyoxigraph import RdfFormat, parse
from rdflib import RDF, Graph, Namespace
from rdflib.collection import Collection
from rdflib.term import Node

from tests.conformance.answers import canonical
from tests.conformance.manifests import MF

CNT = Namespace("http://www.w3.org/2011/content#")
DAWG = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#")
HT = Namespace("http://www.w3.org/2011/http#")

FORM = "application/x-www-form-urlencoded"
_TEXTS = {"application/sparql-query": "query", "application/sparql-update": "update"}


@dataclass(frozen=True)
class Sent:
    """A request to a store; `media` is without the `charset`, both are empty where not given."""

    method: str
    path: str
    address: tuple[tuple[str, str], ...]
    """The parameters in the address."""

    media: str
    charset: str
    body: bytes

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """All parameters in order, wherever they stand; the text of a query or update is one."""
        pairs = list(self.address)
        if self.media == FORM:
            pairs += parse_qsl(self.body.decode(), keep_blank_values=True)
        elif self.media in _TEXTS:
            pairs.append((_TEXTS[self.media], self.body.decode(self.charset or "utf-8")))
        return tuple(sorted(pairs))

    @property
    def operation(self) -> str:
        """`query`, `update`, or what is done with a graph: the method."""
        names = [name for name, _ in self.pairs if name in _TEXTS.values()]
        return names[0] if names else self.method

    @property
    def statements(self) -> frozenset[str] | None:
        """What the body states, in a form that is the same for the same graph."""
        form = RdfFormat.from_media_type(self.media)
        return canonical(parse(self.body, form)) if form else None

    @property
    def shape(self) -> str:
        """How the request looks, whatever it asks for: `PUT ?graph text/turtle`."""
        names = "".join(f" ?{name}" for name in dict.fromkeys(name for name, _ in self.address))
        return f"{self.method}{names} {self.media}".rstrip()

    def means_the_same(self, other: Sent) -> bool:
        """Tell whether both ask for one thing, if in two of the forms that there are for it."""
        return (self.operation, self.pairs, self.statements) == (
            other.operation,
            other.pairs,
            other.statements,
        )


@dataclass(frozen=True, slots=True)
class Expected:
    """What a store is to answer: a status among names or classes, and what the body is.

    `form` is `boolean`, `tabular`, `RDF`, or empty where the test does not say.
    """

    statuses: frozenset[str]
    form: str = ""
    truth: bool | None = None
    statements: frozenset[str] = frozenset()

    def is_met_by(self, status: int) -> bool:
        """Tell whether *status* is among those that a test allows.

        >>> Expected(frozenset({"StatusCode2xx"})).is_met_by(204)
        True
        >>> Expected(frozenset({"OK", "NoContent"})).is_met_by(201)
        False
        """
        name = HTTPStatus(status).phrase.replace(" ", "")
        return bool(self.statuses & {name, f"StatusCode{status // 100}xx"})


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request of a test, and what is to come back."""

    sent: Sent
    expected: Expected


@dataclass(frozen=True, slots=True)
class Case:
    """One test: requests that are made in their order; none where it is withdrawn."""

    name: str
    exchanges: tuple[Exchange, ...]
    is_withdrawn: bool = False


def cases(path: Path) -> Iterator[Case]:
    """Yield the tests of a manifest and of those that it includes, in their order."""
    manifest = Graph().parse(path, format="turtle", publicID=path.as_uri())
    for others in manifest.objects(None, MF.include):
        for other in Collection(manifest, others):
            yield from cases(Path(urlsplit(str(other)).path))
    for entries in manifest.objects(None, MF.entries):
        yield from (_case(manifest, entry) for entry in Collection(manifest, entries))


def sent(method: str, target: str, headers: Mapping[str, str], body: bytes) -> Sent:
    """Return a request as it arrived, or as a test has it.

    >>> one = sent("PUT", "/gsp?graph=urn%3Aa", {"Content-Type": "text/turtle; charset=utf-8"}, b"")
    >>> one.shape, one.operation, one.pairs
    ('PUT ?graph text/turtle', 'PUT', (('graph', 'urn:a'),))
    """
    parts = urlsplit(target)
    address = tuple(parse_qsl(parts.query, keep_blank_values=True))
    kind = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    media, _, more = kind.partition(";")
    name, _, value = more.strip().partition("=")
    charset = value if name == "charset" else ""
    return Sent(method, parts.path, address, media.strip(), charset, body)


def _case(manifest: Graph, entry: Node) -> Case:
    name = str(entry).rpartition("#")[2]
    requests = manifest.value(manifest.value(entry, MF.action), HT.requests)
    nodes = Collection(manifest, requests) if requests else ()
    exchanges = tuple(Exchange(_sent(manifest, n), _expected(manifest, n)) for n in nodes)
    return Case(name, exchanges, (entry, DAWG.approval, DAWG.Deprecated) in manifest)


def _sent(manifest: Graph, node: Node) -> Sent:
    method, path = (str(manifest.value(node, p)) for p in (HT.methodName, HT.absolutePath))
    return sent(method, path, _headers(manifest, node), _body(manifest, node))


def _expected(manifest: Graph, node: Node) -> Expected:
    answer = manifest.value(node, HT.resp)
    assert (answer, RDF.type, HT.Response) in manifest
    names = (str(one) for one in manifest.objects(answer, MF.expectedStatus))
    truth = manifest.value(answer, MF.expectedBoolean)
    described = sent("", "", _headers(manifest, answer), _body(manifest, answer))
    return Expected(
        frozenset(name.rpartition("#")[2] for name in names),
        str(manifest.value(answer, MF.expectedFormat) or ""),
        None if truth is None else bool(truth),
        described.statements or frozenset(),
    )


def _headers(manifest: Graph, node: Node | None) -> dict[str, str]:
    headers = manifest.value(node, HT.headers)
    nodes = Collection(manifest, headers) if headers else ()
    return {
        str(manifest.value(one, HT.fieldName)): str(manifest.value(one, HT.fieldValue))
        for one in nodes
    }


def _body(manifest: Graph, node: Node | None) -> bytes:
    body = manifest.value(node, HT.body)
    encoding = str(manifest.value(body, CNT.characterEncoding) or "utf-8")
    return str(manifest.value(body, CNT.chars) or "").encode(encoding)
