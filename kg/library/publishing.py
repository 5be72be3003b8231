"""What of a vault may be shown to others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.config import BATCHES
from kg.index import PUBLISHED, open_index
from kg.library.opened import Opened
from kg.stores import StoreConfig
from kg.vault.files import literal

if TYPE_CHECKING:
    from typing import Self


class Publishing(Opened):
    """The vault as others may see it."""

    def published(self) -> Self:
        """Return the vault without its private notes: itself where there are none.

        Private are `publish: false`, `draft: true`, `private: true` in front matter, what
        `site: private:` in kg.yaml names, and batches of citations, which are others' work.
        They are not hidden but not there: the index that is returned is made as if those files
        did not exist, so that no link leads to them, no count counts them, and no query finds
        them. It is kept in the vault's `.kg` folder.
        """
        from kg.vault.privacy import private_files  # noqa: PLC0415 - only it reads notes

        database = self._index.database
        paths = sorted({*(path for (path, *_) in database.notes()), *database.bibliographies()})
        patterns = (*self.config.site.private, BATCHES)
        private = list(private_files(self.root, paths, patterns))
        if not (private or self.config.store):  # a store has what others may not see
            return self
        hidden = list(map(literal, private))
        ignore = (*self.config.ignore, *hidden)
        config = replace(self.config, ignore=ignore, store=StoreConfig())
        return type(self)(
            open_index(
                self.root, config, name=PUBLISHED if private else "", waiting=self._index.waiting
            )
        )
