"""Papers and pages from elsewhere: nobody is asked unless somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.index.place import index_folder
from kg.library.writing import Writing

if TYPE_CHECKING:
    from kg.importing.records import Described
    from kg.services import Services

ANSWERS = "answers"
"""The folder, in that of the index, that keeps what the services answered."""


class Fetching(Writing):
    """What asks arXiv, Crossref, OpenAlex and Semantic Scholar, or gets a page."""

    def known_elsewhere(
        self, *, arxiv: str = "", doi: str = "", url: str = "", offline: bool = False
    ) -> Described:
        """Return what the services know of a paper, or what its page says of it.

        What they answered within a month they are not asked again; *offline* nobody is asked.
        Raises `UnusableSource` for what is no identifier, or a page that cannot be got.
        """
        from kg.importing.fetched import (  # noqa: PLC0415 - few ask elsewhere
            identifier_in,
            paper_at,
            paper_of,
        )

        with self._services(offline=offline) as services:
            return paper_at(services, url) if url else paper_of(services, identifier_in(arxiv, doi))

    def _services(self, *, offline: bool) -> Services:
        from kg import __version__  # noqa: PLC0415 - the package is whole by then
        from kg.services import open_services  # noqa: PLC0415 - as above

        folder = index_folder(self.root) / ANSWERS
        agent = f"litkg/{__version__}"
        contact = self.config.citation.contact
        return open_services(folder, contact=contact, agent=agent, offline=offline)
