"""Answering one request: GET and HEAD of what the site holds, and the builds as events."""

from __future__ import annotations

import os
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from shutil import copyfileobj
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from kg_site.serving import dressing, hosts
from kg_site.serving.media import media_type
from kg_site.serving.places import Absent, Moved, Served, find

if TYPE_CHECKING:
    from kg_site.serving.server import Server

HEARTBEAT = 15.0
"""Seconds after which a silent stream says that it lives, and learns that nobody listens."""

_HTML = "text/html; charset=utf-8"
_HEADERS = {
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "SAMEORIGIN",
    # Pages and data of a vault are for this site alone: no other may load them as scripts.
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Handler(BaseHTTPRequestHandler):
    """Answers the requests of one connection."""

    protocol_version = "HTTP/1.1"
    server_version = "litkg"
    sys_version = ""
    timeout = 60
    server: Server

    def do_GET(self) -> None:
        """Answer what was asked for."""
        if fault := self._fault():
            self._refuse(fault)
            return
        asked = urlsplit(self.path)
        mount = self.server.mount
        if asked.path == mount + dressing.EVENTS:
            self._follow(parse_qs(asked.query))
        elif asked.path == mount + dressing.LIVE:
            self._send(HTTPStatus.OK, self.server.script, "text/javascript; charset=utf-8")
        else:
            self._show(self.path)

    def do_HEAD(self) -> None:
        """Answer with what would head the answer to GET."""
        self.do_GET()

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Refuse every other method: the base class asks for `do_` and its name."""
        if name.startswith("do_"):
            return lambda: self._refuse(HTTPStatus.METHOD_NOT_ALLOWED)
        raise AttributeError(name)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing: the terminal tells of builds."""

    def _fault(self) -> HTTPStatus | None:
        """Say why the request gets no answer."""
        named = self.headers.get_all("Host") or []
        has_body = "Content-Length" in self.headers or "Transfer-Encoding" in self.headers
        if len(named) != 1 or has_body or not self.path.startswith("/"):
            return HTTPStatus.BAD_REQUEST
        if not hosts.is_expected(named[0], self.server.host):
            return HTTPStatus.MISDIRECTED_REQUEST
        return None

    def _refuse(self, status: HTTPStatus) -> None:
        """Say no, and close: what the request still carries is not read as another one."""
        self.close_connection = True
        self.send_response(status)
        if status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        self._finish(f"{status.value} {status.phrase}\n".encode(), "text/plain; charset=utf-8")

    def _show(self, target: str) -> None:
        site = self.server.site
        match find(site, self.server.mount, target):
            case Served(path=path, file=file) if media_type(path) == _HTML:
                self._page(HTTPStatus.OK, file, path)
            case Served(path=path, file=file):
                self._file(file, path)
            case Moved(address=address):
                self.send_response(HTTPStatus.FOUND)  # for good would outlast this server
                self.send_header("Location", address)
                self._finish(b"", "text/plain; charset=utf-8")
            case Absent(path=path):
                self._page(HTTPStatus.NOT_FOUND, site / "404.html", path)

    def _page(self, status: HTTPStatus, file: Path, path: str) -> None:
        """Send a page that was asked for as *path*."""
        news = self.server.news
        edition = news.edition  # before reading: a build in between is told of once more
        try:
            html = file.read_bytes()
        except OSError:
            status, html = HTTPStatus.NOT_FOUND, b"<!doctype html><title>404</title>Not found\n"
        html = dressing.dressed(html, self.server.mount, path, edition)
        self._send(status, html, _HTML)

    def _file(self, file: Path, path: str) -> None:
        """Send a file as it is, if the browser does not have it."""
        try:
            opened = file.open("rb")
        except OSError:
            self._send(HTTPStatus.NOT_FOUND, b"Not found\n", "text/plain; charset=utf-8")
            return
        with opened:
            facts = os.fstat(opened.fileno())
            tag = f'"{facts.st_mtime_ns:x}-{facts.st_size:x}"'
            if self.headers.get("If-None-Match") == tag:
                self.send_response(HTTPStatus.NOT_MODIFIED)
                self.send_header("ETag", tag)
                self._end()
                return
            self.send_response(HTTPStatus.OK)
            self.send_header("ETag", tag)
            self.send_header("Content-Type", media_type(path))
            self.send_header("Content-Length", str(facts.st_size))
            self._end()
            if self.command != "HEAD":
                copyfileobj(opened, self.wfile)

    def _follow(self, asked: dict[str, list[str]]) -> None:
        """Tell the page that asks of every build, until it or the server goes."""
        self.close_connection = True
        edition = self.headers.get("Last-Event-ID") or asked.get("since", [""])[0]
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self._end()
        if self.command == "HEAD":
            return
        for message in self.server.news.follow(edition, asked.get("page", [""])[0], HEARTBEAT):
            self.wfile.write(message.event() if message else b": still here\n\n")

    def _send(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        self._finish(body, kind)

    def _finish(self, body: bytes, kind: str) -> None:
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self._end()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _end(self) -> None:
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
