"""What holds for every text: no exception, every position right, hostile input read."""

import pickle
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.markdown import (
    Block,
    Document,
    Heading,
    LinkKind,
    ListBlock,
    Paragraph,
    Quote,
    Table,
    Text,
    decode,
    parse,
    plain,
    sentence_at,
    walk,
)

PIECES = st.sampled_from(
    [
        *"\n \t>-*_#`~|^[]()!<:\\$%&é⭐.1\u2028\x0c",
        *("---\n", "> ", ">> ", "- ", "  ", "    ", "1. ", "- [ ] ", "[[a]]", "![[b|c]]", "%%"),
        *("```\n", "~~~", "|a|b|\n|-|-|\n", "$$", "$$\n", "<!--", "-->", "[!note]", "> [!x]- t\n"),
        *("[t](u.md)", "https://x.y", "^id", "#tag", "k:: v", "[k:: v]", "[^1]", "[^1]: ", "<b>"),
        *("a: b\n", "tags: [x, '#y']\n", "up: [[z]]\n", "\r\n", "\ufeff", "\0", "\ud800", "==\n"),
    ]
)
MARKDOWN = st.lists(PIECES, max_size=40).map("".join)


def texts(blocks: tuple[Block, ...]) -> Iterator[Text]:
    for block in walk(blocks):
        match block:
            case Heading(text=text) | Paragraph(text=text):
                yield text
            case ListBlock(items=items):
                yield from (item.text for item in items)
            case Table(header=header, rows=rows):
                yield from (cell for row in (header, *rows) for cell in row)
            case Quote(title=Text() as title):
                yield title
            case _:
                pass


def cut(document: Document, line: int, column: int, end_line: int, end_column: int) -> str:
    lines = document.text.split("\n")[line - 1 : end_line]
    lines[-1] = lines[-1][: end_column - 1]
    lines[0] = lines[0][column - 1 :]
    return "\n".join(lines)


@given(MARKDOWN | st.text())
@example("---\n\x85: [[a]]\n---\n")
@example("- " * 40 + "x")
def test_no_text_makes_parsing_raise(text: str) -> None:
    document = parse(text)
    assert not {"\r", "\0", "\ud800"} & set(document.text)
    assert parse(document.text).blocks == document.blocks or document.text.startswith("\ufeff")


@given(MARKDOWN)
@example("1. %%![[b|c]]")
def test_every_link_and_tag_stands_at_its_place(text: str) -> None:
    document = parse(text)
    for link in document.links:
        span = link.span
        source = cut(document, span.line, span.column, span.end_line, span.end_column)
        match link.kind:
            case LinkKind.WIKILINK:
                assert source.startswith("[[")
                assert source.endswith("]]")
            case LinkKind.EMBED:
                assert source.startswith("![[")
                assert source.endswith("]]")
            case LinkKind.MARKDOWN | LinkKind.IMAGE:
                assert source[0] in "[!"
                assert source[-1] in ")]"
            case LinkKind.URL:
                assert source[0] in "[!<h"
            case LinkKind.CITATION:
                assert "@" in source
        assert link.text.raw[link.offset :].startswith(source.split("\n")[0])
        assert plain(link.label) in sentence_at(link.text.raw, link.offset)
    for tag in document.tags:
        span = tag.span
        source = cut(document, span.line, span.column, span.end_line, span.end_column)
        assert source == tag.name if tag.key else source == f"#{tag.name}"


@given(MARKDOWN)
def test_every_line_of_every_text_occurs_in_its_line_of_the_source(text: str) -> None:
    document = parse(text)
    lines = document.text.split("\n")
    for found in texts(document.blocks):
        for number, raw in enumerate(found.raw.split("\n")):
            assert raw in lines[found.line - 1 + number]
        assert plain(found.raw) == plain(found.raw).strip()


@given(MARKDOWN)
def test_blocks_come_in_order_and_inside_the_text(text: str) -> None:
    document = parse(text)
    last = max(1, document.text.count("\n") + 1)
    starts = [block.line for block in walk(document.blocks)]
    assert starts == sorted(starts)
    assert all(1 <= b.line <= b.end_line <= last for b in walk(document.blocks))
    for spans in (document.links, document.tags, document.inline_fields):
        places = [item.span for item in spans]
        assert places == sorted(places, key=lambda span: (span.line, span.column))


DEEP = 10_000


