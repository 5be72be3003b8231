"""Sending a vault's graphs to a store: only those that it does not have as they are now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from uuid import uuid4

from kg.errors import StoreError
from kg.remote.batches import batches
from kg.remote.profiles import Said
from kg.remote.table import counts, digests
from kg.remote.target import Target
from kg.remote.updates import begun, stamped

Progress = Callable[[int, int], None]
"""Told how many of how many graphs are done."""

_MANY = 10
"""So many graphs may go without being asked about it."""


@dataclass(frozen=True, slots=True)
class Local:
    """The graphs of a vault: their names, and what each states as N-Triples."""

    graphs: Sequence[str]
    said: Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a push does: graphs to send, those of them that are new, and graphs to remove."""

    sent: Sequence[str]
    new: frozenset[str]
    gone: Sequence[str]
    digests: Mapping[str, str] = field(repr=False)
    counts: Mapping[str, int] = field(repr=False)
    """Digest and number of statements of every graph of the vault."""

    @property
    def changed(self) -> int:
        """How many of the graphs that are sent the store has otherwise."""
        return len(self.sent) - len(self.new)

    @property
    def same(self) -> int:
        """How many graphs the store has already as they are."""
        return len(self.counts) - len(self.sent)


def plan(target: Target, local: Local, *, full: bool = False) -> Plan:
    """Compare the vault with what the table in the store says. Raises `StoreError`.

    With *full* everything is sent, whatever the table says.
    """
    known = digests(target)
    own: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for graph in local.graphs:
        digest, number = measured(local.said(graph))
        if number:  # a store may list the graphs that it emptied
            own[graph], numbers[graph] = digest, number
    sent = [graph for graph in own if full or known.get(graph) != own[graph]]
    new = frozenset(graph for graph in sent if graph not in known)
    gone = sorted(known.keys() - own.keys())
    return Plan(sent, new, gone, own, numbers)


def measured(triples: bytes) -> tuple[str, int]:
    r"""Return the digest of a graph in N-Triples, whatever their order, and their number.

    >>> one, two = b'<urn:a> <urn:p> "1" .\n', b'<urn:a> <urn:p> "2" .\n'
    >>> measured(one + two) == measured(two + one), measured(one)[1]
    (True, 1)
    """
    lines = sorted(set(triples.removesuffix(b"\n").split(b"\n")) - {b""})
    return blake2b(b"\n".join(lines), digest_size=16).hexdigest(), len(lines)


def carry_out(target: Target, local: Local, todo: Plan, progress: Progress | None = None) -> None:
    """Send and remove what *todo* says, then compare the number of statements of each graph.

    It may be killed at any moment: what arrived whole is noted in the table, and the next
    push sends the rest. Raises `StoreError`.
    """
    if not (todo.sent or todo.gone):
        _verify(target, todo)
        return
    client, table = target.client, target.table
    client.update(stamped(table, ""))
    total, done = len(todo.sent) + len(todo.gone), 0
    for notes in _batches(target, local, todo):
        target.profile.replace(client, table, notes)
        done += len(notes)
        if progress:
            progress(done, total)
    for graphs in batches(todo.gone, target.profile.batch):
        target.profile.remove(client, table, graphs)
        done += len(graphs)
        if progress:
            progress(done, total)
    _verify(target, todo)
    client.update(stamped(table, uuid4().hex))


def check_removal(todo: Plan) -> None:
    """Raise `StoreError` when *todo* removes most of what the store has of this vault."""
    kept = todo.same + todo.changed
    if len(todo.gone) > max(_MANY, kept):
        raise StoreError(
            f"this would remove {len(todo.gone):,} of the {len(todo.gone) + kept:,} graphs that "
            "the store has of this vault",
            "if it is the right vault and the right store, say --remove",
        )


def _batches(target: Target, local: Local, todo: Plan) -> Iterator[Sequence[Said]]:
    for graphs in batches(todo.sent, target.profile.batch):
        yield [Said(graph, local.said(graph), todo.digests[graph]) for graph in graphs]


def _verify(target: Target, todo: Plan) -> None:
    """Compare the counts per graph; what differs is sent again next time."""
    held = counts(target, [*todo.counts, *todo.gone])
    wrong = [g for g, number in todo.counts.items() if held.get(g, 0) != number]
    left = [graph for graph in todo.gone if graph in held]
    if not (wrong or left):
        return
    for graphs in batches([*wrong, *left], target.profile.batch):
        target.client.update(begun(target.table, graphs))
    first = (wrong or left)[0]
    raise StoreError(
        f"the store does not hold what was sent in {len(wrong) + len(left):,} of "
        f"{len(todo.counts) + len(todo.gone):,} graphs: <{first}> has "
        f"{held.get(first, 0):,} statements instead of {todo.counts.get(first, 0):,}",
        "push again: they will be sent again",
    )
