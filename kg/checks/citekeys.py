"""Checks of citations by key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from kg.checks.base import Edit, Finding
from kg.checks.texts import Texts
from kg.checks.unresolved import Unresolved, ambiguous_citations, unknown_citations
from kg.index import Index
from kg.index.rekeyed import followed
from kg.names import fold
from kg.query.citekeys import citekeys
from kg.vault.naming import citekey_key

_NEAR = 75
_BARE = re.compile(r"\w+(?:[:.#$%&\-+?<>~/]\w+)*")
"""A key that needs no braces: https://pandoc.org/MANUAL.html#citation-syntax"""


def unknown_citekey(index: Index) -> Iterator[Finding]:
    """A citation whose key no paper has, or several have.

    Why: the graph cannot tell which paper is cited; the citation is missing from its backlinks,
    and stands on the page as it was typed. A key is that of a literature note (`citekey:` in
    its front matter, or the name of its file where that begins with `@`), or of a bibliography
    that the vault names.

        It may deceive [@hubinger2019risk, p. 3].

    Instead:

        It may deceive [@hubinger2019risks, p. 3].

    `--fix` corrects a key that has the same letters and digits as exactly one
    (`@Hubinger-2019-Risks` where it is `hubinger2019risks`), and one whose paper has another
    key since: it is known again by DOI, arXiv identifier or title, as long as `.kg` remembers
    the key. A name without brackets that does not look like a key, as in "@alice says", is
    taken for a person.
    """
    keys, texts = _Keys(index), Texts(index)
    for link in unknown_citations(index):
        name = link.target.removeprefix("@")
        now = keys.followed.get(citekey_key(name), "")
        same = now or keys.with_letters_of(name)
        near = same or keys.nearest(name)
        hint = f"did you mean '@{near}'?" if near else f"add `citekey: {name}` to the note on it"
        yield _finding(
            link,
            f"no paper has the citekey '{name}'",
            f"its paper is '@{now}' now" if now else hint,
            (_renamed(texts, link, same),) if same else (),
        )
    for link in ambiguous_citations(index):
        name = link.target.removeprefix("@")
        several = ", ".join(f"'{title}'" for title in keys.titles(name))
        hint = "give each paper a key of its own"
        yield _finding(link, f"several papers have the citekey '{name}': {several}", hint)


def _finding(link: Unresolved, message: str, hint: str, edits: tuple[Edit, ...] = ()) -> Finding:
    return Finding(
        path=link.path,
        line=link.line,
        column=link.column,
        end_column=link.end_column,
        message=message,
        help=hint,
        edits=edits,
    )


def _renamed(texts: Texts, link: Unresolved, key: str) -> Edit:
    """Return the edit that lets a citation say *key*, in braces where it was or has to be."""
    typed = texts.line(link.path, link.line)[link.column - 1 : link.end_column - 1]
    is_bare = _BARE.fullmatch(key) and not typed.startswith("@{")
    text = f"@{key}" if is_bare else f"@{{{key}}}"
    return Edit(link.line, link.column, link.line, link.end_column, text)


@dataclass(frozen=True)
class _Keys:
    """The citekeys of a vault."""

    index: Index

    @cached_property
    def followed(self) -> Mapping[str, str]:
        """What papers are called now, by the keys that they had."""
        return followed(self.index.database)

    def nearest(self, name: str) -> str:
        """Return the key that is most like *name*, nothing where none is."""
        wanted = name.casefold()
        near = process.extractOne(wanted, self._said, scorer=fuzz.ratio, score_cutoff=_NEAR)
        return near[0] if near else ""

    def with_letters_of(self, name: str) -> str:
        """Return the one key that has the letters and digits of *name*, else nothing."""
        found = self._by_letters.get(_letters(name), [])
        return found[0] if len(found) == 1 else ""

    def titles(self, name: str) -> list[str]:
        """Return what the papers that have a key are called."""
        wanted = citekey_key(name)
        rows = citekeys(self.index.database)
        return sorted({row.title for row in rows if citekey_key(row.key) == wanted})

    @cached_property
    def _said(self) -> list[str]:
        return list(dict.fromkeys(row.key for row in citekeys(self.index.database)))

    @cached_property
    def _by_letters(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key in self._said:
            found.setdefault(_letters(key), []).append(key)
        return found


def _letters(key: str) -> str:
    return "".join(fold(key).split())
