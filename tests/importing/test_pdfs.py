"""PDFs that become literature notes, and go on giving them what their reader marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.importing import Imported
from kg.importing.growing import grown
from kg.importing.papers import read_paper
from tests.importing.conftest import Importing
from tests.pdf.making import LEFT, Marking, Said, column, marked, pdf

WORDS = """
Abstract
We ask when a proxy stands in for a goal, and we
find three conditions that are met by small models.

1 Introduction
A quiet proxy is never compared with its goal.
A loud one is compared with it each day.

References
[1] B. Lind. Held to a measure. Small Press, 2030.
"""
HEAD = [Said(LEFT, 780, "Quiet Proxies: A Survey", 18)]
STAMP = [Said(30, 200, "arXiv:3107.00042v2 [cs.AI] 1 Jul 2031", 16, turned=True)]
NOTE = "literature/LN-Okoro-2031-Quiet-Proxies.md"
FIRST = Marking(1, "A quiet proxy is never compared with its goal", "Never?")
SECOND = Marking(1, "three conditions")


def paper() -> bytes:
    return pdf([*HEAD, *column(WORDS), *STAMP], author="Ada Okoro")


def imported(importing: Importing, file: Path, attach: str = "") -> Imported:
    read = read_paper(str(file))
    assert read
    return importing.vault.import_pdf(read, attach=attach)


@pytest.fixture
def file(importing: Importing) -> Path:
    folder = importing.root / "papers"
    folder.mkdir()
    (folder / "okoro.pdf").write_bytes(marked(paper(), FIRST, labels=[(1, 1, "/D", 33)]))
    return folder / "okoro.pdf"


def test_a_pdf_becomes_a_literature_note(importing: Importing, file: Path) -> None:
    done = imported(importing, file)
    assert (done.path, done.status, done.type) == (NOTE, "created", "literature")
    text = (importing.root / NOTE).read_text("utf-8")
    assert 'pdf: "[[papers/okoro.pdf]]"' in text
    assert "**Citation**: Okoro, Ada (2031). *Quiet Proxies: A Survey*. arXiv:3107.00042." in text
    assert "## Abstract\n\nWe ask when a proxy stands in for a goal, and we find three" in text
    assert text.endswith("""\
## Highlights

