"""The server of `kg site --serve`, asked over a bare socket as no browser would."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import WriteError
from kg.library.watching import Failed
from kg_site.serving import Server
from kg_site.serving.dressing import dressed
from kg_site.serving.news import Message, News

PAGE = (
    "<!doctype html><html><head>"
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; script-src 'self'\">"
    "<title>T</title></head><body><p>text</p></body></html>"
)
FILES = {
    "index.html": PAGE,
    "404.html": PAGE.replace("text", "lost"),
    "note/a b/index.html": PAGE,
    "note/ä/index.html": PAGE,
    "empty/file.txt": "words",
    "graph.ttl": "<a> <b> <c> .",
    "graph.jsonld": "{}",
    "paper/x.bib": "@book{x}",
    "engine.wasm": "wasm",
    "styles/site.css": "p{}",
    ".litkg-site.json": "{}",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a small site, and beside it what must never be served."""
    tmp_path = tmp_path_factory.mktemp("served")
    site = tmp_path / "site"
    for path, text in FILES.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, "utf-8")
    (tmp_path / "secret.txt").write_text("the secret", "utf-8")
    (site / "link.txt").symlink_to(tmp_path / "secret.txt")
    (site / "way-out").symlink_to(tmp_path)
    return site


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    """Serve it on a port of its own, below `/sub/`."""
    with Server(folder, "127.0.0.1", 0, "https://example.org/sub/") as server:
        yield server


def ask(server: Server, target: str, *headers: str, method: str = "GET") -> tuple[int, str, str]:
    """Send one request as it stands; return status, head and body of the answer."""
    lines = headers or (f"Host: 127.0.0.1:{server.port}",)
    request = "\r\n".join([f"{method} {target} HTTP/1.1", *lines, "Connection: close", "", ""])
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(request.encode("utf-8", "surrogateescape"))
        answer = b"".join(iter(lambda: connection.recv(65536), b"")).decode("utf-8", "replace")
    head, _, body = answer.partition("\r\n\r\n")
    return int(head.split()[1]), head, body


@pytest.mark.parametrize(
    "target",
    [
        "/sub/../secret.txt",
        "/sub/%2e%2e/secret.txt",
        "/sub/..%2fsecret.txt",
        "/sub/%2e%2e%2fsecret.txt",
        "/sub/..%5csecret.txt",
        "/sub/..\\secret.txt",
        "/sub/note/../../secret.txt",
        "/sub//etc/passwd",
        "/sub/%2fetc/passwd",
        "//secret.txt",
        "/sub/link.txt",
        "/sub/way-out/secret.txt",
        "/sub/index.html%00.txt",
        "/sub/\udcff\udcfe",
        "/sub/.litkg-site.json",
        "/sub/./index.html",
        "/sub/C:/secret.txt",
        "/secret.txt",
        "/index.html",
        "/sub/" + "a" * 5000,
    ],
)
def test_no_path_leads_out_of_the_site(server: Server, target: str) -> None:
    status, _, body = ask(server, target)
    assert status == 404
    assert "lost" in body
    assert "the secret" not in body


@pytest.mark.parametrize("target", ["http://127.0.0.1/sub/", "*", "sub/", "http:///etc/passwd"])
def test_a_target_that_is_no_path_is_a_mistake(server: Server, target: str) -> None:
    assert ask(server, target)[0] == 400


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1:8000", "[::1]:9", "LOCALHOST.", "a.localhost"]
)
def test_names_of_this_machine_are_answered(server: Server, host: str) -> None:
    assert ask(server, "/sub/", f"Host: {host}")[0] == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "192.168.0.7",
        "localhost@evil.example",
        "evil.example/localhost",
        "x" * 300,
    ],
)
def test_a_name_that_somebody_else_may_have_pointed_here_is_refused(
    server: Server, host: str
) -> None:
    status, _, body = ask(server, "/sub/", f"Host: {host}")
    assert status == 421
    assert "text" not in body


def test_a_request_without_a_host_or_with_two_is_a_mistake(server: Server) -> None:
    assert ask(server, "/sub/", "X-Nothing: 1")[0] == 400
    assert ask(server, "/sub/", "Host: localhost", "Host: evil.example")[0] == 400


def test_a_request_that_carries_more_is_a_mistake_and_ends_the_connection(server: Server) -> None:
    hidden = "GET /sub/graph.ttl HTTP/1.1\r\nHost: localhost\r\n\r\n"
    answer = ask(
        server, "/sub/", "Host: localhost", f"Content-Length: {len(hidden)}\r\n\r\n{hidden}"
    )
    assert answer[0] == 400
    assert FILES["graph.ttl"] not in answer[2]
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(b"GET /sub/\r\n\r\n")
        assert b"text</p>" not in b"".join(iter(lambda: connection.recv(65536), b""))


def test_a_server_for_the_network_answers_to_addresses_and_to_no_foreign_name(folder: Path) -> None:
    with Server(folder, "0.0.0.0", 0) as server:  # noqa: S104 - what is tested
        assert server.is_open_to_others
        assert server.url == f"http://127.0.0.1:{server.port}/"
        assert ask(server, "/", "Host: 192.168.0.7:8000")[0] == 200
        assert ask(server, "/", "Host: evil.example")[0] == 421


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "PROPFIND"])
def test_methods_that_would_change_something_are_refused(server: Server, method: str) -> None:
    status, head, _ = ask(server, "/sub/", method=method)
    assert status == 405
    assert "Allow: GET, HEAD" in head


def test_a_folder_is_its_page_and_never_a_list(server: Server) -> None:
    assert ask(server, "/sub/")[0] == 200
    assert ask(server, "/sub/empty/")[0] == 404
    assert ask(server, "/sub/empty")[0] == 404
    assert ask(server, "/sub/note/%C3%A4/")[0] == 200


