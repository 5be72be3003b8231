"""Other bibliographies: their entries come into the vault's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import AmbiguousThing, UnknownName, UnknownThing, WriteError
from kg.library.writing import Writing

if TYPE_CHECKING:
    from kg.importing import Imported
    from kg.importing.entries import ImportedEntries, Source
    from kg.importing.matter import Value


class Entries(Writing):
    """What imports the entries of bibliographies."""

    @property
    def bibliography_path(self) -> str:
        """The vault's own bibliography: the first BibTeX file that `kg.yaml` names.

        Where it names none it is `references.bib`. Raises `WriteError` where it names others only.
        """
        for path in self.config.bibliographies:
            if path.lower().endswith(".bib"):
                return path
        named = ", ".join(self.config.bibliographies)
        hint = "name a .bib file first under `citation: bibliography:` in kg.yaml"
        raise WriteError(f"no BibTeX file among the bibliographies: {named}", hint)

    def import_entries(
        self, source: Source, *, notes: bool = False, dry_run: bool = False
    ) -> ImportedEntries:
        """Merge the entries of *source* into the vault's own bibliography.

        *source* is what `kg.importing.entries.read_entries` returns. An entry of a paper that is
        there changes only in what an earlier import brought and nobody changed since. With
        *notes* each paper that has none gets a literature note. Raises `WriteError`.
        """
        from kg.importing.entries import import_entries  # noqa: PLC0415 - few import any

        done = import_entries(self.root, self.bibliography_path, source, dry_run=dry_run)
        self.refresh()
        if notes:
            made = tuple(self._notes_of(source, done, dry_run=dry_run))
            done = replace(done, notes=made)
        return done

    def said_by_entry(self, name: str) -> tuple[dict[str, Value], str]:
        """Return what a note begins with on the paper of an entry, and the paper's abstract.

        *name* is the key of an entry in the vault's own bibliography, or `FILE#KEY`. Raises
        `UnusableSource`, or `UnknownName` for a key that the file does not have.
        """
        from kg.importing.entries import read_entries  # noqa: PLC0415 - as above
        from kg.importing.entries.importing import records_of  # noqa: PLC0415 - as above
        from kg.importing.entries.noting import front_matter_of  # noqa: PLC0415 - as above

        file, _, key = name.rpartition("#")
        source = read_entries(file or str(self.root / self.bibliography_path))
        key = key.removeprefix("@").casefold()
        for entry, record in records_of(source) if source else ():
            if entry.key.casefold() == key:
                return front_matter_of(record, entry.key), entry.get("abstract")
        from rapidfuzz import process  # noqa: PLC0415 - only for a mistyped key

        keys = [entry.key for entry in source.read.entries] if source else []
        near = process.extract(key, keys, score_cutoff=60, limit=2)
        raise UnknownName("entry", key, [found[0] for found in near])

    def _notes_of(
        self, source: Source, done: ImportedEntries, *, dry_run: bool
    ) -> Iterator[Imported]:
        from kg.importing.entries.noting import values_of  # noqa: PLC0415 - as above
        from kg.importing.templates import new_note  # noqa: PLC0415 - as above

        keys = {one.line: one.key for one in done.entries}
        place, project = self._place(), self.config.project
        noted = {note.topic_iri for note in self.notes()}
        for entry, values in values_of(source, keys):
            if not any(iri in noted for iri in self._papers_called(values)):
                abstract = entry.get("abstract")
                yield new_note(
                    place, "literature", "", values, abstract=abstract, project=project,
                    beside=True, dry_run=dry_run,
                )  # fmt: skip
        self.refresh()

    def _papers_called(self, values: Mapping[str, Value]) -> Iterator[str]:
        """Yield the addresses of the papers that identifiers or title may mean."""
        for name in ("arxiv", "doi", "isbn", "title"):
            if name not in values:
                continue
            try:
                yield self._find(f"paper:{values[name]}").iri
            except (UnknownThing, AmbiguousThing):
                continue
