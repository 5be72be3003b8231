"""Where the services are, and what opens their doors: the environment may say otherwise."""

from __future__ import annotations

import os
from collections.abc import Mapping

_ADDRESSES: Mapping[str, str] = {
    "arxiv": "https://export.arxiv.org/api",
    "crossref": "https://api.crossref.org",
    "openalex": "https://api.openalex.org",
    "semanticscholar": "https://api.semanticscholar.org/graph/v1",
}
NAMES = tuple(_ADDRESSES)
"""What a service is called in the environment, on the command line and in names of files."""


def address(name: str) -> str:
    """Return where the service *name* is: KG_ARXIV_URL, KG_CROSSREF_URL …, or its own place."""
    given = os.environ.get(f"KG_{name.upper()}_URL", "")
    return (given or _ADDRESSES[name]).rstrip("/")


def key(variable: str) -> str:
    """Return the key for a service that the environment holds, or nothing."""
    found = os.environ.get(variable, "").strip()
    return found if found.isascii() and found.isprintable() else ""


def is_offline() -> bool:
    """Tell whether the environment forbids to ask anybody: KG_OFFLINE=1."""
    return os.environ.get("KG_OFFLINE", "") not in ("", "0")
