from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.markdown import Citation, Cite, Span, parse
from kg.markdown.locators import TERMS, read_locator, written


def read(text: str) -> tuple[Citation, ...]:
    return parse(text).citations


def cited(text: str) -> list[tuple[str, ...]]:
    """Return what is cited in *text*: key, prefix, label, locator, suffix, as far as it goes."""
    found = [
        (c.key, c.prefix, c.label, c.locator, c.suffix)
        for citation in read(text)
        for c in citation.cites
    ]
    return [tuple(one[: max(i for i, part in enumerate(one) if part) + 1]) for one in found]


def at(text: str, span: Span) -> str:
    """Return what stands at *span*, which may go over several lines."""
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[@key]", [("key",)]),
        ("[@a; @b, p. 3]", [("a",), ("b", "", "page", "3")]),
        (
            "[see @a, chap. 2, and more; also @b]",
            [("a", "see", "chapter", "2", ", and more"), ("b", "also")],
        ),
        ("[@a, 33-35 and nowhere else]", [("a", "", "page", "33-35", "and nowhere else")]),
        ("[@a{ii, A, D-Z}, with more]", [("a", "", "page", "ii, A, D-Z", ", with more")]),
        ("[@a{}, 99 years later]", [("a", "", "", "", ", 99 years later")]),
        (
            "[@a, {pp. iv, vi-xi, (xv)-(xvii)} and so]",
            [("a", "", "page", "iv, vi-xi, (xv)-(xvii)", "and so")],
        ),
        ("[@a, §§ 4.1 & 5]", [("a", "", "section", "4.1 & 5")]),
        ("[@a, fig. 3.2]", [("a", "", "figure", "3.2")]),
        ("[@a, app. B]", [("a", "", "appendix", "B")]),
        ("[@a, Theorem 3]", [("a", "", "", "", ", Theorem 3")]),
        ("[@a and @b, p. 3]", [("a",), ("b", "and", "page", "3")]),
        ("[@a, p. 3 and @b]", [("a", "", "page", "3"), ("b", "and")]),
        ("@Foo_bar.baz. More", [("Foo_bar.baz",)]),
        ("@{a key} and [@{https://x.org/a?b=c;d}, § 4]",
         [("a key",), ("https://x.org/a?b=c;d", "", "section", "4")]),
        ("@müller2020's", [("müller2020",)]),
        ("[text [sic] @a]", [("a", "text [sic]")]),
        ("[a `;` @b]", [("b", "a `;`")]),
        ("**@a** (@b) — @c", [("a",), ("b",), ("c",)]),
    ],
)  # fmt: skip
def test_a_citation_says_what_is_cited_and_where_in_it(
    text: str, expected: list[tuple[str, ...]]
) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a@b.org",
        "user.@b",
        "node_modules/@types/x",
        "example.org/@key",
        r"\@key",
        "`@key`",
        "```\n@key\n```",
        "$@key$",
        "$$\n@key\n$$",
        "[[@key]]",
        "[@key](x.md)",
        "x [@key]\n\n[@key]: https://example.org",
        "<https://example.org/@key>",
        "https://example.org/@key",
        "%%@key%%",
        "<!-- @key -->",
        '<b title="@key">',
        "---\ncitekey: '@key'\n---\n",
        "[^@key]",
        "@ key, @, @-",
        "@{}",
    ],
)
def test_an_at_sign_that_cites_nothing_is_no_citation(text: str) -> None:
    assert read(text) == ()


def test_a_key_in_the_sentence_takes_the_bracket_behind_it() -> None:
    (citation,) = read("As @a [p. 3, early; see @b; -@c] says.")
    assert citation.is_in_text
    assert citation.cites == (
        Cite("a", Span(1, 4, 1, 6), "", "page", "3", ", early"),
        Cite("b", Span(1, 25, 1, 27), "see"),
        Cite("c", Span(1, 30, 1, 32), hides_author=True),
    )


@pytest.mark.parametrize("text", ["@a [[b]]", "@a [b](c.md)", "@a [^1]", "@a [ ]", "@a [@b]"])
def test_a_link_or_a_note_behind_a_key_is_not_its_place(text: str) -> None:
    assert read(text)[0].span == Span(1, 1, 1, 3)


def test_a_bracket_of_which_a_part_cites_nothing_is_text_with_keys_in_it() -> None:
    (citation,) = read("[@a; and more]")
    assert citation.is_in_text
    assert citation.span == Span(1, 2, 1, 4)


def test_an_inline_field_in_brackets_is_not_a_group() -> None:
    assert [c.is_in_text for c in read("[source:: @a]")] == [True]


def test_a_citation_knows_the_text_it_stands_in_without_the_margins() -> None:
    (citation,) = read("> So it is [@a,\n> pp. 3-5\n> and so].\n")
    assert citation.text.raw[citation.offset :] == "[@a,\npp. 3-5\nand so]."
    assert citation.span == Span(1, 12, 3, 10)
    assert citation.cites == (Cite("a", Span(1, 13, 1, 15), "", "page", "3-5", "and so"),)


def test_citations_stand_in_cells_headings_items_and_callouts() -> None:
    text = "# On @a\n\n- [@b]\n\n| h |\n|---|\n| [@c, p. 3] |\n\n> [!note] @d\n> [@e]\n"
    assert [c.cites[0].key for c in read(text)] == ["a", "b", "c", "d", "e"]


def test_a_later_note_of_a_file_keeps_the_lines_of_the_file() -> None:
    assert parse("[@a]", first_line=7).citations[0].span == Span(7, 1, 7, 5)


def test_a_long_text_of_nothing_but_brackets_takes_no_longer_than_it_must() -> None:
    for text in ("[@a " * 9000, "[@a;" * 9000 + "]" * 9000, "[" * 9000 + "@a" + "]" * 9000):
        assert len(read(text)) < 9001


PIECES = st.sampled_from(
    ["@a", "-@b1", "@{c d}", "[", "]", ";", ",", " p. 3", "{", "}", "\\", "\n", " ", "> ", "`", "$",
     "[[x]]", "https://x.org/@y", "(", ")", "^", "é", "::", "|", "- ", "%%", "<b>", "iv", "@"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60))
def test_positions_point_at_what_they_say(text: str) -> None:
    document = parse(text)
    for citation in document.citations:
        whole = at(document.text, citation.span)
        assert whole.startswith(("@", "-@") if citation.is_in_text else "[")
        assert citation.text.raw.startswith(whole.partition("\n")[0], citation.offset)
        assert citation.cites
        for cite in citation.cites:
            typed = at(document.text, cite.span)
            assert typed == f"@{cite.key}" or typed.strip("@{}").strip() == cite.key
            assert bool(cite.label) == bool(cite.locator)
    spans = [citation.span for citation in document.citations]
    ends = [(span.end_line, span.end_column) for span in spans]
    assert all(
        end <= (later.line, later.column) for end, later in zip(ends, spans[1:], strict=False)
    )


@given(
    st.sampled_from(sorted(TERMS)), st.sampled_from(["3", "33-35", "2, 7", "iv", "A1", "12 & 14"])
)
def test_a_place_that_is_written_is_read_again(label: str, value: str) -> None:
    assert read_locator(f", {written(label, value)}") == (label, value, "")
