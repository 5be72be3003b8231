"""One page for each artifact: the papers it stands on, each with its reason and its place."""

from __future__ import annotations

from collections.abc import Iterator

from kg_site.arguments import Beneath, beneath
from kg_site.graphs.local import local_graph
from kg_site.knowledge import Artifact, Integration
from kg_site.pages import Entry, Page
from kg_site.sections import said
from kg_site.shelf import Shelf, count, fact, grouped
from kg_site.views import NOWHERE, ArtifactView, Card, Counted


def artifact_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the page of each artifact."""
    known = shelf.knowledge
    support = grouped((i.artifact, i) for i in known.integrations)
    parts = grouped((a.whole, a) for a in known.artifacts.values() if a.whole)
    grounds = beneath(shelf)
    for iri, artifact in known.artifacts.items():
        yield _page(shelf, artifact, grounds[iri], support.get(iri, ()), parts.get(iri, ()))


def papers_under(shelf: Shelf) -> dict[str, frozenset[str]]:
    """Return the papers that inform each artifact."""
    found: dict[str, set[str]] = {artifact: set() for artifact in shelf.knowledge.artifacts}
    for one in shelf.knowledge.integrations:
        if one.artifact in found and one.paper:
            found[one.artifact].add(one.paper)
    return {artifact: frozenset(papers) for artifact, papers in found.items()}


def artifact_card(shelf: Shelf, artifact: Artifact, papers: int) -> Card:
    """Return an artifact as an entry of a list."""
    informed = f"informed by {count(papers, 'paper')}" if papers else "no paper informs it"
    return Card(shelf.ref(artifact.iri), artifact.project, informed)


def _page(
    shelf: Shelf,
    artifact: Artifact,
    grounds: Beneath,
    support: tuple[Integration, ...],
    parts: tuple[Artifact, ...],
) -> Page:
    page = shelf.addresses.page(artifact.iri)
    about = shelf.notes_on.get(artifact.iri, ())
    papers = {one.paper for one in support if one.paper}
    years = sorted(p.year for i in papers if (p := shelf.knowledge.papers.get(i)) and p.year)
    reach = f", {years[0]} to {years[-1]}" if years and years[0] != years[-1] else ""
    notes = {one.iri.partition("#")[0] for one in support}
    under = papers_under(shelf) if parts else {}
    view = ArtifactView(
        title=artifact.label,
        project=artifact.project,
        whole=shelf.ref(artifact.whole) if artifact.whole else NOWHERE,
        lede=f"{count(len(papers), 'paper')}{reach}, for reasons in {count(len(notes), 'note')}.",
        support=tuple(
            sorted((shelf.support(i) for i in support), key=lambda s: (s.year, s.paper.text))
        ),
        contested=tuple(
            Counted(
                ref,
                number,
                0,
                f"{count(number, 'thing')} {'speaks' if number == 1 else 'speak'} against it",
            )
            for ref, number in grounds.contested
        ),
        bare=grounds.bare,
        parts=tuple(artifact_card(shelf, part, len(under.get(part.iri, ()))) for part in parts),
        notes=shelf.cards(about),
        facts=(
            *fact("Kind", artifact.kind),
            *fact("Project", artifact.project),
            *fact("Informed by", count(len(papers), "paper") if papers else ""),
        ),
        neighbours=local_graph(shelf, artifact.iri, page),
        backlinks=shelf.backlinks(artifact.iri, *(note.iri for note in about)),
    )
    description = f"{artifact.label}: what it stands on. {view.lede if support else ''}"
    frame = shelf.frame(
        page, artifact.label, description, "artifact", "artifacts", subject=artifact.iri
    )
    reasons = (f"{it.paper.text}: {it.reason.striptags()}" for it in view.support)
    entry = Entry(
        "Artifact",
        artifact.project,
        (),
        view.lede if support else "",
        tuple(said("support", "What it stands on", reasons)),
    )
    return Page(page, "artifact.html.j2", "artifact", frame, view, entry)