@pytest.mark.parametrize("opening", ["> ", "- ", "1. ", "> - ", ">", "* > 1) "])
def test_bottomless_nesting_keeps_the_text_and_does_not_recurse(opening: str) -> None:
    document = parse(opening * DEEP + "the [[end]] #tag\n")
    assert [text.raw for text in texts(document.blocks) if text.raw] == ["the [[end]] #tag"]
    assert [link.target for link in document.links] == ["end"]
    assert [tag.name for tag in document.tags] == ["tag"]
    assert pickle.loads(pickle.dumps(document)) == document  # noqa: S301 -- our own bytes


def test_a_staircase_of_lists_keeps_every_item() -> None:
    steps = "".join("  " * n + f"- item{n}\n" for n in range(1000))
    found = [text.raw for text in texts(parse(steps).blocks)]
    assert sorted(filter(None, found)) == sorted(f"item{n}" for n in range(1000))


HOSTILE = {
    "open brackets": "[" * 100_000,
    "open wikilinks": "[[a " * 100_000,
    "closing brackets": "]]" * 100_000,
    "embeds": "![[" * 50_000,
    "backticks": "`" * 100_000,
    "growing backticks": " ".join("`" * n for n in range(1, 600)),
    "backslashes": "\\" * 100_000 + "[[",
    "dollars": "$" * 100_000,
    "spaced dollars": "$$ a " * 50_000,
    "dollar lines": "$$\n" * 50_001,
    "percents": "%" * 100_001,
    "spaced percents": "a %% " * 50_001,
    "percent paragraphs": "a %%\n\n" * 20_000,
    "ids": "^id " * 100_000,
    "ids in lines": "a ^id\n" * 50_000,
    "fields": "[a:: " * 50_000,
    "colons": ":" * 100_000,
    "colon lines": "a " * 50_000 + "::",
    "urls": "https://" * 50_000,
    "closing url": "https://x" + ")" * 100_000,
    "semicolons": "https://x" + ";" * 100_000,
    "callouts": "[!a] " * 50_000,
    "callout quotes": "> [!a]" * 20_000,
    "callout lines": "> [!a]\n" * 20_000,
    "hashes": "#" * 100_000,
    "tags": "#a" * 50_000,
    "marks": "#a" + "\u0301" * 100_000,
    "html comments": "<!--" * 50_000,
    "tags open": "<a " * 50_000,
    "fences": "```\n" * 50_001,
    "fences of two kinds": "```\n~~~~\n" * 20_000,
    "quotes of blanks": ">" + " " * 100_000,
    "headings": "# #" + " #" * 50_000,
    "tables": "|a|b|\n|-|-|\n" + "|" * 100_000,
    "highlights": "==a " * 50_000,
    "footnotes": "[^a" * 50_000,
    "entities": "&a" * 50_000,
    "stars": "*a **b " * 20_000,
    "blank lines": " \n" * 100_000,
    "front matter never closed": "---\n" + "a: b\n" * 50_000,
    "front matter of brackets": "---\na: " + "[[a " * 50_000 + "\n---\n",
    "front matter of quotes": "---\na: '" + "[[" * 50_000 + "'\n---\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_to_its_end(name: str) -> None:
    document = parse(HOSTILE[name] + "\n\n\n# The [[end]]\n")
    assert document.line_count == HOSTILE[name].count("\n") + 4
    assert document.text.endswith("# The [[end]]\n")
    assert plain(HOSTILE[name]) == plain(HOSTILE[name]).strip()
    assert len(sentence_at(HOSTILE[name], 1000)) < 10_000


@pytest.mark.parametrize("unit", ["word ", "é漢⭐"])
def test_a_line_of_five_megabytes_is_read(unit: str) -> None:
    count = 5_000_000 // len(unit.encode())
    (block,) = parse(unit * count).blocks
    assert isinstance(block, Paragraph)
    assert block.text.raw == (unit * count).rstrip()


def test_decode_reads_utf_8_and_utf_16_with_or_without_mark() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert decode("é漢".encode(encoding)) == "é漢"
    assert decode(b"\xfe\xff\x00a") == "a"


@pytest.mark.parametrize("data", [b"\xff", b"caf\xe9", b"\xff\xfea"])
def test_decode_raises_for_anything_else(data: bytes) -> None:
    with pytest.raises(UnicodeDecodeError):
        decode(data)
