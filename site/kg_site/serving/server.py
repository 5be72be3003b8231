"""A server of one folder: for reading what was built while one writes."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from socketserver import ThreadingTCPServer
from threading import Thread
from types import TracebackType
from typing import Self

from kg.errors import WriteError
from kg.library.watching import Failed
from kg_site import scripts
from kg_site.build import Built
from kg_site.serving.handling import Handler
from kg_site.serving.hosts import is_loopback
from kg_site.serving.news import News
from kg_site.serving.places import mount_of
from kg_site.serving.rebuilding import Outcome

PORTS = 100
"""Ports that are tried, from the one that was wished for on."""


class Server(ThreadingTCPServer):
    """Serves the folder `site` under the path of its base URL; `news` tells pages of builds."""

    allow_reuse_address = os.name != "nt"  # there it would let two servers have one port
    daemon_threads = True
    block_on_close = False

    def __init__(self, site: Path, host: str, port: int, base_url: str = "") -> None:
        """Listen at *port* of *host*, or at the next that is free; 0 is any.

        Raises `WriteError` when there is none.
        """
        self.site = site
        self.host = host
        self.mount = mount_of(base_url)
        self.news = News()
        self.script = (scripts.FOLDER / "live.js").read_bytes()
        self.address_family = _family(host)
        super().__init__((host, port), Handler, bind_and_activate=False)
        self._listen(port)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        """Where the first page is, for this machine's own browser."""
        host = "127.0.0.1" if self.host in {"", "0.0.0.0"} else self.host  # noqa: S104 - compared
        host = "[::1]" if host == "::" else f"[{host}]" if ":" in host else host
        return f"http://{host}:{self.port}{self.mount}"

    @property
    def is_open_to_others(self) -> bool:
        """Tell whether other machines can read the site."""
        return not is_loopback(self.host.lower())

    def __enter__(self) -> Self:
        """Answer requests, in threads of their own."""
        Thread(target=self.serve_forever, args=(0.1,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop, and let go of pages that wait for news."""
        self.news.close()
        self.shutdown()
        self.server_close()

    def tell(self, outcome: Outcome) -> None:
        """Tell the pages that are open of a build."""
        match outcome:
            case Built(changed=changed):
                self.news.built(changed)
            case Failed():
                self.news.failed(str(outcome))

    def handle_error(
        self,
        request: socket.socket | tuple[bytes, socket.socket],
        client_address: object,
    ) -> None:
        """Say nothing of a browser that went away in the middle of an answer."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)

    def _listen(self, wished: int) -> None:
        ports = range(wished, min(wished + PORTS, 65536)) if wished else (0,)
        for port in ports:
            self.server_address = (self.host, port)
            try:
                self.server_bind()
                self.server_activate()
            except PermissionError:
                continue
            except OSError as error:
                if not _is_taken(error):
                    self.server_close()
                    why = error.strerror or error
                    raise WriteError(
                        f"nothing can be served at {self.host}: {why}", "name another --host"
                    ) from error
            else:
                return
        self.server_close()
        raise WriteError(f"no port from {wished} on is free at {self.host}", "name another --port")


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _is_taken(error: OSError) -> bool:
    import errno  # noqa: PLC0415 - for the rare case

    return error.errno == errno.EADDRINUSE
