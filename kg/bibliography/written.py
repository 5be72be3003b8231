"""The forms in which references are written for other programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from kg.bibliography.bibtex import biblatex, bibtex
from kg.bibliography.reference import Reference
from kg.bibliography.ris import ris


def csl_json(references: Iterable[Reference]) -> str:
    """Return *references* as CSL-JSON."""
    items = [reference.csl() for reference in references]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


WRITERS: Mapping[str, Callable[[Iterable[Reference]], str]] = {
    "bibtex": bibtex,
    "biblatex": biblatex,
    "csljson": csl_json,
    "ris": ris,
}
"""What writes each form."""
