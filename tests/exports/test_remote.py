"""Exports of a graph that a server keeps are those of the graph on this machine."""

from __future__ import annotations

import shutil
from pathlib import Path

from kg.exports import COLLECTIONS, DOCUMENTS
from tests.cli.conftest import Run
from tests.remote.servers import oxigraph


def test_every_export_is_the_same_from_a_store(
    run: Run, hostile_folder: Path, tmp_path: Path
) -> None:
    vault = shutil.copytree(hostile_folder, tmp_path / "vault")

    def written(form: str, *more: str) -> bytes:
        target = tmp_path / f"{form}.zip"
        options = ("--vault", str(vault), "-o", str(target), *more)
        assert run("export", form, *options).status == 0
        return target.read_bytes()

    with oxigraph(tmp_path / "store") as address:
        assert run("push", "--vault", str(vault), "--store", address).status == 0
        for form in sorted({*DOCUMENTS, *COLLECTIONS}):
            assert written(form, "--store", address) == written(form), form
