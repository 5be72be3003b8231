"""The heads of all pages: other forms, downloads, and what the graph says as JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from urllib.parse import urljoin

from markupsafe import Markup

from kg_site.addresses import href
from kg_site.attachments import site_path
from kg_site.emitters.feeds import FEED, newest
from kg_site.metadata.downloads import Download, downloads
from kg_site.metadata.head import Alternate, Head
from kg_site.metadata.jsonld import Writer
from kg_site.metadata.typed import Typed
from kg_site.pages import Page
from kg_site.shelf import Shelf
from kg_site.views import EMPTY, Card, Ref

_LISTED = 24
"""Things that a page names which is about none in particular."""

_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")


@dataclass(frozen=True)
class Heads:
    """Makes the head of each page of a site."""

    shelf: Shelf
    writer: Writer
    downloads: Mapping[str, tuple[Download, ...]]
    feed: tuple[Alternate, ...]

    @classmethod
    def of(cls, shelf: Shelf, pages: Sequence[Page]) -> Heads:
        """Prepare the heads of *pages*."""
        order = {iri: paper.authors for iri, paper in shelf.knowledge.papers.items()}
        title = f"{shelf.site.title}: the newest notes"
        feed = (Alternate(FEED, "application/atom+xml", title),) if newest(shelf) else ()
        return cls(shelf, Writer(Typed(shelf.vault.query), order), downloads(shelf, pages), feed)

    def head(self, page: Page) -> Head:
        """Return the head of *page*."""
        own = self.downloads.get(page.path, ())
        alternates = tuple(Alternate(href(d.path), d.form.type, d.form.title) for d in own)
        taken = tuple(Ref(d.form.ending, href(d.path), d.form.title) for d in own)
        text = self._data(page)
        data = Markup(text) if text else EMPTY  # noqa: S704 - escaped as JSON in a page must be
        return Head((*alternates, *self.feed), taken, data, self._image(page))

    def _data(self, page: Page) -> str:
        if page.frame.subject and (said := self.writer.about(page.frame.subject)):
            return said
        cards: Sequence[Card] = getattr(page.view, "cards", ())
        listed = (self._iris.get(card.ref.href, "") for card in cards)
        return self.writer.naming(filter(None, listed)) or self._site

    @cached_property
    def _site(self) -> str:
        """What the whole is about: named on pages that are about nothing else."""
        return self.writer.naming(islice(self._best_known(), _LISTED))

    def _best_known(self) -> Iterator[str]:
        known = self.shelf.knowledge
        yield from sorted(known.concepts, key=lambda iri: (-len(known.subjects.get(iri, ())), iri))[
            :_LISTED
        ]
        yield from known.papers
        yield from known.notes

    @cached_property
    def _iris(self) -> Mapping[str, str]:
        return {href(page): iri for iri, page in self.shelf.addresses.pages.items()}

    def _image(self, page: Page) -> str:
        """Return a picture that stands for *page*: one of the note's, else the logo."""
        site = self.shelf.site
        if not site.base_url:
            return ""
        text = self.shelf.texts.by_note.get(page.frame.subject)
        shown = sorted(text.body.attachments) if text and page.frame.kind == "note" else []
        files = [site_path(one) for one in shown if one.lower().endswith(_PICTURES)]
        if not files and site.logo and site.logo.href.endswith(_PICTURES):
            files = [site.logo.href]
        return urljoin(site.base_url.rstrip("/") + "/", href(files[0])) if files else ""
