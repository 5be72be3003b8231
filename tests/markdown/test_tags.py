"""Tags, block ids, inline fields and comments in running text."""

import pytest

from kg.markdown import parse


def tags(text: str) -> list[str]:
    return [tag.name for tag in parse(text).tags]


def ids(text: str) -> list[tuple[str, int, int]]:
    return [(found.id, found.line, found.block_line) for found in parse(text).block_ids]


def fields(text: str) -> list[tuple[str, str]]:
    return [(found.key, found.value) for found in parse(text).inline_fields]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("#a and #b/c-d_e", ["a", "b/c-d_e"]),
        ("#2024 #2024a #1-2", ["2024a", "1-2"]),
        ("x#a &#39; C#b ##c", []),
        ("#a🎉b #é漢字", ["a", "é漢字"]),
        ("#ไทยที่ #हिन्दी", ["ไทยที่", "हिन्दी"]),
        ("# #a", ["a"]),
        ("#a, #b.", ["a", "b"]),
        ("- #a\n> #b\n>#c\n\n| #d |#e|\n|---|---|", ["a", "b", "c", "d", "e"]),
        ("`#a` \\#b [[x #c]] [d #e](f) https://x.org/ #g", ["g"]),
        ("$x #a$ %% #b %% <!-- #c --> (#d)", []),
        ("```\n#a\n```\n<div>\n#b\n</div>", []),
        ("`x`#a", []),
    ],
)
def test_a_tag_stands_after_a_blank_and_has_a_letter(text: str, names: list[str]) -> None:
    assert tags(text) == names


def test_a_tag_has_its_place_with_its_mark() -> None:
    (tag,) = parse("> ⭐ #a/b!").tags
    assert (tag.span.line, tag.span.column, tag.span.end_column) == (1, 5, 9)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("words ^a", [("a", 1, 1)]),
        ("two\nlines ^a-1  ", [("a-1", 2, 1)]),
        ("# H ^a", [("a", 1, 1)]),
        ("- x ^a\n- y\n  - z ^b", [("a", 1, 1), ("b", 3, 3)]),
        ("- [ ] x ^a", [("a", 1, 1)]),
        ("- x\n- y\n\n^a", [("a", 4, 1)]),
        ("| a |\n|---|\n| b |\n\n^a", [("a", 5, 1)]),
        ("| a |\n|---|\n| b |\n^a", [("a", 4, 1)]),
        ("```\nx\n```\n^a", [("a", 4, 1)]),
        ("p\n\n> q\n> r ^a", [("a", 4, 3)]),
        ("> [!note] x\n> y\n\n^a", [("a", 4, 1)]),
        ("a ^b c", []),
        ("x^2", []),
        ("a ^b\nc", []),
        ("`a ^b`", []),
        ("```\na ^b\n```", []),
        ("a ^b_c", []),
        ("| a ^b |\n|---|", []),
        ("$x ^2$", []),
    ],
)
def test_an_id_ends_a_block_or_names_the_one_before(
    text: str, found: list[tuple[str, int, int]]
) -> None:
    assert ids(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("key:: value", [("key", "value")]),
        ("- key:: [[v]] x", [("key", "[[v]] x")]),
        ("**Long key**:: v", [("Long key", "v")]),
        ("a\nkey:: v\nb", [("key", "v")]),
        ("> key:: v\n> other:: w", [("key", "v"), ("other", "w")]),
        ("key::", [("key", "")]),
        ("x [key:: v] y (k2:: [[w]] (z))", [("key", "v"), ("k2", "[[w]] (z)")]),
        ("- [ ] t [due:: 2024-01-01]", [("due", "2024-01-01")]),
        ("`key:: v` std::vector [[a:: b]] [t](a::b)", []),
        ("```\nkey:: v\n```", []),
        ("%%\nkey:: v\n%%", []),
        ("[key:: never closed", []),
    ],
)
def test_a_field_has_its_key_and_value(text: str, found: list[tuple[str, str]]) -> None:
    assert fields(text) == found


def test_a_field_has_its_place() -> None:
    line, bracketed = (found.span for found in parse("> - key:: v\n> - x [k:: w]\n").inline_fields)
    assert (line.line, line.column, line.end_column) == (1, 5, 12)
    assert (bracketed.line, bracketed.column, bracketed.end_column) == (2, 7, 14)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("%%a%% b %%c%%", 2),
        ("%%\na\n\nb\n%%", 1),
        ("%% open\n\nto the end", 1),
        ("100%% sure", 0),
        ("100%% a\n\n50%% b", 0),
        ("`%%a%%`", 0),
        ("```\n%%a%%\n```", 0),
        ("a <!-- b --> c <!-- d -->", 2),
        ("<!-- a\n\nb -->", 1),
        ("<div>\n<!-- a -->\n</div>", 1),
        ("`<!-- a -->`", 0),
    ],
)
def test_comments_are_recorded(text: str, count: int) -> None:
    assert len(parse(text).comments) == count


def test_a_comment_in_a_quote_does_not_part_it() -> None:
    document = parse("> a\n> %%\n> #b [[c]]\n> %%\n> #d\n")
    assert len(document.blocks) == 1
    assert [tag.name for tag in document.tags] == ["d"]
    assert document.links == ()
