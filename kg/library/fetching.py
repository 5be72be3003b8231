"""Papers and pages from elsewhere: nobody is asked unless somebody asks for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import UnusableSource
from kg.index.place import index_folder
from kg.library.papers import Papers

if TYPE_CHECKING:
    from kg.importing import Imported
    from kg.importing.records import Described
    from kg.services import Services
    from kg.services.web import Waiting

ANSWERS = "answers"
"""The folder, in that of the index, that keeps what the services answered."""


class Fetching(Papers):
    """What asks arXiv, Crossref, OpenAlex and Semantic Scholar, or gets a page."""

    def known_elsewhere(
        self,
        *,
        arxiv: str = "",
        doi: str = "",
        url: str = "",
        offline: bool = False,
        waiting: Waiting | None = None,
    ) -> Described:
        """Return what the services know of a paper, or what its page says of it.

        What they answered within a month they are not asked again; *offline* nobody is asked.
        *waiting* is told of a host that wants to be left alone, and for how many seconds.
        Raises `UnusableSource` for what is no identifier, or a page that cannot be got.
        """
        from kg.importing.fetched import (  # noqa: PLC0415 - few ask elsewhere
            identifier_in,
            paper_at,
            paper_of,
        )

        with self._services(offline=offline, waiting=waiting) as services:
            return paper_at(services, url) if url else paper_of(services, identifier_in(arxiv, doi))

    def import_address(  # noqa: PLR0913 - a page, and what is to become of it
        self,
        url: str,
        *,
        as_type: str = "",
        folder: str = "",
        attach: str = "",
        offline: bool = False,
        dry_run: bool = False,
        waiting: Waiting | None = None,
    ) -> Imported:
        """Make a note of the page at *url*, got once: of the paper that it shows, or of its text.

        The page of a paper on arXiv, doi.org, OpenAlex or Semantic Scholar stands for the
        paper; a paper that has a note already is left alone. A PDF is imported as `import_pdf`
        does, and copied into *attach*. Raises as `known_elsewhere` and `import_text`.
        """
        from kg.importing.fetched import WebPdf, page_or_paper  # noqa: PLC0415 - as above
        from kg.importing.papers import read_paper  # noqa: PLC0415
        from kg.importing.records import Described  # noqa: PLC0415

        with self._services(offline=offline, waiting=waiting) as services:
            got = page_or_paper(services, url)
        if isinstance(got, Described):
            return self._import_paper(got, url, as_type or "literature", folder, dry_run=dry_run)
        if isinstance(got, WebPdf):
            paper = read_paper(got.name, got.data)
            if paper is None:
                raise UnusableSource(url, "is no PDF that can be read")
            return self.import_pdf(
                paper, as_type=as_type, folder=folder, attach=attach, dry_run=dry_run
            )
        return self.import_text(
            got.text, url=got.url, as_type=as_type, folder=folder, dry_run=dry_run
        )

    def _import_paper(
        self, known: Described, url: str, kind: str, folder: str, *, dry_run: bool
    ) -> Imported:
        from kg.importing import Imported  # noqa: PLC0415 - as above

        if known.is_unknown:
            raise UnusableSource(url, "shows a paper that nobody knows")
        by = (f"described by {known.source}",) if known.source else ()
        there = self.notes_on("", known.values)
        if there:
            title = str(known.values.get("title") or "")
            return Imported(there[0], "unchanged", kind, title, remarks=known.remarks)
        made = self.new_note(
            kind, "", known.values, abstract=known.abstract, folder=folder, dry_run=dry_run
        )
        return replace(made, remarks=(*known.remarks, *by))

    def _services(
        self, *, offline: bool, days: int = 30, waiting: Waiting | None = None
    ) -> Services:
        from kg import __version__  # noqa: PLC0415 - the package is whole by then
        from kg.services import open_services  # noqa: PLC0415 - as above
        from kg.services.web import DAY  # noqa: PLC0415

        return open_services(
            index_folder(self.root) / ANSWERS,
            contact=self.config.citation.contact,
            agent=f"litkg/{__version__}",
            offline=offline,
            max_age=days * DAY,
            waiting=waiting,
        )
