"""Names of authors."""

from __future__ import annotations

import pytest

from kg.notes.people import people, person


@pytest.mark.parametrize(
    ("written", "family", "given"),
    [
        ("Last, First", "Last", "First"),
        ("van der Last, F.", "van der Last", "F."),
        ("First M. Last", "Last", "First M."),
        ("Ludwig van Beethoven", "van Beethoven", "Ludwig"),
        ("de Freitas", "de Freitas", ""),
        ("Al Gore", "Gore", "Al"),
        ("Last F", "Last", "F"),
        ("Last FM", "Last", "FM"),
        ("F.-M. Last", "Last", "F.-M."),
        ("Plato", "Plato", ""),
        ("{World Health Organization}", "World Health Organization", ""),
        ("王小明", "王小明", ""),
        ("", "", ""),
    ],
)
def test_one_person(written: str, family: str, given: str) -> None:
    found = person(written)
    assert (found.family, found.given) == (family, given)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Arden, M.", ["M. Arden"]),
        ("Arden, Mia", ["Mia Arden"]),
        ("van Arden, Mia", ["Mia van Arden"]),
        ("Arden, M. & Lund, P.", ["M. Arden", "P. Lund"]),
        ("Arden, M., & Lund, P.", ["M. Arden", "P. Lund"]),
        ("Arden, Mia and Lund, Per", ["Mia Arden", "Per Lund"]),
        ("Arden, M, Lund, P", ["M Arden", "P Lund"]),
        ("Arden & Lund", ["Arden", "Lund"]),
        ("Arden, Lund, & Berg", ["Arden", "Lund", "Berg"]),
        ("Mia Arden, Per Lund", ["Mia Arden", "Per Lund"]),
        ("Arden et al.", ["Arden"]),
        ("Mia Arden and others", ["Mia Arden"]),
        ("Arden, M., …, Lund, P.", ["M. Arden", "P. Lund"]),
        ("Arden, M.; Lund, P.", ["M. Arden", "P. Lund"]),
        ("Department of Wind and Weather", ["Department of Wind and Weather"]),
        ("", []),
        (" , ", []),
    ],
)
def test_several_people(written: str, names: list[str]) -> None:
    assert [p.name for p in people(written)] == names


def test_a_long_word_is_not_tried_in_every_way() -> None:
    word = "a" * 200
    assert [p.family for p in people(f"Arden, {word}1")] == ["Arden"]
