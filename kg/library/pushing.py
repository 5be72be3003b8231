"""Keeping the graph of a remote store in step with the notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.library.publishing import Publishing

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.remote import Local, Plan, Progress, Target


class Pushing(Publishing):
    """The vault's graph in the store that `kg.yaml` or its opener names."""

    def push(
        self,
        *,
        full: bool = False,
        remove: bool = False,
        dry_run: bool = False,
        published: bool = False,
        progress: Progress | None = None,
    ) -> Plan:
        """Send the graphs that the store does not have as they are; return what that were.

        With *full* all are sent, with *remove* also most of what is there may go, with
        *dry_run* nothing is sent, with *published* private notes stay here, and go from
        there. Raises `StoreError`.
        """
        from kg.remote import carry_out, check_removal, plan  # noqa: PLC0415 - httpx is heavy

        target = self._target()
        source = self.published() if published else self
        local = _local(source._index.embedded)  # noqa: SLF001 - of the same class
        todo = plan(target, local, full=full)
        if not dry_run:
            if not remove:
                check_removal(todo)
            carry_out(target, local, todo, progress)
        return todo

    def pull(self, *, others: bool = False, progress: Progress | None = None) -> Iterator[bytes]:
        """Yield the named graphs of the store as N-Quads, in order.

        With *others* only those that no push of this vault brought. Raises `StoreError`.
        """
        from kg.remote import pull  # noqa: PLC0415 - httpx is heavy

        return pull(self._target(), others=others, progress=progress)

    def _target(self) -> Target:
        if not self.config.store:
            hint = "say --store URL, or `store: URL` in kg.yaml"
            raise StoreError("no store is named", hint)
        from kg.remote import open_target  # noqa: PLC0415 - httpx is heavy

        return open_target(self.config.store, self.config.base)


def _local(store: Store) -> Local:
    from pyoxigraph import NamedNode, RdfFormat  # noqa: PLC0415 - loaded with the index

    from kg.remote import Local  # noqa: PLC0415 - httpx is heavy

    def said(graph: str) -> bytes:
        return store.dump(format=RdfFormat.N_TRIPLES, from_graph=NamedNode(graph)) or b""

    return Local(sorted(str(graph)[1:-1] for graph in store.named_graphs()), said)
