"""The citations of one page: a token stands for each until it is known what comes first.

A note may embed others, and what is cited first is only seen when all stand in their place:
then everything is set at once, and the tokens are exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from html import escape

from markupsafe import Markup

from kg.bibliography.citing import Cited, Entry, Group, Piece, Use
from kg.bibliography.citing import cite as set_citations
from kg.bibliography.words import plain
from kg.markdown import Citation, Cite
from kg.markdown import plain as words_of
from kg_site.addresses import href
from kg_site.citations.marking import Link, markup, outward, titled
from kg_site.citations.works import Works
from kg_site.views import Work

MARK = "\ufdd1"
_TOKEN = re.compile(f"⸨{MARK}([0-9]+)⸩")


@dataclass(slots=True)
class Gathering:
    """Takes the citations of a page whose way up to the site's folder is `root`.

    `made` and `links` are where the page leads, as its body keeps them.
    """

    works: Works
    root: str
    made: set[str]
    links: set[tuple[str, str]]
    groups: list[Group] = field(default_factory=list)
    html: dict[int, str] = field(default_factory=dict)

    def add(self, citation: Citation) -> str:
        """Return what stands for *citation*, nothing where no work in it is known."""
        known = [(cite, self.works.called(cite.key)) for cite in citation.cites]
        uses = tuple(
            Use(
                reference,
                cite.label,
                cite.locator,
                words_of(cite.prefix),
                words_of(cite.suffix),
                cite.hides_author,
            )
            for cite, reference in known
            if reference
        )
        if not uses:
            return ""
        is_in_text = citation.is_in_text and known[0][1] is not None
        self.groups.append(Group(uses, is_in_text))
        unknown = (self.missing(cite) for cite, reference in known if not reference)
        return " ".join((f"⸨{MARK}{len(self.groups) - 1}⸩", *unknown))

    def missing(self, cite: Cite, *, is_bare: bool = False) -> str:
        """Return what stands for a work that is not known."""
        return self.works.missing(cite.key, is_bare=is_bare)

    def settle(self, html: str) -> tuple[Work, ...]:
        """Set everything that is cited in *html*, and return the works in their order."""
        order = [int(n) for n in dict.fromkeys(_TOKEN.findall(html)) if int(n) < len(self.groups)]
        if not order:
            return ()
        cited = set_citations(self.works.style(), [self.groups[number] for number in order])
        hints = {entry.reference.iri: plain(entry.words) for entry in cited.entries}
        places: dict[str, list[str]] = {}
        for place, (number, pieces) in enumerate(zip(order, cited.groups, strict=True), 1):
            id_ = f"cite.{place}"
            for iri in dict.fromkeys(use.reference.iri for use in self.groups[number].uses):
                places.setdefault(iri, []).append(id_)
            inside = "".join(self._piece(piece, hints) for piece in pieces)
            self.html[number] = f'<span class="cite" id="{id_}">{inside}</span>'
        return self._list(cited, places)

    def put(self, html: str) -> str:
        """Return *html* with what the tokens stand for."""
        if MARK not in html:
            return html
        return _TOKEN.sub(lambda token: self.html.get(int(token[1]), ""), html)

    def _list(self, cited: Cited, places: dict[str, list[str]]) -> tuple[Work, ...]:
        return tuple(
            Work(
                id=f"ref.{entry.reference.key}",
                number=f"[{entry.number}]" if entry.number else "",
                text=self._entry(entry),
                back=tuple(places[entry.reference.iri]),
            )
            for entry in cited.entries
        )

    def _piece(self, piece: Piece, hints: dict[str, str]) -> str:
        page = self.works.page(piece.reference.iri) if piece.reference else ""
        if not piece.reference or not page:
            return markup(piece.words)
        address = self.root + href(page)
        self.made.add(address)
        self.links.add((page, ""))
        hint = escape(hints[piece.reference.iri])
        tag = f'<a class="internal" href="{escape(address)}" title="{hint}">'
        return markup(piece.words, [Link(0, len(plain(piece.words)), tag)])

    def _entry(self, entry: Entry) -> Markup:
        links = list(outward(entry.words, entry.reference))
        page = self.works.page(entry.reference.iri)
        if page:
            tag = f'<a class="internal" href="{escape(self.root + href(page))}">'
            links = _apart(titled(entry.words, entry.reference, tag), links)
        return Markup(markup(entry.words, links))  # noqa: S704 - escaped in `markup`


def _apart(first: Link, others: Sequence[Link]) -> list[Link]:
    return [first, *(o for o in others if o.end <= first.start or first.end <= o.start)]


def placed(work: Work, ids: Collection[str]) -> Work:
    """Return *work* as it stands below a text that has *ids*: some citations are in none."""
    back = tuple(place for place in work.back if place in ids)
    return replace(work, id=free_id(work.id, ids), back=back)


def free_id(wish: str, taken: Collection[str]) -> str:
    """Return *wish*, or the like, as an id that is not *taken*.

    >>> free_id("references", {"references"})
    'references.'
    """
    while wish in taken:
        wish += "."
    return wish
