"""Citations fetched for the papers of a vault, in batches that can be dropped again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import TYPE_CHECKING

from kg.errors import UnknownName
from kg.library.citing import Citing
from kg.library.fetching import Fetching
from kg.query.items import Items

if TYPE_CHECKING:
    from kg.bibliography.reference import Reference
    from kg.importing.batches import Batch
    from kg.importing.citing import Fetched, Wanted
    from kg.services.web import Waiting

CITATION_SERVICES = ("openalex", "semanticscholar")
"""Who knows who cites whom, the one that is asked first to begin with."""

MOST = 100
"""How many of the papers that cite one are fetched."""

_AT_ONCE = 500
"""Papers whose citations are kept before others are asked for."""


class Refreshing(Fetching, Citing):
    """What fetches who cites whom."""

    def refresh_citations(  # noqa: PLR0913 - papers, and who is asked how much
        self,
        *papers: str,
        service: str = "",
        most: int = MOST,
        offline: bool = False,
        dry_run: bool = False,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
        waiting: Waiting | None = None,
    ) -> Sequence[Fetched]:
        """Fetch references and citing papers of *papers*, or of all that a note is about.

        OpenAlex is asked, and Semantic Scholar for what it does not know; or *service* alone.
        What each says on a day is a batch: a file in `citations/` that the index reads as a
        graph of its own. Papers without DOI and arXiv identifier are passed over unless they
        are named. Raises as `cite`, `UnknownName` for a service, and `WriteError`.
        """
        from kg.importing.batches import keep_batch  # noqa: PLC0415 - few ask elsewhere
        from kg.importing.citing import Asker, gather  # noqa: PLC0415

        if service and service not in CITATION_SERVICES:
            raise UnknownName("service that knows citations", service, CITATION_SERVICES)
        wanted = self._wanted(papers)
        fetched: list[Fetched] = []
        done = count(1)
        with self._services(offline=offline, days=1, waiting=waiting) as services:
            keys = (service,) if service else CITATION_SERVICES
            askers = [Asker(services.citing[key]) for key in keys]
            for first in range(0, len(wanted), _AT_ONCE):
                some = wanted[first : first + _AT_ONCE]
                part = gather(askers, some, most, lambda: progress(next(done), len(wanted)))
                fetched += part.papers
                for (key, name, day), lines in part.lines.items() if not dry_run else ():
                    keep_batch(self.root, key, name, day, lines)
        self.refresh()
        return fetched

    def citation_batches(self) -> tuple[Batch, ...]:
        """Return the batches of citations that the vault has, the latest first."""
        from kg.importing.batches import batches  # noqa: PLC0415 - as above

        return batches(self.root)

    def drop_citations(self, batch: str, *, dry_run: bool = False) -> Batch:
        """Remove a batch, and its graph with it; with *dry_run* nothing is removed.

        Raises `UnknownName` or `WriteError`.
        """
        from kg.importing.batches import drop_batch  # noqa: PLC0415 - as above

        dropped = drop_batch(self.root, batch, dry_run=dry_run)
        self.refresh()
        return dropped

    def _wanted(self, papers: Sequence[str]) -> list[Wanted]:
        if papers:
            return [_wanted(one) for one in self._references(papers)]
        items = Items(self._index.store)
        known = {
            iri
            for curie in ("foaf:primaryTopic", "schema:about")
            for iris in items.all_objects(curie).values()
            for iri in iris
        }
        found = [_wanted(one) for one in self._references(()) if one.iri in known]
        return [one for one in found if one.identifiers]


def _wanted(reference: Reference) -> Wanted:
    from kg.importing.citing import Wanted  # noqa: PLC0415 - as above
    from kg.services import identifier as ids  # noqa: PLC0415

    named = (ids.doi(reference.doi), ids.arxiv(reference.arxiv))
    identifiers = tuple(dict.fromkeys(one for one in named if one))
    return Wanted(reference.iri, reference.title, identifiers)