> A quiet proxy is never compared with its goal
> — [[papers/okoro.pdf#page=1|p. 33]]

Never?

## References

1. B. Lind. Held to a measure. Small Press, 2030.
""")


def test_the_graph_knows_the_paper_its_references_and_the_quotation(
    importing: Importing, file: Path
) -> None:
    imported(importing, file)
    (paper,) = importing.ask("?n kg:sourcePath ?p ; foaf:primaryTopic ?x")
    assert paper.endswith("paper/arxiv-3107.00042")
    assert importing.ask(f"<{paper}> cito:cites/dcterms:title ?x") == ["Held to a measure"]
    assert importing.ask("?q a schema:Quotation ; schema:text ?x") == [
        "A quiet proxy is never compared with its goal"
    ]
    assert importing.ask("?q a schema:Quotation ; schema:isBasedOn ?x") == [paper]
    assert importing.ask("?q a schema:Quotation ; kg:locator ?x") == ["p. 33"]
    assert importing.ask("?q a schema:Quotation ; schema:spokenByCharacter ?x") == []
    assert importing.ask("?x a kg:Attachment") == [
        f"{importing.vault.config.base}file/papers/okoro.pdf"
    ]


def test_a_file_that_did_not_change_changes_nothing(importing: Importing, file: Path) -> None:
    imported(importing, file)
    before = (importing.root / NOTE).read_bytes()
    assert imported(importing, file).status == "unchanged"
    assert (importing.root / NOTE).read_bytes() == before


def test_what_was_marked_since_is_added_between_the_readers_words(
    importing: Importing, file: Path
) -> None:
    imported(importing, file)
    note = importing.root / NOTE
    mine = note.read_text("utf-8").replace("Never?", "Never? I doubt it, see [[Mine]].")
    mine = mine.replace("## 5 Cs", "Here I begin.\n\n## 5 Cs")
    note.write_text(mine, "utf-8")
    file.write_bytes(marked(paper(), FIRST, SECOND))
    done = imported(importing, file)
    assert (done.status, done.conflicts) == ("updated", ())
    text = note.read_text("utf-8")
    assert "Here I begin.\n\n## 5 Cs" in text
    assert "Never? I doubt it, see [[Mine]]." in text
    assert "> three conditions\n> — [[papers/okoro.pdf#page=1|p. 1]]" in text


def test_a_quotation_that_the_reader_took_out_stays_out(importing: Importing, file: Path) -> None:
    imported(importing, file)
    note = importing.root / NOTE
    text = note.read_text("utf-8")
    start, end = text.index("> A quiet"), text.index("## References")
    note.write_text(text[:start] + "Nothing of this convinces me.\n\n" + text[end:], "utf-8")
    file.write_bytes(marked(paper(), FIRST, SECOND, labels=[(1, 1, "/D", 33)]))
    imported(importing, file)
    text = note.read_text("utf-8")
    assert "> A quiet" not in text
    assert "Never?" not in text
    assert "Nothing of this convinces me.\n\n> three conditions\n" in text


def test_a_note_of_ones_own_on_the_paper_gets_the_highlights_below_its_words(
    importing: Importing, file: Path
) -> None:
    own = importing.root / "literature/mine.md"
    words = '---\ntype: literature\narxiv: "3107.00042"\n---\n\n# My title\n\nMy words.\n'
    own.parent.mkdir(exist_ok=True)
    own.write_text(words, "utf-8")
    done = imported(importing, file)
    assert (done.path, done.status) == ("literature/mine.md", "updated")
    text = own.read_text("utf-8")
    head, _, rest = text.partition("\n---\n\n")
    assert head.startswith(
        '---\ntype: literature\narxiv: "3107.00042"\npdf: "[[papers/okoro.pdf]]"'
    )
    assert rest.startswith("# My title\n\nMy words.\n\n## Highlights\n\n> A quiet proxy")


def test_references_of_ones_own_stay_and_are_no_conflict(importing: Importing, file: Path) -> None:
    own = importing.root / "literature/mine.md"
    own.parent.mkdir(exist_ok=True)
    words = "## References\n\n1. My own list.\n"
    own.write_text(f"---\ntype: literature\npdf: okoro.pdf\n---\n\n# T\n\n{words}", "utf-8")
    assert imported(importing, file).conflicts == ()
    assert f"# T\n\n{words}" in own.read_text("utf-8")


def test_the_note_that_names_the_pdf_is_the_one(importing: Importing, file: Path) -> None:
    own = importing.root / "literature/mine.md"
    own.parent.mkdir(exist_ok=True)
    own.write_text("---\ntype: literature\npdf: okoro.pdf\n---\n\n# Other title\n", "utf-8")
    assert imported(importing, file).path == "literature/mine.md"
    assert own.read_text("utf-8").startswith("---\ntype: literature\npdf: okoro.pdf\npdf-hash:")


def test_line_ends_of_a_note_stay_as_they_are(importing: Importing, file: Path) -> None:
    own = importing.root / "literature/mine.md"
    own.parent.mkdir(exist_ok=True)
    own.write_bytes(b"---\r\ntype: literature\r\narxiv: 3107.00042\r\n---\r\nMy words.\r\n")
    imported(importing, file)
    data = own.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 8


def test_a_pdf_outside_is_linked_only_when_it_was_taken_in(
    importing: Importing, tmp_path: Path
) -> None:
    outside = tmp_path / "okoro.pdf"
    outside.write_bytes(marked(paper(), FIRST))
    done = imported(importing, outside)
    assert "no file of the vault" in done.remarks[0]
    assert "> — p. 1\n" in (importing.root / NOTE).read_text("utf-8")
    (importing.root / NOTE).unlink()
    assert imported(importing, outside, attach="papers").remarks == ()
    assert "> — [[papers/okoro.pdf#page=1|p. 1]]\n" in (importing.root / NOTE).read_text("utf-8")
    assert (importing.root / "papers/okoro.pdf").read_bytes() == outside.read_bytes()


def test_words_of_a_stranger_mean_nothing_in_the_note(importing: Importing, tmp_path: Path) -> None:
    outside = tmp_path / "x.pdf"
    outside.write_bytes(
        marked(
            pdf(column("Say [[LN-X]] and #tag, <b>bold</b> or @key."), title="[[T]] #x"),
            Marking(1, "[[LN-X]] and #tag, <b>bold</b> or @key", "# Not a heading\n%% nor this"),
        )
    )
    imported(importing, outside)
    assert importing.ask("?l a kg:Link ; kg:target ?x") == []
    assert importing.ask("?n a kg:Note ; schema:keywords ?x") == []
    (note,) = (importing.root / "literature").iterdir()
    assert "> Say" not in note.read_text("utf-8")
    assert "\\# Not a heading\n\n\\%% nor this" in note.read_text("utf-8")


def test_a_pdf_without_anything_is_called_by_its_file(importing: Importing, tmp_path: Path) -> None:
    outside = tmp_path / "scan_of_a_page.pdf"
    outside.write_bytes(pdf([]))
    done = imported(importing, outside)
    assert done.title == "scan of a page"
    assert "no text" in done.remarks[0]


blocks = st.lists(
    st.integers(0, 40).map(lambda n: f"> Words {n} of the paper."), max_size=8, unique=True
)


def cut(note: str) -> list[str]:
    """Return the blocks of a note."""
    return re.split(r"\n{2,}", note.strip())


@given(blocks, blocks, st.data())
def test_whatever_is_added_the_readers_lines_stay_in_their_order(
    first: list[str], more: list[str], data: st.DataObject
) -> None:
    added = grown("# T\n\nLead.\n", {"H": first}, ("H",), ())
    lines = cut(added.text)
    for n in range(data.draw(st.integers(1, 5))):
        lines.insert(data.draw(st.integers(1, len(lines))), f"My thought {n}.")
    kept = [line for line in lines if line[0] != ">" or data.draw(st.booleans())]
    every = list(dict.fromkeys((*first, *more)))
    then = grown("\n\n".join(kept), {"H": every}, ("H",), added.added)
    after = cut(then.text)
    new = [block for block in more if block not in first]
    assert sorted(after) == sorted([*kept, *new, *(["## H"] if new and "## H" not in kept else [])])
    assert [line for line in after if line in kept] == kept
    assert grown(then.text, {"H": every}, ("H",), then.added).text == then.text


def test_a_section_that_grows_gets_new_blocks_behind_those_they_follow() -> None:
    blocks = ["> one", "> two", "> three"]
    first = grown("# T\n", {"H": ["> one", "> three"]}, ("H",), ())
    mine = first.text.replace("> three", "My words.\n\n> three") + "\nThe end.\n"
    then = grown(mine, {"H": blocks}, ("H",), first.added)
    assert then.text == "# T\n\n## H\n\n> one\n\n> two\n\nMy words.\n\n> three\n\nThe end.\n"
    assert grown(then.text, {"H": blocks}, ("H",), then.added).text == then.text


def test_a_second_color_says_no_quotation_again() -> None:
    yellow = ["> one\n> — [[a.pdf#page=1|p. 1]]", "> two\n> — [[a.pdf#page=2|p. 2]]"]
    first = grown("# T\n", {"H": yellow}, ("H",), ())
    mine = f"{first.text.replace(yellow[1], '').rstrip()}\n\nMy words.\n"
    every = [f"{block} (yellow)" for block in yellow]
    every.insert(1, "> three\n> — [[a.pdf#page=1|p. 1]] (green)")
    then = grown(mine, {"H": every}, ("H",), first.added)
    assert then.text == f"# T\n\n## H\n\n{yellow[0]}\n\n{every[1]}\n\nMy words.\n"


def test_a_pdf_that_is_linked_since_says_no_quotation_again() -> None:
    first = grown("# T\n", {"H": ["> one\n> — p. 3"]}, ("H",), ())
    mine = f"{first.text}\nMy words.\n"
    linked = ["> one\n> — [[a.pdf#page=1|p. 3]]", "> one\n> — [[a.pdf#page=31|p. 33]]"]
    then = grown(mine, {"H": linked}, ("H",), first.added)
    assert then.text == f"# T\n\n## H\n\n> one\n> — p. 3\n\n{linked[1]}\n\nMy words.\n"


def test_a_comment_that_stands_elsewhere_tears_no_sentence() -> None:
    first = grown("# T\n", {"H": ["> A one", "hm"]}, ("H",), ())
    mine = first.text.replace("hm", "hm, I doubt it.").replace("## H", "## H\n\nOhm, I say.")
    then = grown(mine, {"H": ["> A one", "hm", "> two", "I"]}, ("H",), first.added)
    assert then.text == ("# T\n\n## H\n\nOhm, I say.\n\n> A one\n\nhm, I doubt it.\n\n> two\n\nI\n")


def test_the_last_quotation_that_was_taken_out_stays_out() -> None:
    first = grown("# T\n", {"H": ["> one"]}, ("H",), ())
    then = grown(first.text, {"H": ["> one", "> two"]}, ("H",), first.added)
    mine = then.text.replace("\n\n> two", "")
    last = grown(mine, {"H": ["> one", "> two", "> six"]}, ("H",), (*first.added, *then.added))
    assert last.text == "# T\n\n## H\n\n> one\n\n> six\n"
