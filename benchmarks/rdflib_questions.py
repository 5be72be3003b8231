"""The same questions, asked of rdflib: `python -m benchmarks.rdflib_questions QUADS ASKED LIMIT`.

QUADS are the vault's, ASKED is what `benchmarks.questions` printed. Prints JSON: the seconds of
each answer; a question that takes longer than LIMIT seconds is stopped and counts as LIMIT.
"""

from __future__ import annotations

import json
import signal
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import FrameType
from typing import NoReturn

from rdflib import Dataset

from kg.query.sparql import prefixes

_BASE = "https://example.org/kg/"


def answered(data: Path, queries: Iterable[str], limit: float) -> list[float]:
    """Return the seconds that rdflib takes for each of *queries*, *limit* at most."""
    graph = Dataset()
    graph.parse(data, format="nquads")
    signal.signal(signal.SIGALRM, _stop)
    return [_seconds(graph, query, limit) for query in queries]


def _seconds(graph: Dataset, query: str, limit: float) -> float:
    begin = time.perf_counter()
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        for _ in graph.query(query, initNs=prefixes(_BASE)):
            pass
    except TimeoutError:
        return limit
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.perf_counter() - begin


def _stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise TimeoutError


if __name__ == "__main__":
    given = [text for _, text, _ in json.loads(Path(sys.argv[2]).read_text("utf-8"))]
    answers = answered(Path(sys.argv[1]), given, float(sys.argv[3]))
    sys.stdout.write(json.dumps(answers))
