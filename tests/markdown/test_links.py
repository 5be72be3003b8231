"""Links of every kind, and what is none."""

import pytest

from kg.markdown import Link, LinkKind, parse


def links(text: str) -> list[tuple[str, str]]:
    return [(link.kind.value, link.target) for link in parse(text).links]


def only(text: str) -> Link:
    (link,) = parse(text).links
    return link


@pytest.mark.parametrize(
    ("typed", "target", "headings", "block", "label"),
    [
        ("[[a]]", "a", (), "", ""),
        ("[[ a b ]]", "a b", (), "", ""),
        ("[[a|b]]", "a", (), "", "b"),
        ("[[a#H]]", "a", ("H",), "", ""),
        ("[[a#H1#H2]]", "a", ("H1", "H2"), "", ""),
        ("[[a#H|label]]", "a", ("H",), "", "label"),
        ("[[#H]]", "", ("H",), "", ""),
        ("[[a#^id]]", "a", (), "id", ""),
        ("[[a#H#^id]]", "a", ("H",), "id", ""),
        ("[[a|see [1]]]", "a", (), "", "see [1]"),
        ("[[x/y z.md|b|c]]", "x/y z.md", (), "", "b|c"),
    ],
)
def test_a_wikilink_has_its_parts(
    typed: str, target: str, headings: tuple[str, ...], block: str, label: str
) -> None:
    link = only(f"See {typed}.")
    assert (link.kind, link.target, link.headings) == (LinkKind.WIKILINK, target, headings)
    assert (link.block, link.label) == (block, label)
    assert (link.span.column, link.span.end_column, link.offset) == (5, 5 + len(typed), 4)


def test_an_embed_has_its_mark_in_its_span() -> None:
    link = only("x ![[img.png|100]]")
    assert (link.kind, link.target, link.label) == (LinkKind.EMBED, "img.png", "100")
    assert (link.span.column, link.offset) == (3, 2)


@pytest.mark.parametrize(
    "text",
    [
        "[[]]",
        "[[ ]]",
        "[[|x]]",
        "`[[a]]`",
        "``x ` [[a]]``",
        "```\n[[a]]\n```",
        "~~~\n[[a]]",
        "    [[a]]",
        "\\[[a]]",
        "%%[[a]]%%",
        "%%\n\n[[a]]\n\n%%",
        "%%\n[[a]] never closed",
        "<!-- [[a]] -->",
        "x <!-- [[a]]\n --> y",
        "<!--\n\n[[a]] never closed",
        "<div>\n[[a]]\n</div>",
        "[[a\nb]]",
        "[[a",
        "[x](<>)",
        "[a]: b.md",
    ],
)
def test_what_is_code_comment_html_escaped_or_empty_is_no_link(text: str) -> None:
    assert parse(text).links == ()


@pytest.mark.parametrize(
    "text",
    [
        "$x [[a]] y$",
        "$$\nx\n- [[a]]\n$$",
        "# [[a]]",
        "- [[a]]",
        "> [!note] [[a]]",
        "| [[a]] |\n|---|",
        "[^1]: [[a]]\n\nx[^1]",
        "\\\\[[a]]",
        "[[[a]]]",
        "[[x [[a]]",
        "100%% [[a]]\n\n100%%",
        "`x [[a]]",
        "[[a]]\n\n[a]: https://x.org",
        "<b>[[a]]</b>",
        "- [ ] [[a]]",
        "%%c%% [[a]] %%d%%",
    ],
)
def test_a_wikilink_counts_wherever_text_is(text: str) -> None:
    assert links(text) == [("wikilink", "a")]


def test_in_a_table_an_escaped_pipe_parts_the_label() -> None:
    link = only("| h |\n|---|\n| [[a\\|b]] |\n")
    assert (link.target, link.label, link.span.line, link.span.column) == ("a", "b", 3, 3)


