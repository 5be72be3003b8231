"""Checks of links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from kg.checks.base import Edit, Finding
from kg.checks.letters import SameLetters
from kg.checks.texts import Texts
from kg.checks.unresolved import Unresolved, ambiguous_links, is_attachment, missing_links
from kg.index import Index
from kg.query import rows

_CANDIDATES = (
    "SELECT DISTINCT ?path ?l WHERE { ?l kg:candidate/kg:sourcePath ?path } ORDER BY ?path"
)
_NO_REASON = """
SELECT DISTINCT ?l ?path ?line ?to ?title ?target ?there WHERE {
  ?l kg:reasonExpected true ; kg:line ?line ; kg:to ?to ; kg:from/kg:sourcePath ?path .
  OPTIONAL { ?to dcterms:title ?title } OPTIONAL { ?l kg:target ?target }
  OPTIONAL { ?to kg:sourcePath ?there }
}"""
_NEAR = 75


def dangling_link(index: Index) -> Iterator[Finding]:
    """A link that no note answers to.

    Why: the graph keeps it as a link to a note still to be written; if the name was
    mistyped, the relation is lost.

        Extends [[jones2091]].

    Instead:

        Extends [[jones2019]].

    `--fix` corrects a name that has the same letters and digits as exactly one note
    (`[[LN Jones 2019]]` where the file is `LN-Jones-2019.md`). It never guesses. Names that
    a template will fill in (`[[<% title %>]]`, `[[{{date}}]]`) are left alone.
    """
    near, letters, texts = _Nearest(index), SameLetters(index), Texts(index)
    for link in missing_links(index):
        if is_attachment(link.target):
            continue
        same = letters.of(link.target, link.path)
        name = same or near.of(link.target)
        yield Finding(
            path=link.path,
            line=link.line,
            column=link.column,
            end_column=link.end_column,
            message=f"no note is called '{link.target}'",
            help=f"did you mean '{name}'?" if name else "write the note, or correct the name",
            edits=_renamed(texts, link, same) if same else (),
        )


def missing_attachment(index: Index) -> Iterator[Finding]:
    """A picture, PDF or other file that is not where a note says it is.

    Why: the note shows a gap, and so does its page.

        ![[figures/los-curve.png]]

    Instead: correct the name, or put the file back.

        ![[figures/loss-curve.png]]
    """
    near = _Nearest(index)
    for link in missing_links(index):
        if is_attachment(link.target):
            name = near.of(link.target)
            yield Finding(
                path=link.path,
                line=link.line,
                column=link.column,
                end_column=link.end_column,
                message=f"there is no file '{link.target}'",
                help=f"did you mean '{name}'?" if name else "correct the name, or add the file",
            )


def ambiguous_link(index: Index) -> Iterator[Finding]:
    """A link that several notes answer to, none of them nearer than the others.

    Why: the graph cannot tell which one is meant, and does not guess.

        See [[jones]].          (there are a/jones.md and b/jones.md)

    Instead:

        See [[a/jones]].
    """
    for link in ambiguous_links(index):
        found = rows(index.store, index.config.base, _CANDIDATES, l=link.iri)
        paths = [one["path"] for one in found]
        yield Finding(
            path=link.path,
            line=link.line,
            column=link.column,
            end_column=link.end_column,
            message=f"'{link.target}' may be any of {', '.join(paths)}",
            help=f"write the path: [[{paths[0].removesuffix('.md')}]]" if paths else "",
        )


def link_without_reason(index: Index) -> Iterator[Finding]:
    """A related note or integration target without a reason.

    Why: the reason is what a backlink, a path and a page show; without it the link only
    says that two notes have something to do with each other.

        ## Related Notes
        - [[LN-Jones-2019]]

    Instead:

        ## Related Notes
        - [[LN-Jones-2019]] — measures what is only argued here
    """
    texts = Texts(index)
    for row in rows(index.store, index.config.base, _NO_REASON):
        target = row["title"] or row["target"] or row["to"].rpartition("/")[2]
        place = texts.of_link(row["path"], int(row["line"]), row["there"])
        yield Finding(
            path=row["path"],
            line=place.line,
            column=place.column,
            end_column=place.end_column,
            message=f"the link to '{target}' has no reason",
            help="add ` — because …` after the link",
        )


def _renamed(texts: Texts, link: Unresolved, name: str) -> tuple[Edit, ...]:
    """Return the edit that lets a wikilink say *name*; its heading and label stay."""
    typed = texts.line(link.path, link.line)[link.column - 1 : link.end_column - 1]
    before, opening, rest = typed.partition("[[")
    inside = rest[len(rest) - len(rest.lstrip()) :]
    if not opening or not inside.startswith(link.target):
        return ()
    start = link.column + len(before) + len(opening) + len(rest) - len(inside)
    return (Edit(link.line, start, link.line, start + len(link.target), name),)


@dataclass(slots=True)
class _Nearest:
    """Finds the name of a note that is most like a target; the same target is common."""

    index: Index
    _found: dict[str, str] = field(default_factory=dict)

    def of(self, target: str) -> str:
        wanted = target.rpartition("/")[2].casefold()
        if wanted not in self._found:
            known = self.index.link_names
            close = process.extractOne(wanted, known.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
            self._found[wanted] = known[close[0]] if close else ""
        return self._found[wanted]
