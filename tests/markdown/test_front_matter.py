"""Front matter: values, places, links, tags and faults."""

import pytest

from kg.markdown import FrontMatterValue, Link, parse


def front(yaml: str) -> str:
    return f"---\n{yaml}\n---\nBody\n"


def source_of(link: Link, text: str) -> str:
    assert link.span.line == link.span.end_line
    return text.split("\n")[link.span.line - 1][link.span.column - 1 : link.span.end_column - 1]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("true", True),
        ("False", False),
        ("tRUE", "tRUE"),
        ("null", None),
        ("~", None),
        ("", None),
        ("12:30:45", "12:30:45"),
        ("0123", 123),
        ("-7", -7),
        ("0x1F", 31),
        ("0o17", 15),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1e999", "1e999"),
        ("9" * 400, "9" * 400),
        ("1_000", "1_000"),
        ("2026-04-06", "2026-04-06"),
        ("2020-13-45", "2020-13-45"),
        ("2401.01234", 2401.01234),
        ('"2401.01234"', "2401.01234"),
        ("!!str 12", "12"),
        ("!!int 12", 12),
        ("!wild 12", "12"),
        ("[a, 2, [b]]", ["a", 2, ["b"]]),
        ("{b: {c: 1}}", {"b": {"c": 1}}),
        ("|\n  two\n  lines", "two\nlines\n"),
    ],
)
def test_values_follow_the_core_schema_of_yaml_1_2(typed: str, value: FrontMatterValue) -> None:
    document = parse(front(f"a: {typed}"))
    assert document.problems == ()
    assert document.front_matter.values == {"a": value}


def test_infinity_and_no_number_are_numbers() -> None:
    values = parse(front("a: .inf\nb: -.inf\nc: .nan")).front_matter.values
    assert values["a"] == float("inf")
    assert values["b"] == float("-inf")
    assert values["c"] != values["c"]


def test_each_top_level_key_has_its_line_and_the_block_its_end() -> None:
    matter = parse(front("a: 1\nb:\n  - x\n  - y\nc: 3")).front_matter
    assert matter.lines == {"a": 2, "b": 3, "c": 6}
    assert matter.end_line == 7


def test_keys_are_text_whatever_they_were() -> None:
    assert parse(front("2024: a\nyes: b\n? [x]\n: c")).front_matter.values == {
        "2024": "a",
        "yes": "b",
        "[x]": "c",
    }


def test_three_dots_end_front_matter_and_the_body_follows() -> None:
    document = parse("---\na: 1\n...\n# Title\n")
    assert document.front_matter.values == {"a": 1}
    assert [block.line for block in document.blocks] == [4]


@pytest.mark.parametrize("text", ["", "\n---\na: 1\n---\n", "---\na: 1\n", " ---\na: 1\n---\n"])
def test_front_matter_begins_on_the_first_line_and_is_closed(text: str) -> None:
    assert parse(text).front_matter.end_line == 0


def test_empty_front_matter_is_no_fault() -> None:
    document = parse("---\n---\nx\n")
    assert document.problems == ()
    assert document.front_matter.end_line == 2
    assert document.front_matter.values == {}


@pytest.mark.parametrize(
    ("yaml", "line", "column", "says"),
    [
        ("a: 1\nb: c: d", 3, 5, "mapping values are not allowed"),
        ("a: 1\nb: @x", 3, 4, "cannot start any token"),
        ("é: ü\nb: \x01", 3, 4, "U+0001"),
        ("a: 1\nb: 2\na: 3", 4, 1, "'a' is here for the second time"),
        ("a:\n  b: 1\n  b: 2", 4, 3, "'b' is here for the second time"),
        ("a: *b", 2, 4, "&b"),
        ("- a\n- b", 2, 1, "key: value"),
        ("just text", 2, 1, "key: value"),
        ("--- a\n--- b", 3, 1, "second YAML document"),
    ],
)
def test_a_fault_has_its_line_and_column_and_empties_the_values(
    yaml: str, line: int, column: int, says: str
) -> None:
    document = parse(front(yaml))
    (problem,) = document.problems
    assert (problem.span.line, problem.span.column) == (line, column)
    assert says in problem.message
    assert document.front_matter.values == {}
    assert len(document.blocks) == 1


def test_links_and_body_survive_broken_yaml() -> None:
    text = front("up: [[A]] and [[B|b]]\n# no [[C]]\nx: y: z")
    document = parse(text)
    assert len(document.problems) == 1
    assert [(link.key, source_of(link, text)) for link in document.links] == [
        ("up", "[[A]]"),
        ("up", "[[B|b]]"),
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("[[Note]]", ["[[Note]]"]),
        ('"[[Note#H|label]]"', ["[[Note#H|label]]"]),
        ("'see [[A]] and [[B]]'", ["[[A]]", "[[B]]"]),
        ("\n  - [[A]]\n  - '[[B]]'\n  - plain [[C]]", ["[[A]]", "[[B]]", "[[C]]"]),
        ("[[[A]], [[B]]]", ["[[A]]", "[[B]]"]),
        ("[ [[A]], '[[B]]' ]", ["[[A]]", "[[B]]"]),
        ("{deep: {deeper: '[[A]]'}}", ["[[A]]"]),
        ('"![[A.png]]"', ["![[A.png]]"]),
        ("[[1, 2], [3, 4]]", []),
        ("1 # [[A]]", []),
        ("[[]]", []),
    ],
)
def test_wikilinks_in_front_matter_are_found_where_they_stand(typed: str, found: list[str]) -> None:
    text = front(f"é: 1\nup: {typed}")
    document = parse(text)
    assert document.problems == ()
    assert [source_of(link, text) for link in document.links] == found
    assert {link.key for link in document.links} <= {"up"}
    for link in document.links:
        assert link.text.raw[link.offset :].startswith(source_of(link, text))


@pytest.mark.parametrize(
    ("yaml", "names"),
    [
        ("tags: [a, b/c]", ["a", "b/c"]),
        ("tags: a, b", ["a", "b"]),
        ("tags: a b", ["a", "b"]),
        ("Tag: '#a'", ["a"]),
        ("tags:\n  - a\n  - '#b'\n  - 2024\n  -", ["a", "b"]),
        ("tags: ", []),
        ("aliases: x", []),
    ],
)
def test_tags_are_a_list_or_a_string(yaml: str, names: list[str]) -> None:
    text = front(yaml)
    tags = parse(text).tags
    assert [tag.name for tag in tags] == names
    lines = text.split("\n")
    for tag in tags:
        line = lines[tag.span.line - 1]
        assert line[tag.span.column - 1 : tag.span.end_column - 1] == tag.name


def test_aliases_are_followed() -> None:
    document = parse(front("a: &x [1, 2]\nb: *x"))
    assert document.front_matter.values == {"a": [1, 2], "b": [1, 2]}


def test_a_billion_laughs_is_a_fault() -> None:
    bombs = [f"b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 9)}]" for n in range(1, 10)]
    document = parse(front("\n".join(["b0: &b0 [lol, lol]", *bombs])))
    (problem,) = document.problems
    assert "aliases repeat" in problem.message
    assert document.front_matter.values == {}


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? "])
def test_bottomless_nesting_is_a_fault_and_not_a_crash(opening: str) -> None:
    document = parse(front("a:\n " + opening * 100_000))
    (problem,) = document.problems
    assert problem.span.line >= 3
    assert len(document.blocks) == 1


def test_an_alias_inside_its_own_anchor_is_a_fault() -> None:
    assert len(parse(front("a: &x [*x]")).problems) == 1