@pytest.mark.parametrize(
    ("target", "address"),
    [("/", "/sub/"), ("/sub", "/sub/"), ("/sub/note/a%20b", "/sub/note/a%20b/")],
)
def test_what_lies_elsewhere_is_said_where(server: Server, target: str, address: str) -> None:
    status, head, _ = ask(server, target)
    assert status == 302
    assert f"Location: {address}\r\n" in head + "\r\n"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("graph.ttl", "text/turtle; charset=utf-8"),
        ("graph.jsonld", "application/ld+json"),
        ("paper/x.bib", "application/x-bibtex; charset=utf-8"),
        ("engine.wasm", "application/wasm"),
        ("styles/site.css", "text/css; charset=utf-8"),
        ("empty/file.txt", "text/plain; charset=utf-8"),
    ],
)
def test_each_file_says_what_it_is_and_that_it_is_for_this_site_alone(
    server: Server, path: str, kind: str
) -> None:
    status, head, body = ask(server, f"/sub/{path}?some=query")
    assert (status, body) == (200, FILES[path])
    assert f"Content-Type: {kind}\r\n" in head
    assert "Cross-Origin-Resource-Policy: same-origin" in head
    assert "X-Content-Type-Options: nosniff" in head


def test_a_file_the_browser_has_is_not_sent_again_until_it_changes(
    server: Server, folder: Path
) -> None:
    _, head, _ = ask(server, "/sub/graph.ttl")
    tag = head.partition("ETag: ")[2].partition("\r\n")[0]
    host = "Host: localhost"
    assert ask(server, "/sub/graph.ttl", host, f"If-None-Match: {tag}")[::2] == (304, "")
    (folder / "graph.ttl").write_text("<a> <b> <d> , <e> .")
    assert ask(server, "/sub/graph.ttl", host, f"If-None-Match: {tag}")[0] == 200
    (folder / "graph.ttl").write_text(FILES["graph.ttl"])


def test_head_is_the_answer_without_its_body(server: Server) -> None:
    for target in ("/sub/", "/sub/graph.ttl", "/sub/nowhere"):
        status, head, body = ask(server, target, method="HEAD")
        expected, whole, _ = ask(server, target)
        assert (status, body) == (expected, "")
        assert [line for line in head.split("\r\n") if "Content-" in line] == [
            line for line in whole.split("\r\n") if "Content-" in line
        ]


def test_the_script_of_live_pages_is_in_what_is_served_and_not_in_the_file(
    server: Server, folder: Path
) -> None:
    _, _, body = ask(server, "/sub/note/a%20b/")
    assert 'src="/sub/.litkg/live.js" data-page="note/a b/index.html"' in body
    assert "script-src 'self'; connect-src 'self'\">" in body
    assert (folder / "note/a b/index.html").read_text() == PAGE
    assert "EventSource" in ask(server, "/sub/.litkg/live.js")[2]


def test_a_page_may_ask_its_server_and_keeps_whom_else_it_may_ask() -> None:
    start, end = '<meta http-equiv="Content-Security-Policy" content="', '"></body>'
    html = f"{start}connect-src data:; img-src *{end}".encode()
    assert b"connect-src 'self' data:; img-src *" in dressed(html, "/", "p", "e")
    html = f"{start}connect-src 'self'{end}".encode()
    assert dressed(html, "/", "p", "e").startswith(html.removesuffix(b"</body>"))


def test_a_second_server_takes_the_next_port(folder: Path) -> None:
    with Server(folder, "127.0.0.1", 0) as first:
        second = Server(folder, "127.0.0.1", first.port)
        assert second.port > first.port
        second.server_close()


def test_a_host_that_is_not_here_is_an_error_that_says_so(folder: Path) -> None:
    with pytest.raises(WriteError, match=r"nothing can be served at 192\.0\.2\.1"):
        Server(folder, "192.0.2.1", 0)


def test_a_page_learns_of_what_it_missed_and_of_nothing_else() -> None:
    news = News()
    before = news.edition
    news.built({"a.html", "styles/site.css"})
    news.built({"b.html"})
    news.built(())
    assert news.since(before, "a.html") == Message(
        news.edition, is_stale=True, files=("styles/site.css",), failure=""
    )
    assert not news.since(before, "c.html").is_stale
    assert not news.since(news.edition, "a.html").is_stale


def test_a_page_of_another_run_is_read_again() -> None:
    for edition in ("", "other-0", f"{News().run}-0", "x-y"):
        assert News().since(edition, "a.html").is_stale


def test_a_failure_is_told_until_it_is_mended_and_then_every_page_is_read_again() -> None:
    news = News()
    news.failed("kg.yaml:3: no")
    assert news.since(news.edition, "a.html").failure == "kg.yaml:3: no"
    before = news.edition
    news.built(())
    message = news.since(before, "a.html")
    assert message.is_stale
    assert message.failure == ""


def test_events_are_sent_as_they_happen_until_the_server_ends(folder: Path) -> None:
    with Server(folder, "127.0.0.1", 0) as server:
        connection = socket.create_connection(("127.0.0.1", server.port), timeout=10)
        target = f"/.litkg/events?page=index.html&since={server.news.edition}"
        connection.sendall(f"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        stream = connection.makefile("rb")
        assert stream.readline() == b"HTTP/1.1 200 OK\r\n"
        server.tell(Failed("it broke", "mend it"))
        event = next(line for line in iter(stream.readline, b"") if line.startswith(b"data"))
    assert event == b'data: {"stale": false, "files": [], "failure": "it broke\\nmend it"}\n'
    assert stream.read() == b"\n"
    connection.close()
