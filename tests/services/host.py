"""A real server on this machine that answers as the services document it, papers made up."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server says; `promised` is the length it announces, `waits` keeps it silent."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    promised: int = -1
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came."""

    path: str
    parameters: Mapping[str, str]
    headers: Mapping[str, str]


Answering = Callable[[Asked], Reply]


class Host:
    """Answers each path by a function, or with one reply after the other, the last for ever."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.paths: dict[str, Answering | list[Reply]] = {}
        self.closing = threading.Event()
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                parameters = {name: value[0] for name, value in parse_qs(parts.query).items()}
                headers = {name.lower(): value for name, value in self.headers.items()}
                asked = Asked(unquote(parts.path), parameters, headers)
                host.asked.append(asked)
                self._say(host.reply(asked))

            def _say(self, reply: Reply) -> None:
                if reply.waits:
                    host.closing.wait(30)
                    self.close_connection = True
                    return
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                length = reply.promised if reply.promised >= 0 else len(reply.body)
                self.send_header("Content-Length", str(length))
                self.end_headers()
                self.wfile.write(reply.body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def reply(self, asked: Asked) -> Reply:
        said = self.paths.get(asked.path)
        if said is None:
            return Reply(b"Resource not found.", 404)
        if callable(said):
            return said(asked)
        return said.pop(0) if len(said) > 1 else said[0]

    def close(self) -> None:
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def as_json(value: object) -> Reply:
    return Reply(json.dumps(value).encode(), headers={"Content-Type": "application/json"})
