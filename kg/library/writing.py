"""Writing notes: pages that are imported, notes that are begun."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.errors import AmbiguousThing, UnknownThing
from kg.library.asking import Asking

if TYPE_CHECKING:
    from kg.importing import Imported, Place
    from kg.importing.matter import Value


class Writing(Asking):
    """What makes or changes notes, each file whole or not at all."""

    def import_text(
        self,
        text: str,
        *,
        url: str = "",
        as_type: str = "",
        folder: str = "",
        dry_run: bool = False,
    ) -> Imported:
        """Write the note that the page *text* is, or bring the one it became up to date.

        *url* is where it was found, if it was got from there.
        Raises `UnknownName` for a type, `WriteError`.
        """
        from kg.importing import import_page  # noqa: PLC0415 - most commands import nothing

        done = import_page(
            self._place(), text, url=url, as_type=as_type, folder=folder, dry_run=dry_run
        )
        self.refresh()
        return done

    def new_note(  # noqa: PLR0913 - what a note may begin with
        self,
        type_name: str,
        title: str = "",
        values: Mapping[str, Value] | None = None,
        *,
        text: str = "",
        abstract: str = "",
        folder: str = "",
        dry_run: bool = False,
    ) -> Imported:
        """Write an empty note of a type, its citation filled from *values*.

        Raises `UnknownName` for a type, `WriteError` where the note is there already.
        """
        from kg.importing import new_note  # noqa: PLC0415 - as above

        made = new_note(
            self._place(),
            type_name,
            title,
            values,
            text=text,
            abstract=abstract,
            project=self.config.project,
            folder=folder,
            dry_run=dry_run,
        )
        self.refresh()
        return made

    def notes_on(self, title: str, values: Mapping[str, Value]) -> tuple[str, ...]:
        """Return the paths of the notes on the paper that *values* or *title* name."""
        found: list[str] = []
        for name in (*(str(values.get(k, "")) for k in ("arxiv", "doi", "title")), title):
            try:
                thing = self._find(name) if name.strip() else None
            except (UnknownThing, AmbiguousThing):
                continue
            if thing:
                found += [n.path for n in self.notes() if thing.iri in (n.topic_iri, n.iri)]
        return tuple(dict.fromkeys(found))

    def _place(self) -> Place:
        from kg.importing import Place  # noqa: PLC0415 - as above

        notes = tuple((row[0], row[3]) for row in self._index.database.notes())
        types = self._index.schema.types
        return Place(self.root, types, notes, self._index.database.concept_notes())
