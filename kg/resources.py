"""Locate a data folder: inside the package when installed, beside it in a checkout."""

from __future__ import annotations

from pathlib import Path


def folder(package_file: str, name: str) -> Path:
    """Return the data folder *name* of the package that *package_file* belongs to."""
    package = Path(package_file).parent
    installed = package / name
    return installed if installed.is_dir() else package.parent / name


SCHEMA = folder(__file__, "schema")
"""`ontology.ttl`, `shapes.ttl`, `context.jsonld`, `notes/*.yaml`, `queries/*.rq`."""
