"""The vault for other programs: documents, and collections of files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.errors import UnknownName
from kg.library.citing import Citing

if TYPE_CHECKING:
    from kg.exports import File, Source
    from kg.exports.dumps import Dump


class Exporting(Citing):
    """The vault as programs of others read it; `kg.exports` names the forms."""

    def exported(self, form: str, expression: str = "") -> bytes:
        """Return the vault as one file, in a form of `kg.exports.DOCUMENTS`.

        With an *expression* of `find` only what it finds, and what the notes that it finds say.
        Raises `UnknownName`, and as `find`.
        """
        from kg.exports import DOCUMENTS, document  # noqa: PLC0415 - few take the vault along

        if form not in DOCUMENTS:
            raise UnknownName("document", form, DOCUMENTS)
        return document(self._source(expression), form)

    def exported_files(self, form: str, expression: str = "") -> Iterable[File]:
        """Return the vault as several files, in a form of `kg.exports.COLLECTIONS`.

        Raises as `exported`.
        """
        from kg.exports import COLLECTIONS, collection  # noqa: PLC0415 - as above

        if form not in COLLECTIONS:
            raise UnknownName("collection of files", form, COLLECTIONS)
        return collection(self._source(expression), form)

    def described(self, files: Sequence[Dump] = (), *, address: str = "") -> bytes:
        """Return what the data of the vault is and counts, in Turtle: VoID and DCAT.

        *files* hold it and lie below *address*, which is also where people can look at it.
        """
        from kg.exports.void import described  # noqa: PLC0415 - as above

        return described(self._source(""), files, address=address)

    def _source(self, expression: str) -> Source:
        from kg.exports import Source  # noqa: PLC0415 - as above

        only = None
        if expression:
            from kg.find import find  # noqa: PLC0415 - few choose

            found = [one.iri for one in find(self._index, expression)]
            only = frozenset([*found, *map(self._graph().topic, found)])
        return Source(self.root, self.config, self._graph(), self.references, only)
