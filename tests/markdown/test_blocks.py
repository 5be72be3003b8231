"""The tree of blocks."""

import pytest

from kg.markdown import (
    Block,
    Code,
    Footnote,
    Heading,
    Html,
    ListBlock,
    ListItem,
    Math,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
    parse,
    walk,
)


def block(text: str) -> Block:
    (found,) = parse(text).blocks
    return found


def items(text: str) -> tuple[ListItem, ...]:
    found = block(text)
    assert isinstance(found, ListBlock)
    return found.items


def quote(text: str) -> Quote:
    found = block(text)
    assert isinstance(found, Quote)
    return found


@pytest.mark.parametrize(
    ("text", "level", "raw", "end_line"),
    [
        ("# One", 1, "One", 1),
        ("###### Six ##", 6, "Six", 1),
        ("## C#", 2, "C#", 1),
        ("#", 1, "", 1),
        ("## #", 2, "", 1),
        ("Two\n---", 2, "Two", 2),
        ("Over\nlines\n===", 1, "Over\nlines", 3),
        ("#x\n===", 1, "#x", 2),
        ("# **B** `c` {#id}", 1, "**B** `c` {#id}", 1),
    ],
)
def test_a_heading_is_its_words(text: str, level: int, raw: str, end_line: int) -> None:
    assert block(text) == Heading(level, Text(raw, 1), 1, end_line)


def test_paragraphs_keep_lines_and_lose_margins() -> None:
    assert parse("  one\n   two\n\nthree\n").blocks == (
        Paragraph(Text("one\ntwo", 1), 1, 2),
        Paragraph(Text("three", 4), 4, 4),
    )


def test_quotes_within_lists_within_quotes_lose_every_margin() -> None:
    outer = quote("> - item\n>   > deep\n>   > deeper\nlazy\n")
    (found,) = outer.blocks
    assert isinstance(found, ListBlock)
    assert found.items[0].text == Text("item", 1)
    (inner,) = found.items[0].blocks
    assert isinstance(inner, Quote)
    assert inner.blocks == (Paragraph(Text("deep\ndeeper\nlazy", 2), 2, 4),)


@pytest.mark.parametrize(
    ("line", "callout", "title"),
    [
        ("[!note]", "note", None),
        ("[!NOTE] Title", "note", "Title"),
        ("[!success]- Folded *title*", "success", "Folded *title*"),
        ("[!my-own]+", "my-own", None),
        ("[!info|wide] T #", "info", "T #"),
    ],
)
def test_a_callout_has_its_kind_and_title(line: str, callout: str, title: str | None) -> None:
    found = quote(f"> {line}\n> Body\n")
    assert found.callout == callout
    assert (found.title and found.title.raw) == title
    assert found.blocks == (Paragraph(Text("Body", 2), 2, 2),)


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        ("---", Rule),
        ("| a |\n> |---|", Table),
        ("- a", ListBlock),
        ("# a", Heading),
        ("```\n> a\n> ```", Code),
        ("> [!deep] a", Quote),
        ("1) a", ListBlock),
    ],
)
def test_the_first_line_of_a_callout_is_apart_from_what_follows(
    below: str, kind: type[Block]
) -> None:
    found = quote(f"> [!note] Title\n> {below}\n")
    assert found.title == Text("Title", 1)
    assert [type(inner) for inner in found.blocks] == [kind]


@pytest.mark.parametrize(
    "text", ["> words\n> [!note] x", "> words\n>\n> [!note] x", "> [!] x", "> [!note x"]
)
def test_only_the_first_line_of_a_quote_begins_a_callout(text: str) -> None:
    assert [b.callout for b in walk(parse(text).blocks) if isinstance(b, Quote)] == [""]


def test_callouts_nest_and_stand_in_lists() -> None:
    text = "> [!a] A\n> > [!b] B\n> > words\n\n- > [!c]\n- > [!d]\n"
    kinds = [b.callout for b in walk(parse(text).blocks) if isinstance(b, Quote)]
    assert kinds == ["a", "b", "c", "d"]


def test_a_callout_in_code_is_code() -> None:
    assert block("```\n> [!note] x\n```") == Code("", "> [!note] x", 1, 3)


@pytest.mark.parametrize(
    ("text", "task", "raw"),
    [
        ("- [ ] a", " ", "a"),
        ("- [x] a", "x", "a"),
        ("- [X] a", "X", "a"),
        ("- [/] a", "/", "a"),
        ("- [-] **a**", "-", "**a**"),
        ("- [ ]", " ", ""),
        ("- [x](u)", None, "[x](u)"),
        ("- [[a]] b", None, "[[a]] b"),
        ("- [ab] c", None, "[ab] c"),
        ("1. [>] a", ">", "a"),
        ("- \\[x] a", None, "\\[x] a"),
    ],
)
def test_a_task_has_its_box(text: str, task: str | None, raw: str) -> None:
    (item,) = items(text)
    assert (item.task, item.text.raw) == (task, raw)


