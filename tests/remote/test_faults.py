"""What keeps a store from answering is said in one sentence."""

from __future__ import annotations

import gc
import gzip
import sys
import threading
from pathlib import Path

import pytest

import kg
from kg.errors import StoreError
from tests.remote.servers import Answer, Request, free_port, serving
from tests.remote.stored import write_notes

JSON = {"Content-Type": "application/sparql-results+json"}
ASKED = "SELECT ?note { ?note a kg:Note }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_notes(tmp_path_factory.mktemp("vault"), range(2))


def refusal(folder: Path, address: str) -> str:
    """Ask the store at *address*; return what the error says."""
    with pytest.raises(StoreError) as error:
        kg.open(folder, store=f"any+{address}").query(ASKED)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_nobody_is_there(folder: Path) -> None:
    address = f"http://127.0.0.1:{free_port()}"
    assert refusal(folder, address) == (
        f"the store at {address}/query cannot be reached: Connection refused"
    )


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(401), "wants to know who asks"),
        (Answer(403), "does not allow this"),
        (Answer(404), "there is no SPARQL endpoint at "),
        (Answer(500, b"<b>out</b> of\nmemory\x1b[31m"), "answered 500: <b>out</b> of memory [31m"),
        (Answer(503), "answered 503: no word why"),
        (Answer(302, headers={"Location": "http://a/b"}), "sends on to http://a/b"),
        (Answer(200, b"<html>", {"Content-Type": "text/html"}), "cannot be read: it is text/html"),
        (Answer(200, b'{"head":{"vars":["note"]},"results":{"bind', JSON), "cannot be read"),
        (
            Answer(200, b'{"head":{"vars":["note"]},"results":{"bindings":[]}}', JSON, missing=9),
            "broke off in the middle",
        ),
    ],
)
def test_a_store_that_gives_no_answer(folder: Path, answer: Answer, said: str) -> None:
    with serving(lambda _: answer) as address:
        assert said in refusal(folder, address)


def test_a_store_that_hangs_up(folder: Path) -> None:
    with serving(lambda _: None) as address:
        assert "broke off in the middle" in refusal(folder, address)


def test_half_of_the_rows_are_no_answer(folder: Path) -> None:
    row = '{"note":{"type":"uri","value":"urn:a"}}'
    half = f'{{"head":{{"vars":["note"]}},"results":{{"bindings":[{row},{row},'.encode()
    with serving(lambda _: Answer(200, half, JSON)) as address:
        assert "cannot be read" in refusal(folder, address)


def test_what_a_half_answer_left_may_be_dropped_by_any_thread(folder: Path) -> None:
    half = b'{"head":{"vars":["note"]},"results":{"bindings":[{"note":{"type":"uri",'
    dropped = []
    with serving(lambda _: Answer(200, half, JSON)) as address:
        with pytest.raises(StoreError) as raised:
            kg.open(folder, store=f"any+{address}").query(ASKED)
        errors: list[BaseException] = [raised.value]
        del raised
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "unraisablehook", lambda found: dropped.append(found.exc_value))
            for work in (errors.clear, gc.collect):
                other = threading.Thread(target=work)
                other.start()
                other.join()
    assert dropped == []


def test_a_store_that_does_not_answer_in_time(tmp_path: Path) -> None:
    vault = write_notes(tmp_path / "vault", range(1))
    asked = threading.Event()

    def waiting(_: Request) -> Answer:
        asked.wait()
        return Answer()

    with serving(waiting) as address:
        said = f"store: {{url: '{address}', profile: any, timeout: 0.2}}\n"
        (vault / "kg.yaml").write_text(said, "utf-8")
        with pytest.raises(StoreError, match=r"did not answer within 0\.2 s"):
            kg.open(vault).query(ASKED)
        asked.set()


def test_answers_in_xml_are_read_as_well(folder: Path) -> None:
    body = b"""<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="note"/>
    </head><results><result><binding name="note"><uri>urn:a</uri></binding></result></results>
    </sparql>"""
    kind = {"Content-Type": "application/sparql-results+xml; charset=utf-8"}
    with serving(lambda _: Answer(200, body, kind)) as address:
        table = kg.open(folder, store=f"any+{address}").query(ASKED).table
    assert table is not None
    assert [[node and node.value for node in row] for row in table.rows] == [["urn:a"]]


def test_xml_with_entities_is_no_answer(folder: Path) -> None:
    body = b"""<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>
    <sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="note"/></head>
    <results><result><binding name="note"><literal>&a;</literal></binding></result></results>
    </sparql>"""
    kind = {"Content-Type": "application/sparql-results+xml"}
    with serving(lambda _: Answer(200, body, kind)) as address:
        assert "cannot be read" in refusal(folder, address)


def test_a_query_is_a_form_and_never_a_part_of_the_address(
    folder: Path,
) -> None:
    asked: list[Request] = []

    def answering(request: Request) -> Answer:
        asked.append(request)
        return Answer(200, b'{"head":{"vars":["note"]},"results":{"bindings":[]}}', JSON)

    with serving(answering) as address:
        kg.open(folder, store=f"any+{address}").query(ASKED)
    (request,) = asked
    assert (request.method, request.path) == ("POST", "/query")
    assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert b"query=PREFIX+kg%3A" in request.body


def test_an_answer_that_swells_is_let_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.remote.client.MOST", 1_000_000)
    packed = gzip.compress(b" " * 10_000_000)
    headers = {**JSON, "Content-Encoding": "gzip"}
    with serving(lambda _: Answer(200, packed, headers)) as address:
        assert "more than 1,000,000 bytes" in refusal(folder, address)
