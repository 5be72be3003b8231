"""Run the W3C's tests of SPARQL 1.1 Protocol and Graph Store HTTP Protocol through the client.

    git clone --depth 1 https://github.com/w3c/rdf-tests
    make protocol TESTS=rdf-tests

The tests are the W3C's (repository w3c/rdf-tests, below `sparql/sparql11`) and are not kept here.
Each is carried out by `kg.remote` against a server of Oxigraph, and what goes over the wire is
compared with the test: what is asked for, the status, and what the client makes of the answer.
The client has one form for each request. Where a test writes another form of the same thing,
that is printed; where it is about what the client never sends, it does not apply. The client
reads graphs by queries: what a test reads with GET is read so. Exit status: 0 none failed, 1
some failed, 2 no tests were found.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import QueryBoolean, QuerySolutions, RdfFormat, parse, serialize

from kg.errors import StoreError
from kg.remote.answers import RESULTS, TRIPLES, results, triples
from kg.remote.client import Client, Reply
from kg.remote.endpoints import Endpoints
from tests.conformance.answers import canonical
from tests.conformance.exchanges import FORM, Case, Exchange, Expected, Sent, cases, sent
from tests.remote.servers import Answer, Request, forwarded, oxigraph, serving

GROUPS = ("protocol", "graph-store-protocol", "http-rdf-update")
AS_WRITTEN = "as it is written"
WITHDRAWN = "withdrawn by the W3C in favour of graph-store-protocol"
_NOT_FOUND, _REFUSED = 404, 400

_ABOUT_THE_FORM = ("_get", "_post_direct")
"""How tests are called that are about one form of a query; others only happen to have one."""

_TEXTS = {"query", "update"}

Fits = Callable[[Case, Sent], bool]

NEVER: Sequence[tuple[str, Fits]] = (
    ("HEAD", lambda _, one: one.method == "HEAD"),
    ("a graph named by the path", lambda _, one: one.path.startswith("/gsp/")),
    ("a graph that the store is to name", lambda _, one: one.path == "/gsp" and not one.pairs),
    (
        "the default graph, other than by POST",
        lambda _, one: ("default", "") in one.pairs and one.method != "POST",
    ),
    ("a body of several parts", lambda _, one: one.media.startswith("multipart/")),
    (
        "a query or an update by PUT",
        lambda _, one: one.path == "/sparql/" and one.method not in ("GET", "POST"),
    ),
    ("a body that is not UTF-8", lambda _, one: one.charset.lower() not in ("", "utf-8")),
    ("a body without a media type", lambda _, one: bool(one.body) and not one.media),
    ("a body of text/plain", lambda _, one: one.media == "text/plain"),
    ("two queries or updates in one request", lambda _, one: bool(_often(one) & _TEXTS)),
    ("an update by GET", lambda _, one: one.operation == "update" and one.method == "GET"),
    ("an update with a dataset", lambda _, one: one.operation == "update" and len(one.pairs) > 1),
    ("a dataset of several graphs of a kind", lambda _, one: bool(_often(one))),
    (
        "a query by GET, or as a body",
        lambda case, one: one.operation == "query" and case.name.endswith(_ABOUT_THE_FORM),
    ),
)
"""What the client sends in no request, with what shows that a request of a test is so."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a test: why it failed, why it does not apply, or neither where it passed."""

    case: Case
    why: str = ""
    never: str = ""
    forms: tuple[str, ...] = ()
    """The requests that the client sent in a form of its own: `PUT text/turtle -> PUT …`."""


@dataclass(frozen=True, slots=True)
class Line:
    """A client of a store, and what has gone over the wire between the two."""

    client: Client
    seen: list[tuple[Sent, int]] = field(default_factory=list)
    """Requests, each with the status that came back."""


@contextmanager
def connected(store: str) -> Iterator[Line]:
    """Put a client before the server at *store*; all that is said can be read."""
    seen: list[tuple[Sent, int]] = []

    def passed_on(request: Request) -> Answer:
        answer = forwarded(store, request)
        arrived = sent(request.method, request.path, request.headers, request.body)
        seen.append((arrived, answer.status))
        return answer

    with serving(passed_on) as address:
        endpoints = Endpoints(f"{address}/query", f"{address}/update", f"{address}/store")
        yield Line(Client(endpoints), seen)


def outcome(line: Line, case: Case) -> Outcome:
    """Carry out a test in a store that is empty, as far as the client makes its requests."""
    if case.is_withdrawn:
        return Outcome(case, never=WITHDRAWN)
    line.client.update("DROP ALL")
    forms = []
    for exchange in case.exchanges:
        never = next((words for words, fits in NEVER if fits(case, exchange.sent)), "")
        if never:
            return Outcome(case, never=never)
        line.seen.clear()
        why = fault(line, exchange)
        if why:
            return Outcome(case, why)
        ((ours, _),) = line.seen
        if ours.shape != exchange.sent.shape:
            forms.append(f"{exchange.sent.shape} -> {ours.shape}")
    return Outcome(case, forms=tuple(forms))


