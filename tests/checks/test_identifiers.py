"""Checks of identifiers and years in the front matter."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from tests.checks.lines import lines

GOOD = [
    "doi: 10.1126/science.aar6404",
    "doi: 10.1126/SCIENCE.aar6404",
    'arxiv: "1906.01820"',
    'arxiv: "1906.01820v3"',
    "arxiv: cs/0112017",
    "arxiv: 2105.14111",  # a number that loses nothing
    "isbn: 978-0-19-967811-2",
    "isbn: 9780199678112",
    'citekey: "@last2019"',
    "doi:",
    "year: 2019",
    "year: forthcoming",
]
BAD = [
    # what is written, what is said of it, what mends it
    ("doi: none", "warning 'none' is no DOI", None),
    ("doi: https://doi.org/10.1126/X", "info the DOI stands in an address", "doi: 10.1126/X"),
    ('doi: "doi: 10.1126/x"', "info the DOI stands in an address", 'doi: "10.1126/x"'),
    ("arxiv: soon", "warning 'soon' is no arXiv id", None),
    ('arxiv: "1906.1820"', "warning '1906.1820' is no arXiv id", None),
    ('arxiv: "1913.01820"', "warning '1913.01820' is no arXiv id", None),
    ("arxiv: arXiv:1906.01820v2", "info the arXiv id is not bare", 'arxiv: "1906.01820v2"'),
    (
        "arxiv: https://arxiv.org/pdf/cs/0112017",
        "info the arXiv id is not bare",
        "arxiv: cs/0112017",
    ),
    (
        "arxiv: 1906.01820",
        "warning YAML takes 1906.01820 for the number 1906.0182",
        'arxiv: "1906.01820"',
    ),
    (
        "isbn: 9780199678113",
        "warning '9780199678113' is no ISBN: its last digit does not fit",
        None,
    ),
    ("isbn: 12", "warning '12' is no ISBN", None),
    ("isbn: 0-19-967811-1", "info the ISBN has ten digits", 'isbn: "9780199678112"'),
    ("citekey: two words", "warning 'two words' is no citekey", None),
]


def literature(folder: Path, entry: str) -> kg.Vault:
    text = f"---\ntitle: A paper\n{entry}\n---\n# LN\n"
    (folder / "LN-A.md").write_text(text, "utf-8")
    return kg.open(folder)


@pytest.mark.parametrize("entry", GOOD)
def test_malformed_identifier_leaves_what_is_well_formed(tmp_path: Path, entry: str) -> None:
    vault = literature(tmp_path, entry)
    assert lines(vault, "malformed-identifier", "implausible-year") == []


@pytest.mark.parametrize(("entry", "said", "mended"), BAD, ids=[entry for entry, _, _ in BAD])
def test_malformed_identifier_says_what_is_wrong_and_mends_what_is_certain(
    tmp_path: Path, entry: str, said: str, mended: str | None
) -> None:
    vault = literature(tmp_path, entry)
    (line,) = lines(vault, "malformed-identifier")
    place, _, message = line.partition(": ")
    assert message == said
    column = entry.index(":") + (4 if '"' in entry else 3)
    assert place == f"LN-A.md:3:{column}"
    assert len(vault.fix()) == (mended is not None)
    assert (tmp_path / "LN-A.md").read_text("utf-8").split("\n")[2] == (mended or entry)
    assert (lines(vault, "malformed-identifier") == []) == (mended is not None)


def test_malformed_identifier_looks_only_where_a_paper_is_described(vault: kg.Vault) -> None:
    """
    == a.md
    ---
    doi: none
    ---
    """
    assert lines(vault, "malformed-identifier") == []


def test_implausible_year_is_none_or_still_to_come(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    year: 20019
    ---
    == LN-B.md
    ---
    published: 2999
    ---
    """
    assert lines(vault, "implausible-year") == [
        "LN-A.md:2:7: warning '20019' is no year",
        "LN-B.md:2:12: warning the year 2999 is still to come",
    ]
