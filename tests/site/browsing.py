"""A page of a built site in a real browser: what goes wrong there fails the test."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request

SUB_PATH = "/a/sub/path"
"""Where the server has the site: not at its root."""


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site below `SUB_PATH`, and nothing else."""

    def translate_path(self, path: str) -> str:
        inside = urlsplit(path).path.removeprefix(SUB_PATH)
        return super().translate_path(inside if path.startswith(SUB_PATH + "/") else "/no/such")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve *site* on loopback under a sub-path; give the address of its folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def visited(
    browser: Browser,
    site: str,
    path: str = "",
    **options: Any,  # noqa: ANN401 - as Playwright has them
) -> Iterator[Page]:
    """Open *path* of the site at the address *site* (of its folder, ending in a slash).

    At the end the test fails if the page wrote an error to its console, raised one, asked for
    something it did not get, or asked for anything that is not of the site. *options* are
    those of Playwright's `new_context`: `viewport`, `java_script_enabled`, `color_scheme` ….
    """
    context = browser.new_context(**options)
    faults: list[str] = []
    page = context.new_page()
    page.on("console", lambda m: faults.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda r: None if _is_left(r) else faults.append(f"failed: {r.url}"))
    page.on("response", lambda r: faults.append(f"{r.status}: {r.url}") if r.status > 399 else None)
    page.on(
        "request", lambda r: faults.append(f"foreign: {r.url}") if _leaves(r.url, site) else None
    )
    try:
        page.goto(site + path)
        yield page
    finally:
        context.close()
    assert not faults, faults


def address(site: Path) -> str:
    """Return the address of the folder *site* in the file system."""
    return site.resolve().as_uri() + "/"


def _is_left(request: Request) -> bool:
    """Tell whether a request was still open when the reader went to another page."""
    return request.failure == "net::ERR_ABORTED"


def _leaves(url: str, site: str) -> bool:
    return not url.startswith((site, "data:", "blob:"))