def fault(line: Line, exchange: Exchange) -> str:
    """Make a request; say what is wrong with it or with what came back, if anything is."""
    asked, expected = exchange.sent, exchange.expected
    refusal, reply = "", None
    try:
        reply = _made(line.client, asked, expected)
    except StoreError as error:
        refusal = str(error)
    if len(line.seen) != 1:
        return f"{len(line.seen)} requests instead of one"
    ((ours, status),) = line.seen
    if asked.operation == "GET":
        return refusal or _graph_fault(reply, expected)
    if not ours.means_the_same(asked):
        return f"another request: {ours.shape} {ours.pairs}"
    if not expected.is_met_by(status):
        return f"status {status}: {refusal}"
    is_told = status >= _REFUSED and (asked.operation, status) != ("DELETE", _NOT_FOUND)
    if bool(refusal) != is_told:
        return f"status {status} is told as {refusal or 'a success'}"
    return _answer_fault(reply, expected)


def _made(client: Client, asked: Sent, expected: Expected) -> Reply | None:
    """Make the client's request for what a test asks for; return the answer to a query."""
    said = dict(asked.pairs)
    match asked.operation:
        case "query":
            text = said.pop("query")
            return client.query(text, TRIPLES if expected.form == "RDF" else RESULTS, said)
        case "update" if asked.media == FORM:
            client.update_as_form(said["update"])
        case "update":
            client.update(said["update"])
        case "PUT":
            form = RdfFormat.from_media_type(asked.media) or RdfFormat.TURTLE
            lines = serialize(parse(asked.body, form), format=RdfFormat.N_TRIPLES)
            client.put(said["graph"], lines or b"")
        case "POST":
            client.post(said, asked.body, asked.media)
        case "DELETE":
            client.delete(said["graph"])
        case "GET":
            whole = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{said['graph']}> {{ ?s ?p ?o }} }}"
            return client.query(whole, TRIPLES)
        case other:
            raise AssertionError(other)
    return None


def _graph_fault(reply: Reply | None, expected: Expected) -> str:
    """Compare a graph that was read with the one to be expected: none has no statements."""
    assert reply
    return "" if canonical(triples(reply)) == expected.statements else "another graph"


def _answer_fault(reply: Reply | None, expected: Expected) -> str:
    """Read the answer to a query as the client does, and compare it."""
    if reply is None or not expected.form:
        return ""
    try:
        if expected.form == "RDF":
            triples(reply)
            return ""
        found = results(reply)
    except StoreError as error:
        return str(error)
    kind = QueryBoolean if expected.form == "boolean" else QuerySolutions
    if not isinstance(found, kind):
        return f"it is not {expected.form}: {reply.media}"
    is_right = expected.truth is None or bool(found) == expected.truth
    return "" if is_right else f"the answer is {bool(found)}"


def _often(one: Sent) -> set[str]:
    """Return the names of parameters that are given more than once."""
    names = [name for name, _ in one.pairs]
    return {name for name in names if names.count(name) > 1}


def main(arguments: Sequence[str]) -> int:
    """Run the tests in the checkout that is named; print the table, and what became of each."""
    folder = Path(arguments[0], "sparql", "sparql11").absolute() if arguments else Path()
    manifests = [folder / group / "manifest.ttl" for group in GROUPS]
    if not all(path.is_file() for path in manifests):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    with (
        TemporaryDirectory() as store,
        oxigraph(Path(store)) as address,
        connected(address) as line,
    ):
        ran = {
            path.parent.name: [outcome(line, case) for case in cases(path)] for path in manifests
        }
    sys.stdout.write(table(ran))
    return int(any(one.why for group in ran.values() for one in group))


def table(ran: Mapping[str, Sequence[Outcome]]) -> str:
    """Return how many passed, failed and do not apply in each group, and what became of each."""
    every = [one for group in ran.values() for one in group]
    lines = [f"{'group':22} {'passed':>7} {'failed':>7} {'not applicable':>15} {'of':>4}"]
    for name, group in [*ran.items(), ("all", every)]:
        failed, apart = sum(bool(one.why) for one in group), sum(bool(one.never) for one in group)
        passed = len(group) - failed - apart
        lines.append(f"{name:22} {passed:7} {failed:7} {apart:15} {len(group):4}")
    well = [one for one in every if not (one.why or one.never)]
    forms = [(one, form) for one in well for form in dict.fromkeys(one.forms or (AS_WRITTEN,))]
    lines += _listed("passed, the test's form -> the client's", forms)
    lines += _listed("failed", [(one, one.why) for one in every if one.why])
    never = [(one, one.never) for one in every if one.never]
    lines += _listed("not applicable: what the client never sends", never)
    return "\n".join(lines) + "\n"


def _listed(title: str, told: Iterable[tuple[Outcome, str]]) -> Iterator[str]:
    """Yield the names of tests below what is told of them."""
    names = defaultdict(list)
    for one, words in told:
        names[words].append(one.case.name)
    if names:
        yield f"\n{title}"
    for words, those in names.items():
        yield f"  {words} ({len(those)})"
        yield f"    {', '.join(those)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
