"""What of a vault may be shown to others."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from kg.config import BATCHES
from kg.index import PUBLISHED, open_index
from kg.library.across import Across
from kg.query.items import Items
from kg.stores import StoreConfig
from kg.vault.files import literal

if TYPE_CHECKING:
    from typing import Self


class Publishing(Across):
    """The vault as others may see it."""

    def published(self) -> Self:
        """Return the vault without its private notes: itself where there are none.

        Private are `publish: false`, `draft: true`, `private: true` in front matter, what
        `site: private:` in kg.yaml names, and batches of citations, which are others' work.
        They are not hidden but not there: the index that is returned is made as if those files
        did not exist, so that no link leads to them, no count counts them, and no query finds
        them. It is kept in the vault's `.kg` folder. Where somebody keeps the file of a paper,
        as bibliographies say, is left out likewise. Of the vaults that it names what they publish
        is known by name, so that links lead there, and nothing else.
        """
        if self._index.everywhere:
            return self.alone().published()
        from kg.vault.privacy import (  # noqa: PLC0415 - only it reads notes
            LOCAL_FIELDS,
            private_files,
            public,
        )

        database = self._index.database
        paths = sorted({*(path for (path, *_) in database.notes()), *database.bibliographies()})
        patterns = (*self.config.site.private, BATCHES)
        private = list(private_files(self.root, paths, patterns))
        shows = self._shows_places()
        others = tuple(map(public, self._index.others))
        hides = bool(private or shows or others != self._index.others)
        if not (hides or self.config.store):  # a store has what others may not see
            return self
        hidden = list(map(literal, private))
        ignore = (*self.config.ignore, *hidden)
        citation = self.config.citation
        if shows:
            citation = replace(citation, ignore=(*citation.ignore, *LOCAL_FIELDS))
        config = replace(self.config, ignore=ignore, citation=citation, store=StoreConfig())
        name, waiting = PUBLISHED if hides else "", self._index.waiting
        return type(self)(open_index(self.root, config, name=name, waiting=waiting, others=others))

    def _shows_places(self) -> bool:
        """Tell whether a bibliography says where files lie on somebody's machine."""
        if not self._index.database.bibliographies():
            return False
        from kg.vault.privacy import LOCAL_FIELDS  # noqa: PLC0415 - as above

        named = Items(self._index.embedded).all_objects("kg:fields").values()
        names = {name for said in named for name in said[0].split()}
        return any(fnmatchcase(name, pattern) for name in names for pattern in LOCAL_FIELDS)
