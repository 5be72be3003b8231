"""Surveys over many notes: comparisons, definitions, gaps, what to read next, years."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.errors import AmbiguousThing, UnknownThing, WrongKind
from kg.library.opened import Opened

if TYPE_CHECKING:
    from kg.overviews.comparison import Comparison
    from kg.overviews.definitions import Definitions
    from kg.overviews.gaps import Gaps
    from kg.overviews.graph import Graph
    from kg.overviews.suggestions import Suggestion
    from kg.overviews.tables import TableRow
    from kg.overviews.timeline import Entry

FIVE_CS = "fivecs"
"""By what papers are compared unless a table is named."""


class Surveying(Opened):
    """Questions whose answer is put together from the whole vault."""

    def compare(self, *papers: str, by: str = FIVE_CS) -> Comparison:
        """Set papers side by side: by their 5 Cs, or by the comparison table called *by*.

        Without *papers* all that notes assess, by year. A table is called by its headings
        (`Failure · Skill kept?`), by the first of them, or by the note that holds it; tables
        of several notes with the same headings are merged, with *papers* only those in the
        notes about them. Raises `UnknownThing`, `AmbiguousThing`, `WrongKind`, `UnknownName`.
        """
        found = [self._one(paper, "paper") for paper in papers]
        if by == FIVE_CS:
            from kg.overviews.fivecs import by_five_cs  # noqa: PLC0415 - one way of two

            return by_five_cs(self._graph(), tuple(dict.fromkeys(found)))
        from kg.overviews.tables import by_table  # noqa: PLC0415 - as above

        graph = self._graph()
        within = {n for paper in found for n in graph.notes.get(paper, ())} if papers else None
        return by_table(graph, by, self._notes_called(by), within)

    def comparison_tables(self) -> Sequence[TableRow]:
        """Return the comparison tables of all notes, those of the same name together."""
        from kg.overviews.tables import tables  # noqa: PLC0415 - few commands survey

        return tables(self._graph())

    def define(self, concept: str, *, narrower: bool = False) -> Definitions:
        """Return the definitions of a concept by year and source, and how each was reworded.

        With *narrower* those of narrower concepts as well. A concept without any comes with
        the places that use it. Raises `UnknownThing`, `AmbiguousThing` or `WrongKind`.
        """
        from kg.overviews.definitions import define  # noqa: PLC0415 - as above

        return define(self._graph(), self._one(concept, "concept"), narrower=narrower)

    def timeline(self, thing: str = "", *, claims: bool = False) -> Sequence[Entry]:
        """Return the papers by year, with *claims* the claims in them; what has no year last.

        With *thing* only what concerns it: of a concept its definitions, the claims about it
        and the links to it, of anything else the papers that cite it, inform it, are cited by
        it or written by it. Raises `UnknownThing` or `AmbiguousThing`.
        """
        from kg.overviews.timeline import timeline  # noqa: PLC0415 - as above

        graph = self._graph()
        return timeline(graph, graph.topic(self._find(thing).iri) if thing else "", claims=claims)

    def gaps(
        self, *groups: str, limit: int | None = None, beside: Surveying | None = None
    ) -> Sequence[Gaps]:
        """Return what is missing, by group; of *groups* only, at most *limit* gaps of each.

        What is not missing in *beside*, as `with_others` returns it, is left out.
        `kg.overviews.gaps.GROUPS` names the groups. Raises `UnknownName`.
        """
        from kg.overviews.gaps import gaps, still_missing  # noqa: PLC0415 - as above

        if beside is None:
            return gaps(self._graph(), groups, limit)
        return still_missing(gaps(self._graph(), groups), beside.gaps(*groups), limit)

    def read_next(
        self, limit: int | None = None, *, beside: Surveying | None = None
    ) -> Sequence[Suggestion]:
        """Return what to read next, the most telling first, each with its reasons.

        What *beside*, as `with_others` returns it, does not suggest is left out. What the reasons
        weigh is in `kg.overviews.suggestions.WEIGHTS`.
        """
        if beside is not None:
            unread = {one.iri for one in beside.read_next()}
            return [one for one in self.read_next() if one.iri in unread][:limit]
        from kg.overviews.suggestions import suggestions  # noqa: PLC0415 - as above

        def topic(name: str) -> str:
            return self._index.schema.types.of(f"{name}.md", "", self.config.types).topic

        most = self.config.relevance_max
        return suggestions(self._graph(), topic, most=most, limit=limit)

    def _graph(self) -> Graph:
        from kg.overviews.graph import Graph  # noqa: PLC0415 - as above

        return Graph(self._index.store, self.config.base)

    def _one(self, name: str, kind: str) -> str:
        """Return the address of the *kind* of thing that *name* means, or that its note is about.

        Where a name means things of several kinds it means this one.
        """
        try:
            return self._find(f"{kind}:{name}").iri
        except UnknownThing:
            thing = self._find(name)
        address = self._graph().topic(thing.iri) if thing.kind == "note" else thing.iri
        if not address.startswith(f"{self.config.base}{kind}/"):
            raise WrongKind(name, thing.kind, kind)
        return address

    def _notes_called(self, name: str) -> Sequence[str]:
        """Return the notes that *name* may mean."""
        try:
            return self._places(self._find(name))
        except (UnknownThing, AmbiguousThing):
            return ()
