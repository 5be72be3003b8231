"""Papers that a note cites by their keys: `[@key, p. 3]`, `@key says`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kg.diagnostics import Diagnostic, Severity
from kg.identifiers import looks_like_citekey
from kg.markdown import Citation, Cite, Link, LinkKind
from kg.markdown.locators import written
from kg.notes.links import MOST_ALIKE, MOST_LINKS, sentence, shortened
from kg.notes.model import Artifact, Item, Keyed, PaperId, Self, Term, Value
from kg.notes.reading import Context, Reason
from kg.notes.reasons import prose_reason
from kg.notes.relations import Relations

KEYED = ("cito:Citation", "kg:Link")
"""The classes of a citation by key: it is a link to the paper as well."""


def citation_links(citations: Sequence[Citation]) -> Iterator[Link]:
    """Yield each work that is cited as a link, for what reads reasons and relations of links.

    All works of one citation stand at one place. A name without brackets that does not look
    like a key is none, and a citation over several lines has no place that a link could have.
    """
    for citation in citations:
        if citation.span.line == citation.span.end_line:
            for cite in citation.cites:
                if not citation.is_in_text or looks_like_citekey(cite.key):
                    yield Link(
                        LinkKind.CITATION, cite.key, (), "", "",
                        citation.span, citation.text, citation.offset,
                    )  # fmt: skip


def citation_items(
    citations: Sequence[Citation],
    reasons: Mapping[tuple[int, int], Reason],
    context: Context,
    relations: Relations,
) -> Iterator[Item]:
    """Yield an item for each work that is cited; which paper a key means stays open."""
    crowds, made = Counter[int](), 0
    for citation in citations:
        crowds[id(citation.text)] += 1
        shown = ""
        if crowds[id(citation.text)] <= MOST_ALIKE:
            shown = sentence(citation.text.raw, citation.offset)
        found = reasons.get((citation.span.line, citation.span.column))
        why, relation = (found.text, found.relation) if found else ("", "")
        said: list[tuple[str, Value | None]] = [
            ("kg:relation", relations.get(relation) or relation),
            ("kg:rationale", shortened(why or _reason(citation))),
            ("kg:reasonExpected", True if found and found.expected and not why else None),
            ("kg:context", shown),
        ]
        for cite in citation.cites[: MOST_LINKS - made]:
            made += 1
            yield _item(cite, citation, said, context)


def too_many_citations(path: str, citations: Sequence[Citation]) -> Iterator[Diagnostic]:
    """Say where the citations begin that get no item."""
    cites = [cite for citation in citations for cite in citation.cites]
    if len(cites) > MOST_LINKS:
        span = cites[MOST_LINKS].span
        yield Diagnostic(
            path, span.line, span.column, span.end_line, span.end_column,
            "too-many-links", Severity.WARNING,
            f"{len(cites) - MOST_LINKS:,} citations from here on are not in the graph",
            f"a note may have {MOST_LINKS:,}: make several notes of it",
        )  # fmt: skip


def _item(
    cite: Cite,
    citation: Citation,
    said: Sequence[tuple[str, Value | None]],
    context: Context,
) -> Item:
    topic = context.topic
    place = written(cite.label, cite.locator)
    shown = dict(said)["kg:context"]
    return context.item(
        "citation",
        KEYED,
        [
            ("kg:from", Self()),
            ("kg:linkKind", LinkKind.CITATION.value),
            ("cito:hasCitingEntity", topic if isinstance(topic, PaperId | Artifact) else Self()),
            ("cito:hasCitedEntity", Keyed(cite, citation.is_in_text)),
            ("cito:hasCitationCharacterization", Term("cito:cites")),
            ("kg:locator", place),
            *said,
            ("dcterms:isPartOf", Self()),
        ],
        (cite.span.line, cite.span.end_line),
        f"@{cite.key} {place} {shown}",
    )


def _reason(citation: Citation) -> str:
    """Return the reason that follows a citation, which may be in the middle of a sentence."""
    span = citation.span
    if span.line != span.end_line:
        return ""
    return prose_reason(citation.text.raw, citation.offset + span.end_column - span.column)
