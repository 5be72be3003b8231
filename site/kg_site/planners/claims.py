"""One page for each claim that more is said of, and the list of them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from kg_site.addresses import identifier
from kg_site.argument_trees import Group, argument, consequence
from kg_site.arguments import Standing, footing, standings
from kg_site.footing import Footing
from kg_site.graphs.leading import leads_to, on_graph
from kg_site.knowledge import Claim, note_of
from kg_site.pages import Entry, Page
from kg_site.paging import sheets
from kg_site.sections import said
from kg_site.shelf import Shelf, count, fact, shortened
from kg_site.verdicts import Verdict
from kg_site.views import Fact, Ref, Statement

PAGE = 100
"""Claims on one page of the list."""

MENTIONS = 20
"""Mentions of a claim that its page shows."""

ROLES = {
    "CoreClaim": "Core claim",
    "LoadBearing": "Load-bearing premise",
    "Settles": "What would settle it",
    "Pith": "The claim in a sentence",
    "Mechanism": "What carries the argument",
    "Implication": "Implication",
    "Extension": "Read between the lines",
    "ContributionRole": "Contribution",
    "WhyItMatters": "Why it matters",
    "AtomicClaim": "Claim of a concept",
    "BigIdea": "Big idea",
    "Explanation": "Explanation",
    "Step": "Step",
}
"""What a claim does in its text, in words; what is not here is a claim."""

MODALITIES = {
    "Hypothetical": "said of a case that is only supposed",
    "OpenEmpirical": "said to be still untested",
    "Interpretation": "a reading of the note's author, not the paper's own word",
}

SECTIONS = (
    ("contested", "Contested"),
    ("carrying", "Much rests on these"),
    ("supported", "Supported"),
    ("others", "Not argued about yet"),
)


@dataclass(frozen=True, slots=True)
class ClaimView:
    """The page of a claim."""

    title: Markup
    is_long: bool
    kind: str
    verdict: Verdict
    who: tuple[Ref, ...]
    place: Ref
    modality: str
    argument: tuple[Group, ...]
    consequence: tuple[Group, ...]
    mentions: tuple[Statement, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim in the list."""

    href: str
    text: Markup
    kind: str
    who: tuple[Ref, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """One page of the list of claims, in sections: id, heading, claims."""

    title: str
    lede: str
    sections: tuple[tuple[str, str, tuple[Listed, ...]], ...]
    number: str
    pages: tuple[Ref, ...]


def claim_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the page of each claim, and the pages of their list where there are any."""
    found = standings(shelf)
    for standing in found:
        yield _page(shelf, footing(shelf), standing)
    if found:
        yield from _list(shelf, found)


def role(claim: Claim) -> str:
    """Return what a claim is, in words."""
    named = next((ROLES[name] for name in ROLES if name in claim.roles), "")
    return named or ("Premise" if "Premise" in claim.types else "Claim")


def _page(shelf: Shelf, ground: Footing, standing: Standing) -> Page:
    claim = standing.claim
    page = shelf.addresses.page(claim.iri)
    view = ClaimView(
        title=shelf.said(claim.text),
        is_long=len(claim.text) > 160,
        kind=role(claim),
        verdict=standing.verdict,
        who=standing.who,
        place=shelf.place(claim.iri, claim.line),
        modality=MODALITIES.get(claim.modality, ""),
        argument=argument(shelf, ground, claim.iri),
        consequence=consequence(shelf, ground, claim.iri),
        mentions=tuple(_mentions(shelf, claim.iri))[:MENTIONS],
        facts=_facts(shelf, claim),
    )
    description = f"{view.kind}: {standing.ref.text}"
    frame = shelf.frame(page, standing.ref.text, description, "claim", "claims", subject=claim.iri)
    return Page(page, "claim.html.j2", "claim", frame, view, _entry(standing, view))


def _entry(standing: Standing, view: ClaimView) -> Entry:
    name = identifier(standing.claim.iri)
    return Entry(
        "Premise" if "premise" in view.kind.lower() else "Claim",
        ", ".join(it.text for it in view.who),
        (name.removeprefix("^"),) if name.startswith("^") else (),
        shortened(f"{standing.claim.text} ({standing.verdict.word})", 300),
        (
            *said("argument", "Its argument", _words(view.argument)),
            *said("hangs", "What hangs on it", _words(view.consequence)),
        ),
    )


def _words(groups: Iterable[Group]) -> Iterator[str]:
    for group in groups:
        for branch in group.branches:
            yield f"{group.words}: {branch.text.striptags()}"
            yield from (reason.text.striptags() for reason in branch.reasons)
            yield from _words(branch.groups)


def _mentions(shelf: Shelf, claim: str) -> Iterator[Statement]:
    """Yield the links to a claim that do not say what they mean for it."""
    for edge in shelf.edges_of.get(claim, ()):
        if edge.kind == "links to" and edge.target == claim:
            yield Statement(
                shelf.name(edge.source),
                shelf.said(edge.reason or edge.sentence),
                shelf.spot(edge.note, edge.path, edge.line),
            )


def _facts(shelf: Shelf, claim: Claim) -> tuple[Fact, ...]:
    edges = shelf.edges_of.get(claim.iri, ())
    topics = dict.fromkeys(e.target for e in edges if e.kind == "is about")
    name = identifier(claim.iri)
    return (
        *fact("About", *(shelf.ref(topic) for topic in topics)),
        *fact("Name", name if name.startswith("^") else ""),
        *fact("Said in", shelf.ref(note_of(claim.iri))),
        *fact("Graph", Ref("its place in the graph", on_graph(shelf, claim.iri))),
    )


def _list(shelf: Shelf, found: Sequence[Standing]) -> Iterator[Page]:
    ordered = sorted(found, key=lambda one: _SECTION.index(_section(one)))
    lede = _lede(found)
    for sheet in sheets("claims", ordered, PAGE):
        view = ClaimsView("Claims", lede, _sections(shelf, sheet.items), sheet.number, sheet.pages)
        frame = shelf.frame(sheet.path, sheet.titled("Claims"), f"Claims: {lede}", "list", "claims")
        yield Page(sheet.path, "claims.html.j2", "claims", frame, view)


_SECTION = tuple(name for name, _ in SECTIONS)


def _section(standing: Standing) -> str:
    it = standing.verdict
    if it.is_contested:
        return "contested"
    if it.hanging > 1:
        return "carrying"
    return "supported" if it.support else "others"


def _sections(
    shelf: Shelf, piece: Sequence[Standing]
) -> tuple[tuple[str, str, tuple[Listed, ...]], ...]:
    titles = dict(SECTIONS)
    return tuple(
        (name, titles[name], tuple(_listed(shelf, one) for one in some))
        for name, some in groupby(piece, key=_section)
    )


def _listed(shelf: Shelf, one: Standing) -> Listed:
    there = leads_to(shelf, shelf.things[one.claim.iri])
    text = shelf.said(shortened(one.claim.text, 240))
    return Listed(there, text, role(one.claim), one.who, one.verdict)


def _lede(found: Sequence[Standing]) -> str:
    contested = sum(one.verdict.is_contested for one in found)
    said = f"{contested:,} of them contested" if contested else "none of them contested"
    return (
        f"{count(len(found), 'claim')} with a name, a role or an argument, {said};"
        " what is contested first, then what much rests on."
    )
