"""Entries of reference lists, in the styles in which papers are set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.notes.references import Reference, read_references
from kg.notes.referencestyles import split_entry


def read(entry: str) -> Reference:
    (found,) = read_references([(1, [entry])])
    return found


@pytest.mark.parametrize(
    "entry",
    [
        "Bo Lind, Cy Ray. Held to a measure. arXiv preprint arXiv:3006.00042, 2030.",
        "Bo Lind and Cy Ray. 2030. Held to a measure. In Proceedings of Proxies, pages 4-9.",
        "Lind, Bo, & Ray, Cy (2030). Held to a measure. Proxies, 4(2), 4-9.",
        "Bo Lind, Cy Ray. Held to a measure. 2030. https://arxiv.org/abs/3006.00042",
        "Bo Lind and Cy Ray, “Held to a measure,” Proxies, vol. 4, pp. 4-9, 2030.",
    ],
)
def test_a_style_gives_authors_title_and_year(entry: str) -> None:
    found = read(entry)
    assert found.title == "Held to a measure"
    assert [person.name for person in found.authors] == ["Bo Lind", "Cy Ray"]
    assert found.year == 2030


def test_initials_behind_names_end_no_sentence() -> None:
    found = read(
        "van den Lind, B. C., Ray, C.-D., and Okoro, A. Held to it: a survey. Proxies, 2030."
    )
    assert found.title == "Held to it: a survey"
    assert [one.family for one in found.authors] == ["van den Lind", "Ray", "Okoro"]


def test_quotation_marks_and_years_within_a_title_part_nothing() -> None:
    assert read('Bo Lind. What "good" means. Small Press, 2030.').title == 'What "good" means'
    within = read("Bo Lind. Held to a measure. In Proceedings of Proxies (2030), pages 4-9.")
    assert (within.title, [one.family for one in within.authors]) == ("Held to a measure", ["Lind"])


@given(st.text('Aab. ,&()"“”1920and', max_size=80))
def test_no_entry_makes_reading_raise(entry: str) -> None:
    split_entry(entry)
    read(entry)
