"""What somebody who searches wants: words, phrases, words near others, words that shall not occur.

Whatever does not read as one of these forms is searched as words, so that no text is wrong.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.index.words import words

_ITEM = re.compile(
    r"""(?P<minus>(?<!\S)-)? (?P<title>title:(?=["\w]))?
    (?: "(?P<phrase>[^"]*)(?:"(?:~(?P<within>\d+))?|\Z) | (?P<word>[^\s"]+) )""",
    re.VERBOSE | re.IGNORECASE,
)
_NEAR = re.compile(r"NEAR(?:/(\d+))?\Z")
_QUOTES = str.maketrans("“”„‟＂", '"' * 5)
_WITHIN = 10
"""So many words may stand between two that are near each other."""
_MOST_WITHIN = 10_000


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row; one word is a row, too. The last may begin a longer one.

    `begun`: it is still being typed, and what it begins counts less than itself.
    """

    words: tuple[str, ...]
    prefix: bool = False
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A phrase, or several with no more than `within` words between them, in any order.

    `in_title`: in the title or another name of the note, not in its text.
    """

    phrases: tuple[Phrase, ...]
    within: int = 0
    in_title: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a note must hold, all of it, and what it must not."""

    terms: tuple[Term, ...]
    without: tuple[Term, ...] = ()

    @property
    def in_a_row(self) -> Phrase | None:
        """All its words in the order in which they were typed, if these are several terms."""
        phrases = [phrase for term in self.terms for phrase in term.phrases]
        if len(phrases) < 2 or any(term.in_title or term.within for term in self.terms):
            return None
        row = tuple(word for phrase in phrases for word in phrase.words)
        return Phrase(row, prefix=phrases[-1].prefix)


@dataclass(frozen=True, slots=True)
class _Item:
    """A term as it was typed; `word` is the word that it is, empty for a phrase."""

    term: Term
    excluded: bool = False
    word: str = ""


def wanted(text: str, *, typing: bool = False) -> tuple[Wanted, ...]:
    """Return what *text* asks for: a note must hold one of these.

    With *typing* the last word may also be the beginning of a longer one.

    >>> (one,) = wanted('deceptive "inner alignment" model* -toy')
    >>> [term.phrases[0].words for term in (*one.terms, *one.without)]
    [('deceptive',), ('inner', 'alignment'), ('model',), ('toy',)]
    >>> wanted("mesa NEAR/3 base") == wanted('"mesa base"~3')
    True
    >>> len(wanted("mesa OR base")), wanted("OR") == wanted("or"), wanted("(&")
    (2, True, ())
    """
    groups: list[list[_Item]] = [[]]
    items = deque(_items(text.translate(_QUOTES), typing=typing))
    while items:
        item, group = items.popleft(), groups[-1]
        near = _NEAR.match(item.word)
        if not items:
            group.append(item)
        elif item.word == "NOT":
            group.append(replace(items.popleft(), excluded=True))
        elif group and item.word == "OR":
            groups.append([])
        elif group and near and not (group[-1].excluded or items[0].excluded):
            group[-1] = _joined(group[-1], items.popleft(), near[1])
        elif not (group and item.word == "AND"):
            group.append(item)
    return tuple(_wanted(group) for group in groups if group)


def _wanted(group: Sequence[_Item]) -> Wanted:
    """Tell what must occur from what must not; where nothing must, all of it is searched."""
    terms = tuple(item.term for item in group if not item.excluded)
    without = tuple(item.term for item in group if item.excluded)
    return Wanted(terms, without) if terms else Wanted(without)


def _joined(first: _Item, second: _Item, within: str | None) -> _Item:
    phrases = (*first.term.phrases, *second.term.phrases)
    in_title = first.term.in_title or second.term.in_title
    return _Item(Term(phrases, _number(within), in_title=in_title))


def _number(within: str | None) -> int:
    return min(int(within[:9]), _MOST_WITHIN) if within else _WITHIN


def _items(text: str, *, typing: bool) -> Iterator[_Item]:
    for found in _ITEM.finditer(text):
        word, phrase = found["word"] or "", found["phrase"] or ""
        last = typing and not found["minus"] and not text[found.end() :].strip()
        begun = last and not found[0].endswith(('"', "*")) and not found["within"]
        if found["within"]:
            phrases = tuple(filter(None, map(_phrase, phrase.split())))
        else:
            phrases = tuple(filter(None, [_phrase(word or phrase, begun=begun)]))
        if phrases:
            within = _number(found["within"]) if len(phrases) > 1 else 0
            term = Term(phrases, within, in_title=bool(found["title"]))
            plain = not (found["minus"] or found["title"])
            yield _Item(term, bool(found["minus"]), word if plain else "")


def _phrase(text: str, *, begun: bool = False) -> Phrase | None:
    found = tuple(word.text for word in words(text))
    return Phrase(found, prefix=begun or text.endswith("*"), begun=begun) if found else None
