"""Full text: what is found, in which order, where, and what is offered where nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg.errors import UnknownName
from kg.index.words import words
from kg.names import fold
from kg.query.rows import Hit
from kg.query.search import matching


def paths(vault: kg.Vault, text: str, **options: str) -> list[str]:
    return [hit.path for hit in vault.search(text, **options)]  # type: ignore[arg-type]


def marked(hit: Hit) -> list[str]:
    return [hit.snippet[start:end] for start, end in hit.marks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mesa base", {"a.md", "b.md"}),
        ('"mesa base"', {"a.md"}),
        ("“mesa base”", {"a.md"}),
        ('"mesa ba', {"a.md"}),
        ("mesa AND base", {"a.md", "b.md"}),
        ("mesa -base", {"c.md"}),
        ("mesa NOT base", {"c.md"}),
        ('mesa -"mesa base"', {"b.md", "c.md"}),
        ("toy OR base", {"a.md", "b.md", "d.md"}),
        ("mesa base OR toy", {"a.md", "b.md", "d.md"}),
        ("toy OR", set()),
        ("OR toy", set()),
        ("bas* toys", {"d.md"}),
        ("mes", {"a.md", "b.md", "c.md"}),
        ("mes* x", {"c.md"}),
        ("mes x", set()),
        ("mesa NEAR/3 base", {"a.md", "b.md"}),
        ("base NEAR/3 mesa", {"a.md", "b.md"}),
        ("mesa NEAR/2 base", {"a.md"}),
        ('"mesa base"~3', {"a.md", "b.md"}),
        ('"base mesa"~99999999999999999999', {"a.md", "b.md"}),
        ("mesa NEAR base", {"a.md", "b.md"}),
        ("title:toy", {"d.md"}),
        ("title:base", set()),
        ("-title:note mesa", {"a.md", "b.md", "c.md"}),
        ("MESA-BASE", {"a.md"}),
        ("-base", {"a.md", "b.md", "d.md"}),
        ("NEAR mesa", set()),
    ],
)
def test_forms_of_asking(vault: kg.Vault, text: str, expected: set[str]) -> None:
    """
    == a.md
    The mesa base is here.
    == b.md
    A mesa one two three base.
    == c.md
    Only mesa x.
    == d.md
    # Toys
    A base of toys.
    """
    assert set(paths(vault, text)) == expected


@pytest.mark.parametrize(
    ("text", "line", "hit"),
    [
        ("对齐", 4, ["对齐", "对齐"]),
        ("欺骗性对齐", 4, ["欺骗性对齐"]),
        ("欺骗", 4, ["欺骗"]),
        ("欺騙", 6, ["欺騙"]),
        ("정렬", 5, ["정렬"]),
        ("정렬 문제", 5, ["정렬", "문제"]),
        ("アライメント", 6, ["アライメント"]),
        ("ｱﾗｲﾒﾝﾄ", 6, ["アライメント"]),
        ("mesa对齐", 4, ["mesa-对齐"]),
        ("gpt-4", 7, ["ＧＰＴ－４"]),
        ("nadir", 7, ["Nadı̇r"]),
        ("αλφα", 7, ["Άλφα"]),
        ("strasse", 7, ["Straße"]),
        ("елка", 7, ["ёлка"]),
        ("🎯", 8, ["🎯"]),
        ("การ", 8, ["การ"]),
    ],
)
def test_words_of_every_script_are_found(
    vault: kg.Vault, text: str, line: int, hit: list[str]
) -> None:
    """
    == other.md
    対 欺 齐 정 문
    == a.md
    # Scripts

    Nothing here.
    这是关于欺骗性对齐和mesa-对齐的笔记。
    기계의 정렬을 위한 문제는 어렵다.
    AIアライメントと欺騙について。
    ＧＰＴ－４ and Nadı̇r, Άλφα, Straße, ёлка.
    Aim 🎯 and การจัดแนว.
    """
    (found,) = vault.search(text)
    assert (found.path, found.line) == ("a.md", line)
    assert marked(found) == hit


def test_names_come_before_headings_and_headings_before_text(vault: kg.Vault) -> None:
    """
    == text.md
    # One

    Here is corrigibility, and some more words that fill the line.
    == heading.md
    # Two

    ## On corrigibility

    Some more words that fill the line.
    == alias.md
    ---
    aliases: [corrigibility of agents]
    ---
    # Three
    == title.md
    # Corrigibility of models
    == exact.md
    # Corrigibility
    == corrigibility-notes.md
    # Four
    """
    found = paths(vault, "corrigibility")
    assert found[0] == "exact.md"
    assert set(found[1:4]) == {"title.md", "alias.md", "corrigibility-notes.md"}
    assert found[4:] == ["heading.md", "text.md"]


def test_a_note_that_is_called_so_comes_first_however_often_others_say_it(vault: kg.Vault) -> None:
    """
    == b.md
    # Debate, debate and debate

    Debate debate debate.
    == LN-Irving.md
    ---
    aliases: [Debate]
    ---
    # AI safety by argument between machines, judged by a human at the end
    """
    assert paths(vault, "debate") == ["LN-Irving.md", "b.md"]
    assert paths(vault, "LN-Irving") == ["LN-Irving.md"]


def test_words_in_a_row_come_before_the_same_words_apart(vault: kg.Vault) -> None:
    """
    == a.md
    The team of the red house has no other team.
    == b.md
    There is one red team and no other team.
    """
    assert paths(vault, "red team") == ["b.md", "a.md"]


def test_the_whole_word_comes_before_longer_ones(vault: kg.Vault) -> None:
    """
    == a.md
    Some graphics, graphics and graphics here.
    == b.md
    Some text with a graph in it here.
    """
    assert paths(vault, "graph") == ["b.md", "a.md"]


def test_equals_stand_in_the_order_of_their_paths(vault: kg.Vault) -> None:
    """
    == c.md
    same words
    == a.md
    same words
    == b.md
    same words
    """
    assert paths(vault, "words") == ["a.md", "b.md", "c.md"]


def test_the_line_is_the_one_that_holds_most(vault: kg.Vault) -> None:
    """
    == a.md
    ---
    tags: [deceptive, alignment]
    ---
    # Deceptive alignment

    An alignment that is good. Alignment, alignment!
    Alignment that is only deceptive.
    So this is deceptive alignment at last.
    """
    (hit,) = vault.search("deceptive alignment")
    assert (hit.line, marked(hit)) == (8, ["deceptive", "alignment"])


def test_a_phrase_may_go_over_the_end_of_a_line(vault: kg.Vault) -> None:
    """
    == a.md
    The learned model has an inner
    alignment problem.
    """
    (hit,) = vault.search('"inner alignment problem"')
    assert (hit.line, marked(hit)) == (1, ["inner"])


def test_what_stands_in_front_matter_is_found_at_its_line(vault: kg.Vault) -> None:
    """
    == a.md
    ---
    title: Goals
    authors: ["Langosco, Lauro"]
    ---
    # Goals
    """
    (hit,) = vault.search("langosco")
    assert (hit.line, marked(hit)) == (3, ["Langosco"])


def test_a_hit_in_names_alone_is_at_the_first_line(vault: kg.Vault) -> None:
    """
    == SP-Rules.md
    ---
    title: How we test
    aliases: [red-team rules]
    ---
    Nothing here.
    """
    for text, shown in [("rules red", "red-team rules"), ("sp-rules", "SP-Rules")]:
        (hit,) = vault.search(text)
        assert (hit.line, hit.snippet) == (1, shown)
        assert hit.marks


def test_a_later_note_of_a_file_is_found_at_its_own_line(vault: kg.Vault) -> None:
    """
    == plan.md
    ---
    id: PN-1
    title: First
    ---
    one

    ---
    id: PN-2
    title: Second
    ---
    the plums
    """
    (hit,) = vault.search("plums")
    assert (hit.title, hit.line) == ("Second", 11)
    (hit,) = vault.search("PN-2")
    assert (hit.title, hit.line) == ("Second", 7)


def test_a_long_line_is_cut_around_what_was_found(vault: kg.Vault) -> None:
    """
    == a.md
    # A
    """
    filler = "lorem ipsum dolor sit amet " * 20
    text = f"# A\n\n{filler}first plum, {filler}then plum beside the pear {filler}\n"
    (vault.root / "a.md").write_text(text, "utf-8")
    vault.refresh()
    (hit,) = vault.search("pear plum")
    assert marked(hit) == ["plum", "pear"]
    assert len(hit.snippet) <= 164
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith(" …")


def test_a_long_line_without_spaces_is_cut_as_well(vault: kg.Vault) -> None:
    """
    == a.md
    # A
    """
    (vault.root / "a.md").write_text(f"# A\n\n{'文' * 500}对齐{'字' * 500}\n", "utf-8")
    vault.refresh()
    (hit,) = vault.search("对齐")
    assert marked(hit) == ["对齐"]
    assert len(hit.snippet) <= 164


def test_only_notes_of_a_type(example: kg.Vault) -> None:
    found = example.search("alignment", type_name="concept", limit=100)
    assert {hit.kind for hit in found} == {"concept"}
    assert len(found) < len(example.search("alignment", limit=100))
    with pytest.raises(UnknownName, match="no note type called 'cncept'"):
        example.search("alignment", type_name="cncept")


def test_all_that_match_are_given_to_other_questions(vault: kg.Vault) -> None:
    """
    == a.md
    red teams
    == b.md
    a red team
    == c.md
    a team
    """
    database = vault._index.database  # noqa: SLF001 - what other questions hold
    base = vault.config.base
    assert matching(database, "team") == [f"{base}note/b", f"{base}note/c"]
    assert matching(database, "team* red") == [f"{base}note/a", f"{base}note/b"]
    assert matching(database, '"(') == []


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("deceptve", "deceptive"),
        ("deceptve alignmnet", "deceptive alignment"),
        ("Deceptve -toy", "deceptive -toy"),
        ("rocktäschl", "rocktaschel"),
        ('"deceptve alignment"', '"deceptive alignment"'),
        ('"alignment deceptive"', "alignment deceptive"),
        ("title:deceptive", "deceptive"),
        ("deceptive plums", "deceptive OR plums"),
        ("deceptive xylophone", "deceptive"),
        ("hubinger2091", "hubinger2019"),
        ("xylophone", ""),
        ("deceptve " * 13, ""),
        ("对齐", ""),
        ("", ""),
        ("-", ""),
    ],
)
def test_something_near_is_offered_where_nothing_is_found(
    vault: kg.Vault, text: str, instead: str
) -> None:
    """
    == a.md
    The deceptive alignment of Rocktäschel in hubinger2019.
    == b.md
    All about plums.
    """
    assert vault.search(text) == ()
    assert vault.suggest(text) == instead
    assert not instead or vault.search(instead)


def test_the_more_frequent_of_two_near_words_is_offered(vault: kg.Vault) -> None:
    """
    == a.md
    plumb
    == b.md
    plums
    == c.md
    plums
    """
    assert vault.suggest("plumz") == "plums"


TYPED = st.text(
    st.one_of(
        st.sampled_from('abde ORANDNEAR/:"-*()~5 \n对齐정é“'),
        st.characters(exclude_categories=[]),
    ),
    max_size=40,
)
FORMS = st.lists(
    st.sampled_from(
        [
            "OR",
            "AND",
            "NOT",
            "NEAR",
            "NEAR/2",
            '"',
            "~3",
            "(",
            ")",
            "^",
            "{title}",
            ":",
            "alignment",
            "-model",
            '"red',
            'team"',
            "al*",
            "title:risks",
            '"the',
            'model"~4',
            "齐",
        ]
    ),
    max_size=8,
).map(" ".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.one_of(TYPED, FORMS), limit=st.integers(1, 50))
def test_no_text_is_wrong_and_every_mark_is_a_hit(example: kg.Vault, text: str, limit: int) -> None:
    hits = example.search(text, limit=limit)
    assert len(hits) <= limit
    asked = [word.text for word in words(text)]
    for hit in hits:
        lines = (example.root / hit.path).read_text("utf-8").splitlines()
        assert 1 <= hit.line <= len(lines)
        for start, end in hit.marks:
            found = [word.text for word in words(hit.snippet[start:end])]
            assert found
            assert any(word.startswith(one) for word in found for one in asked)
    if not hits:
        instead = example.suggest(text)
        assert not instead or example.search(instead)


TITLES = st.text(
    st.one_of(st.sampled_from('ab OR-"*: 对齐é'), st.characters(categories=["L", "N", "P", "S"])),
    min_size=1,
    max_size=30,
).filter(lambda title: fold(title) != "")


@settings(max_examples=30, deadline=None)
@given(title=TITLES)
def test_a_note_is_found_first_by_its_own_title(
    tmp_path_factory: pytest.TempPathFactory, title: str
) -> None:
    folder = tmp_path_factory.mktemp("titled")
    write(folder / "a.md", title)
    write(folder / "b.md", f"{title} and more")
    vault = kg.open(folder)
    called = next(note.title for note in vault.notes() if note.path == "a.md")
    assert vault.search(called)[0].path == "a.md"


def write(file: Path, title: str) -> None:
    quoted = title.replace("'", "''")
    file.write_text(f"---\ntitle: '{quoted}'\n---\ntext\n", "utf-8")
