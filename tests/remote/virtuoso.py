"""A Virtuoso of one's own: its configuration, its user, and where it listens."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.remote.servers import free_port

USER, PASSWORD = "ada", "lovelace"

_CONFIGURATION = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
DirsAllowed = {folder}
NumberOfBuffers = 40000
MaxDirtyBuffers = 30000
DisableUnixSocket = 1
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerRoot = {folder}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = {rows}
"""

_USER = f"""
DB.DBA.USER_CREATE('{USER}', '{PASSWORD}');
GRANT SPARQL_SELECT TO "{USER}";
GRANT SPARQL_UPDATE TO "{USER}";
"""


def is_here() -> bool:
    """Tell whether Debian's `virtuoso-opensource-7-bin` is installed."""
    return bool(shutil.which("virtuoso-t") and shutil.which("isql-vt"))


@contextmanager
def virtuoso(folder: Path, rows: int = 100_000) -> Iterator[str]:
    """Run Virtuoso over *folder*, which answers with so many *rows* at most; yield its address."""
    folder.mkdir(parents=True, exist_ok=True)
    port, web = free_port(), free_port()
    configuration = folder / "virtuoso.ini"
    said = _CONFIGURATION.format(folder=folder, port=port, web=web, rows=rows)
    configuration.write_text(said, "utf-8")
    command = ["virtuoso-t", "+foreground", "+configfile", str(configuration)]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, cwd=folder, stdout=quiet, stderr=subprocess.PIPE, text=True)
    try:
        _wait_for_it(server)
        told = ["isql-vt", f"127.0.0.1:{port}", "dba", "dba", f"exec={_USER}"]
        subprocess.run(told, check=True, stdout=quiet, stderr=quiet)
        address = f"http://127.0.0.1:{web}"
        httpx.get(f"{address}/sparql").raise_for_status()
        yield address
    finally:
        server.terminate()
        server.communicate()


def _wait_for_it(server: subprocess.Popen[str]) -> None:
    """Read what it says until it is online."""
    assert server.stderr
    for line in server.stderr:
        if "Server online" in line:
            return
    raise RuntimeError("Virtuoso does not start")
