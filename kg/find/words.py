"""Words: what says them, as full text compares words, and what a regular expression matches.

The text of notes is no part of the graph. What full text finds goes into the query as
addresses (`VALUES`), so that the query can be run by itself; it answers for the notes as they
were when it was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Store

from kg.find.kinds import KINDS, selected, stepped
from kg.find.scope import Scope
from kg.graph.terms import literal
from kg.index.words import words
from kg.query.search import matching
from kg.vocabulary import PREFIXES

_TYPE, _CLAIM = NamedNode(PREFIXES["rdf"] + "type"), NamedNode(PREFIXES["kg"] + "Claim")
_SAYS = NamedNode(PREFIXES["schema"] + "text")
_LABELS = "SELECT DISTINCT address, shown FROM label WHERE kind = ?"
_TEXTS = """
SELECT graph, title, names, head, body FROM note JOIN text ON text.note = note.id
"""
_MATCHES = 'SELECT ?note {{ ?note ?says ?text FILTER(REGEX(?text, {}, "im")) }}'


def saying(scope: Scope, kind: str, text: str, *, is_phrase: bool) -> str:
    """Return the pattern of the things of *kind* that say the words of *text* in a row.

    A note does in title, aliases or text, a claim in its text; anything else in one of its
    names or in a note about it. Unless it is a phrase, `*` at its end takes longer words.
    """
    variable = KINDS[kind].variable
    beginning = text.endswith("*") and not is_phrase
    if kind == "note":
        return selected(kind, scope.values(variable, _notes(scope, text, beginning=beginning)))
    row = _Row(text, beginning=beginning)
    if kind == "claim":
        return selected(kind, scope.values(variable, _claims(scope, row)))
    named = selected(kind, scope.values(variable, _named(scope, kind, row)))
    if kind == "person":
        return named
    return _or_in_notes(scope, kind, named, _notes(scope, text, beginning=beginning))


def matching_text(scope: Scope, kind: str, pattern: str) -> str:
    """Return the pattern of the things of *kind* whose names or text *pattern* matches.

    *pattern* is a regular expression that is known to be one.
    """
    if kind == "note":
        return selected(kind, scope.values("?note", _texts_matching(scope, pattern)))
    named = f'{KINDS[kind].called} FILTER(REGEX(?name, {literal(pattern)}, "i"))'
    if kind in ("claim", "person"):
        return selected(kind, named)
    return _or_in_notes(scope, kind, selected(kind, named), _texts_matching(scope, pattern))


def _or_in_notes(scope: Scope, kind: str, named: str, notes: Iterable[str]) -> str:
    said = selected("note", scope.values("?note", notes))
    return selected(kind, f"{named} UNION {stepped(kind, 'note', said)}")


class _Row:
    """Words in a row, looked for in short texts as full text looks for them in notes."""

    def __init__(self, text: str, *, beginning: bool) -> None:
        self.words = [word.text for word in words(text)]
        self.beginning = beginning
        self._row = f" {' '.join(self.words)}" + ("" if beginning else " ")

    def is_in(self, text: str) -> bool:
        said = " ".join(word.text for word in words(text))
        return bool(self.words) and self._row in f" {said} "


def _notes(scope: Scope, text: str, *, beginning: bool) -> list[str]:
    quoted = text.replace('"', " ")
    return matching(scope.index.database, quoted if beginning else f'"{quoted}"')


def _named(scope: Scope, kind: str, row: _Row) -> list[str]:
    labels = scope.index.database.connection.execute(_LABELS, (kind,))
    return sorted({address for address, shown in labels if row.is_in(shown)})


def _claims(scope: Scope, row: _Row) -> Iterator[str]:
    """Yield the claims that say a row of words; only notes that say these words hold any."""
    store, wanted = scope.index.store, " ".join(row.words)
    for note in matching(scope.index.database, wanted + ("*" if row.beginning else "")):
        graph = NamedNode(note)
        for claim in store.quads_for_pattern(None, _TYPE, _CLAIM, graph):
            said = store.quads_for_pattern(claim.subject, _SAYS, None, graph)
            if any(row.is_in(getattr(quad.object, "value", "")) for quad in said):
                yield str(claim.subject)[1:-1]


def _texts_matching(scope: Scope, pattern: str) -> list[str]:
    """Return the notes whose names or text *pattern* matches, line by line.

    Oxigraph matches in time that grows with the text alone; the `re` of Python does not.
    """
    store = Store()
    rows = scope.index.database.connection.execute(_TEXTS)
    store.bulk_extend(
        Quad(NamedNode(note), _SAYS, Literal("\n".join(written)), DefaultGraph())
        for note, *written in rows
    )
    found = store.query(_MATCHES.format(literal(pattern)))
    assert isinstance(found, QuerySolutions)  # noqa: S101 - what a SELECT gives
    return sorted(str(solution["note"])[1:-1] for solution in found)
