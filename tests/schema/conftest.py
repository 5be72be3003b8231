"""The published vocabulary, and the graph of the example vault to hold it against."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rdflib import Graph

import kg

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def ontology() -> Graph:
    return Graph().parse(ROOT / "schema" / "ontology.ttl")


@pytest.fixture(scope="session")
def shapes() -> Graph:
    return Graph().parse(ROOT / "schema" / "shapes.ttl")


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The merged graph of the example vault, read from a copy: opening writes an index."""
    copy = tmp_path_factory.mktemp("vault")
    shutil.copytree(ROOT / "notes", copy / "notes")
    shutil.copy(ROOT / "kg.yaml", copy)
    return Graph().parse(data=kg.open(copy).export("ntriples"), format="nt")
