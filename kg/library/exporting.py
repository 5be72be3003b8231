"""The vault for other programs: documents, and collections of files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import UnknownName
from kg.library.citing import Citing
from kg.library.publishing import Publishing

if TYPE_CHECKING:
    from kg.exports import File, Source
    from kg.exports.dumps import Dump
    from kg.exports.source import Placed


class Exporting(Citing, Publishing):
    """The vault as programs of others read it; `kg.exports` names the forms."""

    def exported(self, form: str, expression: str = "", *, published: bool = False) -> bytes:
        """Return the vault as one file, in a form of `kg.exports.DOCUMENTS`.

        With an *expression* of `find` only what it finds, and what the notes that it finds say;
        *published* leaves out what is private. Raises `UnknownName`, and as `find`.
        """
        from kg.exports import DOCUMENTS, document  # noqa: PLC0415 - few take the vault along

        if form not in DOCUMENTS:
            raise UnknownName("document", form, DOCUMENTS)
        return document(self._source(expression, published=published), form)

    def exported_files(
        self, form: str, expression: str = "", *, published: bool = False
    ) -> Iterable[File]:
        """Return the vault as several files, in a form of `kg.exports.COLLECTIONS`.

        Raises as `exported`.
        """
        from kg.exports import COLLECTIONS, collection  # noqa: PLC0415 - as above

        if form not in COLLECTIONS:
            raise UnknownName("collection of files", form, COLLECTIONS)
        return collection(self._source(expression, published=published), form)

    def would_read(self, folder: Path) -> bool:
        """Tell whether notes that were written into *folder* would be notes of the vault."""
        from kg.vault.files import would_find  # noqa: PLC0415 - as above

        root, there = self.root.resolve(), folder.resolve()
        if not there.is_relative_to(root):
            return False
        return would_find(root, self.config, (there / "x.md").relative_to(root).as_posix())

    def described(self, files: Sequence[Dump] = (), *, address: str = "") -> bytes:
        """Return what the data of the vault is and counts, in Turtle: VoID and DCAT.

        *files* hold it and lie below *address*, which is also where people can look at it.
        """
        from kg.exports.void import described  # noqa: PLC0415 - as above

        return described(self._source(), files, address=address)

    def _source(self, expression: str = "", *, published: bool = False) -> Source:
        from kg.exports import Source  # noqa: PLC0415 - as above
        from kg.vault import Names  # noqa: PLC0415 - as above

        vault = self.published() if published else self
        return Source(
            root=vault.root,
            config=vault.config,
            graph=vault._graph(),  # noqa: SLF001 - it is one of us
            references=vault.references,
            names=Names(vault._index.database.names),  # noqa: SLF001 - as above
            placed=vault._placed,  # noqa: SLF001 - as above
            private=self.config.site.private if published else (),
            only=vault._found(expression),  # noqa: SLF001 - as above
        )

    def _placed(self) -> Iterator[Placed]:
        from kg.exports.source import Placed  # noqa: PLC0415 - as above

        for path, iri, _, _, place, line in self._index.database.notes():
            yield Placed(iri, path, place, line)

    def _found(self, expression: str) -> frozenset[str] | None:
        """Return what an expression finds, and what the notes among that are about."""
        if not expression:
            return None
        from kg.find import find  # noqa: PLC0415 - few choose

        found = [one.iri for one in find(self._index, expression)]
        return frozenset([*found, *map(self._graph().topic, found)])
