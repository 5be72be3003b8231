"""Identifiers of papers."""

from __future__ import annotations

import pytest

from kg import identifiers


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("1906.01820", "1906.01820"),
        ("1906.01820v3", "1906.01820"),
        ("arXiv: 1906.01820v2 [cs.AI]", "1906.01820"),
        ("https://arxiv.org/pdf/1906.01820v3.pdf", "1906.01820"),
        ("10.48550/arXiv.1906.01820", "1906.01820"),
        ("arXiv:math.GT/0309136", "math.GT/0309136"),
        ("hep-th/9901001v1", "hep-th/9901001"),
        ("1906", ""),
        ("10.1126/science.1906", ""),
    ],
)
def test_arxiv(written: str, found: str) -> None:
    assert identifiers.arxiv_id(written) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("10.1126/Science.aar6404", "10.1126/science.aar6404"),
        ("doi:10.1126/science.aar6404.", "10.1126/science.aar6404"),
        ("(https://doi.org/10.1016/0000-1(99)00001-2)", "10.1016/0000-1(99)00001-2"),
        ("https://doi.org/10.1000%2Fabc", "10.1000/abc"),
        ("10.1/x", ""),
    ],
)
def test_doi(written: str, found: str) -> None:
    assert identifiers.doi(written) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("978-0-19-967811-2", "9780199678112"),
        ("ISBN-13: 978 0 19 967811 2", "9780199678112"),
        ("0-19-967811-1", ""),
    ],
)
def test_isbn(written: str, found: str) -> None:
    assert identifiers.isbn(written) == found


def test_one_page_has_one_key() -> None:
    same = ("http://example.org/a", "https://www.example.org/a/", "https://EXAMPLE.org/a#part")
    assert {identifiers.url_key(url) for url in same} == {"example.org/a"}
    assert identifiers.url_key("https://example.org/A?x=1") == "example.org/A?x=1"


@pytest.mark.parametrize(
    ("written", "found"),
    [("@last2024title", "last2024title"), ("DBLP:conf/x", "DBLP:conf/x"), ("no key", ""), ("", "")],
)
def test_citekey(written: str, found: str) -> None:
    assert identifiers.citekey(written) == found
