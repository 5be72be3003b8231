"""Bibliographies that were made to break their reader are read in bounded time and memory."""

from __future__ import annotations

import pytest

from kg.bibfiles import Bibliography, inherited, read_bibliography


def read(text: str, form: str = "bibtex") -> Bibliography:
    return inherited(read_bibliography("x", text.encode(), form), "x")


def test_strings_that_double_each_other_do_not_grow_without_end() -> None:
    bomb = "@string{s0 = {xxxxxxxxxx}}\n" + "".join(
        f"@string{{s{n} = s{n - 1} # s{n - 1} # s{n - 1}}}\n" for n in range(1, 60)
    )
    many = "".join(f"@book{{b{n}, title = {' # '.join(['s59'] * 50)}}}\n" for n in range(200))
    found = read(bomb + many)
    assert len(found.entries) == 200
    assert sum(len(one.get("title")) for one in found.entries) < 20_000_000


def test_entries_that_take_over_from_all_others_end() -> None:
    keys = ", ".join(f"k{n}" for n in range(300))
    text = "".join(f"@xdata{{k{n}, xdata = {{{keys}}}, f{n} = {{x}}}}\n" for n in range(300))
    assert len(read(text).entries) == 300


def test_an_entry_of_a_hundred_thousand_fields_is_read_as_far_as_makes_sense() -> None:
    text = "@book{a, title = {T},\n" + "".join(f"f{n} = {{x}},\n" for n in range(100_000)) + "}"
    (entry,) = read(text).entries
    assert entry.get("title") == "T"
    assert len(entry.fields) == 500


@pytest.mark.parametrize(
    "text",
    [
        "@book{a, title = {x\n" * 8_000,
        "@book{" * 15_000,
        "@book{a, title = " + '"' * 200_001 + "}",
        "@book{a, title = {" + "{" * 200_000 + "}}",
        "@book{a, title = {" + "\\" * 300_001 + "}}",
        "@book{a, title = {\\" + "cite" * 100_000 + "}}",
        "@book{a, title = {" + "\\emph{$x$ " * 20_000 + "}" * 20_000 + "}}",
        "@book{a, author = {" + "A and " * 50_000 + "B}}",
        "@book{a, " + "=" * 200_000 + "}",
        "@book{a, " + "x " * 100_000 + "}",
        "\n" * 500_000 + "@book{a, title = {T}}",
        "%" * 500_000,
    ],
    ids=range(12),
)
def test_bibtex_of_one_sign_again_and_again_is_read_to_its_end(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    "text",
    [
        "TY  - JOUR\nTI  - a" + "\n" * 300_000 + "ER  -\n",
        "TY  - JOUR\n" * 20_000,
        "TY  - JOUR\n" + "AU  - Doe, J\n" * 50_000 + "ER  -\n",
    ],
    ids=range(3),
)
def test_ris_of_one_line_again_and_again_is_read_to_its_end(text: str) -> None:
    assert read(text, "ris").entries


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[{}" + ",{}" * 100_000 + "]"])
def test_json_that_is_deep_or_empty_is_read_to_its_end(text: str) -> None:
    assert not read(text, "csljson").entries