def test_loose_items_have_text_and_tasks_too() -> None:
    found = items("- [ ] a\n\n- [/] b\n\n  more\n")
    assert [(item.task, item.text.raw) for item in found] == [(" ", "a"), ("/", "b")]
    assert found[1].blocks == (Paragraph(Text("more", 5), 5, 5),)


def test_ordered_items_have_their_numbers() -> None:
    assert [item.number for item in items("3. a\n4. b\n7. c\n")] == [3, 4, 7]
    assert [item.number for item in items("- a\n")] == [None]


def test_what_stands_below_an_item_is_in_it_in_order() -> None:
    (item,) = items("- \\*a\n  ```py x\n  code\n    more\n  ```\n  after **it**\n  - sub\n")
    assert item.text == Text("\\*a", 1)
    assert item.blocks[:2] == (
        Code("py x", "code\n  more", 2, 5),
        Paragraph(Text("after **it**", 6), 6, 6),
    )
    assert [type(inner) for inner in item.blocks] == [Code, Paragraph, ListBlock]
    assert (item.line, item.end_line) == (1, 7)


def test_an_item_may_begin_with_a_heading() -> None:
    (item,) = items("- # H\n")
    assert item.text.raw == ""
    assert item.blocks == (Heading(1, Text("H", 1), 1, 1),)


def test_rows_of_a_table_are_as_wide_as_its_header() -> None:
    found = block("| a | b |\n|---|---|\n| c |\n| d | e | f |\n|  | `x\\|y` |\n")
    assert isinstance(found, Table)
    assert [cell.raw for cell in found.header] == ["a", "b"]
    assert [[cell.raw for cell in row] for row in found.rows] == [
        ["c", ""],
        ["d", "e"],
        ["", "`x\\|y`"],
    ]
    assert [row[1].line for row in found.rows] == [3, 4, 5]


def test_an_id_below_a_table_is_no_row() -> None:
    table, paragraph = parse("| a | b |\n|---|---|\n| c | d |\n^id\n").blocks
    assert isinstance(table, Table)
    assert len(table.rows) == 1
    assert (table.end_line, paragraph) == (3, Paragraph(Text("^id", 4), 4, 4))


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("$$x$$", "x"),
        ("$$\nx\n- y\n= z\n\n+ 1\n$$", "x\n- y\n= z\n\n+ 1"),
        ("$$x\ny$$", "x\ny"),
    ],
)
def test_a_formula_by_itself_is_a_block(text: str, tex: str) -> None:
    assert block(text) == Math(tex, 1, text.count("\n") + 1)


def test_a_formula_among_words_is_text() -> None:
    assert block("a $$x$$") == Paragraph(Text("a $$x$$", 1), 1, 1)
    assert block("$$x$$ $$y$$") == Paragraph(Text("$$x$$ $$y$$", 1), 1, 1)


def test_code_is_fenced_or_indented() -> None:
    assert block("```dataview\nTABLE\n```") == Code("dataview", "TABLE", 1, 3)
    assert block("    a\n\n    b") == Code("", "a\n\nb", 1, 3)
    assert block("~~~\nnever closed\n") == Code("", "never closed", 1, 2)


def test_html_rules_and_footnotes_are_blocks() -> None:
    text = "<div>\nx\n</div>\n\n***\n\n[^n]: Note\n\n    more\n"
    html, rule, footnote = parse(text).blocks
    assert html == Html("<div>\nx\n</div>", 1, 3)
    assert rule == Rule(5, 5)
    assert footnote == Footnote(
        "n", (Paragraph(Text("Note", 7), 7, 7), Paragraph(Text("more", 9), 9, 9)), 7, 9
    )


def test_a_comment_of_its_own_leaves_no_block_and_one_in_words_stays_in_the_text() -> None:
    document = parse("a\n\n%%\n# hidden\n\n- x\n%%\n\n%%c%% b %%d%%\n")
    assert document.blocks == (
        Paragraph(Text("a", 1), 1, 1),
        Paragraph(Text("%%c%% b %%d%%", 9), 9, 9),
    )
    assert [span.line for span in document.comments] == [3, 9, 9]


def test_walk_yields_every_block_in_reading_order() -> None:
    document = parse("# a\n- b\n  - c\n\n    d\n> e\n")
    assert [b.line for b in walk(document.blocks)] == [1, 2, 3, 5, 6, 6]


def test_line_ends_of_every_system_make_lines() -> None:
    document = parse("\ufeffa\r\n\r\nb\r\rc\n")
    assert document.text == "a\n\nb\n\nc\n"
    assert [b.line for b in document.blocks] == [1, 3, 5]
    assert document.line_count == 5
