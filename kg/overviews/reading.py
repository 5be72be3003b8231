"""Which papers have been read: by whom, and how far."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from kg.names import fold
from kg.overviews.graph import Graph

_STATUS = """
SELECT DISTINCT ?paper ?note ?status {
  ?note kg:status ?status ; foaf:primaryTopic ?paper . ?paper a kg:Paper
}"""
_BY_MACHINE = "SELECT DISTINCT ?note { ?note a kg:MachineReview }"
_PAPERS = "SELECT DISTINCT ?paper { ?paper a kg:Paper }"

_WAITING = {
    fold(word)
    for word in ("to-read", "toread", "to be read", "unread", "not read", "queued", "queue")
} | {fold(word) for word in ("backlog", "later", "wishlist", "todo", "to-do", "0start")}
_BEGUN = {fold(word) for word in ("reading", "in progress", "started", "skimmed", "half-read")}


class Reading(StrEnum):
    """How far a paper has been read."""

    NEVER = "never read"
    BY_MACHINE = "only reviewed by a machine"
    WAITING = "waiting to be read"
    BEGUN = "begun"
    READ = "read"


def reading_of(status: str) -> Reading:
    """Return what the status in a note's front matter says; every other word means read.

    >>> reading_of("to-read"), reading_of("Reading"), reading_of("reviewed")
    (<Reading.WAITING: 'waiting to be read'>, <Reading.BEGUN: 'begun'>, <Reading.READ: 'read'>)
    """
    word = fold(status)
    if word in _WAITING:
        return Reading.WAITING
    return Reading.BEGUN if word in _BEGUN else Reading.READ


def readings(graph: Graph) -> Mapping[str, Reading]:
    """Return how far each paper has been read; of several notes the furthest counts."""
    status = {row["note"]: reading_of(row["status"]) for row in graph.rows(_STATUS)}
    machine = {row["note"] for row in graph.rows(_BY_MACHINE)}
    order = list(Reading)
    found: dict[str, Reading] = {}
    for row in graph.rows(_PAPERS):
        each = [
            Reading.BY_MACHINE if note in machine else status.get(note, Reading.READ)
            for note in graph.notes.get(row["paper"], ())
        ]
        found[row["paper"]] = max(each, key=order.index, default=Reading.NEVER)
    return found
