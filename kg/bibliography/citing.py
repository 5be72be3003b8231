"""The citations of a text in a style, and the bibliography that belongs to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.bibliography.reference import Reference
from kg.bibliography.style import Style
from kg.bibliography.words import Run, Words, plain
from kg.names import fold

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Use:
    """One reference in a citation, with the words and the place that were written with it."""

    reference: Reference
    label: str = ""
    locator: str = ""
    prefix: str = ""
    suffix: str = ""
    hides_author: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """References cited together; one in the text has its author outside of the brackets."""

    uses: tuple[Use, ...]
    is_in_text: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a citation, and the reference they stand for, if any."""

    words: Words
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference in a bibliography; `number` is 0 where the style has none."""

    reference: Reference
    words: Words
    number: int = 0


@dataclass(frozen=True, slots=True)
class Cited:
    """What a text cites: the words of each group, and the bibliography in its order."""

    groups: tuple[tuple[Piece, ...], ...]
    entries: tuple[Entry, ...]


def cite(style: Style, groups: Sequence[Group]) -> Cited:
    """Set the citations of a text, given in reading order."""
    ordered = list(dict.fromkeys(use.reference for group in groups for use in group.uses))
    if style.is_sorted:
        ordered.sort(key=_place)
    numbers = {reference: number for number, reference in enumerate(ordered, 1)}
    letters = {} if style.is_numeric else _letters(style, ordered)
    setter = _Setter(style, numbers, letters)
    entries = tuple(
        Entry(
            reference,
            style.entry(reference, letters.get(reference, "")),
            number if style.is_numeric else 0,
        )
        for reference, number in numbers.items()
    )
    return Cited(tuple(tuple(setter.pieces(group)) for group in groups), entries)


def bibliography(style: Style, references: Iterable[Reference]) -> tuple[Entry, ...]:
    """Set *references* as one bibliography."""
    return cite(style, [Group((Use(reference),)) for reference in references]).entries


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets groups: with the number of each reference, and the letter behind its year."""

    style: Style
    numbers: Mapping[Reference, int]
    letters: Mapping[Reference, str]

    def pieces(self, group: Group) -> Iterator[Piece]:
        """Yield the words of a group; one reference in the sentence is one piece."""
        first = group.uses[0]
        if not group.is_in_text:
            yield from self._enclosed(group.uses, hides_first=False)
            return
        authors = self.style.authors(first.reference)
        rest = list(self._enclosed(group.uses, hides_first=True))
        gap = () if _is_raised(rest) else (Run(" "),)
        if len(group.uses) == 1:
            words = (run for piece in rest for run in piece.words)
            yield Piece((*authors, *gap, *words), first.reference)
            return
        yield Piece(authors, first.reference)
        yield Piece(gap)
        yield from rest

    def _enclosed(self, uses: Sequence[Use], *, hides_first: bool) -> Iterator[Piece]:
        frame = self.style.frame(len(uses))
        before, *behind = frame.parts
        yield Piece(before)
        for number, (use, after) in enumerate(zip(uses, behind, strict=True)):
            if use.prefix:
                yield Piece((Run(f"{use.prefix} "),))
            words = self._cite(use, hides=hides_first and number == 0)
            set_alike = tuple(Run(run.text, run.marks | frame.marks) for run in words)
            yield Piece(set_alike, use.reference)
            if use.suffix:
                yield Piece((Run(use.suffix if use.suffix[0] in ",;:." else f" {use.suffix}"),))
            yield Piece(after)

    def _cite(self, use: Use, *, hides: bool) -> Words:
        return self.style.cite(
            use.reference,
            self.numbers[use.reference],
            self.letters.get(use.reference, ""),
            label=use.label,
            locator=use.locator,
            hides_author=use.hides_author or hides,
        )


def _is_raised(pieces: Sequence[Piece]) -> bool:
    first = next((run for piece in pieces for run in piece.words), None)
    return first is not None and "sup" in first.marks


def _letters(style: Style, ordered: Sequence[Reference]) -> dict[Reference, str]:
    """Return what tells references apart that the style cites in the same words."""
    alike = Counter(map(_first_and_year, ordered))
    same: dict[str, list[Reference]] = {}
    for reference in ordered:
        if reference.year and alike[_first_and_year(reference)] > 1:
            same.setdefault(plain(style.cite(reference)), []).append(reference)
    return {
        reference: letter
        for several in same.values()
        if len(several) > 1
        for reference, letter in zip(several, _LETTERS, strict=False)
    }


def _first_and_year(reference: Reference) -> tuple[str, int]:
    """Return what references have in common that may be cited in the same words."""
    return reference.authors[0].family if reference.authors else reference.title, reference.year


def _place(reference: Reference) -> tuple[str, int, str]:
    """Return where a reference stands in an ordered bibliography."""
    names = " ".join(f"{author.family} {author.given}" for author in reference.authors)
    return fold(names or reference.title), reference.year, fold(reference.title)