@pytest.mark.parametrize(
    ("text", "kind", "target", "headings"),
    [
        ("[t](b.md)", "markdown", "b.md", ()),
        ("[t](b%20c.md#My%20H)", "markdown", "b c.md", ("My H",)),
        ("[t](<b c.md>)", "markdown", "b c.md", ()),
        ("[t](#H)", "markdown", "", ("H",)),
        ('[t](b.md "title")', "markdown", "b.md", ()),
        ("![t](i.png)", "image", "i.png", ()),
        ("[t](https://x.org/a#b)", "url", "https://x.org/a#b", ()),
        ("![t](https://x.org/i.png)", "url", "https://x.org/i.png", ()),
        ("[t](//x.org)", "url", "//x.org", ()),
        ("[t](mailto:a@b.c)", "url", "mailto:a@b.c", ()),
        ("[t][r]\n\n[r]: b.md", "markdown", "b.md", ()),
        ("[t][]\n\n[t]: b.md", "markdown", "b.md", ()),
        ("[t]\n\n[t]: https://x.org", "url", "https://x.org", ()),
    ],
)
def test_a_markdown_link_leads_to_a_file_or_an_address(
    text: str, kind: str, target: str, headings: tuple[str, ...]
) -> None:
    link = only(text)
    assert (link.kind.value, link.target, link.headings) == (kind, target, headings)
    assert link.label == "t"


@pytest.mark.parametrize(
    ("text", "target", "source"),
    [
        ("see https://x.org/a_b.", "https://x.org/a_b", "https://x.org/a_b"),
        ("(https://x.org/a_(b))", "https://x.org/a_(b)", "https://x.org/a_(b)"),
        ("**https://x.org**", "https://x.org", "https://x.org"),
        ("https://x.org?a&amp; b", "https://x.org?a", "https://x.org?a"),
        ("<https://x.org>", "https://x.org", "<https://x.org>"),
        ("<a@b.org>", "mailto:a@b.org", "<a@b.org>"),
        ("| h |\n|---|\n|https://x.org|", "https://x.org", "https://x.org"),
    ],
)
def test_a_bare_address_is_a_link_without_the_stop_after_it(
    text: str, target: str, source: str
) -> None:
    link = only(text)
    assert (link.kind, link.target, link.label) == (LinkKind.URL, target, "")
    assert link.text.raw[link.offset :].startswith(source)
    assert link.span.end_column - link.span.column == len(source)


def test_no_address_is_counted_twice() -> None:
    assert links("[https://x.org](https://x.org) `https://y.org` https://") == [
        ("url", "https://x.org")
    ]


def test_a_wikilink_before_brackets_is_a_wikilink_and_an_address() -> None:
    assert links("[[1]](https://x.org)") == [("wikilink", "1"), ("url", "https://x.org")]


def test_an_image_inside_a_link_is_a_link_of_its_own() -> None:
    assert links("[![alt](i.png)](b.md)") == [("markdown", "b.md"), ("image", "i.png")]


def test_links_in_quotes_and_lists_keep_place_and_offset() -> None:
    text = "> - one\n>   > two é\n>   > [[a]] and\n>   > ⭐ ![[b]]\n"
    first, second = parse(text).links
    assert (first.span.line, first.span.column) == (3, 7)
    assert (second.span.line, second.span.column) == (4, 9)
    assert first.text is second.text
    assert first.text.raw == "two é\n[[a]] and\n⭐ ![[b]]"
    assert first.text.raw[first.offset :].startswith("[[a]]")
    assert second.text.raw[second.offset :].startswith("![[b]]")


def test_links_come_in_reading_order_whatever_their_kind() -> None:
    text = "---\nup: '[[z]]'\n---\nhttps://x.org [[a]] [t](b.md) ![[c]] https://y.org\n"
    assert [target for _, target in links(text)] == [
        "z",
        "https://x.org",
        "a",
        "b.md",
        "c",
        "https://y.org",
    ]
