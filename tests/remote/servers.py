"""Stores and what stands before them: real servers on free ports of this machine."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

_ATTEMPTS = 5
_KEPT = ("content-type", "server", "www-authenticate")
"""Headers of an answer that are handed on."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def program(name: str) -> str:
    """Return a program that lies beside this Python, or anywhere on the path."""
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.exists() else shutil.which(name) or name


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[str]:
    """Run the server of Oxigraph over *folder*; yield its address."""
    server, address = _listening(folder, options)
    try:
        yield address
    finally:
        server.terminate()
        server.wait()
        assert server.stdout
        server.stdout.close()


def _listening(folder: Path, options: Sequence[str]) -> tuple[subprocess.Popen[str], str]:
    for _ in range(_ATTEMPTS):  # another process may take the port in between
        address = f"127.0.0.1:{free_port()}"
        server = subprocess.Popen(
            [program("oxigraph"), "serve", "--location", str(folder), "--bind", address,
             *options],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        assert server.stdout
        for line in server.stdout:
            if line.startswith("Listening"):
                return server, f"http://{address}"
        server.wait()
        server.stdout.close()
    raise RuntimeError("Oxigraph does not listen")


@dataclass
class Request:
    """What arrived at a server."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Answer:
    """What a server gives back; it says more bytes than it sends when *missing*."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    missing: int = 0


Answering = Callable[[Request], Answer | None]
"""Answers a request; `None` closes the connection without a word."""


@contextmanager
def serving(answering: Answering) -> Iterator[str]:
    """Run a server that answers so; yield its address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            request = Request(self.command, self.path, dict(self.headers.items()), body)
            answer = answering(request)
            self.close_connection = answer is None or bool(answer.missing)
            if answer is None:
                return
            self.send_response_only(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body) + answer.missing))
            self.end_headers()
            self.wfile.write(answer.body)

        do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815 - as the handler calls them

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def forwarded(address: str, request: Request) -> Answer:
    """Hand a request on to the server at *address*; return what that answers."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port)
    connection.request(request.method, request.path, request.body, dict(request.headers))
    response = connection.getresponse()
    body = response.read()
    kept = {k: v for k, v in response.getheaders() if k.lower() in _KEPT}
    connection.close()
    return Answer(response.status, body, kept)
